"""The graph as analysts use it: open it, ask it the questions, look at one entity, run SPARQL."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import partial
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance.errors import NotFoundError, QueryRefused, UnknownQuestion
from allegiance.query import catalog
from allegiance.query.asking import answer, answer_own, bound, slice_of
from allegiance.query.calls import method, placed
from allegiance.query.named import Entity
from allegiance.query.names import Names
from allegiance.query.questions import Questions
from allegiance.query.rows import Rows
from allegiance.store import Results, Store
from allegiance.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib

    from allegiance.query.behind import Behind
    from allegiance.query.bonds import Bond, Link
    from allegiance.query.conflicting import Conflicting
    from allegiance.query.description import Description
    from allegiance.query.evidence import Evidence
    from allegiance.query.search import Hit
    from allegiance.store.limits import Limits

NQUADS = ".nq"
COUNTED = ("situations", "claims", "sources")
"""What `repr` tells the number of."""
# What only some calls need is imported there: a process that asks one question is as quick to start as can be.


def open(*paths: str | PathLike[str], keep: bool = True) -> "Graph":  # noqa: A001  # `allegiance.open()` is what users call
    """Open the graph of the given folders or Turtle files, of one whole dataset in N-Quads (`merged.nq`), or of one
    SPARQL server by its address (`https://...`); without any, of the project's own data.

    Of files, the dataset is built at the first call and, with `keep`, found again while its files stay the same. A
    server is not asked before the first question (docs/servers.md). Raises NotFoundError, FileNotAllowed,
    SyntaxErrorInFile, DateInFile or RepeatedStatement for data that cannot be read, and BadAddress, BadCredentials or
    StoresMixed for servers.
    """
    for path in paths:
        if not isinstance(path, str | PathLike):
            raise NotFoundError(repr(path), "file, folder or server")
    servers = _servers([path for path in paths if isinstance(path, str) and ":" in path])
    if servers:
        if len(paths) > 1:
            from allegiance.errors import StoresMixed

            raise StoresMixed([str(path) for path in paths])
        from allegiance.store.remote import RemoteStore

        return Graph(RemoteStore(servers[0]))
    files = [Path(path) for path in paths]
    if any(path.suffix == NQUADS for path in files):
        from allegiance.build import whole
        from allegiance.errors import StoresMixed

        if len(files) > 1:
            raise StoresMixed([str(path) for path in paths])
        return Graph(whole.opened(files[0], keep=keep))
    from allegiance.build import build

    return Graph(build(files or None, keep=keep).store)


def _servers(named: list[str]) -> list[str]:
    """Return the addresses of servers among the places, which have a colon."""
    if not named:
        return []
    from allegiance.store.address import is_meant_as_address

    return [place for place in named if is_meant_as_address(place)]


class Graph(Questions):
    """A dataset to ask. Each question of `queries/` is a method; `ask(name, ...)` takes the name as text."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.names = Names(store)

    def __repr__(self) -> str:
        """Say what it holds, or which server it is of, which is not asked for that."""
        place = getattr(self.store, "place", None)
        if place:
            return f"<Graph at {place}; questions() lists what it can be asked>"
        held = ", ".join(f"{row.number:,} {row.kind}" for row in self.totals() if row.kind in COUNTED)
        return f"<Graph of {held}; questions() lists what it can be asked>"

    @method
    def ask(
        self,
        question: str,
        *values: Any,
        allow_service: Collection[str] = (),
        limit: int | None = None,
        offset: int = 0,
        **parameters: Any,
    ) -> Rows[Any]:
        """Answer a question by its name, or one of your own by its file (`mine.rq`). Its parameters are given by name;
        those that it needs may be given in their order: `ask("pledges_of", "imu")`.

        With `limit`, the answer has at most so many rows, the first in the question's order or those after the first
        `offset`; its `total` says how many there are.

        A file is written as those of `queries/`; it runs as `sparql` does, with the default limits, and may call
        servers at the exact addresses in `allow_service`. Raises UnknownQuestion, BadParameter, UnknownName or
        AmbiguousName; for a file NotFoundError, QueryHeaderError and what `sparql` raises.
        """
        asked = catalog.question(question)
        wanted, parameters = slice_of(asked, limit, offset), placed(asked, values, parameters)
        if asked.file is None:
            return answer(self.store, self.names, asked, parameters, wanted)
        from allegiance.store.limits import Limits

        run = partial(self.sparql, limits=Limits(), allow_service=allow_service)
        return answer_own(self.store, self.names, asked, parameters, run, wanted)

    @method
    def explain(self, question: str, *values: Any, limit: int | None = None, offset: int = 0, **parameters: Any) -> str:
        """Return the SPARQL that `ask` would run, with the parameters in place. Raises what `ask` raises."""
        asked = catalog.question(question)
        return bound(self.names, asked, placed(asked, values, parameters), slice_of(asked, limit, offset))

    @method
    def why(self, row: Any, *, known_by: str | date = "9999-12-31") -> "tuple[Evidence, ...]":
        """Return what stands behind a row, or all rows of an answer: for each situation that it rests on the claims,
        their sources, on whose words they rest, and the claims that say otherwise; of a day only what was public by it.

        A row about a source rests on the claims in it. A row that only counts, names or links rests on none, and its
        reasons are empty: its own columns say where it is from. A situation, claim or source, as an entity or by its
        name, does as well as a row. Raises NoRow for anything else, BadParameter for what is no day, and what `show`
        raises for names.
        """
        from allegiance.query.evidence import evidence, things_of

        return evidence(self.store, things_of(row, self.names.resolve), known_by)

    @method
    def claims_behind(self, row: Any, *, known_by: str | date = "9999-12-31") -> "Rows[Behind]":
        """Return the claims that `why` gives as chains, one a row with its step, for frames and files. Raises what
        `why` raises."""
        from allegiance.query.behind import as_rows

        return as_rows(self.why(row, known_by=known_by))

    @method
    def search(self, text: str, *, kinds: str | Iterable[str] = (), limit: int = 20) -> "Rows[Hit]":
        """Return the entities with a name that contains the text or sounds like it, in any script; if there are none,
        those with a name spelt like it, and else those with some of its words. `kinds` are `org`, `person`, `post`,
        `place`, `situation` and `source`. Raises BadParameter for others."""
        from allegiance.query.search import answer

        return answer(self.names, text, kinds, limit)

    @method
    def chain(self, entity: str | Entity, date: str | date, *, known_by: str | date = "9999-12-31") -> "Rows[Link]":
        """Return whom an actor is under on a day, by oath or as a part, step by step, and then who is under it.
        Raises UnknownName, AmbiguousName, WrongKind, or BadParameter for what is no day."""
        from allegiance.query import bonds

        iri = self.names.resolve(entity, bonds.ACTORS)
        links = bonds.bonds(self.store, "chain", date, known_by).chain(iri)
        return bonds.as_rows(f"Whom is {self.names.label(iri)} under on {date}, and who is under it?", links)

    @method
    def path(
        self,
        start: str | Entity,
        end: str | Entity,
        date: str | date,
        *,
        known_by: str | date = "9999-12-31",
        bonds: str | Iterable[str] = (),
    ) -> "Rows[Bond] | None":
        """Return the shortest way between two actors on a day over oaths, structure, leadership, alliances, rivalries
        and splits, or over `bonds` of some kinds (`allegiant to` ...); None when there is none. Raises as `chain`."""
        from allegiance.query.bonds import ACTORS, as_rows, kinds_of_bond
        from allegiance.query.bonds import bonds as all_bonds

        wanted = kinds_of_bond("path", bonds)
        ends = self.names.resolve(start, ACTORS), self.names.resolve(end, ACTORS)
        way = all_bonds(self.store, "path", date, known_by).path(*ends, wanted)
        names = " and ".join(map(self.names.label, ends))
        return None if way is None else as_rows(f"How are {names} bound to each other on {date}?", way)

    def conflicts(self, *, contradictions: bool = False) -> "Rows[Conflicting]":
        """Return the values on which sources differ, one a row, of our own data and of the lists merged with it. With
        `contradictions`, those that differ in precision only are left out."""
        from allegiance.merge.conflicts import conflicts
        from allegiance.query.conflicting import CONTRADICTION, PRECISION, Conflicting, as_rows

        return as_rows(
            [
                Conflicting(
                    self.names.entity(c.entity, c.label),
                    c.property,
                    CONTRADICTION if c.contradicts else PRECISION,
                    said.value,
                    self.names.entity(said.source, said.source_label),
                    said.issued,
                    said.locator,
                )
                for c in conflicts(self.store, contradictions_only=contradictions)
                for said in c.said
            ]
        )

    @method
    def collection(self, target: str) -> str:
        """Return all questions as Turtle in the form of SIB's sparql-examples, for the server at `target`."""
        from allegiance.query import collection

        return collection.as_turtle(self.names.resolve, target)

    @method
    def show(self, entity: str | Entity) -> "Description":
        """Return everything known of one entity, named as loosely as in `ask`; printed, it reads as on the command
        line. Raises UnknownName, AmbiguousName or NotAName."""
        from allegiance.query.entity import describe

        iri = self.names.resolve(entity)
        return describe(self.store, iri, self.names.label(iri))

    @method
    def snapshot(self, date: str | date, *, known_by: str | date = "9999-12-31") -> "rdflib.Graph":
        """Return the plain relations (`al:allegiantTo`, `al:leads` ...) of one day as an rdflib graph.
        Raises BadParameter for what is no day."""
        from allegiance.build.snapshot import snapshot
        from allegiance.query.days import calendar_day
        from allegiance.query.to_rdflib import graph_of_triples

        days = calendar_day("snapshot", "date", date), calendar_day("snapshot", "known_by", known_by)
        return graph_of_triples(snapshot(self.store, *days))

    @method
    def sparql(
        self,
        query: str,
        *,
        limits: "Limits | None" = None,
        allow_service: Collection[str] = (),
        prefixes: Mapping[str, str] = PREFIXES,
    ) -> Results:
        """Run a SPARQL query of your own over the union of all graphs.

        With `limits`, it runs in a process of its own and ends at the first that is reached. It may call servers at
        the exact addresses in `allow_service` (then the limits have their defaults). The project's prefixes need not
        be declared, unless you give other `prefixes`.
        Raises QueryRefused for anything but a query and for FROM with a graph that is not there, LimitReached, and for
        servers the errors derived from RemoteError.
        """
        from allegiance.sparql import grammar, guard
        from allegiance.sparql.form import form
        from allegiance.sparql.reading_from import graphs_read
        from allegiance.store.embedded import EmbeddedStore
        from allegiance.store.holding import check_read
        from allegiance.store.limits import Limits

        if isinstance(allow_service, str):  # One address; as a collection it would be all the parts of it.
            allow_service = (allow_service,)
        guard.check(query, allow_service=allow_service, prefixes=prefixes)
        bounded = limits is not None or bool(allow_service)
        # To read a query alone may take the engine a minute (300 patterns in one group): that is within the limits too.
        apart = bounded and isinstance(self.store, EmbeddedStore)
        asked = form(query) if apart else grammar.check(query, prefixes)
        check_read(self.store, graphs_read(query, asked, prefixes))
        text = "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items()) + query
        if not bounded:
            return self.store.query(text)
        try:
            return self.store.query_within(text, limits or Limits(), allow_service)
        except QueryRefused:
            if apart:
                grammar.check(query, prefixes)  # If it is the grammar, this tells line and column.
            raise

    @method
    def table(self, query: str, *, limits: "Limits | None" = None, allow_service: Collection[str] = ()) -> Rows[Any]:
        """Run a SELECT of your own and return its rows like those of a question: days as dates, numbers as numbers,
        `?x` with `?x_label` as an entity; `?from` and others that Python cannot name as `_from`. Raises what `sparql`
        raises, and QueryRefused for what is no SELECT."""
        from allegiance.query.untyped import rows_of

        return rows_of(query, self.sparql(query, limits=limits, allow_service=allow_service), self.store)

    @method
    def construct(self, query: str) -> "rdflib.Graph":
        """Run a CONSTRUCT or DESCRIBE query and return its triples as an rdflib graph."""
        from allegiance.query.to_rdflib import graph_of

        return graph_of(self.sparql(query))

    def questions(self) -> dict[str, str]:
        """Return the names of all questions, each with the sentence that it answers."""
        return {name: catalog.question(name).summary for name in catalog.paths()}

    if not TYPE_CHECKING:  # Checkers and editors know the questions there are; who mistypes one is told at run time.

        def __getattr__(self, name: str) -> Any:
            if name.startswith("_"):
                raise AttributeError(name)
            known = [known for known in dir(type(self)) if not known.startswith("_")]
            raise AttributeError(str(UnknownQuestion(name, catalog.near(name, known))))
