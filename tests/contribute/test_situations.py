"""What `allegiance new` adds to the file of a source conforms at once, or is refused with advice."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from allegiance.contribute import scaffold
from allegiance.contribute.scaffold import NewSource
from allegiance.contribute.situations import NewClaim, NewSituation, claim, situation
from allegiance.errors import CannotWrite, DateError, SyntaxErrorInFile
from allegiance.validate.checking import validate

BASE = Path(__file__).parents[1] / "validate" / "rules" / "base"
TODAY = date.today()
PAPER = "paper-2016-01-oath"
OATH = NewSituation(
    "front-oath-2016", "Pledge", "The front swears",
    (("pledger", "org:front"), ("pledgee", "person:leader"), ("pledgeeOrganization", "org:union")), "2016-01",
)  # fmt: skip
TOLD = NewClaim("paragraph 2", credibility="3", basis="reporting", note='Of "all" it says nothing; org:x is no name.')


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(BASE, tmp_path / "data"))
    scaffold.source(
        folder, NewSource(PAPER, "Oaths", "article", "2016-01-15", "https://example.org/a", "B", "org:gazette"), TODAY
    )
    return folder


def test_a_pledge_with_its_claim_conforms(data: Path) -> None:
    path = situation(data, PAPER, OATH, TOLD)
    assert path == data / "sources" / "2016" / f"{PAPER}.ttl"
    assert f"claim:{PAPER}-01 a al:Claim" in path.read_text()
    assert validate([data], today=TODAY).problems == ()


@pytest.mark.parametrize(
    "new",
    [
        NewSituation("leader-death", "Death", "The leader dies", (("subject", "person:leader"),), "[..2016-01-10]"),
        NewSituation("leader-death", "al:Death", "The leader dies", (("subject", "person:leader"),), "[..2016-01-10]"),
        NewSituation(
            "front-in-union", "Affiliation", "Part of it", (("subject", "org:front"), ("parent", "org:union")),
            held_at="2016-01",
        ),
        NewSituation(
            "front-with-union", "Alliance", "They side", (("party", "org:front"), ("party", "org:union")), "2015/2016"
        ),
    ],
    ids=lambda new: new.kind,
)  # fmt: skip
def test_a_situation_of_another_kind_conforms(data: Path, new: NewSituation) -> None:
    situation(data, PAPER, new, TOLD)
    assert validate([data], today=TODAY).problems == ()


@pytest.mark.parametrize(
    "told",
    [
        NewClaim("paragraph 4", stance="denies", claimant="person:speaker"),
        NewClaim("paragraph 4", regarding="pledgeScope", value="v:wholeOrganization"),
        NewClaim("paragraph 4", regarding="al:date", value="[..2016-01-20]", claimant="person:speaker"),
        NewClaim("paragraph 4", report_of=f"claim:{PAPER}-01", claimant="org:union"),
    ],
    ids=["denial", "of a property", "of a date", "passed on"],
)
def test_further_claims_are_numbered_and_conform(data: Path, told: NewClaim) -> None:
    situation(data, PAPER, OATH, TOLD)
    path = claim(data, PAPER, "situation:front-oath-2016", told)
    assert f"claim:{PAPER}-02 a al:Claim" in path.read_text()
    assert validate([data], today=TODAY).problems == ()


@pytest.mark.parametrize(
    ("error", "advice", "add"),
    [
        (CannotWrite, "allegiance new claim", lambda data: situation(data, PAPER, OATH, TOLD)),
        (CannotWrite, "allegiance new source", lambda data: situation(data, "no-paper", _other(), TOLD)),
        (CannotWrite, "allegiance new situation", lambda data: claim(data, PAPER, "no-such", TOLD)),
        (CannotWrite, "perhaps you mean Death", lambda data: situation(data, PAPER, _other(kind="Deth"), TOLD)),
        (CannotWrite, "choose one of", lambda data: situation(data, PAPER, _other(kind="ArmedOrganization"), TOLD)),
        (CannotWrite, "al:post", lambda data: situation(data, PAPER, _other(roles=(("post", "post:x"),)), TOLD)),
        (CannotWrite, "neither", lambda data: claim(data, PAPER, OATH.slug, NewClaim("p. 1", value="v:unclear"))),
        (
            CannotWrite, "perhaps you mean pledgeScope",
            lambda data: claim(data, PAPER, OATH.slug, NewClaim("p. 1", regarding="pledgeScop", value="v:faction")),
        ),
        (CannotWrite, "org:...", lambda data: situation(data, PAPER, _other(roles=(("subject", "x . a"),)), TOLD)),
        (CannotWrite, "choose one of anticipates", lambda data: claim(data, PAPER, OATH.slug, NewClaim("p", "deny"))),
        (CannotWrite, "concept of basis", lambda data: claim(data, PAPER, OATH.slug, NewClaim("p", basis="guess"))),
        (CannotWrite, "write something", lambda data: claim(data, PAPER, OATH.slug, NewClaim(" "))),
        (CannotWrite, "claim:", lambda data: claim(data, PAPER, OATH.slug, NewClaim("p", report_of="oath 1"))),
        (
            CannotWrite, "any vocabulary",
            lambda data: claim(data, PAPER, OATH.slug, NewClaim("p", regarding="pledgeScope", value="v:nope")),
        ),
        (DateError, "last week", lambda data: situation(data, PAPER, _other(day="last week"), TOLD)),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_written(
    data: Path, error: type[Exception], advice: str, add: Callable[[Path], Path]
) -> None:
    path = situation(data, PAPER, OATH, TOLD)
    before = path.read_bytes()
    with pytest.raises(error, match=advice):
        add(data)
    assert path.read_bytes() == before


def _other(
    kind: str = "Death", roles: tuple[tuple[str, str], ...] = (("subject", "person:leader"),), day: str = "2016-01"
) -> NewSituation:
    return NewSituation("another", kind, "Another", roles, day)


def test_a_file_that_is_not_turtle_is_named_with_its_own_lines(data: Path) -> None:
    path = data / "sources" / "2016" / f"{PAPER}.ttl"
    path.write_text(path.read_text().replace("al:reliability", "reliability"))
    line = next(n for n, text in enumerate(path.read_text().splitlines(), 1) if " reliability " in text)
    with pytest.raises(SyntaxErrorInFile, match=f"{path.name}:{line}:"):
        situation(data, PAPER, OATH, TOLD)
    path.write_bytes(b"\xff")
    with pytest.raises(CannotWrite, match="UTF-8"):
        situation(data, PAPER, OATH, TOLD)


def test_the_words_of_a_source_stand_beside_the_date(data: Path) -> None:
    path = situation(data, PAPER, replace(OATH, date_text="last  week"), TOLD)
    assert 'al:date "2016-01"^^edtf:EDTF ;\n    al:dateText "last week"@en .' in path.read_text()
    assert validate([data], today=TODAY).problems == ()


def test_a_claim_that_the_source_makes_already_is_refused(data: Path) -> None:
    path = situation(data, PAPER, OATH, TOLD)
    dated = NewClaim("paragraph 2", regarding="date", value="2016-01-03")
    claim(data, PAPER, OATH.slug, dated)
    before = path.read_bytes()
    for again, number in ((NewClaim("paragraph 2", note="Once more."), "01"), (dated, "02")):
        with pytest.raises(CannotWrite, match=f"claim:{PAPER}-{number}: it says this already"):
            claim(data, PAPER, OATH.slug, again)
    assert path.read_bytes() == before
    claim(data, PAPER, OATH.slug, NewClaim("paragraph 3"))
    assert f"claim:{PAPER}-03 a al:Claim" in path.read_text()
