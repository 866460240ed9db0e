"""What `allegiance new` writes in files of their own stands in the right place and conforms at once."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from allegiance.contribute import scaffold
from allegiance.contribute.scaffold import NewSource
from allegiance.errors import CannotWrite, DateError
from allegiance.validate.checking import validate

BASE = Path(__file__).parents[1] / "validate" / "rules" / "base"
TODAY = date.today()
SOURCE = NewSource(
    "paper-2016-01-oath", 'An "oath" \\ and more', "article", "2016-01-15", "https://example.org/a", "B", "org:gazette"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "data"))


def test_a_source_conforms_and_waits_for_its_claims(data: Path) -> None:
    path = scaffold.source(data, SOURCE, TODAY)
    assert path == data / "sources" / "2016" / "paper-2016-01-oath.ttl"
    assert [problem.advice for problem in validate([data], today=TODAY).problems] == ["Add its claims, or remove it."]


def test_an_organization_and_a_person_conform(data: Path) -> None:
    source = "source:gazette"
    scaffold.actor(data, "org", "jamaat-example", "ArmedOrganization", "Jamaat Example", ["The Example"], source)
    path = scaffold.actor(data, "person", "a-leader", "Person", "A Leader")
    assert path == data / "actors" / "people" / "a-leader.ttl"
    assert validate([data], today=TODAY).problems == ()


def test_a_post_and_places_conform(data: Path) -> None:
    post = scaffold.part(data, "post", "front-leader", "Leader of the Front", "org:front")
    country = scaffold.part(data, "place", "country", "Country (invented)")
    town = scaffold.part(data, "place", "town", "Town (invented)", "place:country")
    assert [path.relative_to(data).as_posix() for path in (post, country, town)] == [
        "posts/front-leader.ttl", "places/country.ttl", "places/town.ttl"
    ]  # fmt: skip
    assert "al:postIn org:front ." in post.read_text() and "al:withinPlace place:country ." in town.read_text()
    assert [problem for problem in validate([data]).problems if problem.severity == "violation"] == []


def test_nothing_is_overwritten(data: Path) -> None:
    before = (data / "actors/organizations/union.ttl").read_bytes()
    with pytest.raises(CannotWrite):
        scaffold.actor(data, "org", "union", "ArmedOrganization", "Another")
    assert (data / "actors/organizations/union.ttl").read_bytes() == before


def test_aliases_need_a_source(data: Path) -> None:
    with pytest.raises(CannotWrite):
        scaffold.actor(data, "org", "x", "ArmedOrganization", "X", ["Y"])


@pytest.mark.parametrize("slug", ["", "Big", "a b", "../up", "a--b", "-a", "ä"])
def test_an_identifier_is_plain(data: Path, slug: str) -> None:
    with pytest.raises(CannotWrite):
        scaffold.actor(data, "org", slug, "ArmedOrganization", "X")


def test_dates_are_edtf_with_an_upper_bound(data: Path) -> None:
    with pytest.raises(DateError):
        scaffold.source(data, NewSource("a", "A", "article", "last week", "https://a.example", "B", "org:union"), TODAY)
    with pytest.raises(CannotWrite):
        scaffold.source(data, NewSource("a", "A", "article", "2016/..", "https://a.example", "B", "org:union"), TODAY)


@pytest.mark.parametrize(
    ("advice", "write"),
    [
        ("write something", lambda data: scaffold.actor(data, "person", "x", "Person", " \n")),
        ("--alias", lambda data: scaffold.actor(data, "person", "x", "Person", "أبو بكر")),
        ("@ru", lambda data: scaffold.actor(data, "person", "x", "Person", "X", ["ИДУ"], "source:gazette")),
        ("source:", lambda data: scaffold.actor(data, "person", "x", "Person", "X", ["Y"], "org:union")),
        (
            "source:",
            lambda data: scaffold.actor(data, "person", "x", "Person", "X", ["Y"], "source:a . org:b a al:Branch"),
        ),
        ("perhaps you mean Branch", lambda data: scaffold.actor(data, "org", "x", "Brnch", "X")),
        ("choose one of", lambda data: scaffold.actor(data, "org", "x", "Person", "X")),
        ("without spaces", lambda data: scaffold.source(data, replace(SOURCE, address="https://a b.example"), TODAY)),
        ("without spaces", lambda data: scaffold.source(data, replace(SOURCE, address=""), TODAY)),
        ("org:... or person:...", lambda data: scaffold.source(data, replace(SOURCE, publisher="gazette"), TODAY)),
        ("source kinds", lambda data: scaffold.source(data, replace(SOURCE, kind="articles-of-faith"), TODAY)),
        ("check the year", lambda data: scaffold.source(data, replace(SOURCE, issued="2999-01-01"), TODAY)),
    ],
)
def test_what_would_not_conform_is_refused_and_nothing_written(
    data: Path, advice: str, write: Callable[[Path], Path]
) -> None:
    before = sorted(data.rglob("*"))
    with pytest.raises(CannotWrite, match=advice):
        write(data)
    assert sorted(data.rglob("*")) == before


def test_texts_become_one_line_and_names_keep_their_language(data: Path) -> None:
    names = ["أبو بكر@ar", 'The "X"\n\\ group', "e\u0301tat@fr"]
    path = scaffold.actor(data, "person", "x", "Person", "The  X\n of\tY", names, "gazette")
    written = path.read_text()
    for literal in ('"The X of Y"@en', '"أبو بكر"@ar', r'"The \"X\" \\ group"@en', '"\u00e9tat"@fr'):
        assert literal in written
    assert validate([data], today=TODAY).problems == ()
