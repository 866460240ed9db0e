"""Full validation in two steps: screens find the few nodes that may be at fault, the checks are asked about those.

A check asks about each of its focus nodes in turn, with an index look-up for every EXISTS. On sound data most of that
is wasted. A screen serves many checks in one scan and may name a node too many, never one too few:

* of a path: who has more values than one (sh:maxCount, sh:uniqueLang),
* of a path: who has a value that is not as the constraint wants it; where telling that takes look-ups (sh:class,
  sh:node ...) each different value is looked at once, not each statement,
* of a target: which focus nodes fail, and in which of the remaining checks.

What is found is found by the checks themselves, so the answer is the same as without screens.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Sequence as Several
from dataclasses import dataclass

from .checks import Check, focus_nodes
from .components.literals import UniqueLang
from .components.sparql import Select
from .components.values import MaxCount
from .expressions import Names, edge, either, negate
from .paths import Path, Sequence, finite, nullable
from .shapes import Constraint, Targets, ValueConstraint

# Sums of so many powers of two are whole numbers for every engine.
_MOST_IN_ONE = 50


@dataclass(frozen=True)
class Screen:
    """A query for suspects (?this), and the numbers of the checks to ask about them.

    When it `tells`, the query gives ?faults as well: the sum of two to the power of i over the checks that fail, the
    i-th of `checks`. Otherwise all of them are asked.
    """

    sparql: str
    checks: tuple[int, ...]
    tells: bool = False


def screens(checks: Several[Check]) -> list[Screen]:
    """Return screens for as many of the checks as there are any for, each check in one screen."""
    counted: dict[Path, list[int]] = {}
    valued: dict[tuple[Path, Constraint], list[int]] = {}
    targeted: dict[Targets, list[int]] = {}
    for number, check in enumerate(checks):
        if check.route or isinstance(check.constraint, Select):
            continue
        if check.path is None or not finite(check.path):
            targeted.setdefault(check.targets, []).append(number)
        elif isinstance(check.constraint, MaxCount | UniqueLang):
            counted.setdefault(check.path, []).append(number)
        elif isinstance(check.constraint, ValueConstraint):
            valued.setdefault((check.path, check.constraint), []).append(number)
        else:
            targeted.setdefault(check.targets, []).append(number)
    return [
        *(_of_counts(path, numbers, checks) for path, numbers in counted.items()),
        *(_of_values(numbers, checks) for numbers in _together(valued, checks)),
        *(screen for targets, numbers in targeted.items() for screen in _of_targets(targets, numbers, checks)),
    ]


def _of_counts(path: Path, numbers: list[int], checks: Several[Check]) -> Screen:
    """Who has more values than the least number that is too many for one of the checks."""
    limits = (check.count if isinstance(check := checks[number].constraint, MaxCount) else 1 for number in numbers)
    names = Names()
    pairs = edge("?this", path, "?value")
    many = f"{{ SELECT ?this WHERE {{ {pairs} }} GROUP BY ?this HAVING(COUNT(*) > {min(limits)}) }}"
    return Screen(f"SELECT ?this WHERE {{ {many} {_targeted(numbers, checks, names)} }}", tuple(numbers))


def _together(valued: Mapping[tuple[Path, Constraint], list[int]], checks: Several[Check]) -> Iterable[list[int]]:
    """Return the checks of one path that can share a scan: same targets, and alike in whether they look things up."""
    shared: dict[tuple[object, ...], list[int]] = {}
    for (path, constraint), numbers in valued.items():
        looks_up = isinstance(constraint, ValueConstraint) and constraint.looks_up
        key = (path, looks_up, *(checks[number].targets for number in numbers))
        shared.setdefault(key, []).extend(numbers)
    return shared.values()


def _of_values(numbers: list[int], checks: Several[Check]) -> Screen:
    """Who has a value that one of the checks does not accept."""
    names = Names()
    constraints = dict.fromkeys(checks[number].constraint for number in numbers)
    values = [constraint for constraint in constraints if isinstance(constraint, ValueConstraint)]
    fault = either(negate(constraint.accepts("?this", "?value", names)) for constraint in values)
    pairs, targeted = edge("?this", checks[numbers[0]].path, "?value"), _targeted(numbers, checks, names)
    if values[0].looks_up:
        # A sub-query with DISTINCT instead would not do: an optimizer may put the filter inside.
        ends = edge("?near", _last_step(checks[numbers[0]].path), "?value")
        different = f"{{ SELECT ?value WHERE {{ {ends} }} GROUP BY ?value }}"
        where = f"{{ SELECT ?value WHERE {{ {different} FILTER({fault}) }} }} {pairs}"
    else:
        where = f"{pairs} FILTER({fault})"
    return Screen(f"SELECT DISTINCT ?this WHERE {{ {where} {targeted} }}", tuple(numbers))


def _last_step(path: Path | None) -> Path | None:
    """A path with all ends of the given one, and perhaps more, that is shorter to walk."""
    match path:
        case Sequence((*_, last)) if not nullable(last):
            return _last_step(last)
        case _:
            return path


def _targeted(numbers: Iterable[int], checks: Several[Check], names: Names) -> str:
    """A filter for focus nodes of one of the checks; asked last, as most nodes are sorted out before it."""
    targets = dict.fromkeys(checks[number].targets for number in numbers)
    return f"FILTER({either(target.include('?this', names) for target in targets)})"


def _of_targets(targets: Targets, numbers: list[int], checks: Several[Check]) -> Iterator[Screen]:
    """Which of the focus nodes fail in which of the checks."""
    for start in range(0, len(numbers), _MOST_IN_ONE):
        some = numbers[start : start + _MOST_IN_ONE]
        names = Names()
        holds = (checks[number].constraint.holds("?this", checks[number].path, names) for number in some)
        faults = " + ".join(f"IF({test}, 0, {2**bit})" for bit, test in enumerate(holds))
        branches = (f"{{ {source} }}" for source in focus_nodes(targets, names))
        found = f"{{ SELECT ?this ({faults} AS ?faults) WHERE {{ {' UNION '.join(branches)} }} }}"
        yield Screen(f"SELECT DISTINCT ?this ?faults WHERE {{ {found} FILTER(?faults != 0) }}", tuple(some), tells=True)
