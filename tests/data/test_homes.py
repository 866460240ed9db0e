"""Every statement is at home: one entity a file, a source with its claims and situations, and no blank nodes."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance import dates
from allegiance.terms import AL, ID, shorten

Data = dict[Path, list[ox.Triple]]
FOLDERS = {"org": "actors/organizations", "person": "actors/people", "post": "posts", "place": "places"}
"""The folder of each kind of entity; its file is named after it, and holds its names."""


def subjects(triples: list[ox.Triple]) -> set[str]:
    return {shorten(t.subject.value) for t in triples if isinstance(t.subject, ox.NamedNode)}


def belongs(subject: str, relative: Path) -> bool:
    kind, _, slug = subject.partition(":")
    stem, folder = relative.stem, relative.parent.as_posix()
    if kind in FOLDERS:
        return (folder, stem) == (FOLDERS[kind], slug)
    if kind == "name":
        return folder in FOLDERS.values() and _numbered(slug, stem)
    in_sources = folder.startswith("sources/")
    return in_sources and (
        kind == "situation" or (kind == "source" and slug == stem) or (kind == "claim" and _numbered(slug, stem))
    )


def _numbered(slug: str, stem: str) -> bool:
    base, _, number = slug.rpartition("-")
    return base == stem and number.isdigit()


def test_every_subject_is_in_the_file_that_is_its_home(root: Path, data: Data) -> None:
    for path, triples in data.items():
        relative = path.relative_to(root / "data")
        assert [s for s in subjects(triples) if not belongs(s, relative)] == [], f"{relative} is not their home"


@pytest.mark.parametrize(
    ("subject", "place"),
    [
        ("org:imu", "actors/people/imu.ttl"),
        ("org:imu", "actors/organizations/iju.ttl"),
        ("claim:paper-2015-01", "sources/2015/other-2015.ttl"),
        ("claim:paper-2015-x", "sources/2015/paper-2015.ttl"),
        ("situation:oath", "actors/organizations/oath.ttl"),
        ("name:imu-1", "sources/2015/imu.ttl"),
        ("https://example.org/x", "actors/organizations/x.ttl"),
    ],
)
def test_a_subject_elsewhere_would_be_noticed(subject: str, place: str) -> None:
    assert not belongs(subject, Path(place))


def test_a_situation_has_one_home(data: Data) -> None:
    homes = defaultdict(set)
    for path, triples in data.items():
        for subject in subjects(triples):
            homes[subject].add(path.name)
    assert {subject: paths for subject, paths in homes.items() if len(paths) > 1} == {}


def test_a_source_lies_in_a_year_in_which_it_can_have_been_issued(root: Path, data: Data) -> None:
    for path in data:
        relative = path.relative_to(root / "data")
        if relative.parts[0] == "sources":
            issued = next(t.object.value for t in data[path] if t.predicate.value.endswith("#issued"))
            bounds = dates.parse(issued)
            years = (bounds.start_earliest or date.min).year, (bounds.end_latest or date.max).year
            assert years[0] <= int(relative.parts[1]) <= years[1], f"{relative}: issued {issued}"


def test_there_are_no_blank_nodes(data: Data) -> None:
    for path, triples in data.items():
        assert [
            t for t in triples if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)
        ] == [], path


def test_everything_of_ours_that_is_pointed_to_is_in_the_data(data: Data) -> None:
    there = {t.subject for triples in data.values() for t in triples}
    for path, triples in data.items():
        named = {t.object for t in triples if isinstance(t.object, ox.NamedNode) and t.object.value.startswith(ID)}
        assert [shorten(term.value) for term in named - there] == [], path.name


def test_an_entity_has_an_english_label_unless_it_is_a_title(data: Data) -> None:
    labelled = {
        t.subject
        for triples in data.values()
        for t in triples
        if t.predicate.value.endswith("#prefLabel") and isinstance(t.object, ox.Literal) and t.object.language == "en"
    }
    entities = {
        t.subject
        for triples in data.values()
        for t in triples
        if t.predicate.value.endswith("#type")
        and t.object not in (ox.NamedNode(AL + "Claim"), ox.NamedNode(AL + "Name"), ox.NamedNode(AL + "Source"))
    }
    assert [str(entity) for entity in entities - labelled] == []
