"""Change the checks in every way, one change at a time, and print those that no case beside this file notices.

`python tests/validate/checks/mutate_checks.py evidence cycles` looks at modules of `allegiance.validate.checks`, a name
with a dot at one of `allegiance.validate`; some seconds of processor time for each. What is printed lacks a case, is
held by another test (hostile files, properties), or means the same as before: a case is added for the first.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FrameType, ModuleType
from typing import Any

from check_mutants import Mutant, forget, function_of, in_place, mutants
from checks_cases import files_of, problems_in_files, problems_of_whole, vocabulary, write
from test_check_cases import CASES
from told import examples

from allegiance.errors import SyntaxErrorInFile
from allegiance.validate.problem import Problem

LONGEST = 3.0
"""Seconds of processor time for one case after which a mutant that does not come to an end is noticed."""


def told(data: Path) -> list[Problem]:
    found = problems_in_files(data)
    if not any(problem.rule < "AL3" for problem in found):
        with suppress(SyntaxErrorInFile):  # the syntax check speaks of it
            found = found + problems_of_whole(data)
    return sorted(found)


def laid(folder: Path) -> Iterator[Path]:
    """Lay out all cases and the examples of all rules, each in a folder of its own."""
    texts = [case.read_text(encoding="utf-8") for case in CASES]
    for number, text in enumerate([*texts, *examples().values()]):
        write(folder / str(number), files_of(text))
        yield folder / str(number)


def callers(module: ModuleType, places: list[Path]) -> dict[CodeType, list[Path]]:
    """Return for the functions of a module the cases that call them."""
    found: dict[CodeType, list[Path]] = {}
    called: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call" and frame.f_code.co_filename == module.__file__:
            called.add(frame.f_code)

    for place in places:
        anew(module)
        called.clear()
        sys.setprofile(note)
        told(place)
        sys.setprofile(None)
        for code in called:
            found.setdefault(code, []).append(place)
    return found


def anew(module: ModuleType) -> None:
    forget(module)
    if module.__name__.endswith("vocabulary"):
        vocabulary.cache_clear()


def is_noticed(sound: dict[Path, list[Problem]], order: list[Path]) -> bool:
    """Whether something else is told of one of the cases; that one is asked first the next time."""
    for place in order:
        signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
        try:
            same = told(place) == sound[place]
        except Exception:  # a mutant may fail in any way, and is noticed then
            same = False
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        if not same:
            order.remove(place)
            order.insert(0, place)
            return True
    return False


def unnoticed(name: str, sound: dict[Path, list[Problem]]) -> Iterator[Mutant]:
    """Give the mutants of a module that no case notices, and at last how many there were."""
    module = import_module(f"allegiance.validate.{name if '.' in name else f'checks.{name}'}")
    orders, count = callers(module, list(sound)), 0
    for mutant in mutants(module):
        count += 1
        order = orders.get(function_of(module, mutant.name).__code__, [])
        anew(module)
        with in_place(module, mutant):
            noticed = is_noticed(sound, order)
        if not noticed:
            yield mutant if order else mutant._replace(change=f"called by none: {mutant.change}")
    anew(module)
    sys.stdout.write(f"{name}: {count} changes\n")


def _stop(number: int, frame: FrameType | None) -> None:
    raise TimeoutError


def main(names: list[str]) -> None:
    signal.signal(signal.SIGVTALRM, _stop)
    with TemporaryDirectory() as folder:
        sound = {place: told(place) for place in laid(Path(folder))}
        for name in names:
            for mutant in unnoticed(name, sound):
                sys.stdout.write(f"{name}: {mutant.name}, {mutant.change}\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
