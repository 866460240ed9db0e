"""While a file cannot be read, all is told that will still be so once it is mended, and no less of other files."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from changes import change, edit, few_changes, keep, laid, written
from hypothesis import given
from hypothesis import strategies as st

from allegiance.validate.checking import Report, validate

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.usefixtures("mirrors")
FAULTS = [
    (r" \.\n", "\n"),
    (r" ;\n", "\n"),
    (r'"@en', "@en"),
    (r" a ", " "),
    ("<https", "https"),
    (r"$", "\n<<<<<<< a\n"),
]
"""What is put for what, once, so that a file is no Turtle any more."""

OPEN = {"AL423", "AL471", "AL713", "AL714", "AL733"}
"""What is so because nothing points to an entity or explains it, which a file might do that names the entity."""


def essences(report: Report) -> set[tuple[object, ...]]:
    """What is told that does not come from the break itself: which file, where, and what."""
    return {
        (p.file.name, p.line, p.rule, p.focus, p.path, p.value, re.sub(r" \(And \d+ more.*", "", p.message))
        for p in report.problems
        if p.rule not in ("AL201", "AL123")
    }


def break_(path: Path, pattern: str, put: str, at: int) -> bool:
    """Break the file at one of the places of the pattern; tell whether it can be read no more."""
    places = list(re.finditer(pattern, path.read_text(), re.MULTILINE))
    if places:
        place = places[at % len(places)]
        path.write_text(place.string[: place.start()] + put + place.string[place.end() :])
    return bool(places)


def lost(mended: Report, broken: Report, path: Path, text: str) -> set[tuple[object, ...]]:
    """What is not told of other files while this one cannot be read, without what it could settle."""
    own = set(re.findall(r"(?m)^(\w+:[\w-]+) a ", text)) | {path.stem}
    named = set(re.findall(r"\w+:[\w-]+", text))
    kept = essences(broken)
    return {
        (p.file.name, p.line, p.rule, p.focus, p.message)
        for p in mended.problems
        if p.file not in (path, path.parents[2])
        and not kept & essences(Report((p,), 0, 0))
        and not (p.rule in OPEN and named.intersection(re.findall(r"\w+:[\w-]+", f"{p.focus} {p.message}")))
        and not any(name in f"{p.focus} {p.value} {p.message}" for name in own)
    }


@few_changes(8)
@given(st.data())
def test_what_is_told_beside_a_broken_file_is_told_when_it_is_mended(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        files = laid(Path(folder))
        keep(files)
        made = [change(data.draw, files) for _ in range(data.draw(st.integers(0, 3), label="changes"))]
        mended, told = validate([files], today=TODAY), validate([files], today=TODAY, changed_since="HEAD", keep=True)
        path = data.draw(st.sampled_from(written(files)), label="path")
        text = path.read_text()
        if not break_(path, *data.draw(st.sampled_from(FAULTS), label="fault"), data.draw(st.integers(0, 30))):
            return
        broken = validate([files], today=TODAY, keep=data.draw(st.booleans(), label="mirrored"))
        if not broken.unchecked:  # a change that Turtle lets pass
            return
        where = (made, path.name, path.read_text())
        assert essences(broken) <= essences(mended), (where, "told what is not so")
        assert not lost(mended, broken, path, text), where
        changed = validate([files], changed_since="HEAD", today=TODAY, keep=True)
        assert essences(changed) <= essences(told) | essences(broken), (where, "told of the change what is not so")
        again = validate([files], today=TODAY, keep=True)
        assert again.problems == broken.problems, (where, "otherwise from the mirror")


def rules(report: Report) -> set[tuple[str, str]]:
    return {(problem.file.name, problem.rule) for problem in report.problems}


@pytest.mark.usefixtures("quick_reference")
@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_all_that_does_not_rest_on_a_broken_file_is_told_in_the_same_run(data: Path, engine: str) -> None:
    edit(data / "actors/organizations/band.ttl", '"Ridge Band (invented)"@en ;', '"Ridge Band (invented)"@en')
    edit(data / "actors/organizations/band.ttl", "v:acronym", "v:acronim")  # in a statement that can be read
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    edit(data / "sources/2016/courier.ttl", '    al:locator "paragraph 1"', '    al:note "x"@en')
    edit(data / "sources/2016/courier.ttl", "al:parent org:front", "al:parent place:valley")
    told = validate([data], today=TODAY, engine=engine)
    assert rules(told) == {
        ("band.ttl", "AL201"), ("band.ttl", "AL301"), ("ridge.ttl", "AL701"), ("courier.ttl", "AL724"),
        ("courier.ttl", "AL478"), ("courier.ttl", "AL534"),
    }  # fmt: skip
    assert "band.ttl" in told.unchecked[0]
    changed = validate([data], today=TODAY, changed_since="HEAD")
    assert {*changed.problems} ^ {*told.problems} == set()
    assert changed.unchecked == told.unchecked


def test_a_file_that_is_no_data_leaves_less_open_than_one_that_is(data: Path) -> None:
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    (data / "notes.txt").write_text("to do")
    assert ("ridge.ttl", "AL701") in rules(validate([data], today=TODAY, keep=True))
    (data / "places" / "valley.ttl").rename(data / "places" / "Vale.ttl")
    assert ("ridge.ttl", "AL701") not in rules(validate([data], today=TODAY, keep=True))
    (data / "places" / "Vale.ttl").rename(data / "places" / "valley.ttl")
    (data / "groups").symlink_to(data / "places")
    assert ("ridge.ttl", "AL701") not in rules(validate([data], today=TODAY, keep=True))


def test_a_mended_file_is_told_of_as_if_it_had_never_been_broken(data: Path) -> None:
    sound = (data / "sources/2016/courier.ttl").read_text()
    before = validate([data], today=TODAY, keep=True)
    edit(data / "sources/2016/courier.ttl", " ;\n", "\n")
    assert validate([data], today=TODAY, keep=True).unchecked
    (data / "sources/2016/courier.ttl").write_text(sound)
    assert validate([data], today=TODAY, keep=True) == before


BESIDE = {
    ("courier.ttl", "AL471", "situation:unclaimed"),
    ("courier.ttl", "AL713", "situation:unclaimed"),
    ("courier.ttl", "AL714", "claim:courier-08"),
    ("front.ttl", "AL423", "name:front-7"),
    ("unused.ttl", "AL733", "source:unused"),
    ("ridge.ttl", "AL721", ""),
}
"""What is so as long as nothing in the broken file names the situation, claims, name or source, or brings a place."""


@pytest.fixture
def unnamed(data: Path) -> Path:
    """Give data in which nothing points to some entities, and a place is gone."""
    courier, front, unused = (data / f"{name}.ttl" for name in (
        "sources/2016/courier", "actors/organizations/front", "sources/2016/unused"))  # fmt: skip
    unused.write_text(courier.read_text().partition("\n\n")[0].replace("source:courier", "source:unused"))
    with courier.open("a") as file:
        claim = 'a al:Claim ; al:about situation:said ; al:source source:courier ; al:locator "page 1" ; al:stance'
        file.write(
            'situation:unclaimed a al:Pledge ; al:date "2015"^^edtf:EDTF , "2016"^^edtf:EDTF .\n'
            f"claim:courier-07 {claim} v:asserts .\nclaim:courier-08 {claim} v:denies .\n"
        )
    with front.open("a") as file:
        file.write('name:front-7 a al:Name ; al:nameForm "Front"@en .\n')
    (data / "places/ridge.ttl").unlink()
    return data


@pytest.mark.parametrize(
    ("file", "words", "settled"),
    [
        ("sources/2016/gazette.ttl", "", set()),
        ("sources/2016/gazette.ttl", "situation:unclaimed", {"AL471", "AL713"}),
        ("sources/2016/gazette.ttl", "situation: Un-claimed", {"AL471", "AL713"}),
        ("sources/2016/gazette.ttl", "al:supersedes courier-07", {"AL714"}),
        ("sources/2016/gazette.ttl", "al:source source:unused", {"AL733"}),
        ("actors/organizations/union.ttl", "al:name name:front-7", {"AL423"}),
        ("sources/2016/gazette.ttl", "@prefix f: <https://w3id.org/allegiance/id/name/fr> . f:ont-7", {"AL471", "AL713",
         "AL714", "AL423", "AL733"}),
        ("places/summit.ttl", "", {"AL721"}),
        ("places/Summit", "", {"AL721"}),
    ],
)  # fmt: skip
def test_what_nothing_points_to_is_told_unless_a_broken_file_names_it(
    unnamed: Path, file: str, words: str, settled: set[str]
) -> None:
    path = unnamed / file
    path.write_text((path.read_text() if path.exists() else "") + f"\n{words} <<<\n")
    told = validate([unnamed], today=TODAY, changed_since="HEAD")
    found = {(p.file.name, p.rule, p.focus) for p in told.problems} & BESIDE
    assert found == {one for one in BESIDE if one[1] not in settled}
