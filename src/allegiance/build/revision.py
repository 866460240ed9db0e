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
    import subprocess  # slow to load

    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given or b"", capture_output=True, check=False, env=environment())
    except OSError as error:
        raise GitError(f"it cannot be run ({error.strerror})") from error
    if done.returncode:
        raise GitError(
            done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or "there is no such revision"
        )
    return done.stdout
