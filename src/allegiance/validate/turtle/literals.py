"""Literals from their tokens."""

from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from allegiance.terms import XSD, XSD_BOOLEAN, XSD_INTEGER

from .escapes import unescaped
from .languages import is_language, not_a_language
from .names import Names
from .problem import Report, shown
from .recovery import NAMES
from .tokens import Token

_DECIMAL: Final = ox.NamedNode(XSD + "decimal")
_DOUBLE: Final = ox.NamedNode(XSD + "double")
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_NEED_LANGUAGE: Final = frozenset({_RDF + "langString", _RDF + "dirLangString"})


def number(token: Token) -> ox.Literal:
    """Return an integer, decimal or double, as it is written."""
    text = token.text
    datatype = _DOUBLE if "e" in text.lower() else _DECIMAL if "." in text else XSD_INTEGER
    return ox.Literal(text, datatype=datatype)


def boolean(token: Token) -> ox.Literal:
    """Return `true` or `false`."""
    return ox.Literal(token.text, datatype=XSD_BOOLEAN)


def literal(tokens: Sequence[Token], at: int, names: Names, *, in_list: bool) -> tuple[ox.Literal | None, int]:
    """Return the literal whose text is token `at`, and the index after its language tag or datatype.

    None for one that is wrong, which is reported. Only in a list can a name follow the language tag @prefix; elsewhere
    it is a declaration, before which a dot is missing.
    """
    token, suffix, report = tokens[at], tokens[at + 1], names.report
    value = _text(token, report)
    ends = suffix.text in ("@prefix", "@base") and not in_list and tokens[at + 2].kind in NAMES
    if token.kind == "string" and suffix.kind in ("lang", "at") and not ends:
        return _tagged(value, suffix, report), at + 2
    if suffix.text == "^^":
        named = tokens[at + 2]
        if named.kind not in NAMES:
            report(suffix.start, suffix.end, "No datatype follows ^^", "write one such as edtf:EDTF, or delete ^^")
            return None, at + 2
        return _typed(value, named, names), at + 3
    return (None if value is None else ox.Literal(value)), at + 1


def _text(token: Token, report: Report) -> str | None:
    if token.kind == "open":
        report(
            token.start, token.start + len(token.text), "This text has no closing quote", f"add {token.text} at its end"
        )
        return None
    quotes = 3 if token.text[:3] in ('"""', "'''") else 1
    return unescaped(token.text[quotes:-quotes], token.start + quotes, report)


def _tagged(value: str | None, tag: Token, report: Report) -> ox.Literal | None:
    if "--" in tag.text:
        advice = "delete the part from -- on; this project reads RDF 1.1 Turtle only"
        report(tag.start, tag.end, f"The text direction in {shown(tag.text)} is RDF 1.2", advice)
        return None
    if tag.kind == "lang" and is_language(tag.text[1:]):
        return None if value is None else ox.Literal(value, language=tag.text[1:])
    report(tag.start, tag.end, *not_a_language(tag.text))
    return None


def _typed(value: str | None, named: Token, names: Names) -> ox.Literal | None:
    datatype = names.named(named)
    if datatype is not None and datatype.value in _NEED_LANGUAGE:
        names.report(
            named.start, named.end, "This datatype needs a language tag", "write @en or another tag in place of it"
        )
        return None
    return None if value is None or datatype is None else ox.Literal(value, datatype=datatype)
