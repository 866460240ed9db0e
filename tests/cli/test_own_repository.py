"""A repository with a base and a folder of its own: every command means its data."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example" / "repository"
HERALD = Path("graph/sources/2016/herald-2016-01.ttl")

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "wars")
    git(tmp_path / "wars", "init", "--quiet")
    commit(tmp_path / "wars")
    return tmp_path / "wars"


@pytest.fixture
def run(cache_of_its_own: Path, repository: Path) -> Run:
    """Give a function that runs the command in the repository and returns exit code and what was printed."""

    def in_it(*arguments: str, folder: str = ".") -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "allegiance.cli", *arguments],
            cwd=repository / folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    return in_it


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "as it is")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize("folder", [".", "graph", "graph/actors/people"])
def test_validate_means_its_data_from_anywhere_in_it(run: Run, folder: str) -> None:
    assert run("validate", folder=folder) == (0, "5 files, 30 statements, 0 findings: conforms.\n")


def test_what_new_writes_conforms_and_is_canonical(run: Run, repository: Path) -> None:
    said = ("--label", "Green Guard (invented)")
    assert run("new", "organization", "green-guard", *said) == (0, "graph/actors/organizations/green-guard.ttl\n")
    oath = ["--label=The guard swears", "--pledger=org:green-guard", "--leader=person:ann-lead", "--date=2016-01"]
    about = ["--source=herald-2016-01", "--organization=org:blue-league", "--locator=paragraph 3"]
    assert run("new", "pledge", "green-guard-oath-2016", *oath, *about) == (0, f"{HERALD}\n")
    assert "@prefix org: <https://example.org/wars/org/> ." in (repository / HERALD).read_text()
    assert run("fmt", "--check") == (0, "")
    assert run("validate")[0] == 0
    code, words = run("diff", "HEAD")
    assert code == 0
    assert "\n      pledger: Green Guard (invented); " in words


def test_messages_name_its_folder_and_its_base(run: Run, repository: Path) -> None:
    change(repository / HERALD, "al:pledger org:red-band", "al:pledger org:zzz")
    (repository / "graph" / "actors" / "people" / "bo.ttl").write_text(
        "@prefix al: <https://w3id.org/allegiance/ns#> .\n"
        "@prefix org: <https://w3id.org/allegiance/id/org/> .\n\norg:bo a al:Organization .\n"
        "<https://example.org/wars/org/bo> a al:Organization .\n"
    )
    printed = run("validate")[1]
    assert (
        "help: Describe it in graph/actors/organizations/zzz.ttl, which `allegiance new organization zzz` writes."
        in printed
    )
    assert "help: Write @prefix org: <https://example.org/wars/org/> ." in printed
    assert "https://w3id.org/allegiance/id/org/bo is not an entity of this project." in printed
    assert "help: Its home is graph/actors/organizations/bo.ttl." in printed


def test_only_what_a_change_affects_is_told(run: Run, repository: Path) -> None:
    (repository / "graph" / "actors" / "people" / "ann-lead.ttl").unlink()
    code, printed = run("validate", "--changed-since", "HEAD", "--format", "concise")
    assert code == 1 and printed.splitlines() == [
        "graph/actors/people/ann-lead.ttl:1:1: AL721 person:ann-lead: described here before, and nowhere now.",
        f"{HERALD}:26:16: AL701 There is no person:ann-lead.",
    ]


def test_questions_are_asked_of_its_data_and_answered_with_its_identifiers(run: Run) -> None:
    code, printed = run("ask", "allegiances_at", "--date", "2016-03-01", "--to", "blue-league", "--format", "json")
    assert code == 0 and '"https://example.org/wars/org/red-band"' in printed
    assert "Red Band (invented)  org:red-band" in run("show", "red-band")[1]


def test_two_pledgers_of_one_oath_have_an_allegiance_each(run: Run, repository: Path) -> None:
    change(repository / HERALD, "al:pledger org:red-band", "al:pledger org:red-band , org:the-herald")
    printed = run("ask", "allegiances_at", "--date", "2016-03-01", "--format", "csv")[1]
    pledgers = [row.partition(",")[0] for row in printed.splitlines()[1:]]
    assert pledgers == ["Red Band (invented)", "The Herald (invented)"]


def test_a_change_of_the_base_is_never_taken_for_a_small_one(run: Run, repository: Path) -> None:
    settings = repository / "allegiance.toml"
    change(settings, "wars", "battles")
    code, printed = run("validate", "--changed-since", "HEAD")
    assert code == 2 and "which affects everything: check without --changed-since" in printed
    code, printed = run("validate", "--format", "concise")
    assert code == 1 and printed.count("AL311") > 5
    settings.unlink()
    code, printed = run("validate", "graph", "--changed-since", "HEAD")
    assert code == 2 and "which affects everything" in printed
    git(repository, "rm", "--quiet", "--cached", "allegiance.toml")
    git(repository, "commit", "--quiet", "--message", "no settings")
    settings.write_text('base = "https://example.org/wars/"\ndata = "graph"\n')
    code, printed = run("validate", "--changed-since", "HEAD")
    assert code == 2 and "At HEAD it was base https://w3id.org/allegiance/id/ and data data" in printed


def test_another_folder_is_never_taken_for_a_small_change(run: Run, repository: Path) -> None:
    (repository / "empty").mkdir()
    change(repository / "allegiance.toml", "graph", "empty")
    code, printed = run("validate", "--changed-since", "HEAD")
    assert code == 2 and "and data graph, and now it is" in printed


def test_from_outside_it_is_said_where_to_go(run: Run, repository: Path) -> None:
    code, printed = run("validate", "wars/graph", folder="..")
    assert code == 2 and printed.endswith("allegiance.toml: run the command from that folder.\n")


def test_what_cannot_be_followed_is_one_sentence(run: Run, repository: Path) -> None:
    (repository / "allegiance.toml").write_text('rules = "none"\n')
    for command in (["validate"], ["ask", "totals"], ["new", "person", "x", "--label", "X"], ["fmt"], ["diff", "HEAD"]):
        code, printed = run(*command)
        assert (code, printed.count("\n")) == (2, 1)
        assert printed.endswith(
            "allegiance.toml cannot be followed: 'rules' cannot be set there, only base and data can.\n"
        )
