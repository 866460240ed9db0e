"""A change is told of by reading only what changed, and nothing is missed in any other file."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from changes import MORE, PREFIXES, age, change, edit, few_changes, keep, laid, written
from hypothesis import given
from hypothesis import strategies as st

from allegiance.validate import change as change_of
from allegiance.validate import checking
from allegiance.validate.checking import Report, validate
from allegiance.validate.checks.paths import read_regular
from allegiance.validate.mirror import keeping, kept

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.usefixtures("mirrors")


def essences(report: Report) -> set[tuple[str, ...]]:
    """What the findings say of which file, without the count of those left out and what only a change shows."""
    return {
        (str(p.file), p.rule, p.focus, p.path, p.value, re.sub(r" \(And \d+ more.*", "", p.message))
        for p in report.problems
        if p.rule not in ("AL721", "AL725")
    }


def unplaced(found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {essence[1:] for essence in found}


@few_changes(20)
@given(st.data())
def test_after_any_change_of_files_all_is_what_was_before_or_is_told(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        files = laid(Path(folder))
        for _ in range(data.draw(st.integers(0, 2), label="changes before")):
            change(data.draw, files)
        keep(files)
        before = validate([files], today=TODAY, keep=data.draw(st.booleans(), label="mirrored before"))
        if data.draw(st.booleans(), label="compared before"):  # so that the mirror need only be read
            validate([files], changed_since="HEAD", today=TODAY, keep=True)
        made = [change(data.draw, files) for _ in range(data.draw(st.integers(1, 3), label="changes"))]
        told = validate([files], changed_since="HEAD", today=TODAY, keep=True)
        after = validate([files], today=TODAY)
        if told.unchecked:
            assert after.unchecked
            return
        assert essences(told) <= essences(after), (made, "told what is not so")
        for _ in range(2):  # the second time as it is recalled
            assert validate([files], today=TODAY, keep=True).problems == after.problems, made
        if not before.unchecked:
            missed = unplaced(essences(after)) - unplaced(essences(before)) - unplaced(essences(told))
            assert not missed, (made, "missed")


@few_changes(20)
@given(st.data())
def test_a_file_against_the_rest_is_told_as_new(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        files = laid(Path(folder))
        validate([files], today=TODAY, keep=True)
        made = [change(data.draw, files) for _ in range(data.draw(st.integers(1, 3), label="changes"))]
        path = data.draw(st.sampled_from(written(files)), label="path")
        told, after = validate([path], today=TODAY, keep=True), validate([files], today=TODAY)
        if told.unchecked:
            return
        spoken = {(problem.file, problem.line, problem.column) for problem in after.problems}
        assert all((p.file, p.line, p.column) in spoken for p in told.problems), made
        here = {essence for essence in essences(after) if essence[0] == str(path)}
        assert here <= essences(told), made


def test_a_finding_is_told_where_another_would_stand_if_less_were_known(data: Path) -> None:
    """Seen from the change alone, nothing seems to be drawn from the source; that is not so, and hides nothing."""
    edit(data / "sources/2016/courier.ttl", "situation:band-front a", "source:gazette a")
    edit(data / "places/ridge.ttl", "place:valley", "source:gazette")
    keep(data)
    edit(data / "actors/organizations/front.ttl", "org:front a al:ArmedOrganization", "org:front a al:Place")
    edit(data / "places/ridge.ttl", "The ridge", "A ridge")
    told = problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert {("gazette.ttl", "AL478"), ("gazette.ttl", "AL534")} <= set(told)


def test_an_old_cycle_is_told_of_its_file_and_of_a_change_that_it_depends_on(data: Path) -> None:
    gazette = data / "sources/2016/gazette.ttl"  # the way back is in another file
    back = (
        'situation:front-band a al:Affiliation ; skos:prefLabel "The front is part of the band"@en ; '
        'al:subject org:front ; al:parent org:band ; al:heldAt "2016-04"^^edtf:EDTF .\n'
        "claim:gazette-02 a al:Claim ; al:about situation:front-band ; al:source source:gazette ; "
        'al:stance v:asserts ; al:locator "paragraph 3" .\n'
    )
    gazette.write_text(PREFIXES + gazette.read_text() + back)
    keep(data)
    assert "AL711" in {rule for _, rule in problems(validate([data], today=TODAY))}
    assert "AL711" in {rule for _, rule in problems(validate([gazette], today=TODAY, keep=True))}
    edit(gazette, "Oath in the hills", "An oath in the hills")
    told = problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert "AL711" not in {rule for _, rule in told}
    edit(gazette, "al:parent org:band", "al:parent org:union")
    keep(data)
    edit(gazette, "al:parent org:union", "al:parent org:band")
    told = problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert "AL711" in {rule for _, rule in told}


def test_what_a_mended_fault_hid_is_told(data: Path) -> None:
    edit(data / "sources/2016/gazette.ttl", '"2016-03-10"^^edtf:EDTF', '"2016-03-10"^^edtf:EDTF , "2016-04"^^edtf:EDTF')
    keep(data)
    hidden, spoken = ("gazette.ttl", "AL472"), ("gazette.ttl", "AL713")
    before = problems(validate([data], today=TODAY, keep=True))
    assert spoken in before and hidden not in before
    claim = """
claim:courier-09 a al:Claim ; al:about situation:oath ; al:source source:courier ; al:stance v:asserts ;
    al:regarding al:date ; al:value "2016-04"^^edtf:EDTF ; al:locator "line 1" .
"""
    with (data / "sources/2016/courier.ttl").open("a") as courier:
        courier.write(claim)
    assert hidden in problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert hidden in problems(validate([data], today=TODAY))


def test_what_a_file_in_the_wrong_place_lacks_is_told_with_its_place(data: Path) -> None:
    (data / "posts/union-leader.ttl").rename(data / "posts/chief.ttl")
    edit(data / "posts/chief.ttl", "    al:postIn org:union .", '    skos:altLabel "Chief"@en .')
    keep(data)
    before = {problem.rule for problem in validate([data], today=TODAY, keep=True).problems}
    (data / "posts/chief.ttl").rename(data / "posts/union-leader.ttl")
    told = problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert told == problems(validate([data], today=TODAY))
    assert {rule for _, rule in told} < before


def problems(report: Report) -> list[tuple[str, str]]:
    return sorted((problem.file.name, problem.rule) for problem in report.problems)


def test_only_changed_files_are_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from allegiance.validate.mirror import current

    validate([data], today=TODAY, keep=True)
    age(data)
    validate([data], today=TODAY, keep=True)
    read: list[str] = []
    checked = current.checked
    monkeypatch.setattr(current, "checked", lambda found, *rest: read.append(found.path.name) or checked(found, *rest))
    (data / "places/ridge.ttl").write_text(PREFIXES + MORE["places/ridge.ttl"].replace("valley", "vale"))
    told = validate([data], changed_since="HEAD", today=TODAY, keep=True)
    assert read == ["ridge.ttl"]
    assert ("ridge.ttl", "AL701") in problems(told)


def test_a_file_with_new_content_but_old_time_and_size_is_read_all_the_same(data: Path) -> None:
    age(data)
    validate([data], today=TODAY, keep=True)
    path = data / "places/valley.ttl"
    text = path.read_text()
    path.write_text(text.replace("al:Place", "al:Plaec"))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    assert ("valley.ttl", "AL301") in problems(validate([data], today=TODAY, keep=True))


def test_two_data_folders_are_both_compared(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "repository" / "other"
    (other / "places").mkdir(parents=True)
    (other / "places" / "vale.ttl").write_text(PREFIXES + 'place:vale a al:Place ; skos:prefLabel "Vale"@en .\n')
    keep(data)
    (other / "places" / "vale.ttl").write_text(PREFIXES + 'place:vale a al:Place ; skos:prefLabel "Vale" .\n')
    told = validate([data, other], changed_since="HEAD", today=TODAY)
    assert {name for name, _ in problems(told)} == {"vale.ttl"}


def test_files_of_one_name_in_two_folders_are_two_files(data: Path, tmp_path: Path) -> None:
    other = tmp_path / "repository" / "other"
    (other / "places").mkdir(parents=True)
    (other / "places" / "valley.ttl").write_text(PREFIXES + "place:valley al:withinPlace place:ridge .\n")
    found = validate([data, other], today=TODAY)
    assert ("valley.ttl", "AL702") in problems(found)
    assert {problem.file for problem in found.problems if problem.rule == "AL702"} == {other / "places" / "valley.ttl"}


@pytest.fixture
def busy(data: Path) -> Iterator[None]:
    with keeping.sole(keeping.place([data])) as ours:
        assert ours
        yield


def test_while_another_process_has_the_mirror_all_is_read(
    data: Path, busy: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WAITS", 1)
    assert validate([data], today=TODAY, keep=True).problems == validate([data], today=TODAY).problems


def test_a_damaged_mirror_is_made_anew(data: Path) -> None:
    first = validate([data], today=TODAY, keep=True)
    for path in keeping.place([data]).glob("*"):
        path.write_bytes(b"")
    assert validate([data], today=TODAY, keep=True).problems == first.problems


def test_other_code_makes_another_mirror(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    validate([data], today=TODAY, keep=True)
    monkeypatch.setattr(keeping, "version", lambda: "later")
    assert keeping.find(keeping.place([data]), "later") is None
    validate([data], today=TODAY, keep=True)
    assert keeping.find(keeping.place([data]), "later") is not None


def test_a_mirror_of_many_files_is_made_by_the_second_validation(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "AT_ONCE", 0)
    first = validate([data], today=TODAY, keep=True)
    assert not keeping.place([data]).exists()
    assert validate([data], today=TODAY, keep=True) == first
    assert keeping.place([data]).is_dir()


def test_a_fault_that_comes_from_another_file_is_told_of_the_file_in_which_it_stands(data: Path) -> None:
    edit(data / "actors/organizations/band.ttl", "name:band-1 a al:Name", "org:gazette a al:Name")
    told = problems(validate([data / "actors/organizations/gazette.ttl"], today=TODAY, keep=True))
    assert ("gazette.ttl", "AL423") in told


def test_a_finding_that_another_hid_is_told_where_its_subject_has_another_home(data: Path) -> None:
    """It is told of the first file that says what the subject is, and there nothing else says the same."""
    edit(data / "sources/2016/gazette.ttl", '"2016-03-10"^^edtf:EDTF', '"2016-03-10"')
    keep(data)
    assert "AL472" not in {rule for _, rule in problems(validate([data], today=TODAY))}
    edit(data / "places/ridge.ttl", "place:ridge a", "situation:oath a")
    told = problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert ("ridge.ttl", "AL472") in told


def test_what_a_check_hid_is_told_once_another_file_describes_the_node_as_well(data: Path) -> None:
    outlet = data / "actors/organizations/gazette.ttl"
    edit(data / "sources/2016/gazette.ttl", '"2016-03-14"^^edtf:EDTF', '"2016-03-14"')
    keep(data)
    assert ("gazette.ttl", "AL432") not in problems(validate([data], today=TODAY))
    edit(outlet, "org:gazette a", "source:gazette a")
    told, after = validate([data], changed_since="HEAD", today=TODAY), validate([data], today=TODAY)
    assert ("gazette.ttl", "AL432") in problems(after)
    assert ("gazette.ttl", "AL432") in problems(told)


def test_what_follows_from_an_entity_that_is_not_there_is_told_once_it_is(data: Path) -> None:
    gazette = data / "sources/2016/gazette.ttl"
    edit(gazette, "al:source source:gazette", "al:source source:herald")
    keep(data)
    assert "AL453" not in {rule for _, rule in problems(validate([data], today=TODAY))}
    herald = 'source:herald a al:Source ; skos:prefLabel "The Herald (invented)"@en .\n'
    (data / "sources/2016/herald.ttl").write_text(PREFIXES + herald)
    told = problems(validate([data], changed_since="HEAD", today=TODAY, keep=True))
    assert ("gazette.ttl", "AL453") in told


@pytest.fixture
def compared(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Data with a mirror that knows what differs from the last commit, and that nobody may write any more."""
    age(data)
    validate([data], today=TODAY, keep=True)
    validate([data], changed_since="HEAD", today=TODAY, keep=True)
    monkeypatch.setattr(keeping, "find", lambda *_: pytest.fail("the mirror was opened to be written"))
    monkeypatch.setattr(keeping, "keep", lambda *_: pytest.fail("the mirror was made anew"))
    return data


def test_a_change_is_told_without_writing_the_mirror(compared: Path) -> None:
    edit(compared / "places/ridge.ttl", "place:valley", "place:vale")
    (compared / "actors/organizations/band.ttl").unlink()
    (compared / "places/hill.ttl").write_text(PREFIXES + 'place:hill a al:Place ; skos:prefLabel "Hill" .\n')
    told = validate([compared], changed_since="HEAD", today=TODAY, keep=True)
    assert told == validate([compared], changed_since="HEAD", today=TODAY)
    assert {name for name, _ in problems(told)} >= {"ridge.ttl", "courier.ttl", "hill.ttl"}


def test_a_file_is_told_of_from_a_mirror_that_was_compared_with_no_revision(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(data)
    validate([data], today=TODAY, keep=True)
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    monkeypatch.setattr(keeping, "find", lambda *_: pytest.fail("the mirror was opened to be written"))
    told = validate([data / "places/ridge.ttl"], today=TODAY, keep=True)
    assert told == validate([data / "places/ridge.ttl"], today=TODAY)
    assert ("ridge.ttl", "AL701") in problems(told)


def test_many_files_that_were_only_touched_are_read_once(compared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MANY_TOUCHED", 3)
    age(compared)
    edit(compared / "places/ridge.ttl", "place:valley", "place:vale")
    right = validate([compared], changed_since="HEAD", today=TODAY)
    assert validate([compared], changed_since="HEAD", today=TODAY, keep=True) == right
    reads = []
    monkeypatch.setattr(kept, "read_regular", lambda path: reads.append(path.name) or read_regular(path))
    assert validate([compared], changed_since="HEAD", today=TODAY, keep=True) == right
    assert reads == ["ridge.ttl"]


def test_many_may_read_a_mirror_at_one_time(compared: Path) -> None:
    edit(compared / "places/ridge.ttl", "place:valley", "place:vale")
    with checking.Session([compared]) as one, checking.Session([compared]) as other:
        one.look(), other.look()
        assert one.check("HEAD", today=TODAY) == other.check("HEAD", today=TODAY)


def test_another_commit_is_compared_with_the_one_before(compared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(compared / "places/ridge.ttl", "place:valley", "place:vale")
    keep(compared)
    edit(compared / "places/valley.ttl", "al:Place", "al:Plaec")
    wanted = validate([compared], changed_since="HEAD", today=TODAY)
    before = validate([compared], changed_since="HEAD~1", today=TODAY)
    monkeypatch.setattr(change_of, "list_at", lambda *_: pytest.fail("all files of a revision were listed"))
    assert validate([compared], changed_since="HEAD", today=TODAY, keep=True) == wanted
    assert validate([compared], changed_since="HEAD~1", today=TODAY, keep=True) == before
    assert problems(wanted) != problems(before)
