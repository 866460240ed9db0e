"""A question answered here, from the statements of a server whose engine mistakes questions.

The server is asked for nothing but statements: those that a triple pattern can match, given what the parts before it
have come to. The query itself is then answered over these by the embedded engine
(docs/decisions/0030-engines-that-misread-questions.md).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import LimitReached
from allegiance.sparql.groups import Group, Part, Path, Unreadable, groups, is_variable
from allegiance.sparql.substitute import substitute
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import placed, select

AT_ONCE = 300
"""Things asked for in one request."""
MOST = 50_000
"""Statements gathered for one query; what needs more is answered by the server."""
Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
ANY = "any"
LINE = "\n"


class TooMuch(Exception):
    """The query needs more statements than are gathered, or has a form that is not taken apart."""


def gathered(server: RemoteStore, sparql: str) -> ox.QuerySolutions:
    """Answer a SELECT query from statements of the server. Raises TooMuch, and what the server raises."""
    try:
        prologue, group = groups(sparql)
    except Unreadable as error:
        raise TooMuch(str(error)) from error
    gatherer = _Gatherer(server, prologue, group)
    gatherer.gather(group, _Context(gatherer))
    return select(EmbeddedStore(gatherer.store), sparql)


class _Context:
    """The parts of a group that have been gathered, as a query for what their variables can be."""

    def __init__(self, gatherer: "_Gatherer", texts: Iterable[str] = (), variables: Iterable[str] = ()) -> None:
        self._gatherer, self.texts, self.variables = gatherer, list(texts), set(variables)

    def add(self, part: Part) -> None:
        self.texts.append(part.text)
        if part.kind not in ("filter", "minus"):
            self.variables |= part.made or part.variables

    def rows(self, names: Sequence[str]) -> list[list[Term | None]]:
        """Return the different values that the variables can have together."""
        # Written here and not in queries/: it consists of parts of the very query that is asked, as they stand there.
        columns = " ".join(f"?{name}" for name in names)
        query = f"{self._gatherer.prologue} SELECT DISTINCT {columns} WHERE {{ {LINE.join(self.texts)} }}"
        found = self._gatherer.store.query(query)
        return [[row[name] for name in names] for row in found]  # type: ignore[union-attr]  # a SELECT

    def within(self, names: Iterable[str]) -> "_Context":
        """Return the context of a group that shares these variables with what has been gathered."""
        shared = sorted(self.variables & set(names))
        if not shared:
            return _Context(self._gatherer)
        rows = (" ".join("UNDEF" if term is None else str(term) for term in row) for row in self.rows(shared))
        head = " ".join(f"?{name}" for name in shared)
        return _Context(self._gatherer, [f"VALUES ({head}) {{ {' '.join(f'({row})' for row in rows)} }}"], shared)


class _Gatherer:
    def __init__(self, server: RemoteStore, prologue: str, group: Group) -> None:
        self._server, self.prologue, self.store = server, prologue, ox.Store()
        self._known: dict[tuple[str, str], set[Term]] = defaultdict(set)
        self._together = _together(group)

    def gather(self, group: Group, context: _Context) -> None:
        """Gather what the solutions of a group that fit the context are made of."""
        pending = [part for part in group.parts if part.kind != "filter"]
        filters = [part for part in group.parts if part.kind == "filter"]
        while pending:
            part = _next(pending, context)
            pending.remove(part)
            self._part(part, context)
            left = frozenset().union(*(other.variables for other in pending))
            for condition in [f for f in filters if not f.groups and not f.variables & left]:
                filters.remove(condition)
                context.add(condition)
        for condition in filters:
            for inner in condition.groups:
                self.gather(inner, context.within(inner.named))

    def _part(self, part: Part, context: _Context) -> None:
        if part.kind == "triple":
            self._triple(part, context)
        for inner in part.groups:
            shared = part.restricted if part.kind == "select" else inner.named
            self.gather(inner, context.within(shared))
        if not part.made & context.variables:  # What a pattern has bound is no longer to be made.
            context.add(part)

    def _triple(self, part: Part, context: _Context) -> None:
        for term, inverse in ((part.subject, False), (part.object, True)):
            things = self._things(term, context)
            if things is not None:
                self._follow(part.path, things, inverse, term)
                return
        self._scan(part)

    def _things(self, term: str, context: _Context) -> set[Term] | None:
        """Return what a term can be, or None for anything."""
        if not is_variable(term):
            (row,) = _Context(self, [f"BIND({term} AS ?it)"]).rows(["it"])
        elif term[1:] not in context.variables:
            return None
        else:
            found = {row[0] for row in context.rows([term[1:]])}
            return None if None in found else {thing for thing in found if thing is not None}
        return {thing for thing in row if thing is not None}

    def _follow(self, path: Path, things: set[Term], inverse: bool, term: str = "") -> set[Term]:
        """Gather what a path leads over from some things, and return the things it leads to."""
        sign, inner = path
        if isinstance(inner, str):
            name = ANY if sign == ANY else inner
            self._ask(name, things, inverse, self._together[term] if not inverse else set())
            return self._reached(name, things, inverse)
        match sign:
            case "^":
                return self._follow(inner[0], things, not inverse)
            case "/":
                for step in reversed(inner) if inverse else inner:
                    things = self._follow(step, things, inverse, term)
                    term = ""
                return things
            case "|":
                return set().union(*(self._follow(branch, things, inverse, term) for branch in inner))
        reached, new = set(things), things
        if sign != "+":
            self._know(things)
        while new:
            new = self._follow(inner[0], new, inverse) - reached
            reached |= new
            if sign == "?":
                break
        return reached

    def _know(self, things: set[Term]) -> None:
        """Gather what things are in, since a way of no steps is one only from what is in some statement."""
        self._ask(ANY, things, False, set())
        self._ask(ANY, {thing for thing in things if not self._reached(ANY, {thing}, False)}, True, set())

    def _reached(self, name: str, things: set[Term], inverse: bool) -> set[Term]:
        node = None if name == ANY else self._node(name)
        found: set[Term] = set()
        for thing in things:
            if inverse:
                found |= {quad.subject for quad in self.store.quads_for_pattern(None, node, thing)}
            elif isinstance(thing, ox.NamedNode | ox.BlankNode):
                found |= {quad.object for quad in self.store.quads_for_pattern(thing, node, None)}
        return found

    def _node(self, name: str) -> ox.NamedNode:
        if name == "a":
            return ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        (row,) = _Context(self, [f"BIND({name} AS ?it)"]).rows(["it"])
        assert isinstance(row[0], ox.NamedNode)  # noqa: S101  # a name is one
        return row[0]

    def _ask(self, name: str, things: set[Term], inverse: bool, together: set[str]) -> None:
        """Ask for the statements of some things with a property, and of those with others that will be needed."""
        end = "object" if inverse else "subject"
        new = things - self._known[name, end]
        if not new:
            return
        alone = inverse or name == ANY
        names = [name] if alone else [other for other in sorted(together | {name}) if new - self._known[other, end]]
        for other in names:
            self._known[other, end] |= new
        kinds = (ox.NamedNode, ox.Literal) if inverse else (ox.NamedNode,)
        wanted = sorted((thing for thing in new if isinstance(thing, kinds)), key=str)
        lookup = f"gathered{'_all' if name == ANY else ''}_{'to' if inverse else 'from'}"
        properties = [] if name == ANY else [self._node(other) for other in names]
        for start in range(0, len(wanted), AT_ONCE):
            self._take(lookup, {"things": wanted[start : start + AT_ONCE], "properties": properties})

    def _scan(self, part: Part) -> None:
        """Gather all statements with a property, if they are not too many."""
        if part.path[0] != "iri":
            raise TooMuch(f"{part.text} starts anywhere")
        name = str(part.path[1])
        if self._known[name, "every"]:
            return
        self._known[name, "every"].add(ox.Literal(True))
        self._take("gathered_every", {"properties": [self._node(name)]})

    def _take(self, lookup: str, terms: Mapping[str, Sequence[ox.NamedNode | ox.Literal]]) -> None:
        sparql = substitute((resources.root() / "queries" / "lookup" / f"{lookup}.rq").read_text(), terms)
        try:
            found = self._server.each(sparql, MOST - len(self.store))
        except LimitReached as error:
            raise TooMuch(f"more than {MOST:,} statements are needed") from error
        self.store.extend(placed(found, ox.DefaultGraph()))
        if len(self.store) > MOST:
            raise TooMuch(f"more than {MOST:,} statements are needed")


def _next(pending: list[Part], context: _Context) -> Part:
    """Return the part to gather next: of those before the next OPTIONAL or MINUS a triple that is tied to something."""
    run: list[Part] = []
    for part in pending:
        if part.kind in ("optional", "minus"):
            break
        run.append(part)
    for part in run:
        if part.kind == "triple" and any(
            not is_variable(t) or t[1:] in context.variables for t in (part.subject, part.object)
        ):
            return part
    for part in run:
        unmade = part.variables - part.made - context.variables
        if part.kind != "triple" and not (
            part.kind == "bind" and any(unmade & other.variables for other in run if other is not part)
        ):
            return part
    return pending[0]


def _together(group: Group) -> dict[str, set[str]]:
    """Return for each variable the properties to ask for at once: those whose values lead to nothing else. Those that
    lead on are asked for in their turn, when filters have left fewer."""
    triples = [part for part in _parts(group) if part.kind == "triple"]
    leading = {part.subject for part in triples}
    found: dict[str, set[str]] = defaultdict(set)
    for part in triples:
        if part.path[0] == "iri" and part.object not in leading:
            found[part.subject].add(str(part.path[1]))
    return found


def _parts(group: Group) -> Iterator[Part]:
    for part in group.parts:
        yield part
        for inner in part.groups:
            yield from _parts(inner)
