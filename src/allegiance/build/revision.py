"""The authored files as they were at a revision of git."""

import subprocess
from pathlib import Path

from allegiance.build.files import SUFFIXES, AuthoredFile
from allegiance.errors import GitError
from allegiance.terms import GRAPH


def read_at(revision: str, folder: Path) -> list[AuthoredFile]:
    """Return the data files below `folder` at `revision`, in the order of their graph names. Raises GitError."""
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    inside = folder.resolve().relative_to(top.resolve()).as_posix()
    commit = (
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()
    )
    entries = (
        _git(top, "ls-tree", "-r", "-z", "--full-tree", commit, "--", inside)
        .decode("utf-8", "surrogateescape")
        .split("\0")
    )
    # `<mode> <type> <object>`, a tab, the name: objects are asked for, since a name may hold a line break.
    found = sorted((name, head.split()[2]) for head, _, name in (entry.partition("\t") for entry in entries if entry))
    wanted = [(name, blob) for name, blob in found if name.endswith(SUFFIXES)]
    contents = _blobs(top, [blob for _, blob in wanted])
    return [
        AuthoredFile(top / name, _graph(name, inside), content)
        for (name, _), content in zip(wanted, contents, strict=True)
    ]


def _graph(name: str, inside: str) -> str:
    relative = name.removeprefix(inside).lstrip("/")
    for suffix in SUFFIXES:
        relative = relative.removesuffix(suffix)
    return f"{GRAPH}data/{relative}"


def _blobs(top: Path, objects: list[str]) -> list[bytes]:
    """Read all objects in one process of git: `<oid> blob <size>`, a newline, the bytes, a newline."""
    asked = "".join(f"{name}\n" for name in objects).encode()
    answer = _git(top, "cat-file", "--batch", given=asked)
    contents, at = [], 0
    for _ in objects:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        contents.append(answer[end + 1 : end + 1 + size])
        at = end + size + 2
    return contents


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"it cannot be run ({error.strerror})") from error
    if done.returncode:
        raise GitError(
            done.stderr.decode(errors="replace").strip().removeprefix("fatal: ") or "there is no such revision"
        )
    return done.stdout
