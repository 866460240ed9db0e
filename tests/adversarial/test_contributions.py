"""Every trick in an otherwise valid contribution: refused for that reason, or accepted, and nothing else happens."""

import json

import pytest
from adversarial_cases import cases
from adversarial_safety import assert_forges_nothing, assert_quiet, assert_untouched


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_trick_is_refused_for_what_it_is_or_accepted(case, outcome_of):
    sandbox, outcome = outcome_of(case)
    assert_quiet(outcome)
    assert_untouched(sandbox, outcome)
    assert_forges_nothing(outcome.out.splitlines())
    problems = json.loads(outcome.out)
    assert {problem["rule"] for problem in problems} == case.rules
    assert outcome.code == case.code == any(problem["severity"] == "violation" for problem in problems)
    assert not case.line or case.line in {problem["line"] for problem in problems}
