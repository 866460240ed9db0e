"""Which triples the query of a SPARQL constraint reads, as walks from its focus node, where its text shows it.

A triple pattern is tied to $this by patterns of its own group or of the groups around it: those hold in every
solution in which it matters. Patterns in other groups (OPTIONAL, another branch of UNION) may not hold, so they tie
nothing. Where one pattern is not tied, or the text holds anything this reader does not know, the reach is unknown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from .paths import Alternative, Inverse, Path, Repeat, Sequence, invert
from .reads import Read, along, from_node
from .sparql_text import Group, Token
from .vocabulary import TYPE

_CLOSING = {"WHERE", "UNION", "OPTIONAL", "FILTER", "BIND", "EXISTS", "NOT"}


@dataclass(frozen=True)
class Pattern:
    """A triple pattern; `path` is None for a variable in place of the property.

    Variables begin with a question mark. A constant has a name of its own, as it ties nothing, that begins with it.
    """

    subject: str
    path: Path | None
    object: str


class _Unknown(Exception):
    """The text holds something this reader does not know."""


def query_reads(where: Group, starts: Mapping[str, Path | None], path: Path | None) -> list[Read] | None:
    """The reads of a query's body; None when they are unknown.

    `starts` are the walks that lead to variables bound from outside ("this", "value"); `path` is what $PATH is.
    """
    try:
        return list(_group_reads(where, (), dict(starts), path))
    except _Unknown:
        return None


def patterns_of(group: Group, path: Path | None) -> list[Pattern] | None:
    """The triple patterns that stand directly in a group; None where it holds what this reader does not know."""
    try:
        return list(_Reader(group, path).patterns())
    except _Unknown:
        return None


def _group_reads(
    group: Group, around: tuple[Pattern, ...], starts: dict[str, Path | None], path: Path | None
) -> Iterator[Read]:
    if group.after == "GRAPH":
        raise _Unknown
    own = [] if group.is_query else list(_Reader(group, path).patterns())
    # What a sub-query does not project is not the variable of that name outside.
    holding = () if group.is_query else (*around, *own)
    starts = {"this": starts["this"]} if group.is_query else starts
    routes = _routes(holding, starts)
    for pattern in own:
        yield from _pattern_reads(pattern, routes)
    for part in group.parts:
        if isinstance(part, Group):
            yield from _group_reads(part, holding, starts, path)


def _routes(patterns: tuple[Pattern, ...], starts: dict[str, Path | None]) -> dict[str, Path | None]:
    """The walks to every variable that the patterns tie to one of the starts."""
    routes = {f"?{name}": walk for name, walk in starts.items()}
    grown = True
    while grown:
        grown = False
        for pattern in patterns:
            if pattern.path is None:
                continue
            for here, step, there in (
                (pattern.subject, pattern.path, pattern.object),
                (pattern.object, invert(pattern.path), pattern.subject),
            ):
                if here in routes and there not in routes:
                    routes[there] = from_node(routes[here], step)
                    grown = True
    return routes


def _pattern_reads(pattern: Pattern, routes: dict[str, Path | None]) -> Iterator[Read]:
    if pattern.subject in routes:
        here = routes[pattern.subject]
        yield from along(here, pattern.path) if pattern.path is not None else [Read(here, None)]
    elif pattern.object in routes:
        here = routes[pattern.object]
        yield from along(here, invert(pattern.path)) if pattern.path is not None else [Read(here, None, True)]
    else:
        raise _Unknown


class _Reader:
    """Reads the triple patterns that stand directly in a group."""

    def __init__(self, group: Group, path: Path | None) -> None:
        self._parts = group.parts
        self._at = 0
        self._path = path

    def patterns(self) -> Iterator[Pattern]:
        while (part := self._peek()) is not None:
            if isinstance(part, Group) or part.word in _CLOSING or part.text == ".":
                self._at += 1
                if isinstance(part, Token) and part.word in ("FILTER", "BIND"):
                    self._skip_expression()
            else:
                yield from self._same_subject()

    def _peek(self) -> Token | Group | None:
        return self._parts[self._at] if self._at < len(self._parts) else None

    def _next(self) -> Token:
        part = self._peek()
        if not isinstance(part, Token):
            raise _Unknown
        self._at += 1
        return part

    def _is(self, *texts: str) -> bool:
        part = self._peek()
        return isinstance(part, Token) and part.text in texts

    def _skip_expression(self) -> None:
        """Skip a bracketed expression or a function call; EXISTS groups are read as groups."""
        while not self._is("("):
            part = self._peek()
            if not isinstance(part, Token) or not (part.word or part.kind == "iri") or part.word == "EXISTS":
                return
            self._at += 1
        depth = 0
        while (part := self._peek()) is not None:
            self._at += 1
            if isinstance(part, Token) and part.text in ("(", ")"):
                depth += 1 if part.text == "(" else -1
                if depth == 0:
                    return

    def _same_subject(self) -> Iterator[Pattern]:
        subject = self._term()
        while True:
            step = self._verb()
            while True:
                yield Pattern(subject, step, self._term())
                if not self._is(","):
                    break
                self._at += 1
            while self._is(";"):
                self._at += 1
            if self._ends():
                return

    def _ends(self) -> bool:
        part = self._peek()
        return not isinstance(part, Token) or part.text in (".", ")") or part.word in _CLOSING

    def _term(self) -> str:
        token = self._next()
        if token.variable:
            return f"?{token.variable}"
        if token.kind == "string" and isinstance(self._peek(), Token):
            following = self._parts[self._at]
            if isinstance(following, Token) and following.kind == "language":
                self._at += 1
            elif isinstance(following, Token) and following.text == "^^":
                self._at += 2
        elif token.kind not in ("iri", "number", "term") and token.word not in ("TRUE", "FALSE"):
            raise _Unknown
        # A constant ties nothing: each gets a name of its own.
        return f"{token.text} constant {self._at} in {id(self._parts)}"

    def _verb(self) -> Path | None:
        part = self._peek()
        if isinstance(part, Token) and part.variable and part.variable != "PATH":
            self._at += 1
            return None
        return self._alternative()

    def _alternative(self) -> Path:
        choices = [self._sequence()]
        while self._is("|"):
            self._at += 1
            choices.append(self._sequence())
        return choices[0] if len(choices) == 1 else Alternative(tuple(choices))

    def _sequence(self) -> Path:
        steps = [self._step()]
        while self._is("/"):
            self._at += 1
            steps.append(self._step())
        return steps[0] if len(steps) == 1 else Sequence(tuple(steps))

    def _step(self) -> Path:
        backwards = self._is("^")
        self._at += backwards
        step = self._primary()
        if self._is("*", "+", "?"):
            mark = self._next().text
            step = Repeat(step, int(mark == "+"), once=mark == "?")
        return Inverse(step) if backwards else step

    def _primary(self) -> Path:
        token = self._next()
        if token.text == "(":
            inner = self._alternative()
            if self._next().text != ")":
                raise _Unknown
            return inner
        if token.text == "a":
            return TYPE
        if token.variable == "PATH" and self._path is not None:
            return self._path
        if token.kind == "iri" or (token.kind == "term" and token.text.startswith("<")):
            return NamedNode(token.text[1:-1])
        raise _Unknown
