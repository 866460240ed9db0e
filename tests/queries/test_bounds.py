"""A question about one actor, or of one outlet, gives the rows that it gives without, as far as they concern it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import allegiance
from allegiance.query import catalog
from allegiance.terms import AL

DAYS = ("2015-08-31", "9999-12-31")
ACTORS = ("org:taliban", "org:islamic-state", "person:mullah-omar")
OATHS = ("designated_when_pledging", "switched_camps")
"""Questions that take the oaths of an actor, not all in which it takes part."""
PLEDGE = {"pledges_to_possibly_dead": "pledge"}
"""The column of the situation, where it is not `situation`."""
SIDES = ("diverging_splinters",)
"""Questions that take the splits of an actor, on either side."""
ABOUT = [
    name for name in catalog.paths() if "about" in catalog.question(name).parameters and name not in (*OATHS, *SIDES)
]
# Nobody in the project's data has replaced a claim by another yet.
CHANGES = Path(__file__).parent / "claims" / "superseded_claims" / "a-chain-of-changes-row-by-row.ttl"


def those(graph: allegiance.Graph, pattern: str, entity: str) -> set[str]:
    """Return what stands in the pattern in place of ?it."""
    iri = graph.names.resolve(entity)
    found: Any = graph.store.query(f"SELECT ?it WHERE {{ {pattern.format(iri=iri)} }}")
    return {row["it"].value for row in found}


@pytest.mark.parametrize("name", [name for name in ABOUT if name != "superseded_claims"])
def test_about_an_actor_are_the_situations_in_which_it_takes_part(graph: allegiance.Graph, name: str) -> None:
    told = 0
    for day in DAYS:
        every = graph.ask(name, known_by=day)
        for actor in ACTORS:
            within = those(graph, f"?it <{AL}actor> <{{iri}}>", actor)
            wanted = [row for row in every if getattr(row, PLEDGE.get(name, "situation")).iri in within]
            assert list(graph.ask(name, known_by=day, about=actor)) == wanted
            told += len(wanted)
    assert told


@pytest.mark.parametrize("name", OATHS)
def test_about_an_actor_are_its_own_oaths(graph: allegiance.Graph, name: str) -> None:
    every = graph.ask(name)
    for actor in sorted({row.pledger.iri for row in every})[:3]:
        assert list(graph.ask(name, about=actor)) == [row for row in every if row.pledger.iri == actor]
    assert list(graph.ask(name, about="org:long-war-journal")) == []


@pytest.mark.parametrize("name", SIDES)
def test_about_an_actor_are_the_splits_on_whose_sides_it_is(graph: allegiance.Graph, name: str) -> None:
    for day in DAYS:
        every = graph.ask(name, date=day)
        for actor in sorted({row.splinter.iri for row in every} | {row.parent.iri for row in every})[:6]:
            wanted = [row for row in every if actor in (row.splinter.iri, row.parent.iri)]
            assert list(graph.ask(name, date=day, about=actor)) == wanted
    assert every
    assert list(graph.ask(name, about="org:long-war-journal")) == []


def test_in_a_period_is_what_can_have_been_going_on_then(graph: allegiance.Graph) -> None:
    every = graph.situations_in("place:afghanistan")
    wanted = [
        row
        for row in every
        if (row.start_earliest is None or row.start_earliest <= date(2015, 8, 31))
        and (row.end_latest is None or row.end_latest >= date(2015, 8, 1))
    ]
    assert 0 < len(wanted) < len(every)
    assert list(graph.situations_in("place:afghanistan", start="2015-08-01", end="2015-08-31")) == wanted


def test_of_an_outlet_are_its_sources(graph: allegiance.Graph) -> None:
    for day in DAYS:
        every = graph.standing_of_sources(known_by=day)
        within = those(graph, f"?it <{AL}publisher> <{{iri}}>", "org:long-war-journal")
        wanted = [row for row in every if row.source.iri in within]
        assert list(graph.standing_of_sources(known_by=day, outlet="org:long-war-journal")) == wanted != []


def test_about_an_actor_are_the_changes_on_its_situations() -> None:
    given = allegiance.open(CHANGES, keep=False)
    every = list(given.superseded_claims())
    assert list(given.superseded_claims(about="org:group")) == every != []
    assert list(given.superseded_claims(about="org:observer")) == []
