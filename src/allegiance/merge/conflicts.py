"""Where sources give different values for one property of one entity, side by side. Nothing is decided here.

Two dates contradict each other when no day is possible under both; else they differ in precision only.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from allegiance import dates, resources
from allegiance.errors import DateError
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import EDTF


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """What one source says: the value, the source and its label, the day of the source (EDTF), the place in it."""

    value: str
    source: str
    source_label: str
    issued: str
    locator: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """One property of one entity with different values. `contradicts` is False where they differ in precision."""

    entity: str
    label: str
    property: str
    contradicts: bool
    said: tuple[Said, ...]


def conflicts(store: Store, *, contradictions_only: bool = False) -> list[Conflict]:
    """Return the conflicts in a merged dataset, by label and property."""
    groups: dict[tuple[str, str, str], set[tuple[Said, bool]]] = {}
    labels: dict[str, str] = {}
    text = (resources.root() / "queries" / "lookup" / "comparable_values.rq").read_text()
    for row in select(store, text):
        entity, property_, aspect = (text_of(row[name]) for name in ("entity", "property", "aspect"))
        labels[entity] = text_of(row["entity_label"]) if row["entity_label"] else entity
        said = Said(
            *(
                text_of(row[name]) if row[name] else ""
                for name in ("value", "source", "source_label", "issued", "locator")
            )
        )
        dated = getattr(row["value"], "datatype", None) == EDTF
        groups.setdefault((entity, f"{property_} ({aspect})" if aspect else property_, aspect), set()).add(
            (said, dated)
        )
    found = [
        Conflict(entity, labels[entity], property_, _contradict(entries), tuple(sorted(said for said, _ in entries)))
        for (entity, property_, _), entries in groups.items()
        if _differ(entries)
    ]
    wanted = [conflict for conflict in found if conflict.contradicts or not contradictions_only]
    return sorted(wanted, key=lambda c: (c.label.casefold(), c.entity, c.property))


def _values(entries: Iterable[tuple[Said, bool]]) -> dict[str, set[tuple[str, bool]]]:
    """Return the values by source: a source may give several, and then means any of them."""
    by_source: dict[str, set[tuple[str, bool]]] = {}
    for said, dated in entries:
        by_source.setdefault(said.source, set()).add((said.value, dated))
    return by_source


def _differ(entries: Iterable[tuple[Said, bool]]) -> bool:
    return len({frozenset(values) for values in _values(entries).values()}) > 1


def _contradict(entries: Iterable[tuple[Said, bool]]) -> bool:
    """Tell whether there are two sources of which no value of one agrees with one of the other."""
    sources = list(_values(entries).values())
    return any(
        not any(_agree(left, right) for left, right in product(one, other))
        for number, one in enumerate(sources)
        for other in sources[:number]
    )


def _agree(left: tuple[str, bool], right: tuple[str, bool]) -> bool:
    if left[0] == right[0] or not (left[1] and right[1]):
        return left[0] == right[0]
    try:
        first, second = dates.parse(left[0]), dates.parse(right[0])
    except DateError:
        return False
    return _by(first.start_earliest, second.end_latest) and _by(second.start_earliest, first.end_latest)


def _by(start: object, end: object) -> bool:
    return start is None or end is None or bool(start <= end)  # type: ignore[operator]  # both are days
