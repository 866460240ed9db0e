"""Rolls: every pair of days is on one, and an entry is on the roll of every pair of days for which it counts."""

from collections import defaultdict
from datetime import date

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from allegiance import terms
from allegiance.build.rolls import Entry, Labels, rolls

DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))
ACTOR = ox.NamedNode("https://w3id.org/allegiance/id/org/x")


def entry(sworn: date | None, over: date | None, known_from: date, known_until: date) -> Entry:
    return Entry(
        ACTOR, None, ACTOR, ACTOR, Labels("X\nY", "", "X", "P"),
        sworn, sworn, over, over, date.max, date.max, False, 3, "", "", "", "", "", "",
        ox.NamedNode(f"https://w3id.org/allegiance/id/allegiance/{sworn}-{over}-{known_until}"),
        known_from, known_until,
    )  # fmt: skip


ENTRIES = st.lists(
    st.builds(entry, st.none() | DAYS, st.none() | DAYS, DAYS, DAYS | st.just(date.max)).filter(
        lambda e: e.known_from <= e.known_until
    ),
    max_size=8,
)


def read(triples: list[ox.Triple]) -> dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]]:
    found: dict[ox.NamedNode, dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for triple in triples:
        found[triple.subject][triple.predicate].append(triple.object)
    return found


@given(ENTRIES, DAYS | st.sampled_from([date.min, date.max]), DAYS | st.just(date.max))
def test_whoever_can_have_stood_on_a_day_is_on_its_one_page(entries: list[Entry], day: date, known_by: date) -> None:
    nodes = read(list(rolls(entries)))
    fits = [
        page
        for said in nodes.values()
        if said[terms.FIRST_DAY] and said[terms.FIRST_DAY][0].value <= day.isoformat() <= said[terms.LAST_DAY][0].value
        for page in said[terms.PAGE]
        if nodes[page][terms.KNOWN_FROM][0].value <= known_by.isoformat() <= nodes[page][terms.KNOWN_UNTIL][0].value
    ]
    assert len(fits) == (1 if entries else 0)
    throughout = {node for page in fits for node in nodes[page][terms.ENTRY]}
    partly = {node for page in fits for node in nodes[page][terms.PARTIAL_ENTRY]}
    for node, said in nodes.items():
        if not said[terms.IN_WORDS]:
            continue
        stands = said[terms.POSSIBLE_FROM][0].value <= day.isoformat() <= said[terms.POSSIBLE_UNTIL][0].value
        known = said[terms.KNOWN_FROM][0].value <= known_by.isoformat() <= said[terms.KNOWN_UNTIL][0].value
        if stands and known:
            assert (node in throughout) != (node in partly)
        else:
            assert node not in throughout


def test_an_entry_has_the_days_that_choose_it_and_a_line_for_each_thing_shown() -> None:
    nodes = read(list(rolls([entry(date(2010, 1, 1), None, date(2011, 1, 1), date.max)])))
    (said,) = [said for said in nodes.values() if said[terms.IN_WORDS]]
    assert said[terms.CERTAIN_FROM] == [ox.Literal("2010-01-01", datatype=terms.XSD_DATE)]
    assert said[terms.POSSIBLE_UNTIL] == [ox.Literal("9999-12-31", datatype=terms.XSD_DATE)]
    lines = said[terms.IN_WORDS][0].value.splitlines()
    assert "contested: false" in lines
    assert "pledger_label: X Y" in lines, "a line feed in a label would make a line of its own"
    assert not any(line.startswith("leader: ") for line in lines), "nobody is no leader"


def test_an_oath_to_two_leaders_has_two_entries() -> None:
    one = entry(date(2010, 1, 1), None, date(2011, 1, 1), date.max)
    nodes = read(list(rolls([one, one])))
    assert len([said for said in nodes.values() if said[terms.IN_WORDS]]) == 2
