"""Rows are typed, and leave as JSON, as flat records, as HTML."""

import copy
import json
import pickle
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.errors import BadParameter
from allegiance.query.header import Column, Question
from allegiance.query.named import Entity
from allegiance.query.row import AnswerRow
from allegiance.query.rows import Rows, plain, read_rows
from allegiance.query.tables import display

IMU = "https://w3id.org/allegiance/id/org/imu"
COLUMNS = {
    "who": Column("who", "entity", "Help."),
    "whom": Column("whom", "entity", "Help.", optional=True),
    "since": Column("since", "date", "Help.", optional=True),
    "times": Column("times", "integer", "Help."),
    "contested": Column("contested", "boolean", "Help."),
    "flags": Column("flags", "texts", "Help."),
    "claims": Column("claims", "iris", "Help."),
    "note": Column("note", "text", "Help.", optional=True),
    "with_whom": Column("with_whom", "entities", "Help."),
}


@dataclass(frozen=True, slots=True)
class Row(AnswerRow):
    who: Entity
    whom: Entity | None
    since: date | None
    times: int
    contested: bool
    flags: tuple[str, ...]
    claims: tuple[str, ...]
    note: str | None
    with_whom: tuple[Entity, ...]


def rows_of(select: str, summary: str = "Who?") -> Rows[Any]:
    question = Question("who", "topic", summary, "", {}, COLUMNS, ("who", "whom", "since", "flags", "note"), select)
    every = " ".join(f"?{name}" for name in (*COLUMNS, "who_label", "whom_label"))
    solutions = ox.Store().query(f"SELECT {every} WHERE {{ {select} }}")
    assert isinstance(solutions, ox.QuerySolutions)
    return Rows(question, select, read_rows(question, Row, solutions))


FULL = f"""
BIND(<{IMU}> AS ?who) BIND("IMU"@en AS ?who_label) BIND(<urn:x> AS ?whom)
BIND("2015-08-06"^^<http://www.w3.org/2001/XMLSchema#date> AS ?since) BIND(3 AS ?times) BIND(true AS ?contested)
BIND("b; a; ; a" AS ?flags) BIND("urn:b urn:a urn:b" AS ?claims) BIND("=1+1" AS ?note)
BIND("https://example.org/2 Sword; shield; https://example.org/1 Bow" AS ?with_whom)
"""
BARE = f'BIND(<{IMU}> AS ?who) BIND("IMU" AS ?who_label) BIND(0 AS ?times) BIND(false AS ?contested)'


def test_values_have_the_types_of_their_columns() -> None:
    (row,) = rows_of(FULL)
    whom = Entity("urn:x", "urn:x")
    others = Entity("https://example.org/1", "Bow"), Entity("https://example.org/2", "Sword; shield")
    assert row == Row(
        Entity(IMU, "IMU"), whom, date(2015, 8, 6), 3, True, ("a", "b"), ("urn:a", "urn:b"), "=1+1", others
    )
    assert rows_of(FULL).to_dicts()[0]["with_whom"][0] == {"iri": "https://example.org/1", "label": "Bow"}


def test_what_is_not_bound_is_none_or_empty() -> None:
    (row,) = rows_of(BARE)
    assert row == Row(Entity(IMU, "IMU"), None, None, 0, False, (), (), None, ())


def test_dictionaries_can_be_written_as_json() -> None:
    for select in (FULL, BARE):
        rows = rows_of(select)
        assert json.loads(json.dumps(rows.to_dicts())) == rows.to_dicts()
    assert rows_of(FULL).to_dicts()[0]["who"] == {"iri": IMU, "label": "IMU"}
    assert rows_of(FULL).to_dicts()[0]["since"] == "2015-08-06"


def test_flat_rows_have_the_same_keys_whatever_is_absent() -> None:
    full, bare = rows_of(FULL), rows_of(BARE)
    assert (
        list(full.to_flat()[0]) == list(bare.to_flat()[0]) == full.flat_names() == rows_of("FILTER(false)").flat_names()
    )
    assert full.to_flat()[0]["who_iri"] == IMU
    assert bare.to_flat()[0]["whom_iri"] is None
    assert full.to_flat()[0]["flags"] == "a; b"


def test_rows_are_a_sequence() -> None:
    rows = rows_of(f"{{ {FULL} }} UNION {{ {BARE} }}")
    assert len(rows) == 2
    assert [row.times for row in rows] == [rows[0].times, rows[1].times] == [row.times for row in rows[:2]]
    assert repr(rows) == "<2 rows: Who?>"


def test_markup_in_a_value_is_shown_and_not_obeyed() -> None:
    attack = "<script>alert(1)</script>"
    rows = rows_of(BARE.replace('"IMU"', f'"{attack}"') + f' BIND("{attack}&" AS ?note)', summary=attack)
    html = rows._repr_html_()
    assert "<script>" not in html
    assert html.count("&lt;script&gt;") == 3
    assert "&amp;</td>" in html


def test_an_open_end_is_shown_in_a_word_and_a_missing_one_not_at_all() -> None:
    assert [display(value) for value in (date.max, None, True, ("a", "b"), date(2015, 8, 6))] == [
        "open",
        "",
        "yes",
        "a; b",
        "2015-08-06",
    ]
    assert plain(date.max) == "9999-12-31"


def test_an_entity_without_a_label_shows_the_end_of_its_iri() -> None:
    (row,) = rows_of(BARE.replace('BIND("IMU" AS ?who_label)', ""))
    assert str(row.who) == "imu"


def test_triples_become_an_rdflib_graph_with_our_prefixes(graph: allegiance.Graph) -> None:
    made = graph.construct("CONSTRUCT WHERE { <https://w3id.org/allegiance/id/org/imu> a ?class }")
    assert len(made) == 3
    assert dict(made.namespaces())["org"].toPython() == "https://w3id.org/allegiance/id/org/"


def test_a_select_makes_no_rdflib_graph(graph: allegiance.Graph) -> None:
    with pytest.raises(allegiance.errors.QueryRefused, match="CONSTRUCT"):
        graph.construct("SELECT * {}")


def test_one_row_reads_a_column_a_line() -> None:
    full, bare = rows_of(f"{{ {FULL} }} UNION {{ {BARE} }}")
    assert str(full).splitlines() == [
        "who        IMU",
        "whom       urn:x",
        "since      2015-08-06",
        "times      3",
        "contested  yes",
        "flags      a; b",
        "claims     urn:a; urn:b",
        "note       =1+1",
        "with whom  Bow; Sword; shield",
    ]
    assert '<a href="https://example.org/1">Bow</a>; <a' in full._repr_html_()
    assert [line.split()[0] for line in str(bare).splitlines()] == ["who", "times", "contested"]
    assert f'<th style="text-align:left">who</th><td style="text-align:left"><a href="{IMU}">IMU</a></td>' in (
        full._repr_html_()
    )
    assert repr(full.who) == "<IMU (org:imu)>"


def test_a_graph_says_what_it_holds_and_a_server_is_not_asked(article: allegiance.Graph) -> None:
    assert repr(article).startswith("<Graph of ")
    assert " claims, " in repr(article)
    assert repr(allegiance.open("http://127.0.0.1:9/query")).startswith("<Graph at http://127.0.0.1:9/query;")


def test_a_column_is_asked_for_by_its_name_and_what_there_is_not_is_told() -> None:
    rows = rows_of(f"{{ {FULL} }} UNION {{ {BARE} }}")
    assert isinstance(rows, allegiance.Rows)
    assert isinstance(rows["who"][0], allegiance.Entity)
    assert rows["times"] == [3, 0]
    assert rows.columns == tuple(COLUMNS)
    with pytest.raises(BadParameter, match=r"sinc: there is no such column; did you mean since\? \(it has: who, whom"):
        rows["sinc"]
    with pytest.raises(AttributeError, match="no such column; did you mean since"):
        rows[0].sinc  # noqa: B018
    with pytest.raises(AttributeError, match=r"Rows have no 'df': .* to_pandas\(\)"):
        rows.df  # type: ignore[attr-defined]  # noqa: B018
    assert pickle.loads(pickle.dumps(rows[0])) == copy.copy(rows[0]) == rows[0]  # noqa: S301  # made here


def test_of_rows_that_are_only_possible_it_is_told_why(article: allegiance.Graph) -> None:
    early = article.allegiances_at("1990-01-01")
    undated = sum("earliest day not known" in row.flags for row in early)
    assert len(early) == undated > 1
    assert early.caution.startswith(f"{undated} of these are only possible, on some readings of the dates")
    assert f"of {undated} no source tells since when: `certainty` certain leaves them out." in early.caution
    assert str(early).endswith(early.caution)
    assert early.caution.partition(",")[0] in early._repr_html_()
    assert article.allegiances_at("1990-01-01", limit=1).caution.startswith("One of these is only possible")
    late = article.allegiances_at("2015-08-31", known_by="2015-08-31")
    assert len(late) == 5
    assert late.caution == ""
    assert "<br>" not in late._repr_html_()
