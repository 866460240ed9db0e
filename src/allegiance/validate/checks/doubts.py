"""What else may be said, in files that cannot be read, so that a finding may not stand."""

from collections.abc import Collection
from typing import Protocol


class Doubts(Protocol):
    """Tells what may be said that is not known."""

    @property
    def links(self) -> bool:
        """Whether more judged links may set two entities apart."""
        ...

    def describe(self, iri: str) -> bool:
        """Whether more may be said of the node."""
        ...

    def mention(self, iri: str) -> bool:
        """Whether more may point to the node."""
        ...

    def entities(self, kind: str) -> Collection[str] | None:
        """Return the entities of the kind that may be described there; None where that may be any."""
        ...


class NoDoubts:
    """For when every file was read."""

    links = False

    def describe(self, iri: str) -> bool:
        """Return False: all that is said of the node is known."""
        return False

    def mention(self, iri: str) -> bool:
        """Return False: all that points to the node is known."""
        return False

    def entities(self, kind: str) -> Collection[str]:
        """Return none: all entities of the kind are known."""
        return ()


NONE: Doubts = NoDoubts()
