"""What a reader decides becomes single changed lines, and words for them."""

import difflib
from pathlib import Path

import pytest

from allegiance.errors import CannotWrite, DateError, NotForReview
from allegiance.review import deciding
from allegiance.review.deciding import Change
from allegiance.review.desk import Desk

DENIAL, DATED = "claim:example-courier-2016-04-01", "claim:example-courier-2016-04-02"
OATH, SCOPE = "claim:example-gazette-2016-03-01", "claim:example-gazette-2016-03-02"


def revised(data: Path, claim: str, **given: str) -> Change:
    desk = Desk(data)
    return deciding.revise(desk, desk.claim(claim), {name.replace("_", "-"): value for name, value in given.items()})


def lines(change: Change) -> list[str]:
    told = difflib.unified_diff(change.text.splitlines(), change.after.splitlines(), n=0, lineterm="")
    return [line for line in told if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize(
    ("field", "value", "was", "will"),
    [
        ("locator", "paragraph  4", '-    al:locator "paragraph 2" ;', '+    al:locator "paragraph 4" ;'),
        ("stance", "doubts", "-    al:stance v:asserts ;", "+    al:stance v:doubts ;"),
        ("value", "2016-03", '-    al:value "2016-03-20"^^edtf:EDTF ;', '+    al:value "2016-03"^^edtf:EDTF ;'),
        ("date", "2016-03", '-    al:value "2016-03-20"^^edtf:EDTF ;', '+    al:value "2016-03"^^edtf:EDTF ;'),
        ("claimant", "org:example-gazette", "", "+    al:claimant org:example-gazette ;"),
        ("credibility", "3", "", "+    al:credibility v:credibility3 ;"),
        ("likelihood", "likely", "", "+    al:likelihood v:likely ;"),
        ("basis", "relayed", "", "+    al:basis v:relayed ;"),
        ("claimed-on", "2016-03", "", '+    al:claimedOn "2016-03"^^edtf:EDTF ;'),
        ("report-of", OATH, "", f"+    al:reportOf {OATH} ;"),
        ("note", 'It says "on Sunday".', "", '+    al:note "It says \\"on Sunday\\"."@en ;'),
    ],
)
def test_one_field_is_one_line(data: Path, field: str, value: str, was: str, will: str) -> None:
    assert sorted(lines(revised(data, DATED, **{field: value}))) == sorted(filter(None, (was, will)))


def test_what_was_and_will_be_is_said_in_words_and_the_claim_is_for_another_reader(data: Path) -> None:
    change = revised(data, DENIAL, credibility="4", stance="doubts", locator="paragraph 1")
    assert change.words == (
        f"{DENIAL}: credibility: 3 (possibly true) → 4 (doubtful)",
        f"{DENIAL}: stance: denies → doubts",
        f"{DENIAL}: accepted → revised",
    )
    assert "-    al:reviewStatus v:accepted ." in lines(change)


def test_the_date_of_a_situation_is_changed_where_it_was_brought_up_and_whom_that_concerns_is_said(data: Path) -> None:
    change = revised(data, OATH, date="2016-03")
    situation = "situation:example-river-front-pledge-2016 (which 3 other claims are about)"
    assert change.words[0] == f"{situation}: date: [2016-03-06..2016-03-12] → 2016-03"
    assert '+    al:date "2016-03"^^edtf:EDTF ;' in lines(change)
    assert "+    al:reviewStatus v:revised ;" in lines(change)


def test_the_date_that_another_source_gave_is_left_to_it(data: Path) -> None:
    with pytest.raises(
        NotForReview, match="allegiance new claim example-river-front-pledge-2016 --source example-courier"
    ):
        revised(data, DENIAL, date="2016-03")


@pytest.mark.parametrize(
    ("claim", "given", "error"),
    [
        (DENIAL, {"value": "2016"}, NotForReview),
        (DENIAL, {"locator": "paragraph 1"}, NotForReview),
        (DENIAL, {"locator": ""}, CannotWrite),
        (DENIAL, {"credibility": "7"}, CannotWrite),
        (DENIAL, {"credibility": "12"}, CannotWrite),
        (DENIAL, {"stance": "deny"}, CannotWrite),
        (DENIAL, {"claimant": "place:somewhere"}, CannotWrite),
        (DATED, {"date": "in spring"}, DateError),
    ],
)
def test_what_cannot_be_is_refused(data: Path, claim: str, given: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        revised(data, claim, **given)


def test_an_empty_text_takes_a_value_out(data: Path) -> None:
    change = revised(data, SCOPE, note="")
    assert [line for line in lines(change) if "al:note" in line] == [
        '-    al:note "Whether the southern part goes along is not clear to the paper."@en .'
    ]


def test_a_withdrawn_claim_is_kept_with_the_reason_before_its_note(data: Path) -> None:
    desk = Desk(data)
    change = deciding.withdraw(desk, desk.claim(SCOPE), " The paper says\nnothing of it")
    note = next(line for line in lines(change) if line.startswith("+    al:note"))
    assert note.startswith('+    al:note "Withdrawn: The paper says nothing of it. Its note was: Whether the')
    assert "+    al:reviewStatus v:deprecated ;" in lines(change)
    assert change.words[-1] == f"{SCOPE}: proposed → deprecated"


def test_no_claim_is_withdrawn_without_a_reason(data: Path) -> None:
    desk = Desk(data)
    with pytest.raises(CannotWrite):
        deciding.withdraw(desk, desk.claim(SCOPE), " ")


def test_what_is_withdrawn_is_neither_accepted_nor_changed(data: Path, courier: Path) -> None:
    courier.write_text(courier.read_text().replace("v:accepted", 'v:deprecated ;\n    al:note "Not said."@en'))
    desk = Desk(data)
    claim = desk.claim(DENIAL)
    for decided in (
        lambda: deciding.accept(desk, [claim]),
        lambda: deciding.revise(desk, claim, {"note": "x"}),
        lambda: deciding.withdraw(desk, claim, "x"),
    ):
        with pytest.raises(NotForReview, match="it is withdrawn"):
            decided()


def test_what_rests_on_a_withdrawn_claim_is_said(data: Path, courier: Path) -> None:
    courier.write_text(courier.read_text().replace("v:denies ;", f"v:purports ;\n    al:reportOf {OATH} ;"))
    desk = Desk(data)
    assert deciding.consequences(desk, desk.claim(OATH)) == [
        f"{DENIAL} passes it on: read that as well.",
        "No other claim that counts asserts situation:example-river-front-pledge-2016 as a whole.",
    ]
    assert deciding.consequences(desk, desk.claim(SCOPE)) == []


def test_fields_are_shown_as_they_are(data: Path) -> None:
    desk = Desk(data)
    now = deciding.values(desk, desk.claim(DATED))
    assert (now["value"], now["stance"], now["note"]) == ("2016-03-20", "asserts", "")
    assert "date" not in now
    assert deciding.values(desk, desk.claim(OATH))["date"] == "[2016-03-06..2016-03-12]"
