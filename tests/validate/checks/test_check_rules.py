"""Every rule has a page's worth of text, and examples that do what they say."""

import re
from pathlib import Path

import pytest
from checks_cases import run
from told import EXAMPLES, NOT_WRITTEN_OUT, examples, in_words, told

from allegiance.validate.checks.rules import RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_bad_example_breaks_the_rule_and_the_mended_one_does_not(rule, tmp_path):
    places = tmp_path / "good/data", tmp_path / "bad/data"
    good = run(places[0], rule.good)
    assert rule.id not in {problem.rule for problem in good}, good
    if rule.id not in NOT_WRITTEN_OUT:
        bad = run(places[1], rule.bad)
        assert rule.id in {problem.rule for problem in bad}, bad
        assert in_words(good, places[0]) == told(EXAMPLES)[f"{rule.id} good"]
        assert in_words(bad, places[1]) == told(EXAMPLES)[f"{rule.id} bad"]


def test_what_is_told_of_examples_is_that_of_all_examples():
    assert told(EXAMPLES).keys() == examples().keys()


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_mended_example_breaks_no_other_rule_of_its_file(rule, tmp_path):
    broken = {problem.rule for problem in run(tmp_path, rule.good) if problem.rule < "AL7"}
    assert not broken


def test_ids_titles_and_reasons_are_well_formed():
    titles = [rule.title for rule in RULES.values()]
    assert len(set(titles)) == len(titles)
    for id_, rule in RULES.items():
        assert re.fullmatch(r"AL[137]\d\d", id_)
        assert rule.severity in ("violation", "warning")
        assert len(rule.title) < 80 and not rule.title.endswith(".")
        assert rule.why.endswith((".", "?"))
        assert all(text.isprintable() for text in (rule.bad + rule.good).split("\n"))


def test_an_id_belongs_to_one_rule():
    text = "".join(path.read_text() for path in Path(run.__code__.co_filename).parents[3].glob(
        "src/allegiance/validate/checks/*.py"))  # fmt: skip
    defined = re.findall(r'^    "(AL\d{3})",$', text, flags=re.MULTILINE)
    assert sorted(defined) == sorted(RULES)
