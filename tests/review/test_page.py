"""The page of a source has each claim in words, beside what other sources say of the same."""

from pathlib import Path

import pytest

from allegiance.errors import UnknownName
from allegiance.review.desk import Desk
from allegiance.review.disagreeing import Relation
from allegiance.review.page import Page, page
from allegiance.review.wording import in_lines


def of(data: Path, source: str) -> Page:
    desk = Desk(data)
    return page(desk, desk.source(source))


def shown(data: Path, source: str) -> str:
    return "\n".join(in_lines(of(data, source)))


def test_a_claim_is_a_sentence_with_its_place_and_what_it_is_of(data: Path) -> None:
    text = " ".join(shown(data, "example-gazette-2016-03").split())
    assert "2 claims, 2 to read" in text
    assert "[1] claim:example-gazette-2016-03-01 proposed The Gazette (invented) asserts: “The River Front" in text
    assert "date: [2016-03-06..2016-03-12] (between 2016-03-06 and 2016-03-12); date text: last week" in text
    assert "says it is unclear: pledge scope whole organization (of “The River Front swears" in text
    assert "place: paragraph 5; basis: inference; credibility: 2 (probably true)" in text
    assert "note: Whether the southern part goes along is not clear to the paper." in text
    assert "situation:example-river-front-pledge-2016, as at [1]" in text


def test_what_is_recorded_elsewhere_says_where(data: Path) -> None:
    assert "pledge (recorded in source:example-gazette-2016-03)" in " ".join(
        shown(data, "example-courier-2016-04").split()
    )


def test_who_denies_or_gives_another_date_comes_first_and_is_marked(data: Path) -> None:
    first = of(data, "example-gazette-2016-03").entries[0]
    assert [(relation, other.claim) for relation, other in first.elsewhere] == [
        (Relation.AGAINST, "claim:example-courier-2016-04-01"),
        (Relation.OTHER_VALUE, "claim:example-courier-2016-04-02"),
    ]
    text = shown(data, "example-gazette-2016-03")
    assert "    ! River Front (invented) denies [against it] (No oath (invented), 2016-04-02, paragraph 1)" in text
    assert "date 2016-03-20 [another value; revised]" in text


def test_how_the_source_counts_its_places_is_told_once(data: Path) -> None:
    text = shown(data, "example-courier-2016-04")
    assert "places       Locators count the paragraphs, the title left out." in text
    assert "note         A weekly.\n" in text
    assert "does not say how paragraphs are counted" in " ".join(shown(data, "example-gazette-2016-03").split())


def test_whom_a_report_passes_on_is_told_along_the_chain(data: Path, courier: Path) -> None:
    told = '    al:reportOf claim:example-gazette-2016-03-01 ;\n    al:locator "paragraph 1"'
    courier.write_text(courier.read_text().replace('    al:locator "paragraph 1"', told))
    text = " ".join(shown(data, "example-courier-2016-04").split())
    assert "on the word of The Gazette (invented), who asserts, in “Oath in the hills (invented)”" in text


def test_a_withdrawn_claim_counts_for_nothing_and_waits_for_nobody(data: Path, courier: Path) -> None:
    courier.write_text(courier.read_text().replace("v:accepted", 'v:deprecated ;\n    al:note "Not said."@en'))
    assert "2 claims, 1 to read, 1 withdrawn" in shown(data, "example-courier-2016-04")
    assert "    - River Front (invented) denies [against it; deprecated; does not count]" in shown(
        data, "example-gazette-2016-03"
    )


@pytest.mark.parametrize("name", ["source:example-courier-2016-04", "x/example-courier-2016-04.ttl"])
def test_a_source_is_found_by_identifier_and_file(data: Path, name: str) -> None:
    assert of(data, name).title == "No oath (invented)"


def test_a_source_that_is_not_there_brings_those_near(data: Path) -> None:
    with pytest.raises(UnknownName, match=r"did you mean No oath \(invented\) \(source/example-courier-2016-04\)"):
        of(data, "example-courier-2016")
