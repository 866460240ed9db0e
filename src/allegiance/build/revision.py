"""The authored files as they were at a revision of git."""

import os
import subprocess
from collections.abc import Collection
from pathlib import Path

from allegiance.build.files import SUFFIXES, AuthoredFile
from allegiance.errors import GitError
from allegiance.terms import GRAPH

FOLLOWS_CONFIG_ONLY = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""Of git's variables those that are passed on. The rest name another repository than that of the folder, as within a
hook, or write to files."""
TRUSTS_NOTHING = {
    "GIT_ALLOW_PROTOCOL": "none",  # what a partial clone lacks would be fetched, by whatever command its config names
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def read_at(revision: str, folder: Path) -> list[AuthoredFile]:
    """Return the data files below `folder` at `revision`, in the order of their graph names. Raises GitError."""
    listed = list_at(revision, folder)
    contents = read_blobs(folder, listed.values())
    return [AuthoredFile(folder / name, _graph(name), content) for name, content in zip(listed, contents, strict=True)]


def list_at(revision: str, folder: Path) -> dict[str, str]:
    """Return the data files below `folder` at `revision`: path below it to the object of git. Raises GitError."""
    try:  # below the folder, and named from it
        listed = _git(folder, "ls-tree", "-r", "-z", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        # Of a revision that is not there, this one speaks more plainly.
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        raise
    entries = listed.decode("utf-8", "surrogateescape").split("\0")
    # `<mode> <type> <object>`, a tab, the name: objects are asked for, since a name may hold a line break.
    found = ((name, head.split()[2]) for head, _, name in (entry.partition("\t") for entry in entries if entry))
    return {name: object_ for name, object_ in sorted(found) if name.endswith(SUFFIXES)}


def tree_at(revision: str, folder: Path, objects: Collection[str] = ()) -> tuple[str, list[bytes]]:
    """Return the name that git gives what the folder held at `revision`, and the content of objects, in one process.

    The name is empty, and no content is read, when there is no such folder or revision. Raises GitError.
    """
    asked = f"{revision}^{{commit}}:./"
    if "\n" in asked:
        return "", []
    answer = _git(
        folder, "cat-file", "--batch", given="\n".join([asked, *objects, ""]).encode("utf-8", "surrogateescape")
    )
    if answer.startswith(f"{asked} ".encode("utf-8", "surrogateescape")):  # missing, or ambiguous
        return "", []
    head, at = answer[: answer.index(b"\n")].split(), answer.index(b"\n") + 1
    if head[1] != b"tree":
        return "", []
    return head[0].decode(), _contents(answer, at + int(head[2]) + 1, len(objects))


def file_at(revision: str, folder: Path, name: str) -> bytes | None:
    """Return what a file held at `revision`, None if it was not there. Raises GitError.

    It is named from the root of the repository that `folder` lies in, or with `./` from the folder.
    """
    asked = f"{revision}^{{commit}}:{name}"
    if "\n" in asked:
        return None
    answer = _git(folder, "cat-file", "--batch", given=f"{asked}\n".encode("utf-8", "surrogateescape"))
    if answer.startswith(f"{asked} ".encode("utf-8", "surrogateescape")):  # missing, or ambiguous
        return None
    return _contents(answer, 0, 1)[0]


def _graph(relative: str) -> str:
    for suffix in SUFFIXES:
        relative = relative.removesuffix(suffix)
    return f"{GRAPH}data/{relative}"


def read_blobs(folder: Path, objects: Collection[str]) -> list[bytes]:
    """Read objects of git, all in one process. Raises GitError."""
    if not objects:
        return []
    asked = "".join(f"{name}\n" for name in objects).encode()
    return _contents(_git(folder, "cat-file", "--batch", given=asked), 0, len(objects))


def _contents(answer: bytes, at: int, count: int) -> list[bytes]:
    """Return so many contents from there on: each is `<oid> blob <size>`, a newline, the bytes, a newline.

    Raises GitError for one that is not there.
    """
    contents = []
    for _ in range(count):
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) < 3:  # `<oid> missing`
            raise GitError(f"object {head[0].decode()} is missing, as in a partial clone: fetch it")
        size = int(head[2])
        contents.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return contents


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given or b"", capture_output=True, check=False, env=_environment())
    except OSError as error:
        raise GitError(f"it cannot be run ({error.strerror})") from error
    if done.returncode:
        raise GitError(
            done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or "there is no such revision"
        )
    return done.stdout


def _environment() -> dict[str, str]:
    """Return the environment, in which git reads what is in the folder's own repository, and does nothing else."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(FOLLOWS_CONFIG_ONLY)
    }
    return kept | TRUSTS_NOTHING
