"""What lines of cleared files say, as rows for the checks of the graph as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from allegiance.terms import AL, PREFIXES, RDF_TYPE
from allegiance.validate.checks.columns import Columns, Row
from allegiance.validate.checks.vocabulary import DCTERMS, SKOS
from allegiance.validate.plain.lines import A, Statement

_OURS: Final = (
    *("about", "accessed", "address", "claimant", "claimedOn", "date", "defaultClaimant", "issued", "locator"),
    *("name", "nameForm", "nameSource", "note", "parent", "regarding", "renews", "reportOf", "seenThrough", "source"),
    *("stance", "subject", "supersedes", "value", "withinPlace"),
)
SAID: Final = frozenset(
    [RDF_TYPE.value, SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "isReplacedBy", *(AL + name for name in _OURS)]
)
"""The predicates of which rows are kept: those that the checks ask for."""
SOURCE, REGARDING, VALUE = "al:source", "al:regarding", "al:value"
"""What a claim says of its source must suit the file; the value that it gives, the property that it regards."""

_Put = Callable[[Row], None]


@dataclass(slots=True)
class Line:
    """How many statements a line makes; its subject, if it begins with one, and the sources it names, as written.

    `paired` are its statements that must suit those of other lines, `kept` where each object is to be put down.
    """

    subject: str = ""
    count: int = 0
    sources: str = ""
    paired: tuple[Statement, ...] = ()
    kept: tuple[tuple[_Put, str], ...] = ()


def by_line(statements: Iterable[Statement], columns: Columns) -> dict[str, Line]:
    """Return what each of the lines says, and add the entities they point to to the columns."""
    for predicate in columns.kept:
        columns.rows.setdefault(predicate, [])
    puts: dict[str, _Put | None] = {A: _put(columns, RDF_TYPE.value)}
    found: dict[str, Line] = {}
    for written, predicate, value, form, text, subject in statements:
        line = found.get(written)
        if line is None:
            line = found[written] = Line(subject)
        line.count += 1
        node = ""
        if form[-1] == ":":
            node = expanded(value)
            columns.targets.add(node)
        if predicate not in puts:
            puts[predicate] = _put(columns, expanded(predicate))
        if (put := puts[predicate]) is not None:
            line.kept += ((put, text if form[0] == '"' else node or expanded(value)),)
        if predicate == SOURCE:
            line.sources = f"{line.sources} {value}".lstrip()
        elif predicate in (REGARDING, VALUE):
            line.paired += (Statement(written, predicate, value, form),)
    return found


def tell(lines: Iterable[Line], graph: str, columns: Columns) -> None:
    """Add to the columns what the lines of a file say, which the parser takes for Turtle."""
    columns.graphs.add(graph)
    described = columns.described
    subject = ""
    for line in lines:
        if line.subject:
            subject = expanded(line.subject)
            if described.setdefault(subject, graph) != graph:
                columns.twice.add(subject)
        for put, value in line.kept:
            put((subject, value, graph))


def _put(columns: Columns, predicate: str) -> _Put | None:
    return columns.rows[predicate].append if predicate in columns.kept else None


def expanded(name: str) -> str:
    """Return the IRI of a name with one of the project's prefixes."""
    prefix, _, local = name.partition(":")
    return PREFIXES.get(prefix, prefix + ":") + local
