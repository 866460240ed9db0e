"""A coarse reading of Turtle text: enough to tell brackets, declarations and names from strings and comments.

It judges nothing: pyoxigraph decides what is Turtle. It serves what must be known before parsing (how deep brackets
nest), and what parsing loses (which prefixes were declared, where a blank node is written).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n\r]* )
    | (?P<string> (?: \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ \"{3}
                    | '{3}  (?: [^'\\]++ | \\. | '(?!'') )*+ '{3}
                    | (?!\"{3}) " (?: [^"\\\n\r]++ | \\. )*+ "
                    | (?!'{3})  ' (?: [^'\\\n\r]++ | \\. )*+ '
                  ) (?: @[A-Za-z][A-Za-z0-9-]*+ )? )
    | (?P<broken> ["'] )
    | (?P<reifier> <<\(? | \)?>> | \{\| | \|\} )
    | (?P<iri> <[^<>\s"{}|^`]*+> )
    | (?P<directive> @(?:prefix|base|version)\b | (?i:prefix|base|version)(?=[\s<"']) )
    | (?P<blank> _: )
    | (?P<open> [\[(] )
    | (?P<close> [\])] )
    | (?P<mark> [{}.;,~] )
    | (?P<name> (?: \\. | [^\s"'<>\[\](){};,#\\] )++ )
    """,
    re.VERBOSE | re.DOTALL,
)


DECLARING = re.compile("prefix|base", re.IGNORECASE)
"""Without any of these words left, no declaration is: most of a file need not be read for them."""


class Token(NamedTuple):
    """A piece of the text: its kind (the group names above), its words, and its offset."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """Give the tokens of a Turtle text in linear time; they end where a string is never closed."""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        yield Token(kind, found[0], found.start())
        if kind == "broken":
            return


class Declaration(NamedTuple):
    """A `@prefix` or `@base` line: `prefix` is None for a base; `iri` has its escapes resolved."""

    prefix: str | None
    iri: str
    start: int
    end: int


def declarations(text: str) -> Iterator[Declaration]:
    """Give every declaration of a prefix or base, those that a later one hides included."""
    waiting: Token | None = None
    name: str | None = None
    left = len(DECLARING.findall(text))
    for token in tokens(text):
        if not left and waiting is None:
            return
        left -= len(DECLARING.findall(token.text))
        if token.kind == "directive":
            waiting, name = token, None
        elif waiting is None or token.kind == "comment":
            continue
        elif token.kind == "name" and token.text.endswith(":") and name is None:
            name = token.text[:-1]
        else:
            if token.kind == "iri":
                yield Declaration(name, unescaped(token.text[1:-1]), waiting.start, token.start + len(token.text))
            waiting = None


def unescaped(text: str) -> str:
    r"""Resolve `\uXXXX` and `\UXXXXXXXX`; what stands for no character is left as it is."""

    def character(found: re.Match[str]) -> str:
        code = int(found[1] or found[2], 16)
        return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else found[0]

    return re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})", character, text)
