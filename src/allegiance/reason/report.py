"""`allegiance reason` in one call: consistency, unsatisfiable classes, and the clash where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from allegiance import resources
from allegiance.build.snapshot import snapshot
from allegiance.reason import hermit, projection
from allegiance.reason.explanation import smallest_clash
from allegiance.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Report:
    """`clash` holds a smallest set of statements that contradict the ontology; empty when consistent."""

    consistent: bool
    unsatisfiable: tuple[str, ...]
    statements: int
    clash: tuple[ox.Triple, ...] = ()


def reason(store: EmbeddedStore, day: date, known_by: date = date.max) -> Report:
    """Check ontology, data and the snapshot of relations on `day` together.

    Raises ReasonerUnavailable without owlready2 or Java.
    """
    ontology = projection.axioms(resources.root() / "ontology")
    return check(ontology, projection.statements(store.inner, ontology) + snapshot(store, day, known_by))


def check(ontology: Sequence[ox.Triple], statements: Sequence[ox.Triple]) -> Report:
    """Check statements against the ontology, and explain when they clash."""
    verdict = hermit.check([*ontology, *statements])
    if verdict.consistent:
        return Report(True, verdict.unsatisfiable, len(statements))
    total = len(statements)  # that all of them are inconsistent is known, and the longest run of the reasoner
    clash = smallest_clash(statements, lambda some: len(some) < total and hermit.check([*ontology, *some]).consistent)
    return Report(False, (), len(statements), tuple(clash))
