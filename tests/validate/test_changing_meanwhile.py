"""What is removed or replaced while the data is read is told in a sentence, and never followed out of the folder."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from allegiance.build import files
from allegiance.errors import FileVanished
from allegiance.validate import looking
from allegiance.validate.checking import Report, validate
from allegiance.validate.checks import paths

BASE = Path(__file__).parent / "rules" / "base"
LEADER = Path("actors/people/leader.ttl")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "data"))


def checked(data: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], object]) -> Report:
    """Validate, while something happens between listing and reading."""
    collect = looking.collect

    def then(roots: list[Path]) -> object:
        found = collect(roots)
        meanwhile()
        return found

    monkeypatch.setattr(looking, "collect", then)
    return validate([data])


def of_the_place(report: Report, name: str) -> list[tuple[str, str]]:
    return [(problem.rule, problem.message) for problem in report.problems if problem.file.name == name]


def test_a_file_that_is_removed_after_it_was_listed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = checked(data, monkeypatch, (data / LEADER).unlink)
    assert of_the_place(report, "leader.ttl") == [("AL107", "This was removed while the data was read.")]
    assert "leader.ttl" in report.unchecked[0]


def test_a_file_that_becomes_a_link_is_not_followed(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "canary.ttl").write_text("canary canary canary .")

    def replace() -> None:
        (data / LEADER).unlink()
        (data / LEADER).symlink_to(tmp_path / "canary.ttl")

    report = checked(data, monkeypatch, replace)
    assert of_the_place(report, "leader.ttl") == [("AL107", "Something else took its place while the data was read.")]
    assert "canary" not in str(report)


def during_the_listing(monkeypatch: pytest.MonkeyPatch, folder: Path, meanwhile: Callable[[], object]) -> None:
    """Have something happen before this folder is listed."""
    entries = paths.entries

    def listed(path: str) -> object:
        if path == str(folder):
            meanwhile()
        return entries(path)

    monkeypatch.setattr(paths, "entries", listed)


def test_a_folder_that_becomes_a_link_is_not_listed(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = data / LEADER.parent

    def replace() -> None:
        people.rename(tmp_path / "elsewhere")
        people.symlink_to(tmp_path / "elsewhere")

    during_the_listing(monkeypatch, people, replace)
    report = validate([data])
    assert of_the_place(report, "people") == [("AL107", "Something else took its place while the data was read.")]
    assert of_the_place(report, "leader.ttl") == []


def test_a_folder_that_is_removed_is_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = data / LEADER.parent
    during_the_listing(monkeypatch, people, lambda: shutil.rmtree(people))
    assert of_the_place(validate([data]), "people") == [("AL107", "This was removed while the data was read.")]


def test_an_entry_that_is_gone_when_it_is_looked_at_is_not_there(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listdir = paths.os.listdir

    def listed(folder: int) -> list[str]:
        names = listdir(folder)
        if LEADER.name in names:
            (data / LEADER).unlink()
        return names

    people = str(data / LEADER.parent)
    (data / LEADER).with_name("other.ttl").write_text("")
    monkeypatch.setattr(paths.os, "listdir", listed)
    assert sorted(paths.entries(people)) == ["other.ttl", "speaker.ttl"]


def test_questions_say_which_file_was_removed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    allowed = files._allowed

    def then_gone(path: Path) -> Path:
        found = allowed(path)
        if path.name == LEADER.name:
            path.unlink()
        return found

    monkeypatch.setattr(files, "_allowed", then_gone)
    with pytest.raises(FileVanished, match=r"leader\.ttl was removed while the data was read: try again"):
        files.read([data])
