"""A changed file written and validated; where that makes a new finding, the file is as it was."""

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
        """Write a file that holds `before`, and return the warnings that this makes.

        Raises ChangedMeanwhile when it does not hold that, and WouldBreak, with the file as it was, for a finding that
        the data had not.
        """
        if self._session is None:
            self._session = self._ours.enter_context(Session(self._paths, at_once=False))
            self._session.look()
            self._before = Counter(map(_what, self._session.check().problems))
        if path.read_bytes() != before:
            raise ChangedMeanwhile(path)
        write(path, [canonical(path, before, after)])
        try:
            self._session.look()
            found = self._session.check().problems
            new = [problem for problem in found if not self._before[_what(problem)]]
            grave = [problem for problem in new if problem.severity == "violation"]
            if grave:
                raise WouldBreak(path, [(problem.rule, problem.message, problem.advice) for problem in grave])
        except BaseException:
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
