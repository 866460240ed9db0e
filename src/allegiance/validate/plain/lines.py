"""The lines of formatted Turtle: one subject with its class, or one predicate with its objects, and nothing else.

Lines of this form, one after the other, mean what each of them says, if they are Turtle at all: no string, comment or
bracket spans two of them, and each prefix means in all of them what it means everywhere in this project.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from allegiance.terms import KINDS, PREFIXES
from allegiance.validate.checks.home import LONGEST, SLUG

_PREFIX: Final = re.compile(r"@prefix ([a-z]+): <([^<>\s\\]+)> \.")
_KIND: Final = "|".join(KINDS)
_SLUG: Final = rf"(?![a-z0-9-]{{{LONGEST + 1}}})(?>{SLUG})"
_ENTITY: Final = rf"(?:{_KIND}):{_SLUG}"
_TERM: Final = rf"(?!(?:{_KIND}):)[a-z]++:[A-Za-z][A-Za-z0-9-]*+"
_TEXT: Final = r'[^"\\\n]*+'
_ENDING: Final = r"(?:@[A-Za-z][A-Za-z0-9-]*+|\^\^[a-z]++:[A-Za-z]++)?+"
_OBJECT: Final = rf'(((?:{_KIND}):){_SLUG}|"({_TEXT})"({_ENDING})|{_TERM})'
_OTHERS: Final = rf'((?: , (?:{_ENTITY}|"{_TEXT}"{_ENDING}|{_TERM}))*+)'
_LINE: Final = re.compile(rf"^(?:    ({_TERM}) {_OBJECT}{_OTHERS} [;.]|({_ENTITY}) a ({_TERM}) [;.]|.*)$", re.MULTILINE)
"""What may be read in one way only is taken at once (++, *+): there is nothing to go back for."""
_MORE: Final = re.compile(rf" , {_OBJECT}")

A: Final = "a"
"""The predicate of classes, as written."""


class Statement(NamedTuple):
    """A predicate and one object of it, as written; with its subject where the line names it.

    `form` is what the object is: a kind of entity (`org:`), a term, or the end of a literal (`"@en`) of this `text`.
    """

    line: str
    predicate: str
    object: str
    form: str
    text: str = ""
    subject: str = ""


def statements(lines: Iterable[str]) -> Iterator[Statement]:
    """Give what the lines say; a line of another form says nothing."""
    wanted = list(lines)
    found = _LINE.findall("\n".join(wanted)) if wanted else []
    for line, (predicate, value, kind, text, ending, others, subject, name) in zip(wanted, found, strict=True):
        if predicate:
            yield Statement(line, predicate, value, kind or _form(value, ending), text)
            if others:
                for value_, kind_, text_, ending_ in _MORE.findall(others):
                    yield Statement(line, predicate, value_, kind_ or _form(value_, ending_), text_)
        elif subject:
            yield Statement(line, A, name, name, subject=subject)


def says_nothing(line: str) -> bool:
    """Whether the line is empty, a comment, or gives one of the project's prefixes its usual meaning."""
    if not line or line[0] == "#":
        return True
    found = _PREFIX.fullmatch(line) if line[0] == "@" else None
    return found is not None and PREFIXES.get(found[1]) == found[2]


def _form(value: str, ending: str) -> str:
    return f'"{ending}' if value[0] == '"' else value
