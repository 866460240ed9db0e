"""What `allegiance new` writes stands in the right place and conforms at once."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from allegiance import resources
from allegiance.contribute import scaffold
from allegiance.contribute.scaffold import NewPledge, NewSource
from allegiance.errors import CannotWrite, DateError, NotFoundError
from allegiance.validate.checking import validate

TODAY = date.today()
SOURCE = NewSource(
    "paper-2016-01-oath", 'An "oath" \\ and more', "article", "2016-01-15", "https://example.org/a", "B", "org:sodiqlar"
)
PLEDGE = NewPledge(
    "imu-oath-2016", "The movement swears", "org:imu", "person:abu-bakr-al-baghdadi", "org:islamic-state", "2016-01",
    "paragraph 2", scope="wholeOrganization", credibility="3",
)  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.root() / "data", tmp_path / "data"))


def test_a_source_and_two_pledges_conform(data: Path) -> None:
    path = scaffold.source(data, SOURCE, TODAY)
    assert path == data / "sources" / "2016" / "paper-2016-01-oath.ttl"
    assert scaffold.pledge(data, "paper-2016-01-oath", PLEDGE) == path
    again = NewPledge("imu-oath-2016-b", "Once more", "org:iju", "", "org:taliban", "[..2016]", "paragraph 3")
    scaffold.pledge(data, "paper-2016-01-oath", again)
    assert "claim:paper-2016-01-oath-02 a al:Claim" in path.read_text()
    assert validate([data], today=TODAY).problems == ()


def test_an_organization_and_a_person_conform(data: Path) -> None:
    source = "source:lwj-2015-08-central-asian-groups"
    scaffold.actor(data, "org", "jamaat-example", "ArmedOrganization", "Jamaat Example", ["The Example"], source)
    path = scaffold.actor(data, "person", "a-leader", "Person", "A Leader")
    assert path == data / "actors" / "people" / "a-leader.ttl"
    assert validate([data], today=TODAY).problems == ()


def test_nothing_is_overwritten(data: Path) -> None:
    before = (data / "actors/organizations/imu.ttl").read_bytes()
    with pytest.raises(CannotWrite):
        scaffold.actor(data, "org", "imu", "ArmedOrganization", "Another")
    assert (data / "actors/organizations/imu.ttl").read_bytes() == before


def test_a_pledge_is_entered_once(data: Path) -> None:
    scaffold.source(data, SOURCE, TODAY)
    scaffold.pledge(data, "paper-2016-01-oath", PLEDGE)
    with pytest.raises(CannotWrite):
        scaffold.pledge(data, "paper-2016-01-oath", PLEDGE)


def test_a_pledge_needs_the_file_of_its_source(data: Path) -> None:
    with pytest.raises(NotFoundError):
        scaffold.pledge(data, "no-such-source", PLEDGE)


def test_aliases_need_a_source(data: Path) -> None:
    with pytest.raises(CannotWrite):
        scaffold.actor(data, "org", "x", "ArmedOrganization", "X", ["Y"])


@pytest.mark.parametrize("slug", ["", "Big", "a b", "../up", "a--b", "-a", "ä"])
def test_an_identifier_is_plain(data: Path, slug: str) -> None:
    with pytest.raises(CannotWrite):
        scaffold.actor(data, "org", slug, "ArmedOrganization", "X")


def test_dates_are_edtf_with_an_upper_bound(data: Path) -> None:
    with pytest.raises(DateError):
        scaffold.source(data, NewSource("a", "A", "article", "last week", "https://a.example", "B", "org:imu"), TODAY)
    with pytest.raises(CannotWrite):
        scaffold.source(data, NewSource("a", "A", "article", "[2015..]", "https://a.example", "B", "org:imu"), TODAY)
