"""Every rule has a page's worth of text, and examples that do what they say."""

import re
from pathlib import Path

import pytest
from checks_cases import run

from allegiance.validate.checks.rules import RULES

NOT_WRITTEN_OUT = {
    "AL104": "a link cannot be shown as text",
    "AL106": "two megabytes are no example",
    "AL107": "permissions cannot be shown as text",
    "AL121": "a line of 8 MB is no example",
    "AL125": "nor are 30,000 statements",
    "AL126": "nor is a copied article",
    "AL721": "it compares two states of the data",
}
"""Examples that only describe what is bad; the tests of their group make it."""


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_bad_example_breaks_the_rule_and_the_mended_one_does_not(rule, tmp_path):
    good = run(tmp_path / "good", rule.good)
    assert rule.id not in {problem.rule for problem in good}, good
    if rule.id not in NOT_WRITTEN_OUT:
        bad = run(tmp_path / "bad", rule.bad)
        assert rule.id in {problem.rule for problem in bad}, bad


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
