"""What the query of a SPARQL constraint demands of a node at fault, where its text shows it: to have, and to lack.

Triple patterns that stand directly in the body must hold. What `FILTER(!BOUND(?x))` wants unbound is lacking, if
`OPTIONAL { $this path ?x }` would bind it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .paths import Path
from .sparql_reads import patterns_of
from .sparql_text import Group, Token

_THIS = "?this"


class Demand(NamedTuple):
    """A path that leads from the node: to the IRI that is `wanted`, back to the node when it is `round`, or anywhere.

    Of values that lack, only those in the `language` count, if there is one.
    """

    path: Path
    wanted: str = ""
    round: bool = False
    language: str = ""


class Demands(NamedTuple):
    """All of what is in `has` a node at fault has; of each of `lacks`, it lacks one at least."""

    has: tuple[Demand, ...] = ()
    lacks: tuple[tuple[Demand, ...], ...] = ()


def demands(where: Group, path: Path | None) -> Demands:
    """Return what the body of a query demands of $this; `path` is what $PATH is."""
    patterns = patterns_of(where, path)
    if patterns is None or where.is_query:
        return Demands()
    has = (
        Demand(pattern.path, _iri(pattern.object), pattern.object == _THIS)
        for pattern in patterns
        if pattern.subject == _THIS and pattern.path is not None
    )
    return Demands(tuple(has), tuple(_lacks(where, path)))


def _iri(name: str) -> str:
    """Return the IRI that a constant is; nothing for a variable or literal."""
    return name[1 : name.index(">")] if name.startswith("<") else ""


def _lacks(where: Group, path: Path | None) -> Iterator[tuple[Demand, ...]]:
    filters = list(_filters(where))
    unbound = {name for tokens in filters for name in _unbound(tokens)}
    everywhere = Counter(token.variable for group in where.groups() for token in group.tokens())
    outside = everywhere - Counter(token.variable for tokens in filters for token in tokens)
    for group in where.parts:
        if isinstance(group, Group) and group.after == "OPTIONAL":
            found = _optional(group, path, outside)
            if found and not unbound.isdisjoint(found):
                yield tuple(found.values())


def _optional(group: Group, path: Path | None, outside: Counter[str]) -> dict[str, Demand]:
    """Return what binds the variables of an OPTIONAL that is only about $this; nothing for one that may be more."""
    patterns = patterns_of(group, path)
    filters = list(_filters(group))
    languages = dict(filter(None, map(_language, filters)))
    within = Counter(token.variable for token in group.tokens())
    words = [token.word for token in group.tokens()]
    apart = any(isinstance(part, Group) for part in group.parts) or "BIND" in words
    if patterns is None or apart or len(languages) != words.count("FILTER"):
        return {}
    found: dict[str, Demand] = {}
    for pattern in patterns:
        name = pattern.object.removeprefix("?")
        once = within[name] == 1 + (name in languages) and within[name] == outside[name]
        if pattern.subject != _THIS or pattern.path is None or not pattern.object.startswith("?") or not once:
            return {}
        found[name] = Demand(pattern.path, language=languages.get(name, ""))
    return found if languages.keys() <= found.keys() else {}


def _filters(group: Group) -> Iterator[list[Token]]:
    """Give what stands in the brackets of each FILTER directly in the group."""
    parts = iter(group.parts)
    for part in parts:
        if isinstance(part, Token) and part.word == "FILTER":
            tokens: list[Token] = []
            depth = 0
            for inner in parts:
                if not isinstance(inner, Token):
                    break
                depth += {"(": 1, ")": -1}.get(inner.text, 0)
                tokens.append(inner)
                if not depth:
                    break
            if len(tokens) > 1 and tokens[0].text == "(" and not depth:
                yield tokens[1:-1]


def _unbound(tokens: list[Token]) -> Iterator[str]:
    """Give the variables that must be unbound for the condition to hold."""
    depth, part = 0, list[Token]()
    parts = [part]
    for token in tokens:
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        if token.text == "&&" and not depth:
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        match [token.word or token.text for token in part]:
            case ["!", "BOUND", "(", _, ")"]:
                yield part[3].variable


def _language(tokens: list[Token]) -> tuple[str, str] | None:
    """Return the variable and the language of `LANG(?x) = 'en'`, or None for any other condition."""
    match [token.word or token.text for token in tokens]:
        case ["LANG", "(", _, ")", "=", text] if text[1:-1].isalpha() and text[1:-1].islower():
            return tokens[2].variable, text[1:-1]
    return None
