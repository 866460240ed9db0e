"""One value in a Turtle file set, replaced or taken out; every other character of the file stays as it is."""

import re
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.errors import CannotWrite, SyntaxErrorInFile
from allegiance.terms import PREFIXES, RDF_TYPE, shorten
from allegiance.validate.turtle import Located, read

ORDER = (
    "reviewStatus", "prefLabel", "about", "regarding", "value", "source", "claimant", "reportOf", "supersedes",
    "stance", "basis", "credibility", "likelihood", "date", "heldAt", "dateText", "locator", "passageHash", "claimedOn",
    "note",
)  # fmt: skip
"""After which properties a new one is put: those that stand before it here."""
ENDS_LINE = re.compile(r"[ \t]*;[ \t]*(?:#[^\n]*)?\n")
BARE_END = re.compile(r"[ \t]*;[ \t]*\n")
BETWEEN = re.compile(r"\s*;\s*")
PREFIX = re.compile(r"(?:\A|\^\^)([a-z]+):")
"""In a value: of a name, or of the type of a literal."""


class Edit(NamedTuple):
    """What a property of a subject shall say: `value` as Turtle with our prefixes, empty to take it out."""

    subject: str
    property: str
    value: str


class Group(NamedTuple):
    """A property as written, with its values: offsets of the whole, and of its first value."""

    predicate: str
    start: int
    value: int
    end: int
    values: int


def rewritten(path: Path, text: str, edits: list[Edit]) -> str:
    """Return the text of a file after the edits, with prefixes declared that they need.

    Raises CannotWrite for a property that has several values, or whose line cannot be taken out by itself, and
    SyntaxErrorInFile for what is no Turtle.
    """
    for edit in edits:
        changed = _declared(_edited(path, text, edit), edit.value)
        if _beside(path, text, edit) != _beside(path, changed, edit):
            raise CannotWrite(path, f"{shorten(edit.property)} cannot be set by itself; edit the file")
        text = changed
    return text


def _beside(path: Path, text: str, edit: Edit) -> set[ox.Triple]:
    """Return all that a file says but what the edit is about."""
    try:
        said = {quad.triple for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)}
    except SyntaxError as error:
        raise SyntaxErrorInFile(path, error.lineno or 1, error.offset or 1, error.msg) from error
    return {triple for triple in said if (triple.subject.value, triple.predicate.value) != edit[:2]}


def _edited(path: Path, text: str, edit: Edit) -> str:
    groups = _groups(text, edit.subject)
    if not groups:
        raise CannotWrite(shorten(edit.subject), f"it does not stand in {path}")
    at = next((number for number, group in enumerate(groups) if group.predicate == edit.property), None)
    if at is None:
        return _with(text, groups, edit) if edit.value else text
    if groups[at].values > 1:
        raise CannotWrite(
            shorten(edit.subject), f"it has several values of {shorten(edit.property)}; edit them in {path}"
        )
    if edit.value:
        return text[: groups[at].value] + edit.value + text[groups[at].end :]
    return _without(path, text, groups, at)


def _with(text: str, groups: list[Group], edit: Edit) -> str:
    """Put the property on a line of its own, never as the last: so that no other line changes."""
    place = _place(edit.property)
    before = max((number for number, group in enumerate(groups) if _place(group.predicate) < place), default=0)
    before = min(before, max(len(groups) - 2, 0))
    line = f"{shorten(edit.property)} {edit.value}"
    end = groups[before].end
    if len(groups) == 1:
        return f"{text[:end]} ;\n    {line}{text[end:]}"
    if found := ENDS_LINE.match(text, end):
        return f"{text[: found.end()]}    {line} ;\n{text[found.end() :]}"
    start = groups[before + 1].start
    return f"{text[:start]}{line} ; {text[start:]}"


def _without(path: Path, text: str, groups: list[Group], at: int) -> str:
    group, last = groups[at], at == len(groups) - 1
    line = text.rfind("\n", 0, group.start) + 1
    if not last and not text[line : group.start].strip() and (ended := BARE_END.match(text, group.end)):
        return text[:line] + text[ended.end() :]
    start, end = (groups[at - 1].end, group.end) if last else (group.start, groups[at + 1].start)
    between = text[start : group.start] if last else text[group.end : end]
    if at == 0 or not BETWEEN.fullmatch(between):
        raise CannotWrite(path, f"{shorten(group.predicate)} cannot be taken out by itself; edit the file")
    return text[:start] + text[end:]


def _groups(text: str, subject: str) -> list[Group]:
    """Return what is said of a subject, property by property, in the order of the file."""
    stated = sorted(read(text).by_subject.get(subject, []), key=_start)
    found = []
    for start, triples in groupby(stated, _start):
        values = list(triples)
        places = [triple.places[2] for triple in values]
        found.append(Group(values[0].predicate.value, start, places[0].start, places[-1].end, len(values)))
    return found


def _start(triple: Located) -> int:
    return triple.places[1].start


def _place(predicate: str) -> int:
    name = re.split(r"[#/]", predicate)[-1]
    return ORDER.index(name) if name in ORDER else -1 if predicate == RDF_TYPE.value else len(ORDER)


def _declared(text: str, value: str) -> str:
    """Return the text with the prefixes of a value, and of all properties, declared."""
    outside = re.sub(r'"(?:[^"\\]|\\.)*"', '""', value)
    used = {*PREFIX.findall(outside), "al"}
    missing = sorted(name for name in used if name in PREFIXES and not re.search(rf"(?im)^\s*@?prefix\s+{name}:", text))
    return "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in missing) + text
