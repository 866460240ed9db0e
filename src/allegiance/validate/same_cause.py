"""When a shape finds what a check has said already: one cause is told once, and two causes are told in one run.

A check knows more of the cause than a shape does: that a term is misspelt, and not only that a value has no such class.
What else a shape finds at the same place has a cause of its own, and is said beside it.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from allegiance.validate.problem import Problem

_NOTHING_SUCH = frozenset({"Class", "Node", "In"})
"""What no node can be that does not exist."""
_ILL_TYPED = frozenset({"Datatype"})
OF_A_VALUE: Final = {
    **dict.fromkeys(("AL301", "AL303", "AL701"), _NOTHING_SUCH),
    "AL302": _NOTHING_SUCH | _ILL_TYPED,
    **dict.fromkeys(("AL331", "AL332", "AL333", "AL334", "AL335", "AL336", "AL337"), _NOTHING_SUCH),
    "AL341": _ILL_TYPED | {"Pattern"},
    **dict.fromkeys(("AL343", "AL344", "AL345", "AL346", "AL347", "AL348"), _ILL_TYPED),
    "AL351": frozenset({"MinLength"}),
}
"""By the rule of a check that speaks of a value: the constraints that fail for that, and for the same value."""
OF_A_SUBJECT: Final = {
    "AL712": frozenset((rule, "UniqueLang") for rule in ("AL401", "AL410", "AL412", "AL430", "AL470")),
    "AL713": frozenset({("AL472", "MaxCount")}),
    "AL722": frozenset({("AL432", "MinCount")}),
    "AL724": frozenset({("AL461", "MinCount")}),
}
"""By the rule of a check: the rules of shapes, with their constraints, that say the same of the same subject."""


MISSPELT: Final = frozenset({"AL331", "AL332", "AL333", "AL334", "AL335", "AL336"})
"""The rules of checks that speak of how an IRI is written: no entity can be called so."""
PASTED: Final = frozenset({"AL326"})
"""The rules of checks that speak of two that are described under one identifier: no wonder that it has two values."""
TWO_VALUES: Final = frozenset({"AL712", "AL713"})
"""The rules of checks that speak of a second value, as shapes do by the constraints MaxCount and UniqueLang."""
NO_PROPERTY: Final = frozenset({"AL468"})
"""The rules of shapes that say of a value that it is no property."""
MISSING: Final = {"AL722": "al:issued", "AL724": "al:locator"}
"""The rules of checks that miss a property of a subject."""


def without_misspelt(problems: Iterable[Problem], alone: Sequence[Problem]) -> list[Problem]:
    """Return what checks of the whole say, but for what a file by itself was told to write otherwise.

    That is a property which is missing and stands there under another name, or an entity which is not there and for
    which the same one is advised, or which no entity can be called.
    """
    missing, pasted = _meant(alone), {p.focus for p in alone if p.rule in PASTED}
    advised = {(p.file, p.line, p.column, name) for p in alone for name in p.meant}
    misspelt = {(p.file, p.line, p.column) for p in alone if p.rule in MISSPELT}
    return [
        one
        for one in problems
        if not (one.focus in pasted and one.rule in TWO_VALUES)
        and (one.file, one.focus, "" if one.value else MISSING.get(one.rule, "")) not in missing
        and advised.isdisjoint((one.file, one.line, one.column, name) for name in one.meant)
        and not (one.rule == "AL701" and (one.file, one.line, one.column) in misspelt)
    ]


def _meant(said: Iterable[Problem]) -> set[tuple[Path, str, str]]:
    """Return file, subject and property for each property that has another name there, and is not missing."""
    return {(problem.file, problem.focus, name) for problem in said if not problem.value for name in problem.meant}


def not_said_yet(shaped: Sequence[tuple[Problem, str]], said: Iterable[Problem]) -> list[Problem]:
    """Return the problems of shapes, each given with the name of its constraint, that no check has said."""
    values: set[tuple[Path, int, int, str]] = set()
    subjects: set[tuple[str, str, str]] = set()
    said = list(said)
    unknown = {(problem.file, problem.line, problem.column) for problem in said if problem.rule == "AL301"}
    pasted = {problem.focus for problem in said if problem.rule in PASTED}
    meant = _meant(said)
    for problem in said:
        for constraint in OF_A_VALUE.get(problem.rule, ()):
            values.add((problem.file, problem.line, problem.column, constraint))
        for rule, constraint in OF_A_SUBJECT.get(problem.rule, ()):
            subjects.add((problem.focus, rule, constraint))
    return [
        problem
        for problem, constraint in shaped
        if (problem.file, problem.line, problem.column, constraint) not in values
        and (problem.focus, problem.rule, constraint) not in subjects
        and not (problem.rule in NO_PROPERTY and (problem.file, problem.line, problem.column) in unknown)
        and not (constraint in ("MaxCount", "UniqueLang") and problem.focus in pasted)
        and not (constraint == "MinCount" and (problem.file, problem.focus, problem.path) in meant)
    ]
