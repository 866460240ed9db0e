"""The graph as analysts use it: open it, ask it the questions, look at one entity, run SPARQL."""

from collections.abc import Iterable
from datetime import date
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance import build as building
from allegiance.build.snapshot import snapshot
from allegiance.errors import StoresMixed
from allegiance.query import catalog
from allegiance.query.asking import answer
from allegiance.query.entity import Description, describe
from allegiance.query.names import Names
from allegiance.query.questions import Questions
from allegiance.query.rows import Rows
from allegiance.sparql import guard
from allegiance.store import Results, Store

if TYPE_CHECKING:
    import rdflib


def open(*paths: str | PathLike[str], keep: bool = True) -> "Graph":  # noqa: A001  # `allegiance.open()` is what users call
    """Open the graph of the given folders or Turtle files, or of one SPARQL server by its address (`https://...`);
    without any, of the project's own data.

    Of files, the dataset is built at the first call and, with `keep`, found again while its files stay the same. A
    server is not asked before the first question (docs/servers.md). Raises NotFoundError, FileNotAllowed,
    SyntaxErrorInFile, DateInFile or RepeatedStatement for data that cannot be read, and BadAddress, BadCredentials or
    StoresMixed for servers.
    """
    servers = [path for path in paths if isinstance(path, str) and "://" in path]
    if servers:
        if len(paths) > 1:
            raise StoresMixed([str(path) for path in paths])
        from allegiance.store.remote import RemoteStore

        return Graph(RemoteStore(servers[0]))
    built = building.build([Path(path) for path in paths] or None, keep=keep)
    return Graph(built.store)


class Graph(Questions):
    """A dataset to ask. Each question of `queries/` is a method; `ask(name, ...)` takes the name as text."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.names = Names(store)

    def ask(self, question: str, **parameters: Any) -> Rows[Any]:
        """Answer a question by its name, with its parameters by name. Raises UnknownQuestion, BadParameter, UnknownName
        or AmbiguousName."""
        return answer(self.store, self.names, catalog.question(question), parameters)

    def show(self, entity: str) -> Description:
        """Return everything known of one entity, named as loosely as in `ask`. Raises UnknownName or AmbiguousName."""
        iri = self.names.resolve(entity)
        return describe(self.store, iri, self.names.label(iri))

    def snapshot(self, day: str, *, known_by: str = "9999-12-31") -> "rdflib.Graph":
        """Return the plain relations (`al:allegiantTo`, `al:leads` ...) of one day as an rdflib graph; days are
        written year-month-day. Raises ValueError for anything else."""
        from allegiance.query.to_rdflib import graph_of_triples

        return graph_of_triples(snapshot(self.store, date.fromisoformat(day), date.fromisoformat(known_by)))

    def sparql(self, query: str, *, allow_service: bool = False) -> Results:
        """Run a SPARQL query of your own over the union of all graphs. Raises QueryRefused for anything but a query."""
        guard.check(query, allow_service=allow_service)
        return self.store.query(query)

    def construct(self, query: str) -> "rdflib.Graph":
        """Run a CONSTRUCT or DESCRIBE query and return its triples as an rdflib graph."""
        from allegiance.query.to_rdflib import graph_of

        return graph_of(self.sparql(query))

    def questions(self) -> Iterable[str]:
        """Return the names of all questions."""
        return catalog.paths()
