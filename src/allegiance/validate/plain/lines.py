"""The lines of formatted Turtle: one subject with its class, or one predicate with its objects, and nothing else.

Lines of this form, one after the other, mean what each of them says: no string, comment or bracket spans two of them,
and each prefix means in all of them what it means everywhere in this project. They are Turtle where what ends one and
what begins the next make statements, and where prefixes are declared before them.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from allegiance.terms import KINDS, PREFIXES
from allegiance.validate.checks.home import LONGEST, SLUG

_PREFIX: Final = re.compile(r"@prefix ([a-z]+): <([^<>\s\\]+)> \.")
_KIND: Final = "|".join(KINDS)
_SLUG: Final = rf"(?![a-z0-9-]{{{LONGEST + 1}}})(?>{SLUG})"
_ENTITY: Final = rf"(?:{_KIND}):{_SLUG}"
_TERM: Final = rf"(?!(?:{_KIND}):)[a-z]++:[A-Za-z][A-Za-z0-9-]*+"
_TEXT: Final = r'[^"\\\x00-\x1f\x7f]*+'
_ENDING: Final = r"(?:@[A-Za-z][A-Za-z0-9-]*+|\^\^[a-z]++:[A-Za-z]++)?+"
_OBJECT: Final = rf'(((?:{_KIND}):){_SLUG}|"({_TEXT})"({_ENDING})|{_TERM})'
_OTHERS: Final = rf'((?: , (?:{_ENTITY}|"{_TEXT}"{_ENDING}|{_TERM}))*+)'
_LINE: Final = re.compile(rf"^(?:    ({_TERM}) {_OBJECT}{_OTHERS} [;.]|({_ENTITY}) a ({_TERM}) [;.]|.*)$", re.MULTILINE)
"""What may be read in one way only is taken at once (++, *+): there is nothing to go back for."""
_MORE: Final = re.compile(rf" , {_OBJECT}")

A: Final = "a"
"""The predicate of classes, as written."""

SILENT, DECLARES = " ", "@"
"""The signs of lines that say nothing: empty or a comment, and the meaning of a prefix."""
BEGINS: Final = {";": "s", ".": "S"}
GOES_ON: Final = {";": "p", ".": "P"}
SUITS: Final = {";": "v", ".": "V"}
"""The signs of lines that say something, by how they end: with a subject, a predicate, and a predicate whose objects
must suit those of other lines of the subject."""
_STATEMENTS: Final = re.compile("[ @]*+(?:S|s[pv ]*+[PV]| )*+")
"""The signs of the lines of a file that is Turtle, one after the other: first prefixes, then statements."""


Found = tuple[str, str, str, str, str, str, str, str]
"""Predicate, first object, its kind (`org:`), text and ending, the other objects; or else subject and class."""


def taken_apart(lines: Sequence[str]) -> list[Found]:
    """Return the parts of the lines; of a line of another form all are empty."""
    return _LINE.findall("\n".join(lines)) if lines else []


def objects(found: Found) -> Iterator[tuple[str, str, str]]:
    """Give the objects of a predicate as written, each with its form and text.

    The form is what the object is: a kind of entity (`org:`), a term, or the end of a literal (`"@en`) of this text.
    """
    _, value, kind, text, ending, others, _, _ = found
    yield value, kind or form(value, ending), text
    for value_, kind_, text_, ending_ in _MORE.findall(others) if others else ():
        yield value_, kind_ or form(value_, ending_), text_


def form(value: str, ending: str) -> str:
    """Return the form of an object that is no entity."""
    return f'"{ending}' if value[0] == '"' else value


def are_statements(signs: str) -> bool:
    """Whether lines with these signs follow one another as in Turtle, declarations first."""
    return _STATEMENTS.fullmatch(signs) is not None


def declared(line: str) -> str | None:
    """Return the prefix to which the line gives its usual meaning, if it does."""
    found = _PREFIX.fullmatch(line)
    return found[1] if found is not None and PREFIXES.get(found[1]) == found[2] else None
