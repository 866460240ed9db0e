"""What different lines say, each told once, as rows for the checks of the graph as a whole."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from allegiance.terms import PREFIXES, RDF_TYPE
from allegiance.validate.checks.at_home import mark_of
from allegiance.validate.checks.columns import Columns, Row
from allegiance.validate.plain.lines import A, Found, objects

SOURCE, REGARDING, VALUE = "al:source", "al:regarding", "al:value"
"""What a claim says of its source must suit the file; the value that it gives, the property that it regards."""

_Put = Callable[[Row], None]

Said = tuple[Any, ...]
"""Where the row of a statement is to be put, and its object: two for each. A subject follows, where the line names it,
so that these are three."""

Form = tuple[str, str]
"""Predicate and form of a statement."""


class Place(NamedTuple):
    """Where rows of a form are put, what their objects begin with, or are, and the texts of its literals."""

    put: _Put
    start: str
    texts: set[str]


@dataclass
class Sayings:
    """What lines say; which name a subject, for each the `mark_of` it and as written; and the forms, with their texts.

    `sources` are the sources that lines give, `paired` the forms of statements that must suit those of other lines.
    """

    said: dict[str, Said] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    subjects: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    paired: dict[str, list[Form]] = field(default_factory=dict)
    forms: dict[Form, Place] = field(default_factory=dict)


_OTHERWISE: Final = {SOURCE, REGARDING, VALUE}


def sayings(lines: Sequence[str], found: Iterable[Found], columns: Columns) -> Sayings:
    """Return what the lines say, and note in the columns what is pointed to. A line of another form is left out."""
    told = Sayings()
    said, forms, targets = told.said, told.forms, columns.targets
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
            said[line] = (place.put, value)
        elif subject:
            place = forms.get((A, name)) or _place(A, name, told, columns)
            said[line] = (place.put, place.start, expanded(subject))
            told.subjects[line] = subject
            told.marks[line] = mark_of(*subject.split(":"))
    return told


def _several(line: str, parts: Found, told: Sayings, columns: Columns) -> None:
    """Take note of a line with more than one object, or of which more is to be known than that."""
    predicate = parts[0]
    said: list[Any] = []
    for value, form, text in objects(parts):
        place = told.forms.get((predicate, form)) or _place(predicate, form, told, columns)
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
            told.sources[line] = f"{told.sources.get(line, '')} {value}".lstrip()
        elif predicate in _OTHERWISE:
            told.paired.setdefault(line, []).append((predicate, form))
    told.said[line] = tuple(said)


def _place(predicate: str, form: str, told: Sayings, columns: Columns) -> Place:
    name = RDF_TYPE.value if predicate == A else expanded(predicate)
    literal = form[0] == '"'
    ending = f'"^^{expanded(form[3:])}' if form.startswith('"^^') else form.lower()  # languages have no case
    put = columns.rows[name][ending if literal else ""].append
    place = told.forms[predicate, form] = Place(put, "" if literal else expanded(form), set())
    return place


def tell(lines: Iterable[Said], graph: str, columns: Columns) -> int:
    """Add to the columns what the lines of a file say, which the parser takes for Turtle; return how many statements.

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
