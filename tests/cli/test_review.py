"""`allegiance review` as a reader types it, in a checkout of their own."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example"
GAZETTE = Path("data/sources/2016/example-gazette-2016-03.ttl")
FIRST, SECOND = "claim:example-gazette-2016-03-01", "claim:example-gazette-2016-03-02"


def run(folder: Path, *arguments: str, answers: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "allegiance.cli", "review", *arguments]
    kept = {name: value for name, value in os.environ.items() if name != "ALLEGIANCE_READER"}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, input=answers, env=kept | more
    )


def git(folder: Path, *arguments: str, name: str = "Ann") -> str:
    who = ["-c", f"user.name={name}", "-c", f"user.email={name}@example.org".lower(), "-c", "commit.gpgsign=false"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def reads(folder: Path, name: str) -> None:
    """Say as whom git commits here from now on."""
    git(folder, "config", "user.name", name)
    git(folder, "config", "user.email", f"{name}@example.org".lower())


@pytest.fixture
def checkout(tmp_path: Path, cache_of_its_own: Path) -> Path:
    """Give a checkout in which Ann entered what is in the data, and Ben reads."""
    shutil.copytree(EXAMPLE / "data", tmp_path / "data")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    reads(tmp_path, "Ben")
    return tmp_path


def changed(folder: Path) -> list[str]:
    """Return the lines that differ from the last commit."""
    told = git(folder, "diff", "-U0").splitlines()
    return [line for line in told if line.startswith(("+", "-")) and not line.startswith(("+++", "---"))]


def test_without_a_command_it_lists_what_waits(checkout: Path) -> None:
    done = run(checkout)
    assert (done.returncode, done.stderr) == (0, "")
    head, row = done.stdout.splitlines()
    assert head.startswith("source,title,publishers,issued,address,accessed,proposed,revised,alone,claims")
    assert row.startswith(
        "source:example-gazette-2016-03,Oath in the hills (invented),The Gazette (invented),2016-03-14"
    )
    assert row.endswith(f",2,0,1,{FIRST}; {SECOND}")


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        ("--about 'Highland Union (invented)'", 1),
        ("--about example-gazette", 0),
        ("--year 2016", 1),
        ("--year 2015", 0),
        ("--outlet gazette", 1),
        ("--outlet courier", 0),
        ("--source example-gaz", 1),
        ("--source hills", 1),
        ("--source valley", 0),
        ("--status revised", 0),
        ("--first oldest --limit 1", 1),
    ],
)
def test_the_list_is_narrowed(checkout: Path, arguments: str, count: int) -> None:
    done = run(checkout, *shlex.split(arguments), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)) == count


def test_a_page_is_shown_as_text_and_as_json(checkout: Path) -> None:
    done = run(checkout, "show", str(GAZETTE))
    assert done.returncode == 0
    assert "[2] claim:example-gazette-2016-03-02  proposed" in done.stdout.splitlines()
    told = json.loads(run(checkout, "show", "example-gazette-2016-03", "--format", "json").stdout)
    assert [entry["held"]["claim"] for entry in told["entries"]] == [FIRST, SECOND]


def test_one_claim_is_accepted_in_one_line(checkout: Path) -> None:
    done = run(checkout, "accept", FIRST)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{FIRST}: proposed → accepted\n"
    assert changed(checkout) == ["+    al:reviewStatus v:accepted ;"]
    assert run(checkout, "accept", FIRST).stdout == "Nothing to accept: all of it is.\n"


def test_claims_of_several_sources_are_accepted_at_one_time(checkout: Path) -> None:
    courier = checkout / "data/sources/2016/example-courier-2016-04.ttl"
    text = (checkout / GAZETTE).read_text().replace("example-gazette-2016-03", "example-courier-2016-04")
    start, end = (
        text.index("situation:example-river-front-pledge-2016 a"),
        text.index("claim:example-courier-2016-04-01"),
    )
    courier.write_text(text[:start] + text[end:].replace("Oath in the hills", "An oath"))
    done = run(checkout, "accept", str(courier), "1", str(GAZETTE))
    assert done.stdout.splitlines() == [
        "claim:example-courier-2016-04-01: proposed → accepted",
        f"{FIRST}: proposed → accepted",
        f"{SECOND}: proposed → accepted",
    ]


def test_claims_are_accepted_by_number_or_all_at_once(checkout: Path) -> None:
    assert run(checkout, "accept", "example-gazette-2016-03", "2").stdout == f"{SECOND}: proposed → accepted\n"
    assert run(checkout, "accept", str(GAZETTE)).stdout == f"{FIRST}: proposed → accepted\n"
    assert changed(checkout) == ["+    al:reviewStatus v:accepted ;"] * 2
    assert run(checkout).stdout.count("\n") == 1


def test_a_dry_run_shows_the_lines_and_writes_nothing(checkout: Path) -> None:
    done = run(checkout, "accept", FIRST, "--dry-run")
    assert "+    al:reviewStatus v:accepted ;\n" in done.stdout
    assert changed(checkout) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ("accept claim:example-gazette-2016-03-03", "Nothing is called 'claim:example-gazette-2016-03-03'"),
        ("accept example-gazette-2016-03 7", "number 7: the source has the claims 1, 2."),
        (f"revise {FIRST}", "say what is to be changed, such as --locator"),
        (f"revise {FIRST} --locator 'paragraph 2'", f"{FIRST}: it says so already"),
        (f'revise {FIRST} --date "in spring"', "'in spring' is not an EDTF date at character 1"),
        ("show no-such", "Nothing is called 'no-such'"),
        ("--about 'nobody at all'", "Nothing is called 'nobody at all'"),
        ("list --data nowhere", "nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(checkout: Path, arguments: str, words: str) -> None:
    done = run(checkout, *shlex.split(arguments))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.stderr
    assert words in done.stderr


def test_whoever_entered_a_claim_is_told_not_to_accept_it(checkout: Path) -> None:
    reads(checkout, "Ann")
    done = run(checkout, "accept", FIRST)
    assert done.returncode == 0
    assert f"git has Ann as author of {FIRST}: whoever entered or changed a claim does not accept it." in done.stderr
    assert changed(checkout) == ["+    al:reviewStatus v:accepted ;"]


def test_where_an_account_is_shared_the_reader_is_named(checkout: Path) -> None:
    reads(checkout, "Ann")
    done = run(checkout, "accept", FIRST, "--reader", "Cleo")
    assert done.stderr == "Name the reader in the commit: git commit --trailer 'Reviewed-by: Cleo'\n"
    assert run(checkout, "accept", SECOND, ALLEGIANCE_READER="Cleo").stderr == done.stderr


def test_whoever_changed_a_claim_as_a_reader_is_told_too(checkout: Path) -> None:
    path = checkout / GAZETTE
    path.write_text(path.read_text().replace('"paragraph 5"', '"paragraph 6"'))
    git(checkout, "commit", "-qam", "Counted again", "--trailer", "Reviewed-by: Cleo <cleo@example.org>")
    assert f"git has Cleo as author of {SECOND}: " in run(checkout, "accept", SECOND, "--reader", "Cleo").stderr
    assert "author" not in run(checkout, "accept", FIRST, "--reader", "Cleo").stderr


def test_accepting_makes_nobody_the_author(checkout: Path) -> None:
    run(checkout, "accept", FIRST)
    git(checkout, "commit", "-qam", "Read", name="Ben")
    path = checkout / GAZETTE
    path.write_text(path.read_text().replace("v:accepted", "v:revised"))
    git(checkout, "commit", "-qam", "To be read again", name="Ben")
    assert run(checkout, "accept", FIRST).stderr == ""


def test_what_is_not_committed_yet_is_told(checkout: Path) -> None:
    path = checkout / GAZETTE
    path.write_text(path.read_text().replace('"paragraph 5"', '"paragraph 6"'))
    assert f"{SECOND} was changed here and is not committed yet" in run(checkout, "accept", SECOND).stderr


def test_without_git_it_works_as_well(checkout: Path) -> None:
    shutil.rmtree(checkout / ".git")
    done = run(checkout, "accept", FIRST)
    assert (done.returncode, done.stdout) == (0, f"{FIRST}: proposed → accepted\n")


def test_one_value_is_corrected_in_one_line_beside_the_status(checkout: Path) -> None:
    done = run(checkout, "revise", SECOND, "--locator", "paragraph 6", "--reader", "Cleo")
    assert done.stdout == f"{SECOND}: locator: paragraph 5 → paragraph 6\n{SECOND}: proposed → revised\n"
    assert done.stderr == "Name the reader in the commit: git commit --trailer 'Reviewed-by: Cleo'\n"
    assert sorted(changed(checkout)) == [
        '+    al:locator "paragraph 6" ;',
        "+    al:reviewStatus v:revised ;",
        '-    al:locator "paragraph 5" ;',
    ]


def test_a_correction_is_shown_first_where_asked_for(checkout: Path) -> None:
    done = run(checkout, "revise", SECOND, "--note", "", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert '-    al:note "Whether the southern part goes along is not clear to the paper."@en .\n' in done.stdout
    assert changed(checkout) == []


def test_what_a_correction_would_break_is_told_and_not_written(checkout: Path) -> None:
    done = run(checkout, "revise", SECOND, "--claimant", "org:nobody")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert f"{GAZETTE} is left as it was, for with this change" in done.stderr
    assert changed(checkout) == []


def test_a_claim_is_withdrawn_with_its_reason(checkout: Path) -> None:
    done = run(checkout, "withdraw", FIRST, "--reason", "the paper has it of another front")
    assert done.returncode == 0
    assert done.stdout.endswith(f"{FIRST}: proposed → deprecated\n")
    assert "Note: No other claim that counts asserts situation:example-river-front-pledge-2016" in done.stderr
    assert changed(checkout) == [
        "+    al:reviewStatus v:deprecated ;",
        '+    al:note "Withdrawn: the paper has it of another front."@en ;',
    ]


def test_a_withdrawal_asks_for_its_reason(checkout: Path) -> None:
    assert run(checkout, "withdraw", FIRST).returncode == 2
    assert changed(checkout) == []
    assert run(checkout, "withdraw", FIRST, answers="not said\n").returncode == 0


def test_off_a_terminal_the_name_of_a_source_shows_it(checkout: Path) -> None:
    assert run(checkout, "example-gazette-2016-03").stdout == run(checkout, "show", "example-gazette-2016-03").stdout


def test_of_a_claim_that_alone_is_shown(checkout: Path) -> None:
    shown = run(checkout, "show", SECOND).stdout
    assert f"[2] {SECOND}" in shown
    assert f"[1] {FIRST}" not in shown


def test_what_is_said_twice_is_left_alone(checkout: Path) -> None:
    path = checkout / GAZETTE
    broken = path.read_text().replace(
        "claim:example-gazette-2016-03-02 a al:Claim ;",
        "claim:example-gazette-2016-03-02 a al:Claim ;\n    al:reviewStatus v:proposed , v:revised ;",
    )
    path.write_text(broken)
    done = run(checkout, "accept", SECOND)
    assert (done.returncode, done.stdout) == (2, "")
    assert "several values of al:reviewStatus" in done.stderr
    assert path.read_text() == broken


def test_what_could_steer_a_terminal_is_not_shown(checkout: Path) -> None:
    path = checkout / GAZETTE
    path.write_text(
        path.read_text().replace('"paragraph 5"', '"\\u001B[2J\\u202Eparagraph"').replace("clear to", "\\u001B]0;x")
    )
    for arguments in ("show example-gazette-2016-03", ("show", "example-gazette-2016-03", "--format", "json")):
        told = run(checkout, *arguments).stdout
        assert "\x1b" not in told
        assert "\u202e" not in told


def test_a_repository_of_ones_own_is_read_the_same_way(tmp_path: Path, cache_of_its_own: Path) -> None:
    shutil.copytree(EXAMPLE / "repository", tmp_path / "wars")
    listed = json.loads(run(tmp_path / "wars", "--format", "json").stdout)
    assert [one["source"] for one in listed] == ["source:herald-2016-01"]
    done = run(tmp_path / "wars", "accept", "herald-2016-01")
    assert done.returncode == 0, done.stderr
    assert "al:reviewStatus v:accepted ;" in (tmp_path / "wars/graph/sources/2016/herald-2016-01.ttl").read_text()


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_reviewed(checkout: Path) -> None:
    broken = checkout / "data/sources/2016/example-courier-2016-04.ttl"
    broken.write_text("@prefix al: <https://w3id.org/allegiance/ns#> .\nsource:example-courier-2016-04 a al:Source .\n")
    listed = run(checkout)
    assert listed.returncode == 0 and "source:example-gazette-2016-03" in listed.stdout
    assert listed.stderr.startswith(f"Left out: {broken.relative_to(checkout)}:2:1: not valid Turtle")
    for name in ("source:example-courier-2016-04", "example-courier-2016-04", "claim:example-courier-2016-04-01"):
        done = run(checkout, "show", name)
        assert done.returncode == 2 and "allegiance: data/sources/2016/example-courier-2016-04.ttl:2:1: " in done.stderr
    assert run(checkout, "accept", FIRST).returncode == 0
    assert changed(checkout) == ["+    al:reviewStatus v:accepted ;"]
