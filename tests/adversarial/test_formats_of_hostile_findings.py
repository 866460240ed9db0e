"""No format lets through what a contribution smuggles into findings: each is run over several tricks at once."""

import json
import re
from xml.etree import ElementTree

import pytest
from adversarial_cases import lay_base, lay_contribution, named
from adversarial_safety import assert_forges_nothing, assert_quiet, assert_untouched
from adversarial_sandbox import Sandbox, run_together

from allegiance.validate.formats import FORMATS

READABLE = (
    "workflow-commands-in-what-findings-quote",
    "terminal-and-workflow-commands-in-notes",
    "control-arabic-persian-cyrillic-labels",
    "formula-in-a-label",
    "markup-in-a-label",
    "bidi-override-by-escape",
    "look-alike-of-a-known-label",
    "cyrillic-letter-in-an-identifier",
    "label-of-20000-characters",
    "file-iri",
    "dangling-reference",
)
UNREADABLE = (
    "terminal-commands-raw",
    "bidi-override",
    "carriage-return-alone",
    "line-break-in-a-file-name",
    "command-in-a-file-name",
    "file-name-that-is-no-text",
    "link-to-a-secret",
    "html-signs-by-escapes",
    "unterminated-string",
)

LONG = ("line-of-900-kb", "xml-billion-laughs")


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_shows_all_rules_and_obeys_nothing(tmp_path, form):
    tricks = {READABLE: Sandbox(tmp_path / "a"), UNREADABLE: Sandbox(tmp_path / "b"), LONG: Sandbox(tmp_path / "c")}
    for names, sandbox in tricks.items():
        lay_base(sandbox)
        lay_contribution(sandbox)
        for case in named(*names):
            case.lay_trick(sandbox)
    outcomes = run_together(tmp_path / "together", list(tricks.values()), "validate", "data", "--format", form)
    for (names, sandbox), outcome in zip(tricks.items(), outcomes, strict=True):
        assert outcome.code == 1
        assert_quiet(outcome)
        assert_untouched(sandbox, outcome)
        PROOF.get(form, assert_forges_no_line)(outcome.out)
        expected = frozenset().union(*(case.rules for case in named(*names))) - unseen(names)
        assert {rule for rule in expected if rule not in outcome.out} == set()


def unseen(tricks: tuple[str, ...]) -> set[str]:
    """Return the rules that do not come to speak beside others: nothing is read after a string that never ends."""
    return {"AL306"} if tricks is UNREADABLE else set()


def assert_forges_no_line(text: str) -> None:
    assert_forges_nothing(text.splitlines())


def assert_only_commands_of_ours(text: str) -> None:
    ours = re.compile(r"::(error|warning|notice) (file=data/[^:,]*,line=\d+[^:]*|title=Not checked)::[^\n]*")
    assert [line for line in text.splitlines() if not ours.fullmatch(line)] == []


def assert_is_xml(text: str) -> None:
    assert ElementTree.fromstring(text).tag == "testsuites"  # noqa: S314  # made by ourselves


def assert_shows_no_markup(text: str) -> None:
    assert_forges_no_line(text)
    assert not re.search(r"<(?!/?(?:details|summary|br)\b)[a-z!]", text)


PROOF = {
    "json": json.loads,
    "sarif": json.loads,
    "rdjson": json.loads,
    "junit": assert_is_xml,
    "github": assert_only_commands_of_ours,
    "markdown": assert_shows_no_markup,
}
