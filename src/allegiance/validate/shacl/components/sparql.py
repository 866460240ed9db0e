"""SHACL-SPARQL: sh:sparql and constraint components with a SELECT or ASK validator.

$this is not put in as a term, one query per node, but bound by a pattern for the focus nodes that opens every
group of the query in which $this occurs: one query for all focus nodes, with the same answers (SHACL section
5.3.1 and appendix A), as every query that would notice the difference is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..errors import ShapesError
from ..expressions import Names, negate
from ..paths import Path, to_sparql
from ..reads import UNKNOWN, Read, along
from ..shapes import Constraint, ValueConstraint
from ..sparql_reads import query_reads
from ..sparql_text import Group, Token, refuse_assignment, substitute
from ..vocabulary import Node, Term

_AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


@dataclass(frozen=True)
class Select(Constraint):
    """A SELECT query whose rows are violations: sh:sparql, or a SELECT validator with its parameters."""

    component: NamedNode  # type: ignore[misc]  # a field here, as user-defined components have their own IRI
    source: Node
    query: "SelectText"
    messages: tuple[Literal, ...]
    parameters: tuple[tuple[str, Term], ...]
    declared_reads: tuple[Path, ...] | None

    def holds(self, start: str, path: Path | None, names: Names) -> str:
        return negate(f"EXISTS {{ {self.query.inside(start, path, names)} }}")

    def select(self, sources: list[str], path: Path | None) -> str:
        """The query over all focus nodes; `sources` are the patterns that bind ?this to them."""
        return self.query.over(sources, path)

    def reads(self, here: Path | None, path: Path | None) -> Iterator[Read]:
        yield from _reads(self.query.groups(), self.declared_reads, {"this": here}, path)

    def describe(self) -> str:
        return "Must not be found by the query of its SPARQL constraint."


@dataclass(frozen=True)
class Ask(ValueConstraint):
    """An ASK validator: a value node is fine when the answer is true."""

    component: NamedNode  # type: ignore[misc]
    source: Node
    body: "AskText"
    messages: tuple[Literal, ...]
    parameters: tuple[tuple[str, Term], ...]
    declared_reads: tuple[Path, ...] | None

    def accepts(self, start: str, value: str, names: Names) -> str:
        return f"EXISTS {{ {self.body.inside(start, value, names)} }}"

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        yield from _reads(self.body.where, self.declared_reads, {"this": here, "value": there}, None)

    def describe(self) -> str:
        return "Must pass the test of its SPARQL constraint component."


@dataclass(frozen=True, eq=False)
class SelectText:
    """A checked SELECT query: head (between SELECT and the braces), where, tail (GROUP BY ... HAVING)."""

    head: tuple[Token, ...]
    where: Group
    tail: Group

    @classmethod
    def of(cls, tree: Group, owner: Node) -> "SelectText":
        """From the whole text, raising ShapesError for what a query over all focus nodes cannot honour."""
        refuse_assignment(tree, {"this", "shapesGraph", "currentShape", "PATH"}, owner)
        at = next((i for i, part in enumerate(tree.parts) if isinstance(part, Group)), None)
        words = [part.word for part in tree.parts[:at] if isinstance(part, Token)]
        if at is None or words[:1] != ["SELECT"] or "EXISTS" in words:
            raise ShapesError("Give a SELECT query whose prefixes are declared by sh:prefixes", owner)
        head = [part for part in tree.parts[1:at] if isinstance(part, Token)]
        if head and head[0].word in ("DISTINCT", "REDUCED"):
            head = head[1:]
        if head and head[-1].word == "WHERE":
            head = head[:-1]
        where = next(part for part in tree.parts if isinstance(part, Group))
        where.after = "SELECT"
        tail = Group("", tree.parts[at + 1 :])
        _check_projection(head, owner, "the query")
        _check_grouping(head, list(tail.tokens()), owner)
        for group in where.groups():
            _check_subquery(group, owner)
        return cls(tuple(head), where, tail)

    def over(self, sources: list[str], path: Path | None) -> str:
        """The query over the focus nodes that any of the `sources` binds ?this to."""
        steps = {"PATH": to_sparql(path)} if path is not None else {}
        where, tail = substitute(self.where, steps), substitute(self.tail, steps).write()
        head = " ".join(token.text for token in self.head)
        bodies = ((source, _bound(where, source)) for source in sources)
        branches = " UNION ".join(
            f"{{ {source} {f'{{ {body} }}' if where.is_query else body} }}" for source, body in bodies
        )
        return f"SELECT DISTINCT {head} WHERE {{ {branches} }} {tail}".rstrip()

    def groups(self) -> Group:
        """The groups of the query, as one: those of HAVING stand beside the body, tied to nothing in it."""
        return Group("SELECT", [self.where, *(part for part in self.tail.parts if isinstance(part, Group))])

    def inside(self, start: str, path: Path | None, names: Names) -> str:
        """The query as the inside of an EXISTS about the node in the bound variable `start`."""
        known = {"this": start} | ({"PATH": to_sparql(path)} if path is not None else {})
        if not self.tail.parts:
            return _renamed(self.where, known, names).write()
        whole = Group("", [Token("word", "SELECT"), *self.head, Token("word", "WHERE"), self.where, *self.tail.parts])
        return _renamed(whole, known, names).write()


@dataclass(frozen=True, eq=False)
class AskText:
    """A checked ASK query: the group between its braces."""

    where: Group

    @classmethod
    def of(cls, tree: Group, owner: Node) -> "AskText":
        """From the whole text."""
        refuse_assignment(tree, {"this", "value", "shapesGraph", "currentShape", "PATH"}, owner)
        words = [part.word for part in tree.parts if isinstance(part, Token)]
        groups = [part for part in tree.parts if isinstance(part, Group)]
        if words not in (["ASK"], ["ASK", "WHERE"]) or len(groups) != 1:
            raise ShapesError("Give an ASK query whose prefixes are declared by sh:prefixes", owner)
        for group in groups[0].groups():
            _check_subquery(group, owner)
        return cls(groups[0])

    def inside(self, start: str, value: str, names: Names) -> str:
        """The query as the inside of an EXISTS about the node and value in the bound variables."""
        return _renamed(self.where, {"this": start, "value": value}, names).write()


def _reads(
    where: Group, declared: tuple[Path, ...] | None, starts: dict[str, Path | None], path: Path | None
) -> Iterator[Read]:
    """What the query declares to read, from $this and $value, or else what its text shows."""
    found = query_reads(where, starts, path) if declared is None else None
    for here in starts.values():
        for walk in declared or ():
            yield from along(here, walk)
    yield from along(starts["this"], path)
    if declared is None:
        yield from [UNKNOWN] if found is None else found


def _bound(where: Group, source: str) -> str:
    """The body with every group that mentions $this opened by the pattern that binds it.

    Not directly inside EXISTS, where it has its value per row; not inside GRAPH, where the pattern would be
    asked of another graph.
    """
    skipped = {id(inner) for group in where.groups() if group.after == "GRAPH" for inner in group.groups()}

    def opening(group: Group) -> str:
        mentions = any(token.variable == "this" for token in group.tokens())
        passed = group.after == "EXISTS" or id(group) in skipped or group.is_query
        return f"{source} " if mentions and not passed else ""

    return where.write(opening)


def _renamed(group: Group, known: dict[str, str], names: Names) -> Group:
    """The tree with its own variables renamed, so that it can stand in a larger query."""
    own = {token.variable for inner in group.groups() for token in inner.tokens() if token.variable}
    return substitute(group, {name: names.new() for name in sorted(own - set(known))} | known)


def _check_projection(head: list[Token], owner: Node, what: str) -> None:
    if not any(token.variable == "this" for token in head):
        raise ShapesError(f"Project $this by name in the SELECT of {what}", owner)


def _check_grouping(head: list[Token], tail: list[Token], owner: Node) -> None:
    words = [token.word for token in tail]
    by_this = "GROUP" in words and any(token.variable == "this" for token in tail[words.index("GROUP") :])
    if (_AGGREGATES & {token.word for token in head + tail} or "GROUP" in words) and not by_this:
        raise ShapesError("Add $this to the GROUP BY of a SPARQL constraint that aggregates", owner)


def _check_subquery(group: Group, owner: Node) -> None:
    tokens = list(group.tokens())
    at = next((i for i, part in enumerate(group.parts) if isinstance(part, Group)), len(group.parts))
    if tokens and tokens[0].word == "SELECT":
        head = [part for part in group.parts[:at] if isinstance(part, Token)]
        tail = [part for part in group.parts[at:] if isinstance(part, Token)]
        _check_projection(head, owner, "the sub-query too")
        _check_grouping(head, tail, owner)


__all__ = ["Ask", "AskText", "Select", "SelectText"]
