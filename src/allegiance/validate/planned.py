"""The shapes and the vocabulary as they were compiled, kept in the cache: to check a change takes no compiler.

What is kept is data in JSON under the version of code, ontology and shapes, with a hash of itself. Who can write into
the cache of a user could as well change what is found in the mirror beside it; a contribution can do neither.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from allegiance import resources
from allegiance.validate.checks.vocabulary import Vocabulary, read_vocabulary
from allegiance.validate.mirror.layered import Layered, TooFar
from allegiance.validate.result import Result, result_of
from allegiance.validate.shacl.asked import ask
from allegiance.validate.shacl.embedded import EmbeddedData
from allegiance.validate.shacl.gathering import gathered
from allegiance.validate.shacl.plan import Plan
from allegiance.validate.shacl.reaching import reached


class Planned:
    """The vocabulary and the plan of the ontology and shapes below the root.

    They are kept under the version of code, ontology and shapes, where one is given, once a plan was asked for. Raises
    what reading and compiling them raises.
    """

    def __init__(self, root: Path, made_by: str) -> None:
        self._shapes = root / "shapes"
        self._place = resources.cache() / "validation" / f"plan-{made_by[:32]}" if made_by else None
        self._known = _recalled(self._place) if self._place is not None else None
        self.vocabulary = self._known[0] if self._known else read_vocabulary(root / "ontology", self._shapes)

    @cached_property
    def plan(self) -> Plan:
        """The checks as they are asked."""
        if self._known:
            return self._known[1]
        from allegiance.validate import compiled

        plan = compiled.plan(self._shapes)
        if self._place is not None:
            _keep(self._place, self.vocabulary, plan)
        return plan


def run_affected(
    store: ox.Store | Layered,
    plan: Plan,
    added: Iterable[ox.Triple],
    removed: Iterable[ox.Triple],
    besides: frozenset[ox.NamedNode] = frozenset(),
) -> list[Result]:
    """Run the checks over the focus nodes that a change can affect, in whichever file they stand, and some `besides`.

    The store holds the data after the change. Raises TooFar when it takes a store that can be queried to tell.
    """
    touched = reached(store, plan.reach, added, removed)
    numbers = range(len(plan)) if besides else sorted(touched)
    nodes = {number: touched.get(number, frozenset()) for number in numbers}
    wanted = {number: None if found is None else found | besides for number, found in nodes.items()}
    part = store if isinstance(store, ox.Store) else gathered(store, plan, wanted)
    if part is None:
        raise TooFar
    data = EmbeddedData(part)
    results = []
    for number, focus in wanted.items():
        ordered = None if focus is None else sorted(focus, key=str)
        results += [result_of(finding) for finding in ask(data, plan.asked(number), ordered)]
    return results


def _recalled(place: Path) -> tuple[Vocabulary, Plan] | None:
    try:
        digest, _, text = place.read_bytes().partition(b"\n")
    except OSError:
        return None
    if hashlib.sha256(text).hexdigest().encode() != digest:
        return None
    written = json.loads(text)
    terms: dict[str, Any] = written["vocabulary"]
    sets = {name: frozenset(value) for name, value in terms.items() if isinstance(value, list)}
    return Vocabulary(**{**terms, **sets}), Plan(written["plan"])


def _keep(place: Path, vocabulary: Vocabulary, plan: Plan) -> None:
    from allegiance.build.writing import write  # slow to load

    terms = {name: v if isinstance(v, dict) else sorted(v) for name, v in vocabulary._asdict().items()}
    text = json.dumps({"vocabulary": terms, "plan": plan.written}).encode()
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        for older in place.parent.glob("plan-*"):
            older.unlink(missing_ok=True)
        write(place, [hashlib.sha256(text).hexdigest().encode(), b"\n", text])
