"""Our shapes on a store: of a server or of a whole dataset, where no files are at hand.

Shapes look at what is said, wherever it is said. What concerns files (syntax, spelling of terms, homes), the checks of
the graph as a whole and those of dates that SPARQL cannot read take the files themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from allegiance import resources
from allegiance.errors import NothingToCheck
from allegiance.terms import ID, kind_of, with_our_base
from allegiance.validate import compiled
from allegiance.validate.copying import copied, mistakes_shapes
from allegiance.validate.result import Result
from allegiance.validate.shacl import Queryable


@dataclass(frozen=True, slots=True)
class StoreReport:
    """What was found at a place (an address or path), by rule and node; `shapes` counts the constraints asked about."""

    place: str
    results: tuple[Result, ...]
    shapes: int

    @property
    def conforms(self) -> bool:
        """Whether nothing was found but warnings."""
        return not any(result.severity == "violation" for result in self.results)


def validate_store(store: Queryable, place: str, *, remote: bool = False) -> StoreReport:
    """Check all that the store holds against the project's shapes.

    Its default graph must be the union of its graphs, the ontology among them; a `remote` store is asked one query at a
    time, and what it holds is copied where its engine would mistake the shapes. Raises NothingToCheck when no entity is
    there whose class is known, and what the store raises.
    """
    root = resources.root()
    question = with_our_base((root / "queries" / "lookup" / "checkable.rq").read_text(encoding="utf-8"))
    if not list(store.query(question)):
        raise NothingToCheck(place)
    checks = compiled.checks(root / "shapes")
    if remote and mistakes_shapes(store, root / "queries"):
        store, remote = copied(store, checks, root / "queries"), False
    results = compiled.run(store, checks, workers=1 if remote else None)
    return StoreReport(place, _sorted(results), len(checks))


def _sorted(results: Iterable[Result]) -> tuple[Result, ...]:
    """Return the results by rule and node, without those about what the build derived: nobody can mend that by hand."""
    authored = {result for result in results if not result.focus.startswith(ID) or kind_of(result.focus)}
    return tuple(sorted(authored, key=lambda result: (result.rule, *result)))
