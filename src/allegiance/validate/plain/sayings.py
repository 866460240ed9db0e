"""What lines of cleared files say, as rows for the checks of the graph as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from allegiance.terms import PREFIXES, RDF_TYPE
from allegiance.validate.checks.columns import Columns, Row
from allegiance.validate.plain.lines import A, Statement

SOURCE, REGARDING, VALUE = "al:source", "al:regarding", "al:value"
"""What a claim says of its source must suit the file; the value that it gives, the property that it regards."""
_WITH_OTHERS: Final = frozenset((SOURCE, REGARDING, VALUE))

_Put = Callable[[Row], None]


@dataclass(slots=True)
class Line:
    """What a line says; its subject, if it begins with one, as written and as an IRI.

    `said` has for each statement where its row is to be put, and its object. `sources` are those it names, as written,
    `paired` its statements that must suit those of other lines.
    """

    subject: str = ""
    iri: str = ""
    said: tuple[tuple[_Put, str], ...] = ()
    sources: str = ""
    paired: tuple[Statement, ...] = ()


def by_line(statements: Iterable[Statement], columns: Columns) -> dict[str, Line]:
    """Return what each of the lines says, and take note in the columns of how objects end and what is pointed to."""
    forms: dict[tuple[str, str], tuple[_Put, str]] = {}
    found: dict[str, Line] = {}
    targets = columns.targets
    for statement in statements:
        written, predicate, value, form, text, subject = statement
        if (known := forms.get((predicate, form))) is None:
            known = forms[predicate, form] = _form(predicate, form, columns)
        put, start = known
        if form[0] == '"':
            value = text
        elif form[-1] == ":":
            value = start + value[len(form) :]
            targets.add(value)
        else:
            value = start
        line = found.get(written)
        if line is None:
            line = found[written] = Line(subject, expanded(subject) if subject else "", ((put, value),))
        else:
            line.said += ((put, value),)
        if predicate in _WITH_OTHERS:
            if predicate == SOURCE:
                line.sources = f"{line.sources} {statement.object}".lstrip()
            else:
                line.paired += (statement,)
    return found


def tell(lines: Iterable[Line], graph: str, columns: Columns) -> None:
    """Add to the columns what the lines of a file say, which the parser takes for Turtle."""
    columns.graphs.add(graph)
    described = columns.described
    subject = ""
    for line in lines:
        if line.iri:
            subject = line.iri
            if described.setdefault(subject, graph) != graph:
                columns.twice.add(subject)
        for put, value in line.said:
            put((subject, value, graph))


def _form(predicate: str, form: str, columns: Columns) -> tuple[_Put, str]:
    """Return where rows of the form are put, and what their objects begin with, or are."""
    name = RDF_TYPE.value if predicate == A else expanded(predicate)
    literal = form[0] == '"'
    ending = f'"^^{expanded(form[3:])}' if form.startswith('"^^') else form.lower()  # languages have no case
    return columns.rows[name][ending if literal else ""].append, "" if literal else expanded(form)


def expanded(name: str) -> str:
    """Return the IRI of a name with one of the project's prefixes."""
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, prefix + ":") + local
