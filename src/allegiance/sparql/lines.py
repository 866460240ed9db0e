r"""Columns that are lines of one text, found by us and not by the engine.

To take a line out of a text costs an engine some 7 µs, and a question with many columns has many of them in each row.
So where a question says `SELECT (STRBEFORE(STRAFTER(?shown, "\nscope: "), "\n") AS ?scope)`, `?shown` is asked for,
once for all its lines, and they are told apart here. `_line` knows the forms; what a form makes of a line (an IRI, a
truth value) is the same text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from allegiance.sparql.form import form

PART = r'STRBEFORE\(STRAFTER\(\?(?P<text>\w+), "\\n(?P<name>\w+): "\), "\\n"\)'
COLUMN = re.compile(rf"(?<=\s)\((?P<open>[^\n]*?){PART}(?P<close>[^\n]*?) AS \?(?P<column>\w+)\)")
AFTER = re.compile(r"CONCAT\(\?(\w+), ")
FORMS = {("", ""), ("IRI(", ")"), ("", ' = "true"'), ("xsd:date(", ")"), ("xsd:integer(", ")")}
"""What may stand around a line: it makes a term of it that has the same text."""
NOTHING = ", ?nothing)"
CLAUSE = re.compile(r"^SELECT\b[^{}]*?(?=^WHERE\b)", re.MULTILINE)


class Line(NamedTuple):
    """A column that is a line of the text in another: under which name, absent or empty where there is none, and the
    column whose text comes before it."""

    text: str
    name: str
    optional: bool
    before: str | None


@lru_cache(maxsize=64)
def apart(sparql: str) -> tuple[str, Mapping[str, Line]]:
    """Return the query with the texts in place of the columns that are lines of them, and these columns; those by which
    the engine is to order the rows are left to it."""
    clause = CLAUSE.search(sparql)
    lines: dict[str, Line] = {}
    if clause is None:
        return sparql, lines
    order = sparql.partition("ORDER BY")[2]

    def take(found: re.Match[str]) -> str:
        line = _line(found)
        if line is None or re.search(rf"\?{found['column']}\b", order):
            return found.group()
        lines[found["column"]] = line
        return f"?{line.before}" if line.before else ""

    rest = COLUMN.sub(take, clause.group())
    wanted = dict.fromkeys(line.text for line in lines.values())
    asked = form(f"{sparql[: clause.start()]}{rest} {{").columns
    texts = "".join(f" ?{text}" for text in wanted if text not in asked)
    return sparql[: clause.start()] + rest.rstrip() + texts + "\n" + sparql[clause.end() :], lines


def _line(found: re.Match[str]) -> Line | None:
    text, name, before = found["text"], found["name"], AFTER.fullmatch(found["open"])
    if before and found["close"] == ")":
        return Line(text, name, optional=False, before=before[1])
    match found["open"], found["close"]:
        case form if form in FORMS:
            return Line(text, name, optional=False, before=None)
        case (opened, closed) if opened.startswith(there := rf'IF(CONTAINS(?{text}, "\n{name}: "), '):
            form = opened.removeprefix(there), closed.removesuffix(NOTHING)
            return Line(text, name, optional=True, before=None) if closed.endswith(NOTHING) and form in FORMS else None
        case _:
            return None


def together(
    names: Sequence[str], rows: Iterable[Sequence[str | None]], lines: Mapping[str, Line]
) -> Iterator[list[str | None]]:
    """Give each row with the values of the columns that are lines, in their order, after its own."""
    place = {name: index for index, name in enumerate(names)}
    texts = list(dict.fromkeys(line.text for line in lines.values()))
    wanted = [
        (texts.index(line.text), line.name, None if line.optional else "", place[line.before] if line.before else None)
        for line in lines.values()
    ]
    for row in rows:
        said = [_said(row[place[text]]) for text in texts]
        found = [said[at].get(name, otherwise) for at, name, otherwise, _ in wanted]
        for index, (_, _, _, before) in enumerate(wanted):
            if before is not None:
                found[index] = (row[before] or "") + (found[index] or "")
        yield [*row, *found]


def _said(text: str | None) -> dict[str, str]:
    return dict([line.partition(": ")[::2] for line in (text or "").split("\n")])  # a third quicker so
