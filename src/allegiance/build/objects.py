"""Objects of a repository, asked of one process of git that stays: the answer is there by the time it is needed."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from subprocess import PIPE, Popen

from allegiance.build.git import environment


class Objects:
    """A process of git that reads objects of the folder's repository, for as long as it is asked.

    Begun with a revision, it looks at once what the folder held then. It tells names anew each time, and nothing if
    anything is not as it should be: another way of asking will say what is wrong.
    """

    def __init__(self, folder: Path, revision: str | None = None) -> None:
        self._folder = folder
        self._process: Popen[bytes] | None = None
        self._asked: str | None = None
        self._known: tuple[str, str] | None = None
        if revision is not None:
            self._ask_tree(revision)

    def tree(self, revision: str) -> str:
        """Return the name of what the folder held at the revision, or an empty text."""
        self._hear()
        if self._known is None or self._known[0] != revision:
            self._ask_tree(revision)
            self._hear()
        known, self._known = self._known, None
        return "" if known is None else known[1]

    def contents(self, objects: Iterable[str]) -> list[bytes] | None:
        """Return the contents of objects, or None if one is not there."""
        found = []
        for name in objects:
            self._ask(name)
            answer = self._answer(b"blob")
            if answer is None:
                return None
            found.append(answer[1])
        return found

    def file(self, revision: str, name: str) -> bytes | None:
        """Return what a file, named from the root, held at the revision; nothing if it was not there.

        None if that cannot be told.
        """
        asked = f"{revision}^{{commit}}:{name}"
        self._ask(asked)
        answer = self._answer(b"blob", missing=asked)
        return None if answer is None else answer[1]

    def close(self) -> None:
        """Let the process end."""
        process, self._process = self._process, None
        if process is not None:
            with suppress(OSError):
                process.__exit__(None, None, None)  # closes the pipes, and waits

    def _ask_tree(self, revision: str) -> None:
        self._ask(f"{revision}^{{commit}}:./")
        self._asked = revision

    def _hear(self) -> None:
        """Take in what was asked ahead, so that the next answer is that to the next question."""
        if self._asked is not None:
            found = self._answer(b"tree")
            self._known, self._asked = (self._asked, "" if found is None else found[0]), None

    def _ask(self, name: str) -> None:
        self._hear()
        if "\n" in name:  # would be two questions
            self.close()
            return
        try:
            if self._process is None:
                command = ["git", "-C", str(self._folder), "cat-file", "--batch"]
                self._process = Popen(command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment())
                if self._process.stderr is not None:
                    self._process.stderr.close()  # whatever it has to warn of ends it
            if self._process.stdin is not None:
                self._process.stdin.write(f"{name}\n".encode("utf-8", "surrogateescape"))
                self._process.stdin.flush()
        except OSError:
            self.close()

    def _answer(self, kind: bytes, missing: str = "") -> tuple[str, bytes] | None:
        """Return name and content of an object of this kind, nothing for what is rightly `missing`.

        Whatever else is answered ends the process.
        """
        telling = self._process.stdout if self._process is not None else None
        if telling is not None:
            with suppress(OSError):
                line = telling.readline().rstrip(b"\n")
                if missing and line == f"{missing} missing".encode("utf-8", "surrogateescape"):
                    return "", b""
                name, _, rest = line.partition(b" ")
                is_kind, _, size = rest.partition(b" ")
                if is_kind == kind and size.isdigit():
                    content = telling.read(int(size))
                    if len(content) == int(size) and telling.read(1) == b"\n":
                        return name.decode(), content
        self.close()
        return None
