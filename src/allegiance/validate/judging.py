"""What is found in the data as it is: in all of it, or where a change can matter."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import name_of, text_of
from allegiance.terms import RDF_TYPE
from allegiance.validate import dates
from allegiance.validate.around import Lookups, around, around_nodes
from allegiance.validate.change import Change
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.near import is_alike
from allegiance.validate.checks.overwritten import check_overwritten
from allegiance.validate.checks.references import DANGLING
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.totals import check_totals
from allegiance.validate.checks.whole import Essence, Whole
from allegiance.validate.locating import Located
from allegiance.validate.mirror.current import Current
from allegiance.validate.planned import Planned, run_affected
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result
from allegiance.validate.same_cause import not_said_yet, without_misspelt
from allegiance.validate.scope import Scope
from allegiance.validate.shacl.embedded import EmbeddedData
from allegiance.validate.standing import Standing
from allegiance.validate.unread import Unread
from allegiance.validate.which import Which


class Judge(NamedTuple):
    """By what is judged: the shapes below `root`, asked by an engine on a day, and what `unread` files leave open."""

    shapes: Planned
    root: Path
    engine: str
    today: date
    unread: Unread


def everything(now: Current, by: Judge) -> list[Problem]:
    """Check everything, or recall what was found when everything was as it is."""
    if by.engine == "compiled" and not by.unread and (known := now.recalled(by.today)) is not None:
        return [*now.problems(), *known]
    store = now.held if now.columns.graphs else now.in_memory()
    where = Located(now)
    whole = Whole(store, now.paths, where.places, doubts=by.unread, read=now.columns)
    alone = list(now.problems())
    problems = without_misspelt(check_whole(whole, by.today), alone)
    if by.engine == "pyshacl":
        from allegiance.validate import reference

        now.columns.fill(store)
        results = [*dates.check(store), *reference.run(store, by.root / "shapes")]
    else:
        results = _by_shapes(now, store, by)
    problems += _placed(_standing(results, now, by), where, by, alone + problems + whole.held)
    if by.engine == "compiled" and not by.unread:
        now.remember(problems, by.today)
    return alone + problems


def _by_shapes(now: Current, store: ox.Store, by: Judge) -> list[Result]:
    """Ask the compiled shapes; of files that were read just now, only what rows cannot tell."""
    from allegiance.validate import compiled

    checks = compiled.checks(by.root / "shapes")
    if not now.columns.graphs:
        return [*dates.check(store), *compiled.run(EmbeddedData(store), checks)]
    from allegiance.validate.facts import Known

    known = Known(store, now.columns)
    return [*dates.check_known(known), *compiled.run_known(known, checks, lambda: EmbeddedData(now.store))]


def affected(now: Current, difference: Change, scope: Scope, by: Judge) -> list[Problem]:
    """Check what the change can affect; what is wrong with files that cannot be read is told in any case."""
    where, look = Located(now), Lookups(now)
    before, after = _whole(now, difference, look, where, by)
    alone = list(now.problems({*difference.after, *now.broken}))
    problems = [*alone, *without_misspelt(after.problems(), alone)]
    if by.engine == "pyshacl":
        from allegiance.validate import reference

        store = now.in_memory()
        results = [*dates.check(store), *reference.run(store, by.root / "shapes")]
    else:
        changed = (*difference.added, *difference.removed)
        # A finding that is gone may have hidden what a shape finds at the same place.
        gone = {essence: node for essence, node in before.said.items() if essence not in after.said}
        besides = difference.faulty | _moved(difference, look) | {*gone.values()} | _meant(gone, before, now)
        touched = {triple.subject for triple in changed if isinstance(triple.subject, ox.NamedNode)} | besides
        results = [
            *dates.check(now.store, touched),
            *run_affected(now.store, by.shapes.plan, difference.added, difference.removed, besides),
        ]
    results = _standing(results, now, by)
    shaped = _placed(results, where, by, _said_there(now, results, look, where, by.today))
    totals = [] if scope.chosen else check_totals(after, before)
    return problems + shaped + totals


def _moved(difference: Change, look: Lookups) -> set[ox.NamedNode]:
    """Return the nodes of which other files speak as well.

    What is told of a node is told in one file that speaks of it: now maybe in another, where nothing hides it.
    """
    touched = ((graph, node) for graph, node in difference.touched if isinstance(node, ox.NamedNode))
    return {node for graph, node in touched if any(text_of(quad.graph_name) != graph for quad in look.quads_of(node))}


def _meant(gone: Mapping[Essence, ox.NamedNode], before: Whole, now: Current) -> set[ox.NamedNode]:
    """Return what is described beside those who pointed to nobody of almost its name and do so no more."""
    found = set()
    for (rule, _, _, value, _), node in gone.items():
        pointing = before.store.quads_for_pattern(node, None, None, None) if rule == DANGLING.id else ()
        for quad in (quad for quad in pointing if shown_iri(name_of(quad.object)) == value):
            beside = now.store.quads_for_pattern(None, RDF_TYPE, None, quad.graph_name)
            found |= {one.subject for one in beside if is_alike(name_of(quad.object), name_of(one.subject))}
    return {one for one in found if isinstance(one, ox.NamedNode)}


def _standing(results: list[Result], now: Current, by: Judge) -> list[Result]:
    if not results:
        return results  # nobody needs to know what checks read
    standing = Standing(by.shapes, now.store, by.unread)
    return [result for result in results if standing.of(result)]


def _placed(results: Sequence[Result], where: Located, by: Judge, said: Iterable[Problem]) -> list[Problem]:
    """Return the results at their places, without those of which a check has said the same."""
    if not results:
        return []
    which = Which(by.shapes)
    worded = [one._replace(message=f"{one.message} {which.sentence(one)}".rstrip()) for one in results]
    shaped = [(problem, result.constraint) for result in worded if (problem := where.problem(result))]
    return not_said_yet(shaped, said)


def _said_there(
    now: Current, results: Sequence[Result], look: Lookups, where: Located, today: date
) -> Iterable[Problem]:
    """Return what checks other than shapes say of the nodes that the results are about, new or not."""
    homes = {result.focus: home for result in results if (home := where.home(result.focus))}
    nodes = {ox.NamedNode(focus) for focus in homes}
    part = around_nodes(look, nodes)
    whole = Whole(part.store, now.paths, where.places, only=nodes, judged=part.judged)
    return [*now.problems(set(homes.values())), *check_whole(whole, today)]


def _whole(now: Current, difference: Change, look: Lookups, where: Located, by: Judge) -> tuple[Whole, Whole]:
    """Check the graph as a whole around a change; return it as it was and as it is, with what was not so before."""
    earlier, later = around(look, difference)
    named = [text_of(graph) for graph in earlier.store.named_graphs()]
    paths = {graph: difference.paths.get(graph) or now.paths[graph] for graph in named}
    before = Whole(earlier.store, paths, most=sys.maxsize, judged=earlier.judged)
    check_whole(before, by.today)
    after = Whole(
        later.store,
        now.paths,
        where.places,
        lambda: _described(now),
        before.said,
        difference.touched,
        doubts=by.unread,
        judged=later.judged,
        gone={iri: paths[graph] for iri, (_, _, graph) in before.described.items()},
    )
    check_whole(after, by.today)
    check_overwritten(after, before)
    return before, after


def _described(now: Current) -> Iterable[str]:
    return (text_of(quad.subject) for quad in now.store.quads_for_pattern(None, RDF_TYPE, None, None))
