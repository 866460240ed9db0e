"""The words of labels, names and notes."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

import pyoxigraph as ox

from allegiance.terms import AL
from allegiance.validate.checks.characters import COMPOSED, faults
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown
from allegiance.validate.checks.vocabulary import RDF, SKOS

_LABEL = "# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel"

EMPTY = Rule(
    "AL351",
    "A text says something",
    "An empty label passes every count of labels.",
    f'{_LABEL} " "@en .\n',
    f'{_LABEL} "Kunduz"@en .\n',
)
SPACED = Rule(
    "AL352",
    "A label is one line without spare spaces",
    "Names that differ only in spaces are not found together; a line break forges lines in lists and logs.",
    f'{_LABEL} " Kunduz\\n"@en .\n',
    f'{_LABEL} "Kunduz"@en .\n',
)
MARKUP = Rule(
    "AL353",
    "No markup in texts",
    "A page might run it, and every other reader shows the tags.",
    f'{_LABEL} "<b>Kunduz</b>"@en .\n',
    f'{_LABEL} "Kunduz"@en .\n',
)
MIXED = Rule(
    "AL354",
    "A word keeps to one script",
    "A Cyrillic letter within a Latin word looks like the known name and is another one.",
    f'{_LABEL} "Kund⟨U+0443⟩z"@en .\n',
    f'{_LABEL} "Kunduz"@en .\n',
)
RULES = (EMPTY, SPACED, MARKUP, MIXED)

LABELS: Final = frozenset({SKOS + "prefLabel", SKOS + "altLabel", AL + "nameForm", AL + "dateText", AL + "locator"})
"""Properties whose texts are one line."""

_SPARE = re.compile(r"^\s|\s$|[\n\r\t\v\f]|\s\s")
_WORD = re.compile(r"[^\W\d_]+")


def check_texts(found: Findings, file: Contribution) -> None:
    """Note empty texts, spare spaces, markup, mixed scripts, and characters smuggled in by escapes."""
    for triple in file.triples:
        literal = triple.object
        if not isinstance(literal, ox.Literal):
            continue
        for rule, message, advice in _faults(triple.predicate.value, literal, file.text):
            place = file.places.span(triple, "object")
            found.add(rule, place, message, advice, **about(triple), value=shown(literal.value))


def is_bad_text(text: str) -> bool:
    """Whether the text may have any of these faults, whichever property and datatype it has."""
    return not text.strip() or _tagged(text) or mixed_word(text) is not None


def is_bad_label(text: str) -> bool:
    """Whether the text of a label has spare spaces or line breaks."""
    return text != " ".join(text.split()) and _SPARE.search(text) is not None  # the first is quicker to tell


def mixed_word(text: str) -> str | None:
    """Return the first word that mixes Latin letters with Cyrillic or Greek ones, if any."""
    if text.isascii():
        return None
    for word in _WORD.finditer(text):
        if not word[0].isascii():
            scripts = set(map(_script, word[0]))
            if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1:
                return word[0]
    return None


@lru_cache(maxsize=5_000)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _faults(path: str, literal: ox.Literal, text: str) -> Iterator[tuple[Rule, str, str]]:
    value = literal.value
    if not value.strip():
        yield EMPTY, "This text is empty.", "Write it, or leave the statement out."
        return
    if path in LABELS and is_bad_label(value):
        yield SPACED, "This text has spare spaces or line breaks.", "Write one line with single spaces."
    if not literal.datatype.value.startswith(RDF) or literal.language is not None:
        if _tagged(value):
            yield MARKUP, "This text has markup in it.", "Write plain text."
        if word := mixed_word(value):
            yield MIXED, f"“{shown(word)}” mixes scripts within a word.", "Type the word anew in one script."
    yield from _smuggled(value, text)


def _smuggled(value: str, text: str) -> Iterator[tuple[Rule, str, str]]:
    """Give characters that only an escape such as `\\u202E` brings in; the others are told where they stand."""
    told = set()
    for fault in faults(value):
        sign = value[fault.start : fault.end]
        known = (
            (sign in text and sign != "\r")
            if fault.rule is not COMPOSED
            else not unicodedata.is_normalized("NFC", text)
        )
        if not known and fault.rule.id not in told:
            told.add(fault.rule.id)
            yield fault.rule, f"An escape hides it: {fault.message[0].lower()}{fault.message[1:]}", fault.advice


def _tagged(text: str) -> bool:
    """Tell whether the text has marks of HTML."""
    return ("<" in text or "&" in text) and _tag().search(text) is not None


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(
        r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*|/)?>|<[!?]|<(?:script|img|svg|iframe)\b"
        r"|&(?:#\d+|#x[0-9a-f]+|lt|gt|amp);",
        re.IGNORECASE,
    )
