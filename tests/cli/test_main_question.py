"""The main question on the article, as the command gives it: the fields that others build on, exactly right."""

import json
from collections.abc import Callable
from typing import Any

from article import article_files

Run = Callable[..., Any]

STORES = tuple(part for path in article_files() for part in ("--store", path))
ASK = ("ask", "allegiances_at", "--date", "2015-08-31", "--format", "json", *STORES)
IMAM_BUKHARI, IMU, GHAZI = "org/imam-bukhari-jamaat", "org/imu", "person/uthman-ghazi"
IJU_KUNDUZ, AL_QAEDA = "org/iju-kunduz", "org/al-qaeda"
TALIBAN, ISLAMIC_STATE = ("org/taliban", "Taliban"), ("org/islamic-state", "Islamic State")
OMAR, BAGHDADI = ("person/mullah-omar", "Mullah Omar"), ("person/abu-bakr-al-baghdadi", "Abu Bakr al Baghdadi")
MANSOUR = ("person/akhtar-mohammad-mansour", "Akhtar Mohammad Mansour")
LWJ = "lwj-2015-08-central-asian-groups"

# pledger, leader, organization, scope, sworn_by, leader_dead_by, claims; all are certain and none is contested
EXPECTED = [
    (
        (IMAM_BUKHARI, "Imam Bukhari Jamaat"), OMAR, TALIBAN, "not stated", "2014-11-30", "2015-08-20",
        ["imam-bukhari-video-2014-11-01", f"{LWJ}-60"],
    ),
    (
        (IMU, "Islamic Movement of Uzbekistan"), BAGHDADI, ISLAMIC_STATE, "unclear", "2015-08-06", None,
        ["imu-video-2015-08-06-01", f"{LWJ}-05", f"{LWJ}-65"],
    ),
    (
        (GHAZI, "Uthman Ghazi"), BAGHDADI, ISLAMIC_STATE, "individual", "2015-08-06", None,
        ["imu-video-2015-08-06-01", f"{LWJ}-05", f"{LWJ}-65"],
    ),
    (
        (IJU_KUNDUZ, "Islamic Jihad Union, Kunduz branch"), MANSOUR, TALIBAN, "branch only", "2015-08-20", None,
        ["iju-images-2015-08-20-02", "iju-statement-2015-08-20-01", f"{LWJ}-01", f"{LWJ}-10", f"{LWJ}-68"],
    ),
    (
        (AL_QAEDA, "al Qaeda"), MANSOUR, TALIBAN, "not stated", "2015-08-20", None,
        [f"{LWJ}-07"],
    ),
]  # fmt: skip


def entity(value: dict[str, str]) -> tuple[str, str]:
    return value["iri"].removeprefix("https://w3id.org/allegiance/id/"), value["label"]


def test_the_five_oaths_that_stood_at_the_end_of_august_2015(run: Run) -> None:
    rows = json.loads(run(*ASK, "--known-by", "2015-08-31").out)
    found = [
        (
            entity(row["pledger"]), entity(row["leader"]), entity(row["organization"]), row["scope"], row["sworn_by"],
            row["leader_dead_by"],
            [claim.removeprefix("https://w3id.org/allegiance/id/claim/") for claim in row["claims"]],
        )
        for row in rows
    ]  # fmt: skip
    assert sorted(found, key=str) == sorted(EXPECTED, key=str)
    assert {(row["certainty"], row["contested"]) for row in rows} == {("certain", False)}


def test_who_disagrees_is_told_beside(run: Run) -> None:
    rows = {entity(row["pledger"])[0]: row for row in json.loads(run(*ASK, "--known-by", "2015-08-31").out)}
    assert "scope unclear" in rows[IMU]["flags"]
    assert "leader dead by then" in rows[IMAM_BUKHARI]["flags"]
    assert {"branch only", "authorization not attested"} <= set(rows[IJU_KUNDUZ]["flags"])
    assert any("authorized by Shura" in text for text in rows[IJU_KUNDUZ]["disagreement"])
    assert rows[AL_QAEDA]["flags"] == rows[AL_QAEDA]["disagreement"] == []


def test_what_was_not_public_by_then_is_left_out(run: Run) -> None:
    rows = {entity(row["pledger"])[0]: row for row in json.loads(run(*ASK, "--known-by", "2015-08-10").out)}
    assert set(rows) == {IMAM_BUKHARI, IMU, GHAZI}, "the statement of 20 August and the article came later"
    assert rows[IMU]["claims"] == ["https://w3id.org/allegiance/id/claim/imu-video-2015-08-06-01"]
    assert rows[IMU]["scope"] == "not stated", "that it is unclear was said in the article"
    assert rows[IMAM_BUKHARI]["leader_dead_by"] is None, "the death was not public"


def test_an_oath_may_lapse_with_the_leader_if_you_say_so(run: Run) -> None:
    rows = json.loads(run(*ASK, "--lapses", "at_death").out)
    assert {entity(row["pledger"])[0] for row in rows} == {IMU, GHAZI, IJU_KUNDUZ, AL_QAEDA}
