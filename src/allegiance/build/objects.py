"""Objects of a repository, asked of one process of git that stays: the answer is there by the time it is needed."""

from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen
from typing import IO, NamedTuple

from allegiance.build.git import environment


class Object(NamedTuple):
    """An object as git tells it; of one that is missing there is nothing, not even a kind."""

    name: str = ""
    kind: str = ""
    content: bytes = b""


class Objects:
    """A process of git that reads objects of the folder's repository, for as long as it is asked.

    It tells names anew each time, and nothing if anything is not as it should be: another way of asking will say what
    is wrong.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: Popen[bytes] | None = None
        self._asked: deque[str] = deque()
        self._told: dict[str, Object] = {}

    def begin(self, revision: str, name: str) -> None:
        """Ask for what the folder held at the revision, and a file there, which will be known once they are needed."""
        while self._asked:
            self._hear()
        self._told.clear()  # nobody wanted to know
        self._ask(_folder_at(revision), _file_at(revision, name))

    def tree(self, revision: str) -> str:
        """Return the name of what the folder held at the revision, or an empty text."""
        found = self._object(_folder_at(revision))
        return found.name if found is not None and found.kind == "tree" else ""

    def contents(self, objects: Iterable[str]) -> list[bytes] | None:
        """Return the contents of objects, or None if one is not there."""
        found = []
        for name in objects:
            answer = self._object(name)
            if answer is None or answer.kind != "blob":
                return None
            found.append(answer.content)
        return found

    def file(self, revision: str, name: str) -> bytes | None:
        """Return what a file, named from the root, held at the revision; nothing if it was not there.

        None if that cannot be told.
        """
        found = self._object(_file_at(revision, name))
        return None if found is None or found.kind not in ("blob", "") else found.content

    def close(self) -> None:
        """Let the process end."""
        process, self._process = self._process, None
        self._asked.clear()
        self._told.clear()
        if process is not None:
            with suppress(OSError):
                process.__exit__(None, None, None)  # closes the pipes, and waits

    def _object(self, asked: str) -> Object | None:
        """Return what was asked for, now or before; None where the process has ended."""
        if asked not in self._asked and asked not in self._told:
            self._ask(asked)
        while asked not in self._told and self._asked:
            self._hear()
        return self._told.pop(asked, None)

    def _ask(self, *objects: str) -> None:
        if any("\n" in name for name in objects):  # would be two questions
            self.close()
            return
        try:
            if self._process is None:
                command = ["git", "-C", str(self._folder), "cat-file", "--batch"]
                self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment())
                if self._process.stderr is not None:
                    self._process.stderr.close()  # whatever it has to warn of ends it
            if self._process.stdin is not None:
                self._process.stdin.write("".join(f"{name}\n" for name in objects).encode("utf-8", "surrogateescape"))
                self._process.stdin.flush()
                self._asked.extend(objects)
        except OSError:
            self.close()

    def _hear(self) -> None:
        """Take in the next answer. Whatever is none ends the process."""
        asked = self._asked.popleft()
        telling = self._process.stdout if self._process is not None else None
        found = None
        if telling is not None:
            with suppress(OSError):
                found = _read(telling, asked)
        if found is None:
            self.close()
        else:
            self._told[asked] = found


def _read(telling: IO[bytes], asked: str) -> Object | None:
    line = telling.readline().rstrip(b"\n")
    if line == f"{asked} missing".encode("utf-8", "surrogateescape"):
        return Object()
    name, _, rest = line.partition(b" ")
    kind, _, size = rest.partition(b" ")
    if not size.isdigit():
        return None
    content = telling.read(int(size))
    if len(content) != int(size) or telling.read(1) != b"\n":
        return None
    return Object(name.decode(), kind.decode(), content)


def _folder_at(revision: str) -> str:
    return f"{revision}^{{commit}}:./"


def _file_at(revision: str, name: str) -> str:
    return f"{revision}^{{commit}}:{name}"
