"""Values as they stand in files, each held against what a contribution may say before it is written."""

import re
import unicodedata

import pyoxigraph as ox

from allegiance import dates
from allegiance.errors import CannotWrite

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TAGGED = re.compile(r"(?P<form>.*\S)@(?P<language>[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)", re.DOTALL)
ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`/]+\S*")
FORBIDDEN = re.compile(r"[\s<>\"{}|\\^`]")


def checked(slug: str) -> str:
    """Return the identifier. Raises CannotWrite unless it is of lower-case letters, digits and single hyphens."""
    if not SLUG.fullmatch(slug):
        near = "-".join(re.findall("[a-z0-9]+", slug.lower()))
        example = near if slug.isascii() and near else "iju-kunduz"
        raise CannotWrite(
            slug or "''", f"an identifier is of lower-case letters a-z, digits and single hyphens, e.g. {example}"
        )
    return slug


def named(name: str, *kinds: str) -> str:
    """Return a prefixed name of one of the kinds (`org`, `person`); of a single kind the prefix may be left out.

    Raises CannotWrite for anything else.
    """
    kind, found, slug = name.strip().rpartition(":")
    kind = kind if found or len(kinds) > 1 else kinds[0]
    if kind not in kinds or not SLUG.fullmatch(slug):
        forms = " or ".join(f"{one}:..." for one in kinds) if len(kinds) < 4 else "org:..., person:... or as it may be"
        raise CannotWrite(name or "''", f"write it as {forms}, with an identifier such as iju-kunduz")
    return f"{kind}:{slug}"


def line(value: str) -> str:
    """Return a text as files have it: one line with single spaces, in NFC. Raises CannotWrite for an empty one."""
    found = " ".join(unicodedata.normalize("NFC", value).split())
    if not found:
        raise CannotWrite("''", "write something, or leave it out")
    return found


def text(value: str) -> str:
    """Return an English literal. Raises CannotWrite for an empty text."""
    return str(ox.Literal(line(value), language="en"))


def label(value: str) -> str:
    """Return an English name as a literal. Raises CannotWrite for an empty one and for one in another script."""
    if not _is_latin(value):
        raise CannotWrite(value, "give the English name here, and this one as --alias with its language: 'ИДУ@ru'")
    return text(value)


def form(value: str) -> str:
    """Return a form of a name as a literal: in English, or in the language after an `@` at its end.

    Raises CannotWrite for an empty form, and for one in another script of which the language is not said.
    """
    tagged = TAGGED.fullmatch(value)
    if tagged:
        return str(ox.Literal(line(tagged["form"]), language=tagged["language"]))
    if not _is_latin(value):
        raise CannotWrite(value, "say after an @ which language it is in: 'ИДУ@ru'")
    return text(value)


def address(value: str) -> str:
    """Return a web address as a literal. Raises CannotWrite for what is none."""
    found = value.strip()
    if not ADDRESS.fullmatch(found) or FORBIDDEN.search(found):
        raise CannotWrite(value or "''", "write a web address like https://example.org/page, without spaces")
    return typed(found, "anyURI")


def typed(value: str, name: str) -> str:
    """Return a literal of an XML Schema type as the files write it."""
    return f"{ox.Literal(value)}^^xsd:{name}"


def edtf(value: str) -> str:
    """Return an EDTF literal as the files write it. Raises DateError."""
    dates.parse(value)
    return f"{ox.Literal(value)}^^edtf:EDTF"


def _is_latin(value: str) -> bool:
    return all(unicodedata.name(c, "LATIN").startswith(("LATIN", "MODIFIER")) for c in value if c.isalpha())
