"""Who entered or changed a claim, as git tells: the second reader is to be somebody else.

The data itself names no readers, who are private people. A commit says who wrote each line; where several share an
account, a line `Reviewed-by: NAME` at the end of its message says who read.
"""

import re
import subprocess
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, NamedTuple

from allegiance.build.git import environment
from allegiance.validate.turtle import read

STATUS: Final = "reviewStatus"
TRAILER: Final = "Reviewed-by"
HEAD: Final = re.compile(r"([0-9a-f]{40,64}) \d+ \d+")
NOT_COMMITTED: Final = ""
"""In place of a commit."""
MOST = 60
"""Seconds that git may take."""


class Person(NamedTuple):
    """Somebody by name and address, either of which may be empty."""

    name: str
    mail: str

    def is_called(self, who: str) -> bool:
        """Whether a name or address is theirs."""
        return bool(who) and who.strip().casefold() in (self.name.casefold(), self.mail.casefold())


HERE: Final = Person("somebody in this checkout, not committed yet", "")


def myself(folder: Path) -> Person:
    """Return as whom git would commit here; without a name, where it does not know."""
    return Person(*(_git(folder, "config", f"user.{part}").strip() for part in ("name", "email")))


def writers(path: Path, text: str, claims: Iterable[str]) -> dict[str, set[Person]]:
    """Return by claim who wrote its lines, its review status left out; nobody where git cannot tell.

    Lines that are not committed yet are those of `HERE`.
    """
    lines = {claim: _lines(text, claim) for claim in claims}
    commits = _commits(path, text)
    people = {NOT_COMMITTED: {HERE}} | _people(path.parent, {*commits.values()} - {NOT_COMMITTED})
    return {
        claim: {
            who
            for commit in {commits[number] for number in numbers if number in commits}
            for who in people.get(commit, ())
        }
        for claim, numbers in lines.items()
    }


def _lines(text: str, claim: str) -> set[int]:
    stated = read(text).by_subject.get(claim, [])
    return {
        line
        for triple in stated
        if not triple.predicate.value.endswith(f"#{STATUS}")
        for line in range(triple.predicate_span.line, triple.object_span.end_line + 1)
    }


def _commits(path: Path, text: str) -> dict[int, str]:
    """Return the commit of each line of the text, by number from 1; nothing where git cannot tell.

    Git is asked of the last commit alone: of a file as it lies there, it would run what a checkout's settings name as
    the filter of such files.
    """
    here = [line.rstrip("\r") for line in text.split("\n")]
    blamed = _blamed(path)
    if not blamed and not _git(path.parent, "rev-parse", "--verify", "--quiet", "HEAD"):
        return {}
    matcher = SequenceMatcher(None, [line for _, line in blamed], here, autojunk=False)
    commits = dict.fromkeys(range(1, len(here) + 1), NOT_COMMITTED)
    for then, now, size in matcher.get_matching_blocks():
        commits |= {now + number + 1: blamed[then + number][0] for number in range(size)}
    return commits


def _blamed(path: Path) -> list[tuple[str, str]]:
    """Return the lines of the last commit, each with the commit that it is from; none of a file that it has not."""
    told = _git(
        path.parent, "-c", "blame.ignoreRevsFile=", "blame", "--porcelain", "--no-textconv", "HEAD", "--", path.name
    )
    blamed, commit = [], NOT_COMMITTED
    for line in told.split("\n"):
        if line.startswith("\t"):
            blamed.append((commit, line[1:].rstrip("\r")))
        elif found := HEAD.match(line):
            commit = found[1]
    return blamed


def _people(folder: Path, commits: set[str]) -> dict[str, set[Person]]:
    if not commits:
        return {}
    form = f"%H%x1f%an%x1f%ae%x1f%(trailers:key={TRAILER},valueonly,separator=%x1e)%x1d"
    told = _git(folder, "show", "--no-patch", "--no-show-signature", f"--format={form}", *sorted(commits))
    found = {}
    for one in filter(str.strip, told.split("\x1d")):
        commit, name, mail, read_by = one.strip("\n").split("\x1f")
        found[commit] = {Person(name, mail), *(_named(who) for who in read_by.split("\x1e") if who.strip())}
    return found


def _named(who: str) -> Person:
    name, _, mail = who.strip().partition("<")
    return Person(name.strip(), mail.rstrip("> "))


def _git(folder: Path, *arguments: str) -> str:
    """Return what git says, nothing where it cannot: who reads is not held up by that."""
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=environment(), timeout=MOST)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")
