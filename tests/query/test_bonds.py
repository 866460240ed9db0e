"""Chains and ways over the bonds of one day."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegiance
from allegiance.errors import BadParameter
from allegiance.query.bonds import KINDS, VERTICAL, Bond, Bonds
from allegiance.query.bonds import bonds as bonds_of
from allegiance.query.named import Entity

ACTORS = [Entity(f"urn:{letter}", letter.upper()) for letter in "abcdef"]
BONDS = st.builds(
    lambda actor, kind, other, n: Bond(actor, kind, other, "certain", None, Entity(f"urn:s{n}", str(n))),
    st.sampled_from(ACTORS), st.sampled_from(KINDS), st.sampled_from(ACTORS), st.integers(0, 9),
)  # fmt: skip
MAPS = st.lists(BONDS, max_size=15).map(lambda bonds: Bonds(tuple(bonds)))


def named(graph: allegiance.Graph, entity: str, **days: str) -> list[tuple[int, str, str, str]]:
    links = graph.chain(entity, **days)
    return [(k.step, k.actor.label, k.bond, k.to.label) for k in links]


def test_below_the_taliban_are_those_who_swore_and_below_them_their_branches(article: allegiance.Graph) -> None:
    assert set(named(article, "taliban", date="2015-08-31")) == {
        (-1, "al Qaeda", "allegiant to", "Taliban"),
        (-1, "Islamic Jihad Union, Kunduz branch", "allegiant to", "Taliban"),
        (-1, "Imam Bukhari Jamaat", "allegiant to", "Taliban"),
        (-1, "Akhtar Mohammad Mansour", "leads", "Taliban"),
        (-2, "Al Nusrah Front", "branch of", "al Qaeda"),
    }


def test_above_a_branch_are_its_whole_and_its_oath(article: allegiance.Graph) -> None:
    found = named(article, "al-nusrah-front", date="2015-08-31")
    assert found == [
        (1, "Al Nusrah Front", "branch of", "al Qaeda"),
        (2, "al Qaeda", "allegiant to", "Taliban"),
    ]


def test_what_was_not_public_binds_nobody(article: allegiance.Graph) -> None:
    assert named(article, "al-nusrah-front", date="2015-08-31", known_by="2015-08-10") == []


def test_two_actors_are_bound_over_others(article: allegiance.Graph) -> None:
    way = article.path("imam-bukhari-jamaat", "al-qaeda", "2015-08-31", bonds=["allegiant to"])
    assert way is not None
    assert [(b.actor.label, b.to.label) for b in way] == [
        ("Imam Bukhari Jamaat", "Taliban"),
        ("al Qaeda", "Taliban"),
    ]
    assert article.path("imam-bukhari-jamaat", "al-qaeda", "2014-12-31", bonds=["allegiant to"]) is None


def test_what_is_no_day_is_refused(article: allegiance.Graph) -> None:
    with pytest.raises(BadParameter, match="year-month-day"):
        article.chain("taliban", "last week")


@given(MAPS, st.sampled_from(ACTORS), st.sampled_from(ACTORS))
def test_a_way_is_unbroken_and_no_longer_back_than_there(bonds: Bonds, start: Entity, end: Entity) -> None:
    there, back = bonds.path(start.iri, end.iri), bonds.path(end.iri, start.iri)
    assert (there is None) == (back is None)
    if there is None or back is None:
        return
    assert len(there) == len(back)
    here = start.iri
    for bond in there:
        assert here in bond.ends()
        here = bond.ends()[1] if here == bond.ends()[0] else bond.ends()[0]
    assert here == end.iri


PARTS = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix claim: <https://w3id.org/allegiance/id/claim/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix situation: <https://w3id.org/allegiance/id/situation/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
@prefix v: <https://w3id.org/allegiance/vocab/> .
org:whole a al:ArmedOrganization ; skos:prefLabel "Whole"@en .
org:paper a al:MediaOutlet ; skos:prefLabel "Paper"@en .
source:paper a al:Source ; skos:prefLabel "Page"@en ; al:defaultClaimant org:paper ; al:issued "2010"^^edtf:EDTF .
"""
PART = """
org:{0} a al:Branch ; skos:prefLabel "{0}"@en .
situation:{0} a al:Affiliation ; skos:prefLabel "{0} is a part"@en ; al:subject org:{0} ; al:parent org:whole ;
    al:date "{1}"^^edtf:EDTF .
claim:{0} a al:Claim ; al:about situation:{0} ; al:source source:paper ; al:stance v:asserts .
"""


def test_what_may_not_have_begun_is_possible_and_begins_on_no_day_after_the_one_asked_about(tmp_path: Path) -> None:
    dates = {
        "sure": "2001-01-01/2009-12-31", "open": "2001-01-01/..", "begun": "2001/", "late": "2005/2009",
        "coming": "2006-01-01/2009",
    }  # fmt: skip
    (tmp_path / "parts.ttl").write_text(PARTS + "".join(PART.format(*one) for one in dates.items()))
    graph = allegiance.open(tmp_path, keep=False)
    found = {link.actor.label: (link.certainty, str(link.surely_since)) for link in graph.chain("whole", "2005-01-01")}
    assert found == {
        "sure": ("certain", "2001-01-01"),
        "open": ("certain", "2001-01-01"),
        "begun": ("possible", "2001-12-31"),
        "late": ("possible", "None"),
    }


OATH = """
org:band a al:ArmedOrganization ; skos:prefLabel "Band"@en .
situation:oath a al:Pledge ; skos:prefLabel "Band swears"@en ; al:pledger org:band ; al:pledgeeOrganization org:whole ;
    al:date "2001"^^edtf:EDTF .
situation:parting a al:Split ; skos:prefLabel "Band parts"@en ; al:subject org:band ; al:parent org:whole ;
    al:date "2005-06-01"^^edtf:EDTF .
claim:oath a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts .
claim:parting a al:Claim ; al:about situation:parting ; al:source source:paper ; al:stance v:asserts .
"""


def test_an_oath_that_may_have_ended_is_possible_from_the_day_on_which_it_may_have(tmp_path: Path) -> None:
    (tmp_path / "oath.ttl").write_text(PARTS + OATH)
    graph = allegiance.open(tmp_path, keep=False)
    for day, certainty in {"2005-05-31": "certain", "2005-06-01": "possible"}.items():
        (oath,) = [link for link in graph.chain("band", day) if link.bond == "allegiant to"]
        (row,) = graph.allegiances_at(day)
        assert (oath.certainty, row.certainty) == (certainty, certainty)


@pytest.mark.parametrize("day", ["2005-01-01", "2014-07-15"])
def test_no_bond_surely_began_after_the_day_asked_about(day: str, graph: allegiance.Graph) -> None:
    every = bonds_of(graph.store, "chain", day, "9999-12-31").every
    assert {bond.certainty for bond in every} == {"certain", "possible"}
    assert [bond for bond in every if bond.surely_since and bond.surely_since > date.fromisoformat(day)] == []
    assert [bond for bond in every if bond.certainty == "certain" and not bond.surely_since] == []


@given(MAPS, st.sampled_from(ACTORS))
def test_a_chain_ends_and_starts_at_the_actor(bonds: Bonds, actor: Entity) -> None:
    links = bonds.chain(actor.iri)
    for link in links:
        assert link.bond in VERTICAL
        if abs(link.step) == 1:
            assert link.ends()[0 if link.step > 0 else 1] == actor.iri
    depths = [link.step for link in links]
    assert depths == sorted(d for d in depths if d > 0) + sorted((d for d in depths if d < 0), reverse=True)


@given(MAPS)
def test_an_oath_to_an_organization_is_not_shown_again_by_its_leader(bonds: Bonds) -> None:
    for actor in ACTORS:
        shown = bonds.chain(actor.iri)
        to_organizations = {(b.actor.iri, b.rests_on.iri) for b in bonds.every if b.bond == "allegiant to"}
        assert not [b for b in shown if b.bond == "swore to" and (b.actor.iri, b.rests_on.iri) in to_organizations]
