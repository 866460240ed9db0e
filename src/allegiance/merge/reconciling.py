"""Names of a spreadsheet, each with the entity that it means, or with those that it could mean."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from allegiance.errors import NotATable
from allegiance.merge.linking.explaining import speaks_against, speaks_for
from allegiance.merge.linking.proposing import Proposal, propose
from allegiance.merge.linking.table import Entity, Name

LIKELY = 0.5
"""From this probability a candidate is taken for the one meant, if no other comes near."""
LEAST = 0.05
"""Candidates less likely than this are not named."""
LISTED = 5
"""Candidates that are listed at most."""
DELIMITERS = ",;\t|"
LONGEST_CELL = 1 << 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of text: column names and rows, which are all as long as the head."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means. `best` is None when nothing is likely or several are; `candidates` are the likely ones."""

    name: str
    best: Proposal | None
    candidates: tuple[Proposal, ...]

    @property
    def reasons(self) -> str:
        """What speaks for and against the best candidate, in words."""
        if not self.candidates:
            return "nothing is like it" if self.name.strip() else ""
        shown = self.best or self.candidates[0]
        against = "; ".join(speaks_against(shown))
        return "; ".join(speaks_for(shown)) + (f"; but {against}" if against else "")


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a CSV table: UTF-8 with or without a byte order mark, UTF-16 with one, or Windows-1252; separated by commas,
    semicolons, tabs or bars. Rows that are too short are filled up. Raises NotATable."""
    text = _decoded(content, name)
    head, _, _ = text.partition("\n")
    delimiter = max(DELIMITERS, key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except csv.Error as error:
        raise NotATable(name, f"it is no table ({error})") from error
    if not rows:
        raise NotATable(name, "it is empty")
    columns, *body = rows
    for number, row in enumerate(body, 2):
        if len(row) > len(columns):
            raise NotATable(name, f"row {number} has {len(row)} cells, the first row has {len(columns)}")
    return Sheet(columns, tuple((*row, *[""] * (len(columns) - len(row))) for row in body))


def reconcile(names: Sequence[str], entities: Sequence[Entity], kind: str = "") -> list[Match]:
    """Return what each name means among the entities, in the order of the names; equal names once looked up.

    `kind` is `person` or `organization` where all the names are of one kind. An empty name means nothing.
    """
    asked = [Entity(text, "", kind, (Name(text),)) for text in dict.fromkeys(names) if text.strip()]
    found: dict[str, list[Proposal]] = {}
    for proposal in propose(asked, entities, exclusive=False):
        if proposal.score >= LEAST and not proposal.contradictions:
            found.setdefault(proposal.one.id, []).append(proposal)
    return [_match(text, found.get(text, [])) for text in names]


def _match(name: str, candidates: list[Proposal]) -> Match:
    best = candidates[0] if candidates else None
    if best is not None and (best.score < LIKELY or best.rivals or best.verdict != "same"):
        best = None
    return Match(name, best, tuple(candidates[:LISTED]))


def _decoded(content: bytes, name: str) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if wide else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise NotATable(name, "it is no text in UTF-8, UTF-16 or Windows-1252")
