"""The folder of a contribution: every entry is either a file to check or named. Nothing is followed or opened."""

import errno
import os
import re
import stat
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from allegiance.resources import passed_over
from allegiance.validate.checks.home import LONGEST, folder_kind, name_allowed, on_the_way
from allegiance.validate.checks.rule import Rule
from allegiance.validate.problem import Problem

PLACE = Rule(
    "AL101",
    "A file lies in the folder of its kind",
    "The path tells what a file is home to; a file elsewhere would be read by nobody.",
    "# data/groups/iju.ttl\norg:iju a al:ArmedOrganization .\n",
    "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization .\n",
)
SUFFIX = Rule(
    "AL102",
    "Contributions are Turtle",
    "One format read by one parser: nothing can mean two things to two readers. RDF/XML, JSON-LD, N-Triples and "
    "archives are refused by their suffix, and a file without one is named instead of skipped.",
    "# data/actors/organizations/iju.jsonld\n{}\n",
    "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization .\n",
)
HIDDEN = Rule(
    "AL103",
    "No hidden files",
    "A file that starts with a dot is easily overlooked in a review.",
    "# data/actors/organizations/.iju.ttl\norg:iju a al:ArmedOrganization .\n",
    "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization .\n",
)
REGULAR = Rule(
    "AL104",
    "Regular files only",
    "A link may point out of the folder, a pipe or device never ends: neither is opened or followed.",
    "# data/actors/organizations/iju.ttl -> ../../../elsewhere.ttl\n",
    "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization .\n",
)
NAME = Rule(
    "AL105",
    "A file is named like its entity",
    "The name becomes part of an IRI, a web address and a shell command: only a-z, 0-9 and single hyphens.",
    "# data/actors/organizations/IJU_new.ttl\norg:iju a al:ArmedOrganization .\n",
    "# data/actors/organizations/iju-new.ttl\norg:iju-new a al:ArmedOrganization .\n",
)
SIZE = Rule(
    "AL106",
    "A file is at most 1 MiB",
    "One file describes one entity or one source; what is larger is refused before it is read.",
    "# data/places/kunduz.ttl\n(a file of 2 MiB)\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
READABLE = Rule(
    "AL107",
    "A file can be read",
    "What cannot be read cannot be checked.",
    "# data/places/kunduz.ttl\n(a file without permission to read)\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
RULES = (PLACE, SUFFIX, HIDDEN, REGULAR, NAME, SIZE, READABLE)

LARGEST: Final = 1024 * 1024
"""The largest file read, in bytes."""

_WHO_EDITS: Final = re.compile(r"[^/@]+@[^/:]+\.[0-9]+(?::[0-9]+)?")
"""User, host, process and start of the machine, as Emacs writes them into a link."""

KINDS: Final = (
    (stat.S_ISLNK, "a symbolic link"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class Walk(NamedTuple):
    """The files to check below a folder, sorted, and what is wrong with all the others."""

    files: tuple["Entry", ...]
    problems: tuple[Problem, ...]


class Entry(NamedTuple):
    """A file: its path, its path below the data folder, and its `lstat`. Texts, as there are many and few are read."""

    path: str
    relative: str
    status: os.stat_result


def walk(root: Path) -> Walk:
    """List the data folder. Links are not followed, so that a loop of folders ends where it starts."""
    files: list[Entry] = []
    problems: list[Problem] = []
    waiting: list[tuple[str, tuple[str, ...]]] = [(str(root), ())]
    while waiting:
        folder, inside = waiting.pop()
        try:
            found = entries(folder)
        except OSError as error:
            problems.append(_unreadable(Path(folder), error))
            continue
        for name, status in sorted(found.items()):
            path, parts = f"{folder}/{name}", (*inside, name)
            if is_lock(path, name, status):
                continue
            problem = check_path(path, parts, status)
            if problem is not None:
                problems.append(problem)
            elif stat.S_ISDIR(status.st_mode):
                waiting.append((path, parts))
            elif not passed_over(name):
                files.append(Entry(path, "/".join(parts), status))
    return Walk(tuple(sorted(files, key=itemgetter(1))), tuple(sorted(problems)))


def is_lock(path: str, name: str, status: os.stat_result) -> bool:
    """Whether the entry is what Emacs keeps beside an unsaved file: a link, to nothing, that says who edits it.

    It is told by its text alone, in which no path can be, and is never followed.
    """
    if not (name.startswith(".#") and stat.S_ISLNK(status.st_mode)):
        return False
    try:
        return _WHO_EDITS.fullmatch(os.readlink(path)) is not None  # noqa: PTH115  # a text
    except OSError:
        return False


def check_path(path: str, parts: tuple[str, ...], status: os.stat_result, largest: int = LARGEST) -> Problem | None:
    """Return what is wrong with one entry of the data folder, given its `lstat`; None for a file or folder to read.

    `parts` are those of its path below the data folder.
    """
    if stat.S_ISDIR(status.st_mode):
        if on_the_way(parts):
            return None
        return _problem(PLACE, Path(path), "This folder is none of those that data lies in.", _FOLDERS)
    if not stat.S_ISREG(status.st_mode):
        kind = next((words for test, words in KINDS if test(status.st_mode)), "no regular file")
        return _problem(REGULAR, Path(path), f"This is {kind}.", "Put the file itself here; nothing is followed.")
    if passed_over(parts[-1]):
        return None
    problem = _name_problem(path, parts)
    return problem if problem or status.st_size <= largest else _too_large(Path(path), status.st_size, largest)


def read_regular(path: str | Path, largest: int = LARGEST, listed: os.stat_result | None = None) -> bytes | Problem:
    """Return the bytes of a regular file, or what forbids reading it; `listed` is its `lstat`, if that is known.

    The file is opened without following a link and without waiting for a pipe, and looked at again once open: what
    lies there may have changed since the folder was listed.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        status = listed or os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > largest:
            return _not_to_read(Path(path), status.st_mode, status.st_size, largest)
        file = os.open(path, flags)
        try:
            status = os.fstat(file)
            content = _read(file, min(status.st_size, largest), largest) if stat.S_ISREG(status.st_mode) else b""
        finally:
            os.close(file)
    except OSError as error:
        return _unreadable(Path(path), error)
    if not stat.S_ISREG(status.st_mode) or len(content) > largest:
        return _not_to_read(Path(path), status.st_mode, len(content), largest)
    return content


def _read(file: int, size: int, largest: int) -> bytes:
    """Return what is there, expected to be of that size; of what is larger than allowed one byte too many."""
    content = os.read(file, size + 1)
    if len(content) != size:
        while len(content) <= largest and (more := os.read(file, largest + 1 - len(content))):
            content += more
    return content


def entries(folder: str) -> dict[str, os.stat_result]:
    """Return the entries of a folder by name, with the `lstat` of each. Raises OSError.

    A link that took the folder's place is not followed. An entry that is gone by the time it is looked at is not there.
    """
    listed = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0))
    found = {}
    try:
        for name in os.listdir(listed):  # noqa: PTH208  # names, not paths; quicker than `scandir`, as all are looked at
            try:
                found[name] = os.stat(name, dir_fd=listed, follow_symlinks=False)
            except FileNotFoundError:  # it can be any of them
                continue
    finally:
        os.close(listed)
    return found


def _name_problem(named: str, parts: tuple[str, ...]) -> Problem | None:
    kind, name = folder_kind(parts[:-1]), parts[-1]
    wanted = ".sssom.tsv" if kind == "link" else ".ttl"
    if kind is not None and name.endswith(wanted) and name_allowed(kind, name):
        return None
    path = Path(named)
    if name.startswith("."):
        return _problem(HIDDEN, path, "This file is hidden.", "Remove it, or take the dot from its name.")
    if not name.endswith(wanted):
        advice = f"Give a table <dataset>.<verdict>{wanted}." if kind == "link" else f"Give Turtle, as <slug>{wanted}."
        return _problem(SUFFIX, path, f"The name of this file does not end in {wanted}, so it is not read.", advice)
    if kind is None:
        return _problem(PLACE, path, "This file lies in none of the folders that data lies in.", _FOLDERS)
    advice = f"Use a-z, 0-9 and single hyphens, at most {LONGEST}, such as islamic-jihad-union.ttl."
    if kind == "link":
        advice = "Name it <dataset>.<same|different|unsure|broader|narrower>.sssom.tsv in lower case."
    return _problem(NAME, path, "The name of this file has characters that are not allowed.", advice)


def _too_large(path: Path, size: int, largest: int) -> Problem:
    message = f"This file has {size:,} bytes, more than the {largest:,} that are read."
    return _problem(SIZE, path, message, "Split it: one source or entity a file.")


def _not_to_read(path: Path, mode: int, size: int, largest: int) -> Problem:
    if stat.S_ISREG(mode):
        return _too_large(path, size, largest)
    return _problem(REGULAR, path, "This is no regular file.", "Put the file itself here.")


def _unreadable(path: Path, error: OSError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return _problem(READABLE, path, "This was removed while the data was read.", "Check again.")
    if error.errno in (errno.ELOOP, errno.ENOTDIR):
        return _problem(READABLE, path, "Something else took its place while the data was read.", "Check again.")
    reason = error.strerror or "no reason given"
    return _problem(READABLE, path, f"This cannot be read ({reason}).", "Allow reading it.")


def _problem(rule: Rule, path: Path, message: str, advice: str) -> Problem:
    return Problem(path, 1, 1, rule.id, rule.severity, message, advice=advice)


_FOLDERS = (
    "Put it into actors/organizations/, actors/people/, posts/, places/, sources/<year>/ or links/, "
    "named like the entity or source it describes."
)
