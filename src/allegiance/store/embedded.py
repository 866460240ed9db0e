"""The embedded home: Oxigraph, in memory or on disk.

Questions read the union of all named graphs. Oxigraph does not remove duplicates from a union, so the build
keeps every triple in one graph only.
"""

from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import QueryRefused, StoreError
from allegiance.store import Results


class EmbeddedStore:
    """An Oxigraph store, queried over the union of its graphs."""

    def __init__(self, inner: ox.Store) -> None:
        self.inner = inner

    @classmethod
    def read_only(cls, path: Path) -> "EmbeddedStore":
        """Open a persisted store for reading; any number of processes may do so at once. Raises StoreError."""
        try:
            return cls(ox.Store.read_only(str(path)))
        except OSError as error:
            raise StoreError(path, f"cannot be opened ({error})") from error

    def query(self, sparql: str) -> Results:
        """Run one query. Raises QueryRefused with the parser's words when the text is not a SPARQL query.

        Raises OSError when a SERVICE that was allowed does not answer.
        """
        try:
            return self.inner.query(sparql, use_default_graph_as_union=True)
        except SyntaxError as error:
            raise QueryRefused(f"it is not a SPARQL query ({error.msg})") from error
        except UnicodeEncodeError as error:
            raise QueryRefused(f"character {error.start + 1} is half of a pair and no text") from error
