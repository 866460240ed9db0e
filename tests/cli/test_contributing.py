"""`new`, `fmt` and `diff` as a contributor types them, in a checkout of their own."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNTIDY = (
    "@prefix place: <https://w3id.org/allegiance/id/place/> .\nplace:a   a <https://w3id.org/allegiance/ns#Place> .\n"
)


def run(folder: Path, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "allegiance.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, input=answers)


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "data/places").mkdir(parents=True)
    (tmp_path / "data/places/a.ttl").write_text(UNTIDY)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_fmt_check_names_the_file_and_leaves_it(checkout: Path) -> None:
    done = run(checkout, "fmt", "--check", "data")
    assert (done.returncode, done.stdout) == (1, "would change: data/places/a.ttl\n")
    assert (checkout / "data/places/a.ttl").read_text() == UNTIDY


def test_fmt_writes_once_and_is_then_content(checkout: Path) -> None:
    assert run(checkout, "fmt").returncode == 0
    assert (checkout / "data/places/a.ttl").read_text() != UNTIDY
    assert run(checkout, "fmt", "--check", "data").returncode == 0


def test_fmt_diff_shows_what_would_change(checkout: Path) -> None:
    done = run(checkout, "fmt", "--diff", "data")
    assert done.returncode == 1
    assert "-place:a   a <" in done.stdout
    assert (checkout / "data/places/a.ttl").read_text() == UNTIDY


def test_fmt_diff_of_a_file_whose_last_line_has_no_end_can_be_applied(checkout: Path) -> None:
    (checkout / "data/places/a.ttl").write_text(UNTIDY.strip())
    (checkout / "change").write_text(run(checkout, "fmt", "--diff", "data").stdout)
    git(checkout, "apply", "-p0", "change")
    assert run(checkout, "fmt", "--check", "data").returncode == 0


def test_fmt_diff_knows_one_end_of_a_line(checkout: Path) -> None:
    (checkout / "data/places/a.ttl").write_text(f'{UNTIDY}place:a  place:b "one\u2028line" .\n')
    assert '+place:a place:b "one\ufffdline" .\n' in run(checkout, "fmt", "--diff", "data").stdout


def test_fmt_goes_on_after_a_file_that_is_not_turtle_and_names_each(checkout: Path) -> None:
    for name in ("0", "b"):
        (checkout / f"data/places/{name}.ttl").write_text("place:x a")
    done = run(checkout, "fmt")
    assert (done.returncode, done.stdout) == (2, "formatted: data/places/a.ttl\n")
    assert [line.split(":")[1] for line in done.stderr.splitlines()] == [" data/places/0.ttl", " data/places/b.ttl"]
    assert (checkout / "data/places/b.ttl").read_text() == "place:x a"


def test_new_writes_in_the_data_folder_of_where_one_stands_and_diff_tells_it(checkout: Path) -> None:
    done = run(checkout, "new", "person", "a-leader", "--label", "A Leader")
    assert (done.returncode, done.stdout) == (0, "data/actors/people/a-leader.ttl\n")
    told = run(checkout, "diff", "HEAD")
    assert told.returncode == 0
    assert told.stdout.splitlines()[:2] == [
        "data/actors/people/a-leader.ttl (new file)",
        "  + person “A Leader” (person:a-leader)",
    ]
    assert told.stdout.splitlines()[-1] == "2 statements added, 0 removed in 1 file."


def test_what_new_cannot_write_is_one_sentence(checkout: Path) -> None:
    done = run(checkout, "new", "person", "Not Plain", "--label", "X")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("allegiance: Not Plain: ")
    assert done.stderr.count("\n") == 1


def test_a_revision_that_is_not_there_is_one_sentence(checkout: Path) -> None:
    done = run(checkout, "diff", "no-such", "--data", "data")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_a_file_that_was_broken_is_named_and_the_rest_is_told(checkout: Path) -> None:
    place = checkout / "data/places/a.ttl"
    sound = place.read_text()
    place.write_text("place:a a")
    git(checkout, "commit", "-qam", "broken")
    place.write_text(sound)
    assert run(checkout, "new", "person", "a-leader", "--label", "A Leader").returncode == 0
    told = run(checkout, "diff", "HEAD", "--data", "data")
    assert (told.returncode, told.stderr) == (2, "")
    assert told.stdout.splitlines()[-2] == "2 statements added, 0 removed in 1 file."
    assert told.stdout.splitlines()[-1].startswith("Not compared: data/places/a.ttl cannot be read at HEAD, line 1 (")
    told = run(checkout, "diff", "HEAD", "--data", "data", "--format", "json")
    assert len(json.loads(told.stdout)) == 2 and told.stderr.startswith("Not compared: data/places/a.ttl ")


def test_new_situation_and_claim_ask_for_nothing_that_was_said(checkout: Path) -> None:
    assert run(checkout, "new", "person", "a-leader", "--label", "A Leader").returncode == 0
    assert run(checkout, "new", "organization", "p", "--label", "P").returncode == 0
    for name, day in (("paper", "2016-01-15"), ("daily", "2016-02-01")):
        source = ["--title", name, "--issued", day, "--address", f"https://{name}.example", "--publisher", "org:p"]
        assert run(checkout, "new", "source", name, *source).returncode == 0
    death = ["--kind", "Death", "--source", "paper", "--label", "He dies", "--role", "subject", "person:a-leader"]
    done = run(checkout, "new", "situation", "death", *death, "--date", "2016-01", "--locator", "paragraph 1")
    assert (done.returncode, done.stdout) == (0, "data/sources/2016/paper.ttl\n")
    done = run(checkout, "new", "claim", "death", "--source", "daily", "--stance", "denies", "--locator", "paragraph 2")
    assert (done.returncode, done.stdout) == (0, "data/sources/2016/daily.ttl\n")
    told = run(checkout, "diff", "HEAD", "--data", "data").stdout
    assert "denies" in told
    assert "He dies" in told


def test_validate_checks_the_data_of_where_one_stands(checkout: Path) -> None:
    done = run(checkout, "validate", "--format", "concise")
    assert done.returncode == 1
    assert all(line.startswith("data/places/a.ttl:") for line in done.stdout.splitlines())


def test_a_wrong_answer_is_asked_for_again_and_the_others_are_kept(checkout: Path) -> None:
    answers = "\nأبو\nA Leader\n"
    assert run(checkout, "new", "person", "leader", answers=answers).returncode == 0
    assert run(checkout, "new", "organization", "paper", "--label", "The Paper").returncode == 0
    answers = "A paper\nlast week\n2016-01\nno address\nhttps://paper.example/\npaper\norg:paper\n"
    assert run(checkout, "new", "source", "paper", answers=answers).returncode == 0
    answers = "Deth\nDeath\nsource:paper\nHe dies\n \nparagraph 1\n"
    done = run(checkout, "new", "situation", "death", "--role", "subject", "person:leader", answers=answers)
    assert (done.returncode, done.stderr) == (0, "")
    assert "perhaps you mean Death" in done.stdout
    assert (checkout / "data/sources/2016/paper.ttl").read_text().count('"paragraph 1"') == 1


def test_answers_that_end_too_soon_write_nothing(checkout: Path) -> None:
    done = run(checkout, "new", "source", "paper", answers="A paper\n")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("allegiance: The input ended before all was answered")
    assert not (checkout / "data/sources").exists()


@pytest.fixture
def example(tmp_path: Path, root: Path) -> Path:
    shutil.copytree(root / "docs/example/data", tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ("pledge", "oath", "--pledger", "org:exampel-river-front"),
            "org:exampel-river-front is not in the data; perhaps you mean org:example-river-front (River Front "
            "(invented)), or else write it first: allegiance new organization exampel-river-front;",
        ),
        (
            ("pledge", "oath", "--pledger", "River Front"),
            "River Front is no identifier; perhaps you mean org:example-river-front (River Front (invented)), or else "
            "write its file first with `allegiance new organization` or `allegiance new person`;",
        ),
        (
            ("pledge", "oath", "--leader", "Leader"),
            "Leader is no identifier; perhaps you mean person:example-leader (",
        ),
        (
            ("place", "hill", "--label", "Hill", "--within", "place:hills"),
            "place:hills is not in the data; write it first: allegiance new place hills;",
        ),
        (
            ("pledge", "oath", "--leader", "zzz"),
            "person:zzz is not in the data; write it first: allegiance new person zzz;",
        ),
        (("pledge", "oath", "--source", "no-paper"), "write it first: allegiance new source no-paper;"),
        (
            ("pledge", "Oath 1"),
            "Oath 1: an identifier is of lower-case letters a-z, digits and single hyphens, e.g. oath-1.",
        ),
        (
            ("person", "example-leader"),
            "person:example-leader: it stands in data/actors/people/example-leader.ttl already",
        ),
        (
            ("pledge", "example-river-front-pledge-2016"),
            "add what another source says of it with `allegiance new claim`",
        ),
        (("claim", "no-oath"), "no source tells of it yet: write it with `allegiance new pledge`"),
        (("situation", "x", "--role", "subject", "person:zzz"), "person:zzz is not in the data"),
        (
            ("claim", "example-river-front-pledge-2016", "--report-of", "claim:example-gazette-2016-03-07"),
            "claim:example-gazette-2016-03-07 is not in the data",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_not_there_is_told_before_anything_is_asked(
    example: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run(example, "new", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr and done.stderr.count("\n") == 1


def test_a_source_has_an_author_only_where_one_is_named(example: Path) -> None:
    source = (
        "--title",
        "T",
        "--issued",
        "2016",
        "--address",
        "https://a.example/",
        "--publisher",
        "org:example-gazette",
    )
    assert run(example, "new", "source", "paper", *source).returncode == 0
    assert "al:author" not in (example / "data/sources/2016/paper.ttl").read_text()
    assert run(example, "new", "source", "other", *source, "--author", "person:example-leader").returncode == 0
    assert "al:author person:example-leader" in (example / "data/sources/2016/other.ttl").read_text()
