"""Whatever stands in files, names and messages: every format stays what it is, and says everything once."""

import json
import re
import unicodedata
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from format_cases import FakeReport
from format_strategies import reports, sources
from hypothesis import given, settings

from allegiance.validate.formats import FORMATS

ISOLATES = "\u2067\u2069"


@pytest.fixture(autouse=True, scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Run in a folder of its own: reports name `source.ttl`."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("formats")
        patch.chdir(folder)
        yield folder


def unseen(printed: str) -> set[str]:
    """Return characters that act instead of being seen (a joiner may be part of a word)."""
    return {
        sign
        for sign in printed
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in "\n\u200c\u200d"
    }


@given(reports, sources)
@settings(max_examples=200, deadline=None)  # on a busy machine one example may take long
def test_nothing_printed_steers_a_terminal_or_a_log(folder: Path, report: FakeReport, source: str) -> None:
    (folder / "source.ttl").write_text(source, encoding="utf-8", errors="replace")
    for name, render in FORMATS.items():
        printed = render(report)
        assert unseen(printed) <= (set(ISOLATES) if name == "text" else set()), name
        assert not re.search(r"##\w*\[", printed), name
        commands = [line for line in printed.split("\n") if line.lstrip().startswith("::")]
        assert len(commands) == (len(report.problems) + len(report.unchecked) if name == "github" else 0), name


@given(reports, sources)
def test_isolates_close_in_the_line_that_opens_them(folder: Path, report: FakeReport, source: str) -> None:
    (folder / "source.ttl").write_text(source, encoding="utf-8", errors="replace")
    for line in FORMATS["text"](report).splitlines():
        assert re.fullmatch("[^\u2067\u2069]*(\u2067[^\u2067\u2069]+\u2069[^\u2067\u2069]*)*", line)


@given(reports)
def test_every_finding_is_printed_once(report: FakeReport) -> None:
    number, unchecked = len(report.problems), len(report.unchecked)
    assert len(json.loads(FORMATS["json"](report))) == number
    run = json.loads(FORMATS["sarif"](report))["runs"][0]
    assert len(run["results"]) == number
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == unchecked
    assert len(json.loads(FORMATS["rdjson"](report))["diagnostics"]) == number
    assert len(FORMATS["github"](report).splitlines()) == number + unchecked
    assert len(FORMATS["concise"](report).splitlines()) == number + unchecked
    assert len(re.findall(r"^AL\d+ ", FORMATS["text"](report), re.MULTILINE)) == number
    assert len(re.findall(r"^- ", FORMATS["markdown"](report), re.MULTILINE)) == number


@given(reports)
def test_junit_reads_back_with_a_line_for_each_finding_and_right_totals(report: FakeReport) -> None:
    root = ET.fromstring(FORMATS["junit"](report))  # noqa: S314  # our own text
    said = [text.text or "" for name in ("failure", "system-out") for text in root.iter(name)]
    assert sum(len(text.split("\n")) for text in said) == len(report.problems)
    suite = root[0]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == (
        str(len(list(root.iter("testcase")))),
        str(len(list(root.iter("failure")))),
        str(len(report.unchecked)),
    )


@given(reports)
def test_json_holds_the_texts_unchanged(report: FakeReport) -> None:
    for row, problem in zip(json.loads(FORMATS["json"](report)), report.problems, strict=True):
        for key in ("message", "focus", "path", "value", "advice"):
            assert row[key] == re.sub("[\ud800-\udfff]", "\ufffd", getattr(problem, key))
