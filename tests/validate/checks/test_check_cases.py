"""The cases beside this file: each is refused for the reason in its name and for no other, at the place it gives.

The first line of a case is `# expect: nothing` or the rules that it breaks, with `@line:column` where that is telling.
What is told of it, word for word, stands in `told.txt` of its group.
"""

from pathlib import Path

import pytest
from checks_cases import run
from told import cases, in_words, told

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.ttl"))
LONE_SOURCE = {"AL733"}
"""Warnings that a case of one file cannot avoid, and that are expected only where they are named."""


def expected(case: str) -> dict[str, str]:
    words = case.partition("\n")[0].removeprefix("# expect: ").split()
    return {rule: place for rule, _, place in (word.partition("@") for word in words) if rule != "nothing"}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_case_breaks_what_it_says_and_where(path, tmp_path):
    case = path.read_text(encoding="utf-8")
    wanted = expected(case)
    assert path.name.startswith("invalid." if wanted else "valid.")
    found = run(data := tmp_path / "data", case)
    rules = {problem.rule for problem in found}
    assert rules - (LONE_SOURCE - wanted.keys()) == wanted.keys(), found
    for rule, place in wanted.items():
        places = {f"{problem.line}:{problem.column}" for problem in found if problem.rule == rule}
        assert not place or place in places, found
    for problem in found:
        words = (problem.message, problem.advice, problem.focus, problem.path, problem.value)
        assert all(word.isprintable() and "::" not in word for word in words)
        assert problem.message.endswith((".", ".)")) and problem.advice.endswith((".", "?")), problem
    assert in_words(found, data) == told(path.with_name("told.txt"))[path.stem]


def test_what_is_told_is_that_of_all_cases():
    for file, paths in cases().items():
        assert sorted(told(file)) == [path.stem for path in paths]


def test_every_group_has_cases_of_both_sorts():
    for folder in {path.parent for path in CASES}:
        names = [path.name for path in folder.glob("*.ttl")]
        assert any(name.startswith("invalid.") for name in names), folder
