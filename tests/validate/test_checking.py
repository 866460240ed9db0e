"""What a change since a revision is told of: what it can affect, in whichever file it stands, and nothing else."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from allegiance import resources
from allegiance.validate.checking import Report, validate
from article import article_files

TODAY = date(2026, 11, 24)
SOURCE = "sources/2015/iju-images-2015-08-20.ttl"


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def keep(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "a state")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    for path in article_files():
        copied = tmp_path / path.relative_to(resources.root())
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copied)
    keep(tmp_path)
    return tmp_path / "data"


def told(data: Path) -> Report:
    return validate([data], changed_since="HEAD", today=TODAY)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def rules(report: Report) -> set[tuple[str, str]]:
    return {(problem.file.name, problem.rule) for problem in report.problems}


def test_without_a_change_nothing_is_told(data: Path) -> None:
    assert told(data).problems == ()


def test_what_a_removed_file_breaks_is_told_in_the_files_that_it_breaks(data: Path) -> None:
    (data / "places/kunduz.ttl").unlink()
    found = rules(told(data))
    assert ("kunduz.ttl", "AL721") in found
    assert ("lwj-2015-08-central-asian-groups.ttl", "AL701") in found


def test_a_date_that_claims_of_other_sources_rest_on_is_not_overwritten_unseen(data: Path) -> None:
    path, oath = data / "sources/2015/lwj-2015-08-central-asian-groups.ttl", "situation:iju-kunduz-pledge-mansour-2015"
    text = path.read_text()
    start = text.index(f"{oath} a")
    dated = text.index("    al:date ", start)
    end = text.index("\n", dated)
    path.write_text(text[:dated] + '    al:date "2015-07"^^edtf:EDTF ;' + text[end:])
    (warning,) = told(data).problems
    assert (warning.rule, warning.severity, warning.line) == ("AL725", "warning", text[:dated].count("\n") + 1)
    assert warning.message.startswith(f"{oath} was dated “") and "source:iju-" in warning.message
    path.write_text(text[:dated] + text[end + 1 :])
    lost = [problem.line for problem in told(data).problems if problem.rule == "AL725"]
    assert lost == [text[:start].count("\n") + 1]


def test_who_points_to_what_a_change_removed_is_told_from_where_it_went(data: Path) -> None:
    path = data / "actors/people/mullah-omar.ttl"
    text = path.read_text()
    path.write_text(text.replace("person:mullah-omar a", "person:mullah-omar-of-the-taliban a"))
    advice = {p.advice for p in told(data).problems if (p.rule, p.value) == ("AL701", "person:mullah-omar")}
    assert advice == {f"{path} described it before this change: bring it back there."}


def test_what_went_of_a_file_that_stays_is_told_at_the_entity_of_the_file(data: Path) -> None:
    path = data / "sources/2015/lwj-2015-08-central-asian-groups.ttl"
    text, claim = path.read_text(), "claim:lwj-2015-08-central-asian-groups-02"
    start = text.index(f"{claim} a")
    path.write_text(text[:start] + text[text.index("\n\n", start) + 2 :])
    (shrunk,) = [problem for problem in told(data).problems if problem.rule == "AL721"]
    assert shrunk.message == f"{claim}: described here before, and nowhere now."
    assert path.read_text().splitlines()[shrunk.line - 1].startswith("source:lwj-2015-08-central-asian-groups a")


def test_a_changed_file_breaks_a_shape_of_another_file(data: Path) -> None:
    edit(data / "actors/people/mullah-omar.ttl", "a al:Person", "a al:ArmedOrganization")
    assert ("lwj-2015-08-central-asian-groups.ttl", "AL487") in rules(told(data))


def test_an_old_fault_elsewhere_is_not_told(data: Path) -> None:
    edit(data / SOURCE, 'al:locator "', 'al:note "')
    keep(data.parent)
    edit(data / "places/kunduz.ttl", "Kunduz province", "Province of Kunduz")
    assert told(data).problems == ()
    assert Path(SOURCE).name in {name for name, _ in rules(validate([data], today=TODAY))}


def test_whoever_mends_a_broken_file_is_not_held_up_by_it(data: Path) -> None:
    whole = (data / SOURCE).read_text()
    (data / SOURCE).write_text(whole.replace(" .\n", "\n", 1))
    keep(data.parent)
    (data / SOURCE).write_text(whole)
    assert told(data).problems == ()


def test_a_table_of_links_is_checked_for_its_bytes(data: Path) -> None:
    table = data / "links/un_sc_2015.same.sssom.tsv"
    table.write_bytes(table.read_bytes() + b"\xff\n")
    assert ("un_sc_2015.same.sssom.tsv", "AL111") in rules(told(data))
    table.write_text(table.read_text(errors="ignore") + "# \u202e\n")
    assert ("un_sc_2015.same.sssom.tsv", "AL114") in rules(told(data))


def test_who_was_taken_for_misspelt_is_judged_once_the_other_is_there(data: Path) -> None:
    oath = 'a al:Founding ; skos:prefLabel "One of two"@en .\n'
    claim = "claim:iju-images-2015-08-20-90 a al:Claim ; al:source source:iju-images-2015-08-20 ; al:stance v:asserts ;"
    claim += ' al:locator "image 1" ; al:about situation:one-of-twoo .\n'
    with (data / SOURCE).open("a") as file:
        file.write(f"\nsituation:one-of-two {oath}\n{claim}")
    assert [problem.rule for problem in told(data).problems if "one-of-two" in problem.message] == ["AL701"]
    keep(data.parent)
    with (data / "sources/2015/lwj-2015-08-central-asian-groups.ttl").open("a") as file:
        file.write(f"\nsituation:one-of-twoo {oath}")
    found = [(problem.rule, problem.focus) for problem in told(data).problems]
    assert ("AL471", "situation:one-of-two") in found
    everything = [(p.rule, p.focus) for p in validate([data], today=TODAY).problems]
    assert ("AL471", "situation:one-of-two") in everything
