"""Chains and ways over the bonds of one day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegiance
from allegiance.errors import BadParameter
from allegiance.query.bonds import KINDS, VERTICAL, Bond, Bonds
from allegiance.query.named import Entity

ACTORS = [Entity(f"urn:{letter}", letter.upper()) for letter in "abcdef"]
BONDS = st.builds(
    lambda actor, kind, other, n: Bond(actor, kind, other, None, Entity(f"urn:s{n}", str(n))),
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
    way = article.path("imam-bukhari-jamaat", "al-qaeda", "2015-08-31", kinds=["allegiant to"])
    assert way is not None
    assert [(b.actor.label, b.to.label) for b in way] == [
        ("Imam Bukhari Jamaat", "Taliban"),
        ("al Qaeda", "Taliban"),
    ]
    assert article.path("imam-bukhari-jamaat", "al-qaeda", "2014-12-31", kinds=["allegiant to"]) is None


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
