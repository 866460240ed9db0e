"""What different lines say, each told once, as rows for the checks of the graph as a whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from allegiance.terms import PREFIXES, RDF_TYPE
from allegiance.validate.checks.at_home import mark_of
from allegiance.validate.checks.columns import Columns, Row
from allegiance.validate.plain.lines import (
    BEGINS,
    DECLARES,
    GOES_ON,
    SILENT,
    SUITS,
    A,
    Found,
    declared,
    objects,
)

SOURCE, REGARDING, VALUE = "al:source", "al:regarding", "al:value"
"""What a claim says of its source must suit the file; the value that it gives, the property that it regards."""

_Put = Callable[[Row], None]

Said = tuple[Any, ...]
"""Where the row of a statement is to be put, and its object: two for each. A subject follows, where the line names it,
so that these are three."""

Form = tuple[str, str]
"""Predicate and form of a statement."""

Line = tuple[str, str, frozenset[str], Said]
"""The sign of a line, by which it fits the lines around it; its mark, if it has one: the `mark_of` a subject, the
prefix that it declares (`@al`) or the source that it gives (`>source:a`); the prefixes that it needs; what it says."""

_NOTHING: Final[frozenset[str]] = frozenset()


class Place(NamedTuple):
    """Where rows of a form are put, what their objects begin with, or are, the texts of its literals, what it needs."""

    put: _Put
    start: str
    texts: set[str]
    needed: frozenset[str]


@dataclass
class Sayings:
    """What lines are, which name a subject, as written, and the forms, with their texts.

    `paired` has the forms of statements that must suit those of other lines, `sources` the marks of sources given.
    """

    lines: dict[str, Line] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    sources: set[str] = field(default_factory=set)
    paired: dict[str, list[Form]] = field(default_factory=dict)
    forms: dict[Form, Place] = field(default_factory=dict)


_OTHERWISE: Final = {SOURCE, REGARDING, VALUE}


def sayings(lines: Sequence[str], found: Iterable[Found], columns: Columns) -> Sayings:
    """Return what the lines say, and note in the columns what is pointed to. A line of another form is left out."""
    told = Sayings()
    known, forms, targets = told.lines, told.forms, columns.targets
    needs: dict[tuple[str, str], frozenset[str]] = {}
    for line, parts in zip(lines, found, strict=True):
        predicate, value, kind, text, ending, others, subject, name = parts
        if predicate:
            if others or predicate in _OTHERWISE:
                _several(line, parts, told, columns)
                continue
            form = kind or (f'"{ending}' if value[0] == '"' else value)
            place = forms.get((predicate, form)) or _place(predicate, form, told, columns)
            if kind:
                value = place.start + value[len(kind) :]
                targets.add(value)
            elif form[0] == '"':
                value = text
                place.texts.add(text)
            else:
                value = place.start
            known[line] = (GOES_ON[line[-1]], "", place.needed, (place.put, value))
        elif subject:
            place = forms.get((A, name)) or _place(A, name, told, columns)
            kind, _, slug = subject.partition(":")
            needed = needs.get((name, kind)) or needs.setdefault((name, kind), place.needed | {f"@{kind}"})
            said = (place.put, place.start, PREFIXES[kind] + slug)
            known[line] = (BEGINS[line[-1]], mark_of(kind, slug), needed, said)
            told.subjects[line] = subject
        elif not line or (line[0] == "#" and (line.isprintable() or not line.isascii())):
            known[line] = (SILENT, "", _NOTHING, ())
        elif line[0] == "@" and (prefix := declared(line)):
            known[line] = (DECLARES, f"@{prefix}", _NOTHING, ())
    return told


def _several(line: str, parts: Found, told: Sayings, columns: Columns) -> None:
    """Take note of a line with more than one object, or of which more is to be known than that."""
    predicate, mark, sign, needed = parts[0], "", GOES_ON, _NOTHING
    said: list[Any] = []
    for value, form, text in objects(parts):
        place = told.forms.get((predicate, form)) or _place(predicate, form, told, columns)
        needed |= place.needed
        if form[0] == '"':
            place.texts.add(text)
            said += (place.put, text)
        elif form[-1] == ":":
            target = place.start + value[len(form) :]
            columns.targets.add(target)
            said += (place.put, target)
        else:
            said += (place.put, place.start)
        if predicate == SOURCE:
            mark = f"{mark}>{value}"
        elif predicate in _OTHERWISE:
            sign = SUITS
            told.paired.setdefault(line, []).append((predicate, form))
    if mark:
        told.sources.add(mark)
    told.lines[line] = (sign[line[-1]], mark, needed, tuple(said))


def _place(predicate: str, form: str, told: Sayings, columns: Columns) -> Place:
    name = RDF_TYPE.value if predicate == A else expanded(predicate)
    literal = form[0] == '"'
    ending = f'"^^{expanded(form[3:])}' if form.startswith('"^^') else form.lower()  # languages have no case
    put = columns.rows[name][ending if literal else ""].append
    written = (part for part in (predicate, form.removeprefix('"^^')) if part[0] != '"')
    prefixes = {f"@{part.partition(':')[0]}" for part in written if part != A}
    place = Place(put, "" if literal else expanded(form), set(), frozenset(prefixes))
    told.forms[predicate, form] = place
    return place


def tell(lines: Iterable[Said], graph: str, columns: Columns) -> int:
    """Add to the columns what the lines of a file say; return how many statements.

    What is said twice counts twice.
    """
    columns.graphs.add(graph)
    described = columns.described
    subject, count = "", 0
    for said in lines:
        if len(said) == 2:
            put, value = said
        elif len(said) == 3:
            put, value, subject = said
            if described.setdefault(subject, graph) != graph:
                columns.twice.add(subject)
        else:
            for put, value in zip(said[::2], said[1::2], strict=True):
                put((subject, value, graph))
            count += len(said) // 2
            continue
        put((subject, value, graph))
        count += 1
    return count


def expanded(name: str) -> str:
    """Return the IRI of a name with one of the project's prefixes."""
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, prefix + ":") + local
