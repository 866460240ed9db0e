"""Which links are proposed, with what score; what is ruled out, and what is never accepted without a person."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from linked_names import entities

from allegiance.merge.linking.explaining import speaks_against, speaks_for
from allegiance.merge.linking.profile import Profile
from allegiance.merge.linking.proposing import RULED_OUT, Proposal, propose, weigh
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name


def organization(id_: str, *names: str, dataset: str = "", **facts: object) -> Entity:
    return Entity(id_, dataset or id_[0], ORGANIZATION, tuple(map(Name, names)), **facts)  # type: ignore[arg-type]


def person(id_: str, *names: str, **facts: object) -> Entity:
    return Entity(id_, id_[0], PERSON, tuple(map(Name, names)), **facts)  # type: ignore[arg-type]


def pair(one: Entity, other: Entity) -> Proposal:
    return weigh(Profile.of(one), Profile.of(other))


def proposed(one: Sequence[Entity], other: Sequence[Entity]) -> dict[tuple[str, str], Proposal]:
    return {(p.one.id, p.other.id): p for p in propose(one, other)}


RULED = {
    "place in the name": (
        organization("a1", "Ansar al-Charia Derna"),
        organization("b1", "Ansar al-Sharia in Benghazi"),
        "places in their names",
    ),
    "branches of a charity": (
        organization("a1", "Al-Haramain Foundation (Kenya)"),
        organization("b1", "Al-Haramain : Pakistan Branch"),
        "places in their names",
    ),
    "kind": (person("a1", "Ansar al-Islam"), organization("b1", "Ansar al-Islam"), "of kind"),
    "birth year": (
        person("a1", "Tarkhan Batirashvili", births=frozenset({"1986"})),
        person("b1", "Tarkhan Batirashvili", births=frozenset({"1961-02-03"})),
        "25 years apart",
    ),
    "number in the name": (
        organization("a1", "77th Light Infantry Division"),
        organization("b1", "99th Light Infantry Division"),
        "numbers",
    ),
    "one list keeps them apart": (
        organization("a1", "Jund al-Khilafah in Algeria", dataset="un"),
        organization("b1", "Jund al-Khilafah in Algeria", dataset="un"),
        "own list",
    ),
}


@pytest.mark.parametrize("case", RULED)
def test_a_contradiction_rules_a_pair_out_and_is_named(case: str) -> None:
    one, other, words = RULED[case]
    found = pair(one, other)
    assert found.score <= RULED_OUT
    assert not found.certain
    assert any(words in reason for reason in speaks_against(found))


def test_a_faction_is_less_than_the_whole() -> None:
    whole = organization("a1", "Tehrik-e Taliban Pakistan", "TTP")
    part = organization("b1", "TTP - TA", "Tehrik-i-Taliban Pakistan - Tariq Afridi faction")
    assert pair(whole, part).verdict == "narrower"
    assert pair(part, whole).verdict == "broader"
    assert not pair(whole, part).certain


def test_one_entity_in_two_lists_is_accepted_with_reasons() -> None:
    one = person("a1", "AIMAN MUHAMMED RABI AL-ZAWAHIRI", "أيمن محمد ربيع الظواهري", births=frozenset({"1951-06-19"}))
    other = person("b1", "AL ZAWAHIRI, Dr. Ayman", "AL-ZAWAHIRI, Aiman Muhammad Rabi", births=frozenset({"1951-06-19"}))
    (found,) = propose([one], [other])
    assert found.certain
    assert "born on 1951-06-19" in speaks_for(found)


def test_what_one_list_has_as_one_and_the_other_as_two_is_left_to_a_person() -> None:
    lump = organization("a1", "Compagnie Aerienne des Grands Lacs (CAGL) ; Great Lakes Business Company (GLBC)")
    two = [
        organization("b1", "COMPAGNIE AERIENNE DES GRANDS LACS", "CAGL"),
        organization("b2", "GREAT LAKES BUSINESS COMPANY", "GLBC"),
    ]
    found = proposed([lump], two)
    assert set(found) == {("a1", "b1"), ("a1", "b2")}
    assert not any(proposal.certain for proposal in found.values())


def test_a_rival_lowers_the_score_and_a_judged_pair_is_no_rival() -> None:
    asked = [person("a1", "Muhammad Sarwar")]
    twins = [person("b1", "SARWAR, Muhammad"), person("b2", "SARWAR, Mohammad")]
    alone = next(iter(propose(asked, twins[:1]))).score
    among = proposed(asked, twins)
    assert among["a1", "b1"].score < alone
    assert among["a1", "b1"].rivals == 1
    (left,) = propose(asked, twins, judged={("b2", "a1")})
    assert left.score == alone


def test_who_has_a_counterpart_already_is_hardly_another_s() -> None:
    asked = [organization("a1", "Islamic Jihad Union"), organization("a2", "Islamic Jihad Union Council")]
    listed = [organization("b1", "Islamic Jihad Union")]
    (free,) = (p for p in propose(asked, listed, judged={("a1", "b1")}) if p.one.id == "a2")
    (settled,) = (p for p in propose(asked, listed, same={("a1", "b1")}) if p.one.id == "a2")
    assert settled.score < free.score / 2


def test_a_counterpart_in_a_third_list_is_no_rival() -> None:
    asked, listed = [person("a1", "Tarkhan Batirashvili")], [person("b1", "Tarkhan Batirashvili")]
    (alone,) = propose(asked, listed)
    (settled,) = propose(asked, listed, same={("a1", "c1")})
    assert settled.score == alone.score
    assert settled.certain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Al-Furqan",), ("AL FURQAN", "Dzemilijati Furkan")),
        (("al-Naba",), ("NABAH LTD",)),
        (("Army of Islam",), ("Jaysh al-Islam",)),
        (("Somali",), ("Wilayat al-Sumal",)),
    ],
)
def test_a_short_or_general_name_alone_is_left_to_a_person(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    (found,) = propose([organization("a1", *one)], [organization("b1", *other)])
    assert not found.certain
    assert any("another's" in reason for reason in speaks_against(found))


def test_a_second_name_or_a_country_makes_a_short_name_enough() -> None:
    twice = pair(organization("a1", "Taliban", "Islamic Emirate"), organization("b1", "Taleban", "Imarat-i Islami"))
    placed = pair(
        organization("a1", "Boko Haram", countries=frozenset({"Nigeria"})),
        organization("b1", "BOKO HARAM", countries=frozenset({"Nigeria"})),
    )
    assert twice.corroborated
    assert placed.corroborated


def test_a_branch_of_a_foundation_is_the_foundation_at_that_place() -> None:
    one = organization("a1", "Al-Haramayn Foundation (Kenya)")
    assert pair(one, organization("b1", "AL-HARAMAIN : KENYA BRANCH")).score > 0.8
    assert not pair(one, organization("b1", "AL-HARAMAIN : TANZANIA BRANCH")).certain


def test_a_shared_document_speaks_louder_than_spelling() -> None:
    one = person("a1", "Torek Agha", identifiers=frozenset({"5430312277059"}))
    other = person("b1", "SAYED MOHAMMED HASHAN, Toriq Agha", identifiers=frozenset({"5430312277059"}))
    assert pair(one, other).certain


def test_empty_lists_give_nothing() -> None:
    assert not list(propose([], []))
    assert not list(propose([person("a1", "…")], [person("b1", "…")]))


@settings(max_examples=60)
@given(entities("a"), entities("b"))
def test_a_score_is_a_probability_and_the_same_from_both_sides(one: Entity, other: Entity) -> None:
    there, back = pair(one, other), pair(other, one)
    assert 0 <= there.score <= 1
    assert (there.score, there.value) == pytest.approx((back.score, back.value))
    assert set(there.contradictions) == set(back.contradictions)
    assert {there.verdict, back.verdict} in ({"same"}, {"broader", "narrower"})


@settings(max_examples=40)
@given(entities("a"), entities("a"))
def test_what_is_ruled_out_is_never_likely_nor_accepted(one: Entity, other: Entity) -> None:
    found = pair(one, other)
    assert found.contradictions
    assert found.score <= RULED_OUT
    assert not found.certain
