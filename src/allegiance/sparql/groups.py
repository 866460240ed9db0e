"""A SELECT query as a tree of its groups, whose parts keep their text: what can be asked apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allegiance.sparql.lexer import tokens

Token = tuple[str, str]
Path = tuple[str, tuple["Path", ...] | str]
"""`iri` or `any` with a name or a variable, or an operator (`^`, `/`, `|`, `*`, `+`, `?`) and what it is applied to."""
SLICES = {"LIMIT", "OFFSET"}
AGGREGATES = {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}


class Unreadable(Exception):
    """The query has something that is not taken apart here."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a group by its kind (triple, filter, bind, values, optional, minus, union, select), its text, and the
    variables in it. `bound` are those that it surely binds."""

    kind: str
    text: str
    variables: frozenset[str]
    bound: frozenset[str] = frozenset()
    groups: tuple["Group", ...] = ()
    subject: str = ""
    path: Path = ("iri", "")
    object: str = ""
    made: frozenset[str] = frozenset()
    """Of BIND the variable that it makes."""
    restricted: frozenset[str] = frozenset()
    """Of a sub-select the variables by which it may be narrowed from outside without another result for the rest."""


@dataclass(slots=True)
class Group:
    """What stands between two braces."""

    parts: list[Part] = field(default_factory=list)

    @property
    def variables(self) -> frozenset[str]:
        """All that is named and can be seen from outside."""
        return frozenset().union(*(part.variables for part in self.parts if part.kind not in ("filter", "minus")))

    @property
    def named(self) -> frozenset[str]:
        """All that is named, in filters too."""
        return frozenset().union(*(part.variables for part in self.parts))

    @property
    def bound(self) -> frozenset[str]:
        """What is bound in each solution."""
        return frozenset().union(*(part.bound for part in self.parts))


def is_variable(term: str) -> bool:
    """Tell whether a term is a variable."""
    return term[:1] in ("?", "$")


def groups(sparql: str) -> tuple[str, Group]:
    """Return the prologue and the group of a SELECT query. Raises Unreadable."""
    reader = _Reader(sparql)
    reader.at = next((at for at, token in enumerate(reader.found) if _word(token) == "SELECT"), len(reader.found))
    prologue = reader.text(0)
    return prologue, reader.select().groups[0]


def _word(token: Token) -> str:
    return token[1].upper() if token[0] == "word" else ""


class _Reader:
    def __init__(self, sparql: str) -> None:
        self.found: list[Token] = []
        self.at, self._sparql = 0, sparql
        self._places: list[tuple[int, int]] = []
        place = 0
        for kind, text in tokens(sparql):
            if kind not in ("space", "comment"):
                self.found.append((kind, text))
                self._places.append((place, place + len(text)))
            place += len(text)

    def text(self, start: int) -> str:
        """Return the text from a token to the last one taken."""
        return self._sparql[self._places[start][0] : self._places[self.at - 1][1]] if start < self.at else ""

    def peek(self) -> Token:
        return self.found[self.at] if self.at < len(self.found) else ("end", "")

    def take(self, text: str = "") -> Token:
        token = self.peek()
        if token[0] == "end" or (text and token[1] != text and _word(token) != text):
            raise Unreadable(f"{text or 'more'} is missing")
        self.at += 1
        return token

    def since(self, start: int) -> list[Token]:
        return self.found[start : self.at]

    def brackets(self) -> None:
        """Take a bracket with all in it."""
        depth = 0
        while True:
            kind, _ = self.take()
            depth += (kind == "open") - (kind == "close")
            if not depth:
                return

    def group(self) -> Group:
        self.take("{")
        made = Group()
        if _word(self.peek()) == "SELECT":
            made.parts.append(self.select())
            self.take("}")
            return made
        while self.peek()[1] != "}":
            if self.peek()[1] == ".":
                self.take()
            else:
                made.parts += self.part()
        self.take("}")
        return made

    def part(self) -> list[Part]:
        start, word = self.at, _word(self.peek())
        if word in ("OPTIONAL", "MINUS"):
            self.take()
            group = self.group()
            return [Part(word.lower(), self.text(start), group.named, groups=(group,))]
        if self.peek()[1] == "{":
            return [self.union()]
        if word == "FILTER":
            return [self.filter()]
        if word == "BIND":
            self.take()
            self.brackets()
            return [self.binding(start)]
        if word == "VALUES":
            self.take()
            at = self.at
            if self.peek()[1] == "(":
                self.brackets()
            else:
                self.take()
            names = self.since(at)
            self.brackets()
            given = _variables(names)
            sure = frozenset() if any(_word(t) == "UNDEF" for t in self.since(at)) else given
            return [Part("values", self.text(start), given, sure)]
        if word and word not in ("TRUE", "FALSE"):
            raise Unreadable(f"{word} is not taken apart")
        return list(self.triples())

    def union(self) -> Part:
        start = self.at
        branches = [self.group()]
        while _word(self.peek()) == "UNION":
            self.take()
            branches.append(self.group())
        if len(branches) == 1 and [part.kind for part in branches[0].parts] == ["select"]:
            (only,) = branches[0].parts
            return Part("select", self.text(start), only.variables, only.bound, only.groups, restricted=only.restricted)
        sure = frozenset.intersection(*(branch.bound for branch in branches))
        named = frozenset().union(*(branch.named for branch in branches))
        return Part("union", self.text(start), named, sure, tuple(branches))

    def filter(self) -> Part:
        start = self.at
        self.take("FILTER")
        inner = []
        while _word(self.peek()) in ("NOT", "EXISTS"):
            self.take()
        if self.peek()[1] == "{":
            inner.append(self.group())
        else:
            while self.peek()[1] != "(":
                self.take()
            end = self._closing()
            while self.at < end:
                if _word(self.take()) == "EXISTS":
                    inner.append(self.group())
        found = self.since(start)
        return Part("filter", self.text(start), _variables(found), groups=tuple(inner))

    def _closing(self) -> int:
        at = self.at
        self.brackets()
        end, self.at = self.at, at
        return end

    def binding(self, start: int) -> Part:
        found = self.since(start)
        if any(_word(token) == "EXISTS" for token in found):
            raise Unreadable("EXISTS in BIND is not taken apart")
        target = frozenset({found[-2][1][1:]})
        read = found[2:-3]
        plain = len(read) == 1 and read[0][0] not in ("variable", "parameter")
        return Part("bind", self.text(start), _variables(found), target if plain else frozenset(), made=target)

    def select(self) -> Part:
        start = self.at
        self.take("SELECT")
        plain, made, depth, aggregated = set(), set(), 0, False
        while self.peek()[1] != "{" and _word(self.peek()) != "WHERE":
            kind, text = token = self.take()
            if text == "*":
                raise Unreadable("SELECT * is not taken apart")
            depth += (kind == "open") - (kind == "close")
            aggregated = aggregated or _word(token) in AGGREGATES
            if kind in ("variable", "parameter"):
                if depth == 0:
                    plain.add(text[1:])
                elif _word(self.found[self.at - 2]) == "AS":
                    made.add(text[1:])
        if _word(self.peek()) == "WHERE":
            self.take()
        group = self.group()
        tail = self.at
        while self.peek()[0] != "end" and self.peek()[1] != "}":
            self.take()
        words = {_word(token) for token in self.since(tail)}
        narrowed = plain if not (words & SLICES) and (not aggregated or "GROUP" in words) else set()
        return Part(
            "select",
            f"{{ {self.text(start)} }}",
            frozenset(plain | made),
            frozenset(plain) & group.bound,
            (group,),
            restricted=frozenset(narrowed),
        )

    def triples(self) -> Iterator[Part]:
        subject = self.term()
        while True:
            at = self.at
            path = self.path()
            verb = self.text(at)
            while True:
                thing = self.term()
                names = frozenset(term[1:] for term in (subject, thing, str(path[1])) if is_variable(term))
                yield Part("triple", f"{subject} {verb} {thing} .", names, names, (), subject, path, thing)
                if self.peek()[1] != ",":
                    break
                self.take()
            if self.peek()[1] != ";":
                return
            while self.peek()[1] == ";":
                self.take()
            if self.peek()[1] in (".", "}"):
                return

    def term(self) -> str:
        start = self.at
        kind, text = self.take()
        if kind in ("variable", "parameter", "iri", "name") or text in ("true", "false"):
            return text
        if kind != "string":
            raise Unreadable(f"{text} is not taken apart")
        if self.peek()[1].startswith("@"):
            self.take()
        elif self.peek()[1] == "^":
            self.take()
            self.take("^")
            self.take()
        return self.text(start)

    def path(self) -> Path:
        return self._chain("|", lambda: self._chain("/", self._step))

    def _chain(self, sign: str, inner: "object") -> Path:
        parts = [inner()]  # type: ignore[operator]  # a method of ours
        while self.peek()[1] == sign:
            self.take()
            parts.append(inner())  # type: ignore[operator]
        return parts[0] if len(parts) == 1 else (sign, tuple(parts))

    def _step(self) -> Path:
        if self.peek()[1] == "^":
            self.take()
            return ("^", (self._step(),))
        kind, text = self.take()
        if text == "(":
            found = self.path()
            self.take(")")
        elif kind in ("iri", "name") or text == "a":
            found = ("iri", text)
        elif kind in ("variable", "parameter"):
            found = ("any", text)
        else:
            raise Unreadable(f"{text} is not taken apart")
        while self.peek()[1] in ("*", "+", "?"):
            found = (self.take()[1], (found,))
        return found


def _variables(found: Sequence[Token]) -> frozenset[str]:
    return frozenset(text[1:] for kind, text in found if kind in ("variable", "parameter"))
