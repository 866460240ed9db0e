"""Changed files written and validated; where that makes a new finding, they are as they were."""

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from allegiance.build.writing import write
from allegiance.contribute.formatting import formatted
from allegiance.errors import CannotFormat, ChangedMeanwhile, WouldBreak
from allegiance.validate.checking import Session
from allegiance.validate.problem import Problem


class Saving:
    """Files of a data folder to be changed, validated together with the rest of it.

    The first check may take a second or two, those that follow some hundredths.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._paths = tuple(paths)
        self._session: Session | None = None
        self._before: Counter[tuple[object, ...]] = Counter()
        self._ours = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ours.close()

    def save(self, path: Path, before: bytes, after: str) -> tuple[Problem, ...]:
        """Write a file that holds `before`, and return the warnings that this makes. Raises what `save_all` does."""
        return self.save_all([(path, before, after)])

    def save_all(self, files: Sequence[tuple[Path, bytes, str]]) -> tuple[Problem, ...]:
        """Write files, given with what they hold and shall hold, and return the warnings that this makes.

        All of them are validated at one time. Raises ChangedMeanwhile for one that does not hold that, and WouldBreak
        for a finding that the data had not; then each file is as it was.
        """
        if self._session is None:
            self._session = self._ours.enter_context(Session(self._paths, at_once=False))
            self._session.look()
            self._before = Counter(map(_what, self._session.check().problems))
        for path, before, _ in files:
            if path.read_bytes() != before:
                raise ChangedMeanwhile(path)
        begun: list[tuple[Path, bytes]] = []
        try:
            for path, before, after in files:
                begun.append((path, before))
                write(path, [canonical(path, before, after)])
            self._session.look()
            found = self._session.check().problems
            new = [problem for problem in found if not self._before[_what(problem)]]
            grave = [problem for problem in new if problem.severity == "violation"]
            if grave:
                broken = next((path for path, _ in begun if path == grave[0].file), begun[0][0])
                told = [(problem.rule, problem.message, problem.advice) for problem in grave]
                raise WouldBreak(broken, told, others=len(begun) - 1)
        except BaseException:
            for path, before in begun:
                write(path, [before])
            raise
        self._before = Counter(map(_what, found))
        return tuple(new)


def canonical(path: Path, before: bytes, after: str) -> bytes:
    """Return the changed content in canonical form if the file was in it; else no other line is touched."""
    try:
        if formatted(path, before) == before:
            return formatted(path, after.encode())
    except CannotFormat:
        pass
    return after.encode()


def _what(problem: Problem) -> tuple[object, ...]:
    """Return what makes a finding the same in a file whose lines have moved."""
    return problem.file, problem.rule, problem.focus, problem.path, problem.value, problem.message
