"""How two claims about one situation stand to each other."""

from typing import NamedTuple

import pytest

from allegiance.review.disagreeing import Relation, relation

RECORDED = {"al:date": {"2016-03-06"}, "al:pledgeScope": {"v:branchOnly"}}


class Said(NamedTuple):
    stance: str
    regarding: str = ""
    value: str = ""


@pytest.mark.parametrize(
    ("claim", "other", "found"),
    [
        (Said("asserts"), Said("asserts"), Relation.AGREES),
        (Said("asserts"), Said("denies"), Relation.AGAINST),
        (Said("denies"), Said("purports"), Relation.AGAINST),
        (Said("denies"), Said("doubts"), Relation.AGREES),
        (Said("asserts"), Said("unclear"), Relation.OPEN),
        (Said("notAttested"), Said("unclear"), Relation.AGREES),
        (Said("asserts", "al:date", "2016"), Said("asserts", "al:place", "place:x"), Relation.BESIDE),
        (Said("asserts", "al:date", "2016-03"), Said("asserts", "al:date", "2016-03-20"), Relation.AGREES),
        (Said("asserts", "al:date", "2016-03"), Said("asserts", "al:date", "2016-04-20"), Relation.OTHER_VALUE),
        (Said("asserts", "al:date", "2016-03"), Said("denies", "al:date", "2016-04-20"), Relation.BESIDE),
        (Said("asserts", "al:date", "2016-03"), Said("denies", "al:date"), Relation.AGAINST),
        (Said("asserts"), Said("asserts", "al:date", "2016-04"), Relation.OTHER_VALUE),
        (Said("asserts"), Said("asserts", "al:date", "2016"), Relation.AGREES),
        (Said("asserts"), Said("denies", "al:pledgeScope", "v:branchOnly"), Relation.AGAINST),
        (Said("asserts", "al:medium", "v:audio"), Said("denies"), Relation.AGAINST),
    ],
)
def test_what_another_claim_does_to_the_one_in_hand(claim: Said, other: Said, found: Relation) -> None:
    assert relation(claim, other, RECORDED) == found
