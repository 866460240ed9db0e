"""What is found in the data as it is: in all of it, or where a change can matter."""

import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE
from allegiance.validate import dates
from allegiance.validate.around import Lookups, around, around_nodes
from allegiance.validate.change import Change
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.totals import check_totals
from allegiance.validate.checks.whole import Whole
from allegiance.validate.locating import Located
from allegiance.validate.mirror.current import Current
from allegiance.validate.planned import Planned, run_affected
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result
from allegiance.validate.same_cause import not_said_yet
from allegiance.validate.scope import Scope
from allegiance.validate.shacl.embedded import EmbeddedData


def everything(now: Current, root: Path, engine: str, today: date) -> list[Problem]:
    """Check everything, or recall what was found when everything was as it is."""
    if engine == "compiled" and (known := now.recalled(today)) is not None:
        return [*now.problems(), *known]
    store = now.in_memory()
    where = Located(now)
    whole = Whole(store, now.paths, where.places)
    alone, problems = list(now.problems()), check_whole(whole, today)
    if engine == "pyshacl":
        from allegiance.validate import reference

        results = [*dates.check(store), *reference.run(store, root / "shapes")]
    else:
        from allegiance.validate import compiled

        data = EmbeddedData(store, union=True)
        results = [*dates.check(store), *compiled.run(data, compiled.checks(root / "shapes"))]
    problems += _placed(results, where, alone + problems)
    if engine == "compiled":
        now.remember(problems, today)
    return alone + problems


def affected(
    now: Current, difference: Change, scope: Scope, shapes: Planned, root: Path, engine: str, today: date
) -> list[Problem]:
    """Check what the change can affect."""
    where, look = Located(now), Lookups(now)
    before, after = _whole(now, difference, look, where, today)
    problems = [*now.problems(difference.after), *after.problems()]
    if engine == "pyshacl":
        from allegiance.validate import reference

        store = now.in_memory()
        results = [*dates.check(store), *reference.run(store, root / "shapes")]
    else:
        # A finding that is gone may have hidden what a shape finds at the same place.
        gone = [node for essence, node in before.said.items() if essence not in after.said]
        besides = difference.faulty | {node for node in gone if isinstance(node, ox.NamedNode)}
        changed = (*difference.added, *difference.removed)
        touched = {triple.subject for triple in changed if isinstance(triple.subject, ox.NamedNode)} | besides
        results = [
            *dates.check(now.store, touched),
            *run_affected(
                EmbeddedData(now.store, union=True), shapes.plan, difference.added, difference.removed, besides
            ),
        ]
    shaped = _placed(results, where, _said_there(now, results, look, where, today))
    totals = [] if scope.chosen else check_totals(scope.roots[0], after, before)
    return problems + shaped + totals


def _placed(results: Iterable[Result], where: Located, said: Iterable[Problem]) -> list[Problem]:
    """Return the results at their places, without those of which a check has said the same."""
    shaped = [(problem, result.constraint) for result in results if (problem := where.problem(result))]
    return not_said_yet(shaped, said)


def _said_there(
    now: Current, results: Sequence[Result], look: Lookups, where: Located, today: date
) -> Iterable[Problem]:
    """Return what checks other than shapes say of the nodes that the results are about, new or not."""
    homes = {result.focus: home for result in results if (home := where.home(result.focus))}
    nodes = {ox.NamedNode(focus) for focus in homes}
    whole = Whole(around_nodes(look, nodes), now.paths, where.places, only=nodes)
    return [*now.problems(set(homes.values())), *check_whole(whole, today)]


def _whole(now: Current, difference: Change, look: Lookups, where: Located, today: date) -> tuple[Whole, Whole]:
    """Check the graph as a whole around a change; return it as it was and as it is, with what was not so before."""
    earlier, later = around(look, difference)
    named = [text_of(graph) for graph in earlier.named_graphs()]
    paths = {graph: difference.paths.get(graph) or now.paths[graph] for graph in named}
    before = Whole(earlier, paths, most=sys.maxsize)
    check_whole(before, today)
    after = Whole(later, now.paths, where.places, lambda: _described(now), before.said, difference.touched)
    check_whole(after, today)
    return before, after


def _described(now: Current) -> Iterable[str]:
    return (text_of(quad.subject) for quad in now.store.quads_for_pattern(None, RDF_TYPE, None, None))
