"""What is known of one entity, as objects and in lines to read."""

from dataclasses import dataclass

from allegiance.counting import counted
from allegiance.query.named import Entity
from allegiance.terms import shorten


@dataclass(frozen=True, slots=True)
class Position:
    """One claim on a situation: who, which stance, on which property if not the whole, and where it stands."""

    claim: str
    situation: Entity
    claimant: str
    stance: str
    regarding: str
    credibility: str
    source: Entity
    locator: str
    note: str


@dataclass(frozen=True, slots=True)
class Involvement:
    """A situation that the entity has part in. Days are ISO texts, empty where unbounded; `held` is EDTF as written."""

    situation: Entity
    kind: str
    earliest: str
    latest: str
    held: str
    standing: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Description:
    """What is known of one entity. `facts` and `names` are (label, value) pairs in the order of reading.

    Printed, it reads as `allegiance show` does.
    """

    entity: Entity
    facts: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    involvements: tuple[Involvement, ...]
    elsewhere: tuple[Position, ...]
    """For a source: the claims that stand in it."""

    def __str__(self) -> str:
        return "\n".join(_lines(self))

    def __repr__(self) -> str:
        names, situations = counted(len(self.names), "name"), counted(len(self.involvements), "situation")
        return f"<{self.entity.label}: {names}, {situations}; print() reads it>"

    def _repr_html_(self) -> str:
        from html import escape  # slow to load

        return f"<pre>{escape(str(self))}</pre>"


def _lines(description: Description) -> list[str]:
    lines = [f"{description.entity.label}  {shorten(description.entity.iri)}"]
    lines += [f"  {label}: {value}" for label, value in description.facts]
    if description.names:
        lines += ["", "Names"] + [f"  {kind}: {form}" for kind, form in description.names]
    if description.involvements:
        lines += ["", "Situations"]
    for involvement in description.involvements:
        lines += _involvement(involvement)
    if description.elsewhere:
        lines += ["", "Claims in it"] + [
            f"{_position(position, '  ')}: {position.situation.label}" for position in description.elsewhere
        ]
    return lines


def _involvement(involvement: Involvement) -> list[str]:
    head = f"  {involvement.situation.label}  [{involvement.kind}; {_time(involvement)}; {involvement.standing}]"
    return [head, *(_position(position, "    ") for position in involvement.positions)]


def _time(involvement: Involvement) -> str:
    if involvement.earliest and involvement.latest:
        same = involvement.earliest == involvement.latest
        return involvement.latest if same else f"{involvement.earliest} to {involvement.latest}"
    if involvement.latest:
        return f"by {involvement.latest}"
    if involvement.earliest:
        return f"from {involvement.earliest}"
    return f"held at {involvement.held}" if involvement.held else "undated"


def _position(position: Position, margin: str) -> str:
    parts = [f"{position.claimant} {position.stance}", f": {position.regarding}" if position.regarding else ""]
    where = ", ".join(part for part in (position.source.label, position.locator, position.credibility) if part)
    return f"{margin}{''.join(parts)} ({where})" + (f" - {position.note}" if position.note else "")
