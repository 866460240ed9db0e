"""`allegiance validate` in one call: files, syntax, terms, shapes, the graph as a whole.

Everything is checked on what people wrote, together with the ontology; nothing derived is needed.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from allegiance import resources
from allegiance.build.files import link_in
from allegiance.errors import CodeChanged
from allegiance.validate import change, judging
from allegiance.validate.ahead import Ahead
from allegiance.validate.base import check_folder, check_revision
from allegiance.validate.change import Change
from allegiance.validate.looking import Folders
from allegiance.validate.mirror import keeping
from allegiance.validate.mirror.current import Current, current
from allegiance.validate.mirror.kept import Files
from allegiance.validate.mirror.layered import TooFar
from allegiance.validate.planned import Planned
from allegiance.validate.problem import Problem
from allegiance.validate.scope import scope_of
from allegiance.validate.unread import Unread

WORTHWHILE = 50
"""A mirror of so few files would cost more than it saves."""
AT_ONCE = 500
"""Of more files than that a mirror is made by the second validation: whoever validates once need not wait for it."""
VOUCHED = 1.0
"""For so many seconds a session that is told what was saved takes code, ontology and shapes to be as they were."""
_NAMED = 3
"""So many files that cannot be read are named; each has a finding of its own."""


class Report(NamedTuple):
    """What was found, in the order of files and places; `unchecked` says in sentences what could not be looked at."""

    problems: tuple[Problem, ...]
    files: int
    statements: int
    unchecked: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether the data may be merged: warnings do not stand in the way."""
        return not any(problem.severity == "violation" for problem in self.problems)


class Session:
    """Folders or files (default: the project's data) that are validated again and again; `scope_of` tells what is read.

    With `keep`, the data is mirrored in the cache, and only files that changed since are read. The mirror stays open,
    and no other process can write it, until the session is closed or lends it. The mirror of many files is made
    `at_once`, or else by the second validation of them. Raises NotFoundError for a path that does not exist, and
    BaseElsewhere for one in a repository of another base.
    """

    def __init__(
        self, paths: Sequence[Path] = (), *, keep: bool = True, at_once: bool = True, ahead: Ahead | None = None
    ) -> None:
        self._root = resources.root()
        self._scope = scope_of(paths)
        for root in self._scope.roots:
            check_folder(root)
        self._keep, self._at_once = keep, at_once
        self._made_by = keeping.version() if keep else ""
        self._shapes = Planned(self._root, self._made_by)
        self._vocabulary = self._shapes.vocabulary
        self._folders = Folders(self._scope.roots, self._made_by, ahead)
        self._ours = ExitStack()
        self._mirror: Path | None = None
        self._now: Current | None = None
        self._patience = keeping.WAITS
        self._vouched = time.monotonic()
        self._looked = False
        self.settled = True
        """Whether the last check saw all there is: a file that was just saved may be saved again unnoticed."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave the mirror to others."""
        self._let_go()
        self._folders.leave()

    def _let_go(self) -> None:
        """Leave the mirror that was brought up to date to whoever writes or reads it."""
        if self._now is not None and not self._folders.refused:
            self._now.note()
        self._now = self._mirror = None
        self._ours.close()

    def lend(self) -> bool:
        """Leave the mirror to another process that waits for it, if there is one; tell whether that was so."""
        lent = bool(self._made_by) and keeping.is_wanted(keeping.place(self._scope.roots))
        if lent:
            self.close()
        return lent

    @property
    def speaks_of_all(self) -> bool:
        """Whether all that is read is spoken of, not only some files among the rest."""
        return not self._scope.chosen

    def get_ready(self) -> None:
        """Load what it takes to say where a finding stands, while nobody waits for it; else the first change does."""
        from allegiance.validate.turtle import read

        for text in ("<urn:a> a <urn:b> .", "<urn:a> a <urn:é> ."):  # letters beyond ASCII have patterns of their own
            read(text)

    def look(self, saved: Sequence[Path] = ()) -> list[Path]:
        """List the files, for the next check to read those that changed; or look only at files that were `saved`.

        Returns the files that are not as they were at the last look, none at the first. Raises CodeChanged when
        ontology, shapes or code are no longer what they were when the session began.
        """
        self._vouch(told=bool(saved))
        self._let_go()
        return self._folders.look(saved)

    def _vouch(self, *, told: bool) -> None:
        """Raise CodeChanged unless all that findings depend on beside the data is as it was."""
        now = time.monotonic()
        if self._looked and self._keep and not (told and now - self._vouched < VOUCHED):
            if self._made_by != keeping.version():
                raise CodeChanged
            self._vouched = now
        self._looked = True

    def check(self, changed_since: str | None = None, *, engine: str = "compiled", today: date | None = None) -> Report:
        """Check the data as it was looked at last.

        With `changed_since` (a revision of git) or for files inside a data folder, only what they can affect is
        reported, in whichever file it stands. Raises GitError and SettingsChanged.
        """
        today = today or datetime.now(UTC).date()
        if self._folders.kept is not None:
            read = self._by_reading(changed_since, today) if engine == "compiled" else None
            if read is not None:
                return read
            self._folders.look_at_all()
        now = self._current()
        difference = self._difference(now, changed_since)
        unread = Unread(now, self._folders.refused, self._scope.roots)
        by = judging.Judge(self._shapes, self._root, engine, today, unread)
        if difference is None:
            found = judging.everything(now, by)
        else:
            found = judging.affected(now, difference, self._scope, by)
        return _report([*self._folders.refused, *found], now, unread)

    def _by_reading(self, changed_since: str | None, today: date) -> Report | None:
        """Return what a change does as a mirror tells that is only read; None where that cannot tell."""
        files = self._folders.files
        if not isinstance(files, Files) or (changed_since is None and not self._scope.chosen):
            return None
        if changed_since is not None:
            files.kept.begin(changed_since)
        now = files.kept.current(files, self._vocabulary)
        try:
            difference = None if now is None else self._difference(now, changed_since)
            if now is None or difference is None:
                return None
            unread = Unread(now, (), self._scope.roots)
            by = judging.Judge(self._shapes, self._root, "compiled", today, unread)
            found = judging.affected(now, difference, self._scope, by)
        except TooFar:
            return None
        self.settled = not now.unsettled
        return _report(found, now, unread)

    def _current(self) -> Current:
        if self._keep and self._mirror is None and len(self._folders.files) > WORTHWHILE:
            mirror = keeping.place(self._scope.roots)
            if self._at_once or len(self._folders.files) <= AT_ONCE or keeping.came_before(mirror):
                if self._ours.enter_context(keeping.sole(mirror, self._patience)):
                    self._mirror = mirror
                else:  # who has it for so long is not waited for again
                    self._patience = 1
        self._now = current(self._folders.files, self._vocabulary, self._mirror, self._made_by)
        self.settled = not self._now.unsettled
        return self._now

    def _difference(self, now: Current, revision: str | None) -> Change | None:
        """Return what changed, or None when everything is asked about."""
        if revision is not None:
            roots = [root for root in self._scope.roots if link_in(root) is None]  # git would follow a link
            if not roots:
                return None
            check_revision(revision, roots[0], now.objects)
            return change.since(revision, roots, now, self._vocabulary)
        return change.of(self._scope.chosen, self._scope.roots, now) if self._scope.chosen else None


def validate(
    paths: Sequence[Path] = (),
    *,
    changed_since: str | None = None,
    engine: str = "compiled",
    today: date | None = None,
    keep: bool = False,
    ahead: Ahead | None = None,
) -> Report:
    """Check the given folders or files (default: the project's data) once, as a `Session` does.

    What was begun `ahead` is taken from there. The engine is `compiled`, or `pyshacl` for reference, which always
    checks everything. Raises NotFoundError for a path that does not exist, and GitError.
    """
    with Session(paths, keep=keep, at_once=False, ahead=ahead) as session:
        session.look()
        return session.check(changed_since, engine=engine, today=today)


def _report(problems: Iterable[Problem], now: Current, unread: Unread) -> Report:
    return Report(tuple(sorted(set(problems))), len(now.files), now.statements, tuple(_unchecked(unread.paths)))


def _unchecked(unread: Sequence[Path]) -> Iterator[str]:
    """Say what was not checked while these files cannot be read."""
    if unread:
        more = f" and {len(unread) - _NAMED} more" if len(unread) > _NAMED else ""
        names = f"{', '.join(str(path) for path in unread[:_NAMED])}{more}"
        yield f"What rests on {names}: mend what cannot be read there, and check again."
