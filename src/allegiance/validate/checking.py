"""`allegiance validate` in one call: files, syntax, terms, shapes, the graph as a whole.

Everything is checked on what people wrote, together with the ontology; nothing derived is needed.
"""

import sys
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE
from allegiance.validate import change, compiled, dates
from allegiance.validate.around import Lookups, around, around_nodes
from allegiance.validate.change import Change
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.totals import check_totals
from allegiance.validate.checks.vocabulary import Vocabulary, read_vocabulary
from allegiance.validate.checks.whole import Whole
from allegiance.validate.files import collect
from allegiance.validate.locating import Located
from allegiance.validate.mirror import keeping
from allegiance.validate.mirror.current import Current, current
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result
from allegiance.validate.scope import Scope, scope_of
from allegiance.validate.shacl import EmbeddedData

WORTHWHILE = 50
"""A mirror of so few files would cost more than it saves."""
UNCHECKED = "Shapes and the graph as a whole: not every file could be read."


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of files and places; `unchecked` says in sentences what could not be looked at."""

    problems: tuple[Problem, ...]
    files: int
    statements: int
    unchecked: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether the data may be merged: warnings do not stand in the way."""
        return not any(problem.severity == "violation" for problem in self.problems)


def validate(
    paths: Sequence[Path] = (),
    *,
    changed_since: str | None = None,
    engine: str = "compiled",
    today: date | None = None,
    keep: bool = False,
) -> Report:
    """Check the given folders or files (default: the project's data); `scope_of` tells what is read with them.

    With `changed_since` (a revision of git) or with files inside a data folder, only what they can affect is reported,
    in whichever file it stands. The engine is `compiled`, or `pyshacl` for reference, which always checks everything.
    With `keep`, the data is mirrored in the cache, and only files that changed since are read. Raises NotFoundError
    for a path that does not exist, and GitError.
    """
    root, today = resources.root(), today or datetime.now(UTC).date()
    scope = scope_of(paths)
    found, refused = collect(scope.roots)
    vocabulary = read_vocabulary(root / "ontology", root / "shapes")
    with ExitStack() as stack:
        mirror = keeping.place(scope.roots) if keep and len(found) > WORTHWHILE else None
        if mirror is not None and not stack.enter_context(keeping.sole(mirror)):
            mirror = None
        now = current(found, vocabulary, mirror)
        difference = _difference(scope, now, changed_since, vocabulary)
        if now.unread or refused:
            unread = {*now.unread, *(problem.file for problem in refused)}
            known = [*refused, *now.problems()]
            told = [p for p in known if p.file in unread or difference is None or p.file in difference.paths.values()]
            return _report(told, now, (UNCHECKED,))
        if difference is None:
            return _report(_all(now, root, engine, today), now)
        return _report(_affected(now, difference, scope, root, engine, today), now)


def _report(problems: Iterable[Problem], now: Current, unchecked: tuple[str, ...] = ()) -> Report:
    return Report(tuple(sorted(set(problems))), len(now.files), now.statements, unchecked)


def _difference(scope: Scope, now: Current, revision: str | None, vocabulary: Vocabulary) -> Change | None:
    """Return what changed, or None when everything is asked about."""
    if revision is not None:
        return change.since(revision, scope.roots, now, vocabulary)
    return change.of(scope.chosen, now) if scope.chosen else None


def _all(now: Current, root: Path, engine: str, today: date) -> list[Problem]:
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
        data = EmbeddedData(store, union=True)
        results = [*dates.check(store), *compiled.run(data, compiled.checks(root / "shapes"))]
    problems += _placed(results, where, alone + problems)
    if engine == "compiled":
        now.remember(problems, today)
    return alone + problems


def _affected(now: Current, difference: Change, scope: Scope, root: Path, engine: str, today: date) -> list[Problem]:
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
        data, checks = EmbeddedData(now.store, union=True), compiled.checks(root / "shapes")
        results = [
            *dates.check(now.store, touched),
            *compiled.run_affected(data, checks, difference.added, difference.removed, besides),
        ]
    shaped = _placed(results, where, _said_there(now, results, look, where, today))
    totals = [] if scope.chosen else check_totals(scope.roots[0], after, before)
    return problems + shaped + totals


def _placed(results: Iterable[Result], where: Located, said: Iterable[Problem]) -> list[Problem]:
    """Return the results at their places; what a check of its own has said of a place, a shape need not say again."""
    taken = {(problem.file, problem.line, problem.column) for problem in said}
    shaped = [problem for result in results if (problem := where.problem(result))]
    return [problem for problem in shaped if (problem.file, problem.line, problem.column) not in taken]


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
