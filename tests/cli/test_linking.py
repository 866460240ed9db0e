"""From an imported list to decisions, as people go: link, judge, judge again, reconcile."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from allegiance.cli.commands import group
from allegiance.sssom import read_table
from article import article_files

DATA = tuple(part for path in article_files() for part in ("--data", str(path)))
LIST = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2015-03-27T00:00:00"><INDIVIDUALS/><ENTITIES>
<ENTITY><DATAID>1</DATAID><FIRST_NAME>ISLAMIC MOVEMENT OF UZBEKISTAN</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDe.010</REFERENCE_NUMBER><LISTED_ON>2000-10-06</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>IMU</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
<ENTITY><DATAID>2</DATAID><FIRST_NAME>ISLAMIC JIHAD GROUP</FIRST_NAME><UN_LIST_TYPE>Al-Qaida</UN_LIST_TYPE>
<REFERENCE_NUMBER>QDe.119</REFERENCE_NUMBER><LISTED_ON>2005-06-01</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Islamic Jihad Union</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>
"""


def run(*arguments: str, answers: str = "", code: int = 0) -> Result:
    result = CliRunner().invoke(group, arguments, input=answers)
    assert result.exit_code == code, result.output
    return result


@pytest.fixture
def proposals(tmp_path: Path) -> Path:
    (tmp_path / "list.xml").write_text(LIST, encoding="utf-8")
    run("import", "un_sc", str(tmp_path / "list.xml"), "--as", "small", "--into", str(tmp_path))
    table = tmp_path / "proposed.sssom.tsv"
    run(
        "link",
        "allegiance",
        "small",
        "--from",
        str(tmp_path),
        "--judged",
        str(tmp_path / "links"),
        "--output",
        str(table),
    )
    return table


def judge(proposals: Path, answers: str, *more: str) -> Result:
    folder = proposals.parent
    options = ("--into", str(folder / "links"), "--from", str(folder), "--today", "2026-11-27", *more)
    return run("judge", str(proposals), *options, answers=answers)


def verdicts(proposals: Path) -> dict[str, list[str]]:
    found = {}
    for path in sorted((proposals.parent / "links").glob("*.tsv")):
        found[path.name] = [m.subject.rpartition("/")[2] for m in read_table(path.read_bytes(), path.name).mappings]
    return found


def test_proposals_have_scores_and_reasons_and_decide_nothing(proposals: Path) -> None:
    rows = {m.subject.rpartition("/")[2]: m for m in read_table(proposals.read_bytes(), "x.sssom.tsv").mappings}
    assert {"imu", "iju"} <= set(rows)
    assert rows["imu"].confidence is not None and rows["imu"].confidence > 0.9
    assert "names agree" in rows["imu"].comment
    assert rows["imu"].more["mapping_tool"] == "allegiance link"
    assert not (proposals.parent / "links").exists()


def test_a_sitting_is_written_undone_broken_off_and_gone_on_with(proposals: Path) -> None:
    first = judge(proposals, "y\nz\ny\nq\n", "--reviewer", "A. Reader")
    assert "Islamic Movement of Uzbekistan" in first.output
    assert sum(map(len, verdicts(proposals).values())) == 1
    judge(proposals, "n\nn\nn\nn\n")
    decided = verdicts(proposals)
    assert len(decided["small.same.sssom.tsv"]) == 1
    assert decided["small.different.sssom.tsv"]
    assert "left to judge: 0" in judge(proposals, "").output


def test_an_answer_is_a_letter_or_a_whole_word_and_nothing_is_guessed_from_its_beginning(proposals: Path) -> None:
    told = judge(proposals, "yes\nundo\nyikes\nquit\n").output
    assert "Taken back." in told
    assert told.count("Type one of") == 1
    assert sum(map(len, verdicts(proposals).values())) == 0


def test_automatic_acceptance_says_so_and_names_no_person(proposals: Path) -> None:
    judge(proposals, "", "--auto")
    (path,) = (proposals.parent / "links").glob("*.same.sssom.tsv")
    accepted = read_table(path.read_bytes(), path.name).mappings
    assert {m.subject.rpartition("/")[2] for m in accepted} >= {"imu"}
    for mapping in accepted:
        assert mapping.justification.endswith("CompositeMatching")
        assert mapping.more["mapping_tool"] == "allegiance link"
        assert mapping.confidence is not None and not mapping.reviewer
        assert mapping.date == "2026-11-27"


def test_judged_pairs_are_not_proposed_again(proposals: Path) -> None:
    judge(proposals, "", "--auto")
    folder = proposals.parent
    again = folder / "again.sssom.tsv"
    run("link", "allegiance", "small", "--from", str(folder), "--judged", str(folder / "links"), "--output", str(again))
    before, after = ({m.pair for m in read_table(p.read_bytes(), p.name).mappings} for p in (proposals, again))
    accepted = {m.pair for p in (folder / "links").glob("*.tsv") for m in read_table(p.read_bytes(), p.name).mappings}
    assert accepted
    assert not accepted & after
    assert after <= before


def test_a_spreadsheet_comes_back_whole_with_what_its_names_mean(tmp_path: Path) -> None:
    given = tmp_path / "names.csv"
    given.write_bytes("Group;Note\nIMU;=1+1\nNobody at all;x\n".encode("utf-8-sig"))
    done = tmp_path / "done.csv"
    result = run("reconcile", str(given), "--column", "Group", "--output", str(done), *DATA)
    assert "found: 1; unclear: 0; unknown: 1" in result.output
    first, second = csv.DictReader(done.read_text(encoding="utf-8").splitlines())
    assert (first["Group"], first["Note"]) == ("IMU", "'=1+1")
    assert first["entity"] == "https://w3id.org/allegiance/id/org/imu"
    assert second["entity"] == ""
    as_json = json.loads(run("reconcile", str(given), "--column", "Group", "--format", "json", *DATA).output)
    assert as_json[0]["Note"] == "=1+1"
    assert as_json[0]["entity"] == first["entity"]


def test_a_missing_column_is_named_with_those_there_are(tmp_path: Path) -> None:
    given = tmp_path / "names.csv"
    given.write_text("Group,Note\nIMU,x\n", encoding="utf-8")
    result = CliRunner().invoke(group, ["reconcile", str(given), "--column", "Name"])
    assert "'Group', 'Note'" in str(result.exception)
