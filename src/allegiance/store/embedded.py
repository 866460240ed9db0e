"""The embedded home: Oxigraph, in memory or on disk.

Questions read the union of all named graphs. Oxigraph does not remove duplicates from a union, so the build
keeps every triple in one graph only.
"""

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from allegiance.errors import QueryRefused, StoreError
from allegiance.sparql.form import names_graphs
from allegiance.store import Results
from allegiance.store.limits import Limits

if TYPE_CHECKING:
    import tempfile


class EmbeddedStore:
    """An Oxigraph store, queried over the union of its graphs; `path` is where it is persisted, if it is."""

    def __init__(self, inner: ox.Store, path: Path | None = None) -> None:
        self.inner, self.path = inner, path

    @classmethod
    def read_only(cls, path: Path) -> "EmbeddedStore":
        """Open a persisted store for reading; any number of processes may do so at once. Raises StoreError."""
        try:
            return cls(ox.Store.read_only(str(path)), path)
        except (OSError, RuntimeError, ValueError) as error:  # Which of them depends on what is damaged.
            raise StoreError(path, f"cannot be opened ({error})") from error

    def query(self, sparql: str) -> Results:
        """Run one query, over the graphs that it names or else over all.

        Raises QueryRefused with the parser's words when the text is not a SPARQL query.
        """
        try:
            return self.inner.query(sparql, use_default_graph_as_union=not names_graphs(sparql))
        except SyntaxError as error:
            raise QueryRefused(f"it is not a SPARQL query ({error.msg})") from error
        except UnicodeEncodeError as error:
            raise QueryRefused(f"character {error.start + 1} is half of a pair and no text") from error
        except RuntimeError as error:
            raise QueryRefused(str(error)) from error

    def query_within(self, sparql: str, limits: Limits, services: Collection[str] = ()) -> Results:
        """Run a query of somebody else's in a process of its own, within limits; it may call the servers at the given
        addresses. Raises LimitReached, QueryRefused, StoreError, and of services the errors derived from RemoteError.
        """
        from allegiance.store import isolated  # slow to load

        path = self.path or Path(self._copy.name)
        if not services:
            return isolated.query(path, sparql, limits)
        from allegiance.store import federation

        with federation.forwarding(services, limits) as places:
            return places.asking(lambda text: isolated.query(path, text, limits, calls=True), sparql)

    @cached_property
    def _copy(self) -> "tempfile.TemporaryDirectory[str]":
        """A store in memory, on disk for other processes; it goes with this object."""
        import tempfile  # slow to load

        folder = tempfile.TemporaryDirectory(prefix="allegiance-")
        disk = ox.Store(folder.name)
        disk.bulk_load(self.inner.dump(format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
        disk.flush()
        return folder
