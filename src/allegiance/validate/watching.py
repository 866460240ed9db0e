"""Data that is being edited: whenever a file is saved, what it now says is checked and told.

Folders are listed time and again, which takes a few milliseconds for thousands of files and works on every file system;
that tells of files changed by whatever program, of new ones and of those that are gone.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from allegiance.errors import GitError
from allegiance.validate.checking import Report, Session

EVERY = 0.25
"""Seconds between two looks at the folders."""

Tell = Callable[[Report, Sequence[Path]], None]
"""Is given what was found, and the files that were saved since the last time: none at the start."""


def watch(
    paths: Sequence[Path], changed_since: str | None, tell: Tell, wait: Callable[[], None] = lambda: time.sleep(EVERY)
) -> None:
    """Check the files that differ from a revision of git, and again whenever some are saved, until interrupted.

    Without a revision, they are compared with the last commit; where there is none, or single files were given, all is
    told that can be said of them. Between two checks, another validation of the same folders that waits for the mirror
    is given it. Raises NotFoundError, GitError and CodeChanged.
    """
    with Session(paths) as session:
        session.look()
        revision, last = _first(session, changed_since)
        tell(last, ())
        session.get_ready()
        while True:
            wait()
            saved = session.look()
            if saved or not session.settled:
                found = session.check(revision)
                if saved or found != last:
                    tell(found, saved)
                last = found
            session.lend()


def _first(session: Session, changed_since: str | None) -> tuple[str | None, Report]:
    """Return the revision to compare with, if any, and what is found at first."""
    if changed_since is None and session.speaks_of_all:
        try:
            return "HEAD", session.check("HEAD")
        except GitError:
            pass  # no repository, or no commit yet
    return changed_since, session.check(changed_since)
