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
    names = _git(top, "ls-tree", "-r", "-z", "--name-only", commit, "--", inside).decode().split("\0")
    wanted = sorted(name for name in names if name.endswith(SUFFIXES))
    return [
        AuthoredFile(top / name, _graph(name, inside), content)
        for name, content in zip(wanted, _blobs(top, commit, wanted), strict=True)
    ]


def _graph(name: str, inside: str) -> str:
    relative = name.removeprefix(inside).lstrip("/")
    for suffix in SUFFIXES:
        relative = relative.removesuffix(suffix)
    return f"{GRAPH}data/{relative}"


def _blobs(top: Path, commit: str, names: list[str]) -> list[bytes]:
    """Read all files in one process of git: `<oid> blob <size>`, a newline, the bytes, a newline."""
    asked = "".join(f"{commit}:{name}\n" for name in names).encode()
    answer = _git(top, "cat-file", "--batch", given=asked)
    contents, at = [], 0
    for _ in names:
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
