"""What judgements put together depends on the set of them alone, and contradictions merge nothing."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from allegiance.merge.clusters import clusters
from allegiance.sssom import VERDICTS, Mapping

IDS = [f"https://w3id.org/allegiance/id/org/{name}" for name in "ab"]
EXTERNAL = [f"https://w3id.org/allegiance/external/list/{name}" for name in "cdefg"]
JUDGEMENT = st.builds(
    Mapping,
    subject=st.sampled_from(IDS + EXTERNAL),
    object=st.sampled_from(IDS + EXTERNAL),
    verdict=st.sampled_from(VERDICTS),
)
A, B = IDS
C, D, E = EXTERNAL[:3]


def same(left: str, right: str) -> Mapping:
    return Mapping(left, right, "same")


def test_a_chain_of_judgements_gets_the_name_of_ours() -> None:
    assert dict(clusters([same(C, D), same(D, A)]).canonical) == {C: A, D: A}


def test_without_one_of_ours_the_smallest_iri_is_the_name() -> None:
    assert dict(clusters([same(D, C)]).canonical) == {D: C}


def test_a_contradiction_through_a_chain_is_told_and_the_whole_chain_left_apart() -> None:
    said = [same(A, C), same(C, D), Mapping(D, A, "different", reviewer="X"), same(E, EXTERNAL[3])]
    found = clusters(said)
    assert dict(found.canonical) == {EXTERNAL[3]: E}
    (contradiction,) = found.contradictions
    assert (contradiction.left, contradiction.right, contradiction.verdict) == (D, A, "different")
    assert contradiction.chain == (D, C, A)
    assert contradiction.reviewers == ("X",)


def test_what_is_part_of_another_is_not_the_same() -> None:
    (contradiction,) = clusters([same(A, C), Mapping(A, C, "broader")]).contradictions
    assert (contradiction.left, contradiction.right, contradiction.verdict) == (C, A, "narrower"), "read from the left"


def test_two_of_ours_are_not_put_together() -> None:
    found = clusters([same(A, C), same(C, B)])
    assert not found.canonical
    assert [(c.left, c.right, c.verdict, c.chain) for c in found.contradictions] == [(A, B, "ours", (A, C, B))]


def test_unsure_puts_nothing_together_and_keeps_nothing_apart() -> None:
    assert clusters([Mapping(A, C, "unsure")]) == clusters([])
    assert dict(clusters([same(A, C), Mapping(A, C, "unsure")]).canonical) == {C: A}


def turned(mapping: Mapping) -> Mapping:
    verdict = {"broader": "narrower", "narrower": "broader"}.get(mapping.verdict, mapping.verdict)
    return replace(mapping, subject=mapping.object, object=mapping.subject, verdict=verdict)


@given(st.lists(JUDGEMENT, max_size=8), st.randoms(use_true_random=False), st.data())
def test_neither_order_nor_repetition_nor_direction_matters(
    said: list[Mapping], random: object, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(said + said[:2]))
    assert clusters([data.draw(st.sampled_from([m, turned(m)])) for m in shuffled]) == clusters(said)


@given(st.lists(JUDGEMENT, max_size=8), JUDGEMENT)
def test_a_decision_that_is_taken_back_leaves_no_trace(said: list[Mapping], another: Mapping) -> None:
    clusters([*said, another])
    assert clusters([m for m in [*said, another] if m is not another]) == clusters(said)


@given(st.lists(JUDGEMENT, max_size=10))
def test_what_was_judged_different_never_has_one_name(said: list[Mapping]) -> None:
    found = clusters(said)
    name = {iri: found.canonical.get(iri, iri) for iri in IDS + EXTERNAL}
    for mapping in said:
        if mapping.verdict in ("different", "broader", "narrower") and mapping.subject != mapping.object:
            assert name[mapping.subject] != name[mapping.object]
    assert name[A] == A
    assert name[B] == B, "ours keep their names"
    assert all(iri not in found.canonical for iri in found.canonical.values()), "a name is nobody else's alias"


def test_the_smallest_cases_in_every_order() -> None:
    said = [same(C, D), same(D, E), Mapping(C, E, "different"), same(A, B)]
    assert len({repr(clusters(order)) for order in permutations(said)}) == 1
