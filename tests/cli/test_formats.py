"""Answers in every format say the same, can be read back, and carry nothing that a terminal or spreadsheet obeys."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allegiance.query.rows import Rows
from article import article_files

pytestmark = pytest.mark.usefixtures("project_built")
Run = Callable[..., Any]

STORES = tuple(part for path in article_files() for part in ("--store", path))
GOOD = ("ask", "allegiances_at", "--date", "2015-08-31", "--known-by", "2015-08-31", *STORES)
HOSTILE = "=1+1\x1b[31m\x07\x9b\u202e|<b>\u2028"
HOSTILE_DATA = f"""
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
org:hostile a al:ArmedOrganization ; skos:prefLabel {json.dumps(HOSTILE)}@en .
org:persian a al:ArmedOrganization ; skos:prefLabel "نیروهای می\u200cخواهند"@en .
"""
STEERING = "\x1b\x07\x9b\u202e\u2028"
SELECT = "SELECT ?org ?label WHERE {{ ?org a al:Organization ; rdfs:label ?label {} }} ORDER BY ?org"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "given.ttl"
    path.write_text(HOSTILE_DATA)
    return path


def test_json_and_json_lines_hold_the_same_rows(run: Run) -> None:
    rows = json.loads(run(*GOOD, "--format", "json").out)
    assert [json.loads(line) for line in run(*GOOD, "--format", "jsonl").out.splitlines()] == rows
    assert len(rows) == 5


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t"), (None, ",")])
def test_tables_for_machines_hold_the_same_rows(form: str | None, delimiter: str, run: Run) -> None:
    rows = json.loads(run(*GOOD, "--format", "json").out)
    text = run(*GOOD, *(["--format", form] if form else [])).out
    read = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    assert [row["pledger_iri"] for row in read] == [row["pledger"]["iri"] for row in rows]
    assert [row["sworn_by"] for row in read] == [row["sworn_by"] for row in rows]
    assert [row["claims"].split("; ") for row in read] == [row["claims"] for row in rows]
    assert all(None not in row and None not in row.values() for row in read), "every line has all columns"


@pytest.mark.parametrize(
    ("form", "unused"),
    [
        ("csv", ("to_dicts",)),
        ("md", ("to_dicts", "to_flat")),
        ("table", ("to_dicts", "to_flat")),
        ("json", ("to_flat",)),
    ],
)
def test_only_the_form_that_is_printed_is_made(
    form: str, unused: tuple[str, ...], run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = run(*GOOD, "--format", form)
    for name in unused:
        monkeypatch.setattr(Rows, name, lambda _rows, name=name: pytest.fail(f"{name} was called"))
    assert run(*GOOD, "--format", form) == expected


def test_markdown_is_a_table_with_a_line_for_each_row(run: Run) -> None:
    lines = run(*GOOD, "--format", "md").out.splitlines()
    widths = {line.replace("\\|", "").count("|") for line in lines}
    assert len(lines) == 2 + 5
    assert len(widths) == 1
    assert lines[1].replace(" ", "").strip("|").replace("|", "").strip("-") == ""


def test_a_table_shows_question_and_rows(run: Run) -> None:
    shown = run(*GOOD, "--format", "table").out
    assert "Who is sworn to whom" in shown
    assert "(5 rows)" in shown
    assert "Uthman" in shown


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "md", "parquet"])
def test_some_rows_come_in_every_format_and_how_many_there_are_beside_them(form: str, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "answer"
    shown = run(*GOOD, "--format", form, "--limit", "2", "--offset", "1", "--output", file)
    assert shown.err == "rows 2 to 3 of 5; --offset 3 goes on\n"
    rows = json.loads(run(*GOOD, "--format", "json").out)
    if form == "parquet":
        read = pytest.importorskip("pyarrow.parquet").read_table(file).to_pylist()
        assert [row["pledger_iri"] for row in read] == [row["pledger"]["iri"] for row in rows[1:3]]
        return
    text = file.read_text()
    in_each_row = ("Bukhari", "Uzbekistan", "Ghazi", "Kunduz", "Zawahiri")
    assert [word in text for word in in_each_row] == [False, True, True, False, False]
    assert run(*GOOD, "--format", form, "--limit", "5").err == ""
    assert run(*GOOD, "--format", form, "--offset", "9").err == "none of 5 rows\n"


def test_reasons_are_given_for_the_rows_wanted(run: Run) -> None:
    shown = run("ask", "allegiances_at", "--date", "2015-08-31", *STORES, "--why", "--limit", "1")
    assert shown.out.count("asserted by") == 1
    assert shown.err.startswith("the first 1 of ")


def test_an_answer_without_rows_still_has_its_heads(run: Run) -> None:
    query = ("sparql", "SELECT ?a ?b WHERE { FILTER(false) }")
    assert run(*query, "--format", "csv").out == "a,b\n"
    assert json.loads(run(*query, "--format", "json").out) == []
    assert run(*query, "--format", "jsonl").out == ""
    empty = run("ask", "allegiances_at", "--date", "2015-08-31", "--known-by", "1990-01-01", "--format", "csv").out
    assert empty.startswith("pledger,pledger_iri,")
    assert empty.count("\n") == 1


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "jsonl", "md"])
def test_control_characters_never_reach_the_terminal(form: str, hostile: Path, run: Run) -> None:
    out = run("sparql", SELECT.format(""), "--store", hostile, "--format", form).out
    assert "org:hostile" in out or "org/hostile" in out
    assert [c for c in out if c in STEERING] == []


def test_triples_carry_no_control_characters_either(hostile: Path, run: Run) -> None:
    out = run("sparql", "CONSTRUCT WHERE { org:hostile rdfs:label ?o }", "--store", hostile).out
    assert "org:hostile rdfs:label" in out
    assert [c for c in out if c in STEERING] == []


def test_show_carries_no_control_characters(hostile: Path, run: Run) -> None:
    for form in ("text", "json"):
        out = run("show", "org:hostile", "--store", hostile, "--format", form).out
        assert "=1+1" in out
        assert [c for c in out if c in STEERING] == []


def test_json_escapes_what_it_cannot_show_and_loses_nothing(hostile: Path, run: Run) -> None:
    rows = json.loads(run("sparql", SELECT.format(""), "--store", hostile, "--format", "json").out)
    assert rows[0]["label"] == HOSTILE


def test_persian_names_keep_their_joiners(hostile: Path, run: Run) -> None:
    for form in ("csv", "md", "json", "table"):
        assert "می\u200cخواهند" in run("sparql", SELECT.format(""), "--store", hostile, "--format", form).out


def test_a_cell_that_a_spreadsheet_would_compute_is_kept_a_text(hostile: Path, run: Run) -> None:
    rows = list(
        csv.DictReader(io.StringIO(run("sparql", SELECT.format(""), "--store", hostile, "--format", "csv").out))
    )
    assert rows[0]["label"].startswith("'=1+1")
    values = "VALUES ?v { '@SUM(A1)' '+1+1' '-1+1' '-12.5' '+7' '-' '\\t=1' 'a=1' }"
    read = csv.DictReader(io.StringIO(run("sparql", f"SELECT ?v WHERE {{ {values} }}", "--format", "csv").out))
    assert [row["v"] for row in read] == ["'@SUM(A1)", "'+1+1", "'-1+1", "-12.5", "+7", "'-", "�=1", "a=1"]


def test_a_yes_or_no_is_told_as_such(run: Run) -> None:
    assert run("sparql", "ASK { org:imu a al:Person }").out == "no\n"
    assert json.loads(run("sparql", "ASK { org:imu a al:Organization }", "--format", "json").out) is True


def test_what_a_query_declares_prevails_over_our_prefixes(run: Run) -> None:
    query = "prefix\n org: <https://example.org/> SELECT (org:x AS ?x) {}"
    assert run("sparql", query, "--format", "csv").out == "x\nhttps://example.org/x\n"


def test_a_triple_as_a_value_is_shown(run: Run) -> None:
    outcome = run("sparql", "SELECT ?t { BIND(<<( <a:s> <a:p> 1 )>> AS ?t) }", "--format", "csv")
    assert outcome.code == 0
    assert "a:s" in outcome.out
