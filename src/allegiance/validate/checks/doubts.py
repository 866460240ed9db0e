"""What else may be said, in files that cannot be read, so that a finding may not stand."""

from typing import Protocol


class Doubts(Protocol):
    """Tells what may be said that is not known."""

    @property
    def any(self) -> bool:
        """Whether anything may be said of an entity."""
        ...

    @property
    def claims(self) -> bool:
        """Whether more claims may be made."""
        ...

    @property
    def links(self) -> bool:
        """Whether more judged links may set two entities apart."""
        ...

    def describe(self, iri: str) -> bool:
        """Whether more may be said of the node."""
        ...

    def speak_of(self, kind: str) -> bool:
        """Whether there may be more entities of the kind."""
        ...


class NoDoubts:
    """For when every file was read."""

    any = claims = links = False

    def describe(self, iri: str) -> bool:
        """Return False: all that is said of the node is known."""
        return False

    def speak_of(self, kind: str) -> bool:
        """Return False: all entities of the kind are known."""
        return False


NONE: Doubts = NoDoubts()
