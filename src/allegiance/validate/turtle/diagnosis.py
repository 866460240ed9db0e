"""What is wrong with a token that cannot stand where it stands, in plain words."""

import re
from collections.abc import Sequence
from typing import Final

from .building import AFTER, OBJECT, SUBJECT, VERB
from .languages import not_a_language
from .problem import Derailed, shown
from .tokens import Token

_HOW: Final = {
    SUBJECT: "begin a statement with an IRI or a prefixed name such as org:imu",
    VERB: 'write a property such as al:about, or "a"',
    OBJECT: 'write an IRI, a prefixed name, or a text in "quotes"',
    AFTER: 'write ";" before another property, "," before another value, "." at the end',
}
_ONLY: Final = "this project reads RDF 1.1 Turtle only"
_GRAPH: Final = ("Named graphs (TriG) are not Turtle", f'delete the graph name, "{{" and "}}"; {_ONLY}')
_RDF12: Final = frozenset({"<<", "<<(", ">>", "{|", "|}", "~", "version", "@version"})
_CURLY: Final = frozenset("“”„‟«»‘’‚‹›＂")
_CONTROLS: Final = (range(0x20), range(0x7F, 0xA0))
_DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{1,2}){1,2}\Z")


def unexpected(tokens: Sequence[Token], at: int, wanted: str) -> Derailed:
    """Return the problem of the token `at` where `wanted` should stand."""
    token, before = tokens[at], tokens[at - 1] if at else None
    glued = before if before is not None and before.end == token.start else None
    if token.kind == "end" and before is not None:
        return Derailed(before.end, before.end, *_misplaced(token, wanted))
    told = _of_another_syntax(token)
    if told is None and glued is not None:
        start, end, *words = _glued(glued, token, tokens[at + 1]) or (0, 0)
        if words:
            return Derailed(start, end, words[0], words[1])
    if told is None and token.kind == "other":
        told = _odd_sign(token.text, after_name=glued is not None and glued.kind in ("name", "label"))
    if told is None and token.kind in ("word", "at", "lang", "exponent"):
        told = _word(token, wanted)
    return Derailed(token.start, token.end, *(told or _misplaced(token, wanted)))


def bare_address(tokens: Sequence[Token], at: int) -> Derailed | None:
    """Return the problem of an address without quotes, if one begins with the token `at`, such as `https:`."""
    last = at
    while tokens[last + 1].start == tokens[last].end and tokens[last + 1].kind != "end":
        last += 1
    last -= last > at and tokens[last].text in (".", ";", ",")
    if last == at:
        return None
    advice = 'put it in quotes, such as "https://example.org/page"^^xsd:anyURI'
    return Derailed(tokens[at].start, tokens[last].end, "An address stands here without quotes", advice)


def not_closed(opening: Token) -> Derailed:
    """Return the problem of a `[` or `(` that nothing closes."""
    sign = "]" if opening.text == "[" else ")"
    return Derailed(opening.start, opening.end, f'"{opening.text}" is not closed', f'add "{sign}"')


def _of_another_syntax(token: Token) -> tuple[str, str] | None:
    lower = token.text.lower()
    if lower in _RDF12:
        return f'"{token.text}" is RDF 1.2, which is not read here', f"state it in plain triples; {_ONLY}"
    if lower in ("{", "}") or (token.kind == "word" and lower == "graph"):
        return _GRAPH
    if token.kind == "refused":
        return f'"{token.text}" is a sign of N3 or SPARQL, not of Turtle', f"delete it; {_ONLY}"
    return None


def _glued(before: Token, token: Token, after: Token) -> tuple[int, int, str, str] | None:
    """What follows a token without a space often shows what was meant."""
    if before.kind == "string" and token.kind in ("word", "name", "number", "string", "open", "other"):
        message = "The text ends at the quote before this, but more follows"
        return token.start, token.end, message, f"write \\{before.text[0]} for a quotation mark inside a text"
    if before.kind == "lang" and token.kind in ("word", "name", "number", "other"):
        return before.start, token.end, *not_a_language(before.text + token.text)
    if before.kind == "number" and token.kind == "number" and _DATE.match(before.text + token.text):
        message = "A date stands here without quotes"
        end = after.end if after.kind == "number" and after.start == token.end else token.end
        return before.start, end, message, 'write it like "2015-08-20"^^edtf:EDTF'
    return None


def _odd_sign(sign: str, *, after_name: bool) -> tuple[str, str]:
    if sign in _CURLY:
        return f"{sign} is not a quotation mark of Turtle", 'write straight quotes: "'
    if not sign.isprintable() or sign.isspace():
        control = any(ord(sign) in controls for controls in _CONTROLS)
        what = "A control character" if control else "An invisible character"
        return f"{what}, U+{ord(sign):04X}, stands between terms", "delete it, or type a plain space"
    if after_name:
        advice = "write the whole IRI in <>, or a name of letters, digits and hyphens"
        return f'"{sign}" cannot stand in a prefixed name', advice
    return f'"{sign}" has no meaning here', "delete it, or put it in a text in quotes"


def _word(token: Token, wanted: str) -> tuple[str, str] | None:
    text, lower = token.text, token.text.lower()
    if token.kind == "exponent":
        return "The number lacks its exponent", "write digits after the e, such as 1e6"
    if lower in ("true", "false", "a", "@prefix", "@base") and text != lower:
        return f"{text} must be in lower case", f'write "{lower}"'
    if token.kind != "word":
        return _at_word(text, lower, wanted)
    if wanted == OBJECT and text != "a":
        return f"“{shown(text)}” is neither a name nor a text", "put a text in quotes, or give a name its prefix"
    return None


def _at_word(text: str, lower: str, wanted: str) -> tuple[str, str]:
    if lower in ("@prefix", "@base"):
        return f"{text} stands within a statement", 'end the statement before it with " ."'
    if wanted == SUBJECT:
        return f"{shown(text)} begins no declaration", 'write "@prefix" or "@base"'
    return f"The language tag {shown(text)} follows no text", 'write the language right after a text: "text"@en'


def _misplaced(token: Token, wanted: str) -> tuple[str, str]:
    advice = _HOW.get(wanted, _HOW[AFTER])
    if token.kind == "end":
        return f"The file ends where {wanted} should stand", advice
    if token.text == "." and wanted == VERB:
        return "The statement ends before it says anything", advice
    what = "A text" if token.kind in ("string", "open") else f'"{shown(token.text)}"'
    return f"{what} stands where {wanted} should stand", advice
