"""The authored files as they were at a revision of git."""

from collections.abc import Collection
from pathlib import Path

from allegiance.build.files import SUFFIXES, AuthoredFile
from allegiance.build.git import environment
from allegiance.errors import GitError
from allegiance.terms import GRAPH


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
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        _git(
            folder,
            *asked,
            silence=f"there is no revision {revision} (of a branch that only the remote has: origin/{revision})",
        )
        raise
    entries = listed.decode("utf-8", "surrogateescape").split("\0")
    # `<mode> <type> <object>`, a tab, the name: objects are asked for, since a name may hold a line break.
    found = ((name, head.split()[2]) for head, _, name in (entry.partition("\t") for entry in entries if entry))
    return {name: object_ for name, object_ in sorted(found) if name.endswith(SUFFIXES)}


def tree_at(revision: str, folder: Path) -> str:
    """Return the name that git gives what the folder held at `revision`; empty if there is no such folder or revision.

    Raises GitError.
    """
    kind, name, _ = _object_at(folder, f"{revision}^{{commit}}:./")
    return name if kind == "tree" else ""


def file_at(revision: str, folder: Path, name: str) -> bytes | None:
    """Return what a file held at `revision`, None if it was not there. Raises GitError.

    It is named from the root of the repository that `folder` lies in, or with `./` from the folder.
    """
    kind, _, content = _object_at(folder, f"{revision}^{{commit}}:{name}")
    return content if kind == "blob" else None


def _object_at(folder: Path, asked: str) -> tuple[str, str, bytes]:
    """Return kind, name and content of an object; nothing of one that is missing, or not one alone."""
    if "\n" in asked:  # would be two questions
        return "", "", b""
    given = f"{asked}\n".encode("utf-8", "surrogateescape")
    answer = _git(folder, "cat-file", "--batch", given=given)
    if answer.startswith(given[:-1] + b" "):  # missing, or ambiguous
        return "", "", b""
    head, _, rest = answer.partition(b"\n")
    name, kind, size = head.decode().split()
    return kind, name, rest[: int(size)]


def moved(folder: Path, before: str, after: str) -> dict[str, str]:
    """Return the data files that differ between two trees, by path, with the object of the second, or "" if it is gone.

    Raises GitError.
    """
    told = _git(folder, "diff-tree", "-r", "-z", "--no-renames", "--no-relative", "-O/dev/null", before, after)
    entries = told.decode("utf-8", "surrogateescape").split("\0")
    # `:<mode> <mode> <object> <object> <status>`, then the name: each ends with a NUL
    found = {name: head.split()[3] for head, name in zip(entries[::2], entries[1::2], strict=False)}
    return {name: object_.strip("0") and object_ for name, object_ in found.items() if name.endswith(SUFFIXES)}


def _graph(relative: str) -> str:
    for suffix in SUFFIXES:
        relative = relative.removesuffix(suffix)
    return f"{GRAPH}data/{relative}"


def read_blobs(folder: Path, objects: Collection[str]) -> list[bytes]:
    """Read objects of git, all in one process. Raises GitError."""
    if not objects:
        return []
    asked = "".join(f"{name}\n" for name in objects).encode()
    answer, at, contents = _git(folder, "cat-file", "--batch", given=asked), 0, []
    for _ in objects:  # of each `<oid> blob <size>`, a newline, the bytes, a newline
        end = answer.index(b"\n", at)
        head = answer[at:end].split()
        if len(head) < 3:  # `<oid> missing`
            raise GitError(f"object {head[0].decode()} is missing, as in a partial clone: fetch it")
        size = int(head[2])
        contents.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return contents


def _git(folder: Path, *arguments: str, given: bytes | None = None, silence: str = "it cannot be done") -> bytes:
    """Run git. Raises GitError with what it says, or what its `silence` means."""
    import subprocess  # slow to load

    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given or b"", capture_output=True, check=False, env=environment())
    except OSError as error:
        raise GitError(f"it cannot be run ({error.strerror})") from error
    if done.returncode:
        raise GitError(done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or silence)
    return done.stdout
