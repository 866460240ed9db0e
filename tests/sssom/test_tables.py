"""A table that is written is read again as it was; what is wrong in one is told with its line."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.errors import BadLinkTable
from allegiance.sssom import PREDICATES, VERDICTS, Mapping, Table, read_table, render

PLAIN = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=30).map(
    lambda text: " ".join(text.split())
)
LOCAL = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,8}", fullmatch=True)
ENTITY = st.builds(
    lambda space, local: space + local,
    st.sampled_from(
        ["https://w3id.org/allegiance/id/org/", "https://w3id.org/allegiance/external/ofac/", "https://example.org/a/"]
    ),
    LOCAL,
)
MAPPING = st.builds(
    Mapping,
    subject=ENTITY,
    object=ENTITY,
    verdict=st.sampled_from(VERDICTS),
    subject_label=PLAIN,
    object_label=PLAIN,
    object_source=st.one_of(st.just(""), LOCAL),
    reviewer=PLAIN,
    date=st.sampled_from(["", "2026-11-23"]),
    confidence=st.one_of(st.none(), st.integers(0, 100).map(lambda n: n / 100)),
    comment=PLAIN,
    more=st.dictionaries(st.sampled_from(["mapping_tool", "similarity_score"]), PLAIN.filter(bool)),
)


def comparable(mappings: list[Mapping]) -> list[str]:
    return sorted(repr(replace(m, line=0, predicate=m.relation, more=dict(sorted(m.more.items())))) for m in mappings)


@given(st.sampled_from(VERDICTS), st.lists(MAPPING, max_size=6))
def test_what_is_written_is_read_again(verdict: str, mappings: list[Mapping]) -> None:
    rows = [replace(mapping, verdict=verdict) for mapping in mappings]
    content = render(Table(rows, {"license": "https://example.org/licence"}))
    again = read_table(content, f"list.{verdict}.sssom.tsv")
    assert comparable(again.mappings) == comparable(rows)
    assert again.header == {"sssom_version": "1.0", "license": "https://example.org/licence"}
    assert render(again) == content


@pytest.mark.parametrize("verdict", ["same", "different", "broader", "narrower"])
def test_without_a_verdict_in_the_name_the_relation_gives_it(verdict: str) -> None:
    row = Mapping("https://example.org/a", "https://example.org/b", verdict)
    assert [m.verdict for m in read_table(render(Table([row])), "anything.tsv").mappings] == [verdict]


def test_another_relation_leaves_it_open() -> None:
    row = Mapping(
        "https://example.org/a", "https://example.org/b", "unsure", "http://www.w3.org/2004/02/skos/core#closeMatch"
    )
    assert read_table(render(Table([row])), "anything.tsv").mappings[0].verdict == "unsure"


def test_a_pair_is_the_same_either_way_round() -> None:
    assert Mapping("https://a", "https://b", "same").pair == Mapping("https://b", "https://a", "different").pair


HEAD = '#curie_map:\n#  u: "https://example.org/u/"\nsubject_id\tpredicate_id\tobject_id\tmapping_justification\tpredicate_modifier\tconfidence\n'
GOOD = "org:imu\tskos:exactMatch\tu:1\tsemapv:ManualMappingCuration\t\t\n"


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("org:imu\tskos:exactMatch\tu:2\tsemapv:ManualMappingCuration\t\t1.5\n", "no number between 0 and 1"),
        ("org:imu\tskos:exactMatch\tu:2\tsemapv:ManualMappingCuration\t\tnan\n", "no number between 0 and 1"),
        ("org:imu\tskos:exactMatch\tu:2\tsemapv:ManualMappingCuration\tPerhaps\t\n", "is not Not"),
        ("org:imu\tskos:exactMatch\tu:2\tsemapv:ManualMappingCuration\tNot\t\n", "says different by its relation"),
        ("org:imu\tskos:exactMatch\tu:2\tsemapv:ManualMappingCuration\t\t\tmore\n", "more cells"),
        ('org:imu\tskos:exactMatch\t"u:2\tsemapv:ManualMappingCuration\t\t\n', "no table"),
        ("org:imu\tskos:exactMatch\tu:2 3\tsemapv:ManualMappingCuration\t\t\n", "is no IRI"),
    ],
)
def test_a_bad_row_is_told_with_its_line(row: str, reason: str) -> None:
    with pytest.raises(BadLinkTable, match=reason) as caught:
        read_table((HEAD + GOOD + row).encode(), "list.same.sssom.tsv")
    assert caught.value.line == 5


def test_every_verdict_has_its_relation() -> None:
    assert set(PREDICATES) == set(VERDICTS)
