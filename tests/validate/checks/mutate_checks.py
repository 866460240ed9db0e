"""Change the checks in every way, one change at a time, and print those that no case beside this file notices.

`python tests/validate/checks/mutate_checks.py evidence cycles` looks at modules of `allegiance.validate.checks`; a
minute of processor time for five of them. What is printed lacks a case, is held by another test (hostile files,
properties), or means the same as before: a case is added for the first.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from check_mutants import Mutant, in_place, mutants
from checks_cases import files_of, problems_in_files, problems_of_whole, write
from test_check_cases import CASES
from test_check_rules import NOT_WRITTEN_OUT

from allegiance.errors import SyntaxErrorInFile
from allegiance.validate.checks.rules import RULES
from allegiance.validate.problem import Problem

LONGEST = 20.0
"""Seconds of processor time after which a mutant that does not come to an end is noticed."""


def told(data: Path) -> list[Problem]:
    found = problems_in_files(data)
    if not any(problem.rule < "AL3" for problem in found):
        with suppress(SyntaxErrorInFile):  # the syntax check speaks of it
            found = found + problems_of_whole(data)
    return sorted(found)


def laid(folder: Path) -> Iterator[Path]:
    """Lay out all cases and the examples of all rules, each in a folder of its own."""
    texts = [case.read_text(encoding="utf-8") for case in CASES]
    texts += [text for rule in RULES.values() if rule.id not in NOT_WRITTEN_OUT for text in (rule.bad, rule.good)]
    for number, text in enumerate(texts):
        write(folder / str(number), files_of(text))
        yield folder / str(number)


def is_noticed(sound: dict[Path, list[Problem]], order: list[Path]) -> bool:
    """Whether something else is told of one of the cases; that one is asked first the next time."""
    for place in order:
        try:
            same = told(place) == sound[place]
        except Exception:  # a mutant may fail in any way, and is noticed then
            same = False
        if not same:
            order.remove(place)
            order.insert(0, place)
            return True
    return False


def unnoticed(name: str, sound: dict[Path, list[Problem]]) -> Iterator[Mutant]:
    """Give the mutants of a module that no case notices."""
    module, order = import_module(f"allegiance.validate.checks.{name}"), list(sound)
    for mutant in mutants(module):
        with in_place(module, mutant):
            signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
            noticed = is_noticed(sound, order)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if not noticed:
            yield mutant


def _stop(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def main(names: list[str]) -> None:
    signal.signal(signal.SIGVTALRM, _stop)
    with TemporaryDirectory() as folder:
        sound = {place: told(place) for place in laid(Path(folder))}
        for name in names:
            for mutant in unnoticed(name, sound):
                sys.stdout.write(f"{name}: {mutant.name}, {mutant.change}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
