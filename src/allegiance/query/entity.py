"""Everything known of one entity: what is stated, its names, its situations, and who says what of them."""

from collections import defaultdict
from functools import partial

import pyoxigraph as ox

from allegiance.query.catalog import lookup
from allegiance.query.description import Description, Involvement, Position
from allegiance.query.named import Entity, Look
from allegiance.sparql.substitute import substitute
from allegiance.store import Store
from allegiance.store.typed import select, text_of
from allegiance.terms import shorten


def describe(store: Store, iri: str, label: str) -> Description:
    """Collect the description of an entity by its IRI."""
    look = partial(describe, store)
    positions: dict[str, list[Position]] = defaultdict(list)
    for row in _rows(store, "positions", iri):
        positions[row["situation"]].append(_position(row, look))
    involvements = tuple(
        _involvement(row, tuple(positions.get(row["situation"], ())), look) for row in _rows(store, "situations", iri)
    )
    shown = {involvement.situation.iri for involvement in involvements}
    return Description(
        Entity.of_answer(iri, label, look),
        tuple(
            (r["property_label"] or shorten(r["property"]), r["value_label"] or shorten(r["value"]))
            for r in _rows(store, "facts", iri)
        ),
        tuple(
            (r["kind"], f"{r['form']} ({r['source_label']})" if r["source_label"] else r["form"])
            for r in _rows(store, "name_forms", iri)
        ),
        involvements,
        tuple(position for situation, some in positions.items() if situation not in shown for position in some),
    )


def _rows(store: Store, name: str, iri: str) -> list[dict[str, str]]:
    solutions = select(store, substitute(lookup(name), {"entity": ox.NamedNode(iri)}))
    names = [variable.value for variable in solutions.variables]
    return [{n: "" if (term := solution[n]) is None else text_of(term) for n in names} for solution in solutions]


def _position(row: dict[str, str], look: Look) -> Position:
    regarding = " ".join(part for part in (row["property"], row["value"]) if part)
    source = Entity.of_answer(row["source"], row["source_label"], look)
    situation = Entity.of_answer(row["situation"], row["situation_label"], look)
    return Position(
        shorten(row["claim"]),
        situation,
        row["claimant_label"],
        row["stance"],
        regarding,
        row["credibility"],
        source,
        row["locator"],
        row["note"],
    )


def _involvement(row: dict[str, str], positions: tuple[Position, ...], look: Look) -> Involvement:
    standing = _standing(bool(row["supported"]), bool(row["contested"]), bool(row["denied"]))
    return Involvement(
        Entity.of_answer(row["situation"], row["situation_label"], look),
        row["kind"],
        row["from"],
        row["by"],
        row["held"],
        standing,
        positions,
    )


def _standing(supported: bool, contested: bool, denied: bool) -> str:
    match supported, contested, denied:
        case True, _, True:
            return "disputed"
        case True, True, False:
            return "contested"
        case True, False, False:
            return "supported"
        case _:
            return "denied" if denied else "not supported"
