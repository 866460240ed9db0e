"""The bytes of one file, before anything parses them."""

import re
from pathlib import Path
from typing import Final

from allegiance.validate.checks.characters import faults
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.iris import check_escapes
from allegiance.validate.checks.limits import check_depth
from allegiance.validate.checks.lines import Lines
from allegiance.validate.checks.paths import LARGEST, SIZE
from allegiance.validate.checks.place import START
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.tokens import tokens
from allegiance.validate.problem import Problem

UTF8 = Rule(
    "AL111",
    "A file is UTF-8",
    "Turtle has one encoding; read with another one, names turn into other names.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kond⟨byte FC⟩z"@de .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kondüz"@de .\n',
)
MARK = Rule(
    "AL112",
    "No byte order mark",
    "It is an invisible character in front of the first word, which some readers take for a part of it.",
    "# data/places/kunduz.ttl\n⟨U+FEFF⟩place:kunduz a al:Place .\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
LONG_LINE = Rule(
    "AL121",
    "Lines are at most 5,000 characters long",
    "A longer one cannot be reviewed.",
    "# data/places/kunduz.ttl\n(a line of 8 MB)\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
EMPTY = Rule(
    "AL122",
    "A file says something",
    "A file of comments only adds nothing, and may hide that its statements were lost.",
    "# data/places/kunduz.ttl\n# place:kunduz a al:Place .\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
CONFLICT = Rule(
    "AL123",
    "No marks of a merge conflict",
    "Git left them where two edits met: somebody has to choose.",
    "# data/places/kunduz.ttl\n<<<<<<< HEAD\nplace:kunduz a al:Place .\n=======\nplace:kunduz a al:Post .\n>>>>>>> b\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
OTHER_FORMAT = Rule(
    "AL124",
    "The content is Turtle",
    "A file is read as what its suffix says; nothing guesses at formats.",
    '# data/places/kunduz.ttl\n<?xml version="1.0"?><rdf:RDF/>\n',
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
RULES = (UTF8, MARK, LONG_LINE, EMPTY, CONFLICT, OTHER_FORMAT)

LONGEST_LINE: Final = 5_000

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_TOO_LONG = re.compile(rf"[^\n]{{{LONGEST_LINE + 1},}}")
_OTHER = (
    (re.compile(r"\s*<(?:\?xml|!DOCTYPE|!--|rdf:RDF|html)", re.IGNORECASE), "XML"),
    (re.compile(r"""\s*(?:\{\s*["}]|\[\s*[{"])"""), "JSON"),
)


def check_content(file: Path, content: bytes, largest: int = LARGEST) -> tuple[str | None, list[Problem]]:
    """Check the bytes of a Turtle file; return its text, or None where there is no use in parsing it, and problems.

    A file with problems may still have a text, so that one run tells a contributor more than one thing.
    """
    found = Findings(file)
    text = _decoded(found, content, largest)
    if text is not None and not _is_other_format(found, text):
        lines = Lines(text)
        _check_characters(found, lines)
        check_escapes(found, lines)
        readable = _check_conflict(found, lines) and _check_lines(found, lines) and check_depth(found, lines)
        _check_statements(found, text)
        return text if readable else None, found.problems()
    return None, found.problems()


def check_table(file: Path, content: bytes, largest: int = LARGEST) -> list[Problem]:
    """Check the bytes of a table of links: as for Turtle, but for what is Turtle's alone."""
    found = Findings(file)
    if (text := _decoded(found, content, largest)) is not None:
        lines = Lines(text)
        _check_characters(found, lines)
        _check_conflict(found, lines)
        _check_lines(found, lines)
    return found.problems()


def _decoded(found: Findings, content: bytes, largest: int) -> str | None:
    if len(content) > largest:
        message = f"This file has {len(content):,} bytes, more than the {largest:,} that are read."
        found.add(SIZE, START, message, "Split it: one source or entity a file.")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        found.add(UTF8, START, "This file is UTF-16, not UTF-8.", "Save it as UTF-8.")
        return None
    if content.startswith(b"\xef\xbb\xbf"):
        found.add(MARK, START, "The file starts with a byte order mark.", "Save it as UTF-8 without BOM.")
        content = content[3:]
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        place = Lines(before).spot(len(before))
        message = f"The byte {content[error.start]:02X} at position {error.start + 1} is not UTF-8."
        found.add(UTF8, place, message, "Save the file as UTF-8.")
        return None


def _is_other_format(found: Findings, text: str) -> bool:
    for pattern, name in _OTHER:
        if pattern.match(text):
            found.add(OTHER_FORMAT, START, f"This is {name}, not Turtle.", "Convert it to Turtle, one entity a file.")
            return True
    return False


def _check_characters(found: Findings, lines: Lines) -> None:
    for fault in faults(lines.text):
        if found.full(fault.rule):
            found.skip(fault.rule)
        else:
            found.add(fault.rule, lines.spot(fault.start, fault.end), fault.message, fault.advice)


def _check_conflict(found: Findings, lines: Lines) -> bool:
    """Note each conflict once, where it begins; tell whether there is none."""
    marks = list(_CONFLICT.finditer(lines.text))
    begun = False
    for mark in marks:
        sign = mark.group()[0]
        if sign == "<" or not begun:
            advice = "Keep one of the two versions and remove the lines of <, = and >."
            found.add(CONFLICT, lines.spot(mark.start(), mark.start() + 7), "A merge conflict is not resolved.", advice)
        begun = sign != ">"
    return not marks


def _check_lines(found: Findings, lines: Lines) -> bool:
    too_long = list(_TOO_LONG.finditer(lines.text))
    for line in too_long:
        place = lines.spot(line.start() + LONGEST_LINE)
        message = f"This line has {line.end() - line.start():,} characters, more than {LONGEST_LINE:,}."
        found.add(LONG_LINE, place, message, "Break it after a comma or semicolon.")
    return not too_long


def _check_statements(found: Findings, text: str) -> None:
    inside = False  # a declaration ends with its IRI
    for token in tokens(text):
        if token.kind == "directive":
            inside = True
        elif token.kind in ("iri", "string") and inside:
            inside = False
        elif token.kind not in ("comment", "mark") and not inside:
            return
    found.add(EMPTY, START, "This file has no statement.", "Describe its entity, or remove the file.")
