"""Rows to look at: links for entities, nothing obeyed, no more than is read, and the same in text."""

from dataclasses import dataclass
from datetime import date

import pytest
from rich.cells import cell_len

import allegiance
from allegiance.query.named import Entity
from allegiance.query.tables import MOST_HTML, MOST_TEXT, html, text


@dataclass(frozen=True)
class Row:
    who: Entity | None
    over_by: date | None
    flags: tuple[str, ...] = ()


IMU = Entity("https://w3id.org/allegiance/id/org/imu", "I&MU")
NAMES = ("who", "over_by", "flags")


def test_an_entity_is_a_link_and_its_label_is_escaped() -> None:
    made = html("Who?", NAMES, [Row(IMU, date.max, ("a", "b"))], "1 row")
    assert '<a href="https://w3id.org/allegiance/id/org/imu">I&amp;MU</a>' in made
    assert ">open</td>" in made
    assert ">a; b</td>" in made
    assert ">over by</th>" in made
    assert "<caption>Who? (1 row)</caption>" in made


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,x", "urn:a"])
def test_what_is_no_web_address_is_no_link(iri: str) -> None:
    assert "href" not in html("Who?", NAMES, [Row(Entity(iri, "x"), None)], "1 row")


def test_a_quote_in_an_iri_does_not_leave_the_link() -> None:
    made = Entity('https://example.org/" onclick="x', "<b>")._repr_html_()
    assert made == '<a href="https://example.org/&quot; onclick=&quot;x">&lt;b&gt;</a>'


def test_a_long_answer_shows_its_first_rows_and_says_so() -> None:
    rows = [Row(IMU, None)] * (MOST_HTML + 1)
    assert html("Who?", NAMES, rows, f"{len(rows)} rows").count("<tr>") == MOST_HTML + 1
    assert f"({MOST_HTML + 1} rows, the first {MOST_HTML} shown)" in html("Who?", NAMES, rows, f"{len(rows)} rows")
    lines = text("Who?", NAMES, rows, f"{len(rows)} rows").splitlines()
    assert len(lines) == MOST_TEXT + 2
    assert f"the first {MOST_TEXT} shown" in lines[0]


def test_text_is_aligned_cut_and_cannot_steer_a_terminal() -> None:
    rows = [Row(Entity("urn:a", "x" * 100), None), Row(Entity("urn:b", "\x1b[2J\u202e"), date(2015, 8, 1))]
    lines = text("Who?", NAMES, rows, f"{len(rows)} rows").splitlines()
    assert lines[1].index("over by") == lines[3].index("2015-08-01")
    assert lines[2].startswith("x" * 39 + "…")
    assert "\x1b" not in lines[3]
    assert "\u202e" not in lines[3]


def test_an_answer_an_entity_and_its_reasons_can_be_printed(article: allegiance.Graph) -> None:
    rows = article.pledges_of("imu")
    assert str(rows).splitlines()[1].split()[0] == "direction"
    shown = article.show(rows[0].pledge)
    assert str(shown).startswith(rows[0].pledge.label)
    assert shown._repr_html_().startswith("<pre>")
    (behind,) = article.why(rows[0])
    assert "asserted by" in str(behind)
    assert repr(behind).startswith(f"<{behind.situation.label}: {len(behind.asserting)} assert it")
    assert len(repr(shown)) < 200


def test_text_is_aligned_where_characters_are_two_cells_wide_or_none() -> None:
    rows = [Row(Entity("urn:a", label), date(2015, 8, 1)) for label in ("伊斯兰国", "مُحَمَّد", "國" * 40, "x")]
    lines = text("Who?", NAMES, rows, f"{len(rows)} rows").splitlines()[2:]
    assert {cell_len(line.partition("2015")[0]) for line in lines} == {41}


def test_what_a_description_names_can_be_looked_at_in_turn(article: allegiance.Graph) -> None:
    described = article.show("imu")
    assert str(described.entity.show()) == str(described)
    oath = next(part for part in described.involvements if part.kind == "pledge")
    assert "Islamic Movement of Uzbekistan" in str(oath.situation.show())
    assert str(oath.positions[0].source.show()).startswith(oath.positions[0].source.label)
