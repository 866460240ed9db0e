"""Places of a query that can be read in two ways, one of which calls a server or names a graph.

The engine lets keywords stand without a space (`trueSERVICE<...>`, `SERVICEa:b`), and takes `<` for the beginning of an
IRI or for "less than" by what stands around it. Who writes for people leaves no such place.
"""

import re
from collections.abc import Iterable, Sequence

from allegiance.sparql.lexer import tokens

Token = tuple[str, str]
CALL, GRAPHS = "SERVICE", "FROM"
SURELY_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
"""How no comparison can go on: no expression has two slashes."""
HIDES = re.compile(rf"['#]|{CALL}", re.IGNORECASE)
"""What of an IRI would be the beginning of a string or comment, or a call, were it none."""
OPERATORS = frozenset("(,=!<>&|+-*/")
"""After one of these an expression begins, which "less than" cannot."""
REFERENCES = ("iri", "name", "variable", "parameter")


def second_reading(sparql: str) -> str | None:
    """Return what makes a query ambiguous and how to write it instead, or None where it can be read in one way only."""
    found = [token for token in tokens(sparql) if token[0] not in ("space", "comment")]
    brackets: list[str] = []
    in_head = True
    for at, token in enumerate(found):
        kind, text = token
        if kind == "open":
            brackets.append(text)
            in_head = in_head and text != "{"
        elif kind == "close":
            brackets[-1:] = []
        elif kind == "iri":
            if brackets[-1:] == ["("] and _may_be_less_than(text, found[at - 1]):
                return (
                    "it may call another server behind a `<`; put a space after the `<`, or write the IRI with a prefix"
                )
        elif _holds(CALL, token) and (kind == "word" or _calls(found[at - 1 : at], found[at + 1 : at + 5])):
            return f"it may call another server in {text!r:.80}; put spaces around SERVICE, or a point before a group"
        elif in_head and not brackets and _holds(GRAPHS, token) and (kind == "word" or _begins(GRAPHS, text)):
            return f"it may name a graph in {text!r:.80}; put spaces around FROM and NAMED"
    return None


def _may_be_less_than(iri: str, before: Token) -> bool:
    return not SURELY_IRI.match(iri) and bool(HIDES.search(iri)) and before[1] not in OPERATORS


def _holds(word: str, token: Token) -> bool:
    """Tell whether a keyword is part of a token, but not all of it."""
    kind, text = token
    return kind in ("word", "name") and word in text.upper() and not (kind == "word" and text.upper() == word)


def _begins(word: str, text: str) -> bool:
    return text.upper().startswith(word)


def _calls(before: Sequence[Token], after: Iterable[Token]) -> bool:
    """Tell whether the end of a name may be a call: whether a group follows, or an address with one."""
    rest = [token for token in after if token[1].upper() != "SILENT"]
    if not rest:
        return False
    if rest[0][1] == "{":
        return [text.upper() for _, text in before] != ["GRAPH"]
    return rest[0][0] in REFERENCES and len(rest) > 1 and rest[1][1] == "{"
