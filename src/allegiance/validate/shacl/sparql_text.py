"""The SPARQL text of SHACL-SPARQL constraints: read as nested groups, so that terms can be put in for variables.

This is no SPARQL parser: it knows strings, IRIs, comments, names, variables and braces, which is all that
putting in focus nodes and parameters asks for (SHACL section 5.2.1 and appendix A).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from .errors import ShapesError
from .vocabulary import Node

_TOKEN = re.compile(
    r'''(?P<space>\s+|\#[^\n]*)
      | (?P<string>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'
                  |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<bnode>_:[\w.-]*\w)
      | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:](?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*|%[0-9A-Fa-f]{2}|\\.)*)
      | (?P<language>@[a-zA-Z-]+)
      | (?P<number>[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
      | (?P<operator>&&|\|\||!=|<=|>=|\^\^)
      | (?P<word>\w+)
      | (?P<other>.)''',
    re.VERBOSE | re.DOTALL,
)

# SHACL appendix A forbids the first three; FROM and the paging words would make the answer depend on more than
# the focus node, which a query over all focus nodes at once cannot honour.
_REFUSED = {"MINUS", "VALUES", "SERVICE", "FROM", "LIMIT", "OFFSET"}


@dataclass(frozen=True)
class Token:
    """One piece of the text that is neither white space nor a comment."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """The keyword in capitals; empty for what is not a word."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def variable(self) -> str:
        """The variable's name without its sigil; empty for what is not a variable."""
        return self.text[1:] if self.kind == "variable" else ""


@dataclass
class Group:
    """What stands between a pair of braces; `after` is the keyword in front (EXISTS, GRAPH, WHERE ... or empty)."""

    after: str
    parts: list["Token | Group"] = field(default_factory=list)

    @property
    def is_query(self) -> bool:
        """Whether this is a sub-query, and not a group of patterns."""
        return bool(self.parts) and isinstance(self.parts[0], Token) and self.parts[0].word == "SELECT"

    def tokens(self) -> Iterator[Token]:
        """The tokens directly in this group, not those in groups inside."""
        return (part for part in self.parts if isinstance(part, Token))

    def groups(self) -> "Iterator[Group]":
        """This group and all groups inside."""
        yield self
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.groups()

    def write(self, around: "Callable[[Group], str] | None" = None) -> str:
        """The text again; `around` may give each inner group a text to open with."""
        text, word = "", False
        for part in self.parts:
            if isinstance(part, Group):
                opening = around(part) if around else ""
                text += f" {{ {opening}{part.write(around)} }}"
            else:
                # Oxigraph's parser takes no space between COALESCE or CONCAT and its bracket.
                text += part.text if word and part.text == "(" else f" {part.text}"
            word = isinstance(part, Token) and part.kind == "word"
        return text.strip()


def read(text: str, prefixes: Mapping[str, str], owner: Node) -> Group:
    """The text as a tree of groups, with prefixed names written out in full as IRIs."""
    top = Group("")
    stack = [top]
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "space":
            continue
        token = Token(kind, match.group())
        if kind == "name":
            token = Token("iri", _expand(token.text, prefixes, owner))
        if token.word in _REFUSED:
            raise ShapesError(f"Do without {token.word}, which is not allowed in a SPARQL constraint", owner)
        if token.text == "{" and kind == "other":
            group = Group(_keyword_before(stack[-1].parts))
            stack[-1].parts.append(group)
            stack.append(group)
        elif token.text == "}" and kind == "other":
            stack.pop()
            if not stack:
                break
        else:
            stack[-1].parts.append(token)
    if len(stack) != 1:
        raise ShapesError("Balance the braces of the SPARQL text", owner)
    return top


def _keyword_before(parts: list[Token | Group]) -> str:
    for part in reversed(parts):
        if isinstance(part, Group) or part.text in (".", ";", ")"):
            return ""
        if part.word:
            return part.word
    return ""


def _expand(name: str, prefixes: Mapping[str, str], owner: Node) -> str:
    prefix, _, local = name.partition(":")
    if prefix not in prefixes:
        raise ShapesError(f"Declare the prefix {prefix}: with sh:declare and name its place in sh:prefixes", owner)
    plain = re.sub(r"\\(.)", r"\1", local)
    return f"<{prefixes[prefix]}{plain}>"


def substitute(group: Group, values: Mapping[str, str]) -> Group:
    """The tree with variables replaced by the text of terms (or of other variables)."""
    parts: list[Token | Group] = []
    for part in group.parts:
        if isinstance(part, Group):
            parts.append(substitute(part, values))
        elif part.variable in values:
            parts.append(Token("term", values[part.variable]))
        else:
            parts.append(part)
    return Group(group.after, _resolve_bound(parts))


def _resolve_bound(parts: list[Token | Group]) -> list[Token | Group]:
    """`bound(<term>)` is no SPARQL; what a term stands for is bound."""
    done: list[Token | Group] = []
    for part in parts:
        done.append(part)
        tail = [piece for piece in done[-4:] if isinstance(piece, Token)]
        if (
            len(tail) == 4
            and tail[0].word == "BOUND"
            and tail[2].kind == "term"
            and not tail[2].text.startswith("?")
            and tail[3].text == ")"
        ):
            done[-4:] = [Token("other", "(true)")]
    return done


def refuse_assignment(group: Group, names: set[str], owner: Node) -> None:
    """ShapesError if the text assigns to a variable that has its value from outside."""
    for inner in group.groups():
        tokens = list(inner.tokens())
        for before, after in pairwise(tokens):
            if before.word == "AS" and after.variable in names:
                raise ShapesError(f"Do not assign to {after.text}, which has its value from outside", owner)
