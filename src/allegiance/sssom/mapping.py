"""A judged link, and a table of such links with what its header says."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field

SKOS = "http://www.w3.org/2004/02/skos/core#"
SEMAPV = "https://w3id.org/semapv/vocab/"
BY_HAND = SEMAPV + "ManualMappingCuration"
DATASETS = "https://w3id.org/allegiance/graph/external/"
"""What the graphs of outside datasets are called: this, and the name given at the import."""

PREDICATES = {
    "same": SKOS + "exactMatch",
    "different": SKOS + "exactMatch",
    "unsure": SKOS + "exactMatch",
    "broader": SKOS + "broadMatch",
    "narrower": SKOS + "narrowMatch",
}
"""The relation that each verdict is about; `different` refuses it, `unsure` leaves it open."""
VERDICTS = tuple(PREDICATES)


@dataclass(frozen=True, slots=True)
class Mapping:
    """One decision on a pair. Identifiers are IRIs; `broader`: the object is more than the subject.

    `subject_source` and `object_source` are names of datasets (`un_sc_2015`), empty for the project's own data.
    `date` is a day, year-month-day; `confidence` is between 0 and 1. `more` holds further SSSOM columns by name.
    """

    subject: str
    object: str
    verdict: str
    predicate: str = ""
    justification: str = BY_HAND
    subject_label: str = ""
    object_label: str = ""
    subject_source: str = ""
    object_source: str = ""
    reviewer: str = ""
    date: str = ""
    confidence: float | None = None
    comment: str = ""
    more: MappingOf[str, str] = field(default_factory=dict)
    line: int = 0
    """Where it was read, 1-based; 0 for one that was not."""

    @property
    def relation(self) -> str:
        """The IRI of the relation that was affirmed, refused or left open."""
        return self.predicate or PREDICATES[self.verdict]

    @property
    def pair(self) -> tuple[str, str]:
        """The two IRIs, the smaller first: a pair is the same whichever way round it was judged."""
        return (self.subject, self.object) if self.subject <= self.object else (self.object, self.subject)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one file, in its order, and its header: prefixes, and all other keys that hold one text."""

    mappings: list[Mapping]
    header: MappingOf[str, str] = field(default_factory=dict)
    prefixes: MappingOf[str, str] = field(default_factory=dict)
