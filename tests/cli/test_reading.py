"""A source is read claim by claim; each decision stands before the next claim is shown."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example" / "data"
SOURCE = "example-gazette-2016-03"
FIRST, SECOND = f"claim:{SOURCE}-01", f"claim:{SOURCE}-02"


@pytest.fixture
def gazette(tmp_path: Path, cache_of_its_own: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "data")
    return tmp_path / f"data/sources/2016/{SOURCE}.ttl"


def reads(gazette: Path, *answers: str, more: tuple[str, ...] = ()) -> tuple[int, str]:
    """Type the answers, and return the exit code and what is shown."""
    done = subprocess.run(
        [sys.executable, "-m", "allegiance.cli", "review", "read", SOURCE, *more],
        cwd=gazette.parents[3], input="".join(f"{answer}\n" for answer in answers), text=True, check=False,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={name: value for name, value in os.environ.items() if name != "ALLEGIANCE_READER"},
    )  # fmt: skip
    assert "Traceback" not in done.stdout
    return done.returncode, done.stdout


def lines(before: str, gazette: Path) -> list[str]:
    """Return the lines that are new."""
    return [line.strip() for line in gazette.read_text().splitlines() if line not in before.splitlines()]


def test_each_claim_is_shown_and_accepted(gazette: Path) -> None:
    before = gazette.read_text()
    code, shown = reads(gazette, "a", "accept", "")
    assert code == 0
    assert lines(before, gazette) == ["al:reviewStatus v:accepted ;"] * 2
    assert f"\n1 of 2\n[1] {FIRST}  proposed\n" in shown
    assert f"\n2 of 2\n[2] {SECOND}  proposed\n" in shown
    assert shown.endswith("accepted: 2, changed: 0, withdrawn: 0; to read: 0\n")


def test_a_changed_claim_is_shown_again_and_left_to_another_reader(gazette: Path) -> None:
    before = gazette.read_text()
    _, shown = reads(gazette, "c", "locator", "paragraph 3", "a", "q")
    assert f"{FIRST}: locator: paragraph 2 → paragraph 3" in shown
    assert f"[1] {FIRST}  revised" in shown
    assert "You changed it: it is for another reader to accept" in shown
    assert lines(before, gazette) == ["al:reviewStatus v:revised ;", 'al:locator "paragraph 3" .']
    assert shown.endswith("accepted: 0, changed: 1, withdrawn: 0; to read: 2\n")


def test_a_wrong_answer_is_asked_for_again(gazette: Path) -> None:
    before = gazette.read_text()
    _, shown = reads(gazette, "x", "c", "99", "sta", "deny", "stance", "doubts", "q")
    assert "Type one of a, c, w, s, z, q." in shown
    assert "Type a number from the list, or a name." in shown
    assert "deny: it is no concept of stance" in shown
    assert lines(before, gazette) == ["al:reviewStatus v:revised ;", "al:stance v:doubts ;"]


def test_what_makes_a_finding_is_told_and_nothing_is_written(gazette: Path) -> None:
    before = gazette.read_text()
    _, shown = reads(gazette, "c", "claimant", "person:nobody", "", "q")
    assert "is left as it was, for with this change" in " ".join(shown.split())
    assert gazette.read_text() == before


def test_a_claim_is_withdrawn_with_a_reason_and_not_without(gazette: Path) -> None:
    before = gazette.read_text()
    _, shown = reads(gazette, "w", "", "w", "the paper has it of another front", "q")
    assert lines(before, gazette) == [
        "al:reviewStatus v:deprecated ;",
        'al:note "Withdrawn: the paper has it of another front."@en ;',
    ]
    assert "No other claim that counts asserts situation:example-river-front-pledge-2016" in " ".join(shown.split())


@pytest.mark.parametrize("answers", [("a", "z", "q"), ("a", "a", "z", "z", "q"), ("c", "1", "paragraph 9", "z", "q")])
def test_decisions_are_taken_back_one_by_one(gazette: Path, answers: tuple[str, ...]) -> None:
    before = gazette.read_text()
    _, shown = reads(gazette, *answers)
    assert gazette.read_text() == before
    assert shown.endswith("accepted: 0, changed: 0, withdrawn: 0; to read: 2\n")


def test_nothing_is_there_to_be_taken_back_at_first(gazette: Path) -> None:
    assert "There is nothing to take back." in reads(gazette, "z", "q")[1]


def test_what_was_decided_stands_where_the_input_ends(gazette: Path) -> None:
    before = gazette.read_text()
    code, shown = reads(gazette, "a")
    assert code == 0
    assert lines(before, gazette) == ["al:reviewStatus v:accepted ;"]
    assert shown.endswith("accepted: 1, changed: 0, withdrawn: 0; to read: 1\n")


def test_a_skipped_claim_still_waits_and_all_are_read_where_asked_for(gazette: Path) -> None:
    assert reads(gazette, "a", "s", "")[1].endswith("accepted: 1, changed: 0, withdrawn: 0; to read: 1\n")
    assert f"1 of 1\n[2] {SECOND}" in reads(gazette, "q")[1]
    assert f"1 of 2\n[1] {FIRST}  accepted" in reads(gazette, "q", more=("--every",))[1]


def test_what_an_editor_changes_meanwhile_is_not_overwritten(gazette: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "allegiance.cli", "review", "read", SOURCE],
        cwd=gazette.parents[3], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        while not process.stdout.readline().startswith("1 of 2"):
            pass
        gazette.write_text(gazette.read_text().replace('"paragraph 5"', '"paragraph 6"'))
        shown, _ = process.communicate("a\nq\n")
    assert "was changed since it was read and is left as it is" in shown
    assert "reviewStatus" not in gazette.read_text()
