"""`allegiance validate` in one call: files, syntax, terms, shapes, the graph as a whole.

Everything is checked on what people wrote, together with the ontology; nothing derived is needed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import NOT_FOR_QUESTIONS, files
from allegiance.build.load import load_named
from allegiance.build.revision import read_at
from allegiance.store.typed import placed
from allegiance.validate import compiled, dates, reference
from allegiance.validate.change import Change, between, of
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.forbidden import AXIOM, SHAPE, is_about_terms
from allegiance.validate.checks.totals import check_totals, totals
from allegiance.validate.checks.vocabulary import Vocabulary, read_vocabulary
from allegiance.validate.checks.whole import Whole
from allegiance.validate.files import CheckedFile, checked, collect
from allegiance.validate.locating import Located
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result
from allegiance.validate.scope import Scope, scope_of
from allegiance.validate.shacl import EmbeddedData


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
    paths: Sequence[Path] = (), *, changed_since: str | None = None, engine: str = "compiled", today: date | None = None
) -> Report:
    """Check the given folders or files (default: the project's data); `scope_of` tells what is read with them.

    With `changed_since` (a revision of git) or with files inside a data folder, only what they can affect is reported,
    in whichever file it stands. The engine is `compiled`, or `pyshacl` for reference, which always checks everything.
    Raises NotFoundError for a path that does not exist, and GitError.
    """
    root = resources.root()
    scope = scope_of(paths)
    found, refused = collect(scope.roots)
    vocabulary = read_vocabulary(root / "ontology", root / "shapes")
    read = [checked(path, relative, vocabulary) for path, relative in found]
    problems = refused + [problem for file in read for problem in file.problems]
    change = _change(scope, read, changed_since)
    unread = {file.path for file in read if file.triples is None} | {problem.file for problem in refused}
    problems = [problem for problem in problems if problem.file in unread or _told(scope, change, problem)]
    if unread:
        return _report(problems, read, ("Shapes and the graph as a whole: not every file could be read.",))
    store = _store(read, vocabulary)
    where = Located(store, read)
    problems += _whole(store, read, where, today or datetime.now(UTC).date(), change, scope)
    for file in files.read([root / "ontology"], "ontology"):
        if file.path.name not in NOT_FOR_QUESTIONS:
            load_named(store, file)
    taken = {(problem.file, problem.line, problem.column) for problem in problems}
    shaped = [problem for result in _results(store, root, engine, change) if (problem := where.problem(result))]
    # What a check of its own has said of a place, a shape need not say again.
    problems += [problem for problem in shaped if (problem.file, problem.line, problem.column) not in taken]
    return _report(problems, read, ())


def _report(problems: Iterable[Problem], read: Sequence[CheckedFile], unchecked: tuple[str, ...]) -> Report:
    statements = sum(len(file.triples or ()) for file in read)
    return Report(tuple(sorted(set(problems))), len(read), statements, unchecked)


def _store(read: Iterable[CheckedFile], vocabulary: Vocabulary) -> ox.Store:
    """Load what the files say of entities. What one says of terms is refused, and would change what others mean."""
    store = ox.Store()
    for file in read:
        said = file.triples or ()
        if any(problem.rule in (AXIOM.id, SHAPE.id) for problem in file.problems):
            said = [triple for triple in said if not is_about_terms(triple, vocabulary)]
        store.extend(placed(said, ox.NamedNode(file.graph)))
    return store


def _change(scope: Scope, read: Sequence[CheckedFile], revision: str | None) -> Change | None:
    """Return what changed, or None when everything is asked about."""
    now = [files.AuthoredFile(file.path, file.graph, file.content) for file in read if file.triples is not None]
    if revision is not None:
        return between(read_at(revision, scope.roots[0]), now)
    return of(scope.chosen, now) if scope.chosen else None


def _told(scope: Scope, change: Change | None, problem: Problem) -> bool:
    """Whether a fault of one file by itself is reported."""
    return change is None or problem.file in change.paths or bool(scope.chosen and scope.speaks_of(problem.file))


def _results(store: ox.Store, root: Path, engine: str, change: Change | None) -> list[Result]:
    if engine == "pyshacl":
        return [*dates.check(store), *reference.run(store, root / "shapes")]
    if change is None:
        return [*dates.check(store), *compiled.run(EmbeddedData(store, union=True), compiled.checks(root / "shapes"))]
    touched = {triple.subject for triple in (*change.added, *change.removed)}
    own = [result for result in dates.check(store) if ox.NamedNode(result.focus) in touched]
    return [
        *own,
        *compiled.run_affected(
            EmbeddedData(store, union=True), compiled.checks(root / "shapes"), change.added, change.removed
        ),
    ]


def _whole(
    store: ox.Store, read: Sequence[CheckedFile], where: Located, today: date, change: Change | None, scope: Scope
) -> list[Problem]:
    """Check the graph as a whole; with a change, give only what was not so before it."""
    paths = {file.graph: file.path for file in read}
    now = Whole(store, paths, where.places)
    problems = check_whole(now, today)
    if change is None:
        return problems
    earlier = ox.Store()
    earlier.extend(quad for quad in store if quad.triple not in change.added)
    home = next(iter(paths), "")
    # Where the removed statements stood does not matter: only what was wrong with them.
    earlier.extend(placed(change.removed, ox.NamedNode(home)))
    before = Whole(earlier, paths)
    known = {_essence(problem) for problem in check_whole(before, today)}
    fresh = [problem for problem in problems if _essence(problem) not in known or problem.file in change.paths]
    return fresh if scope.chosen else fresh + check_totals(scope.roots[0], totals(now), totals(before))


def _essence(problem: Problem) -> tuple[str, ...]:
    return (problem.rule, problem.focus, problem.path, problem.value, problem.message)
