"""Columns that are lines of a text: found here as an engine finds them, and left to it where the form is another."""

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.query import catalog
from allegiance.query.answers import row_type
from allegiance.query.rows import read_rows
from allegiance.sparql.lines import COLUMN, Line, apart, together
from allegiance.sparql.ordering import unordered
from allegiance.store.typed import select

QUERY = r"""PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT (IRI(STRBEFORE(STRAFTER(?t, "\nwho: "), "\n")) AS ?who) ?day
       (IF(CONTAINS(?t, "\nwhom: "), IRI(STRBEFORE(STRAFTER(?t, "\nwhom: "), "\n")), ?nothing) AS ?whom)
       (IF(CONTAINS(?t, "\nsince: "), xsd:date(STRBEFORE(STRAFTER(?t, "\nsince: "), "\n")), ?nothing) AS ?since)
       (IF(CONTAINS(?t, "\nscope: "), STRBEFORE(STRAFTER(?t, "\nscope: "), "\n"), ?nothing) AS ?scope)
       (CONCAT(?first, STRBEFORE(STRAFTER(?t, "\nflags: "), "\n")) AS ?flags)
       (STRBEFORE(STRAFTER(?t, "\nnote: "), "\n") AS ?note)
WHERE {
  VALUES (?t ?day ?first) {
    ("\nwho: urn:a\nwhom: urn:b\nsince: 2015-08-31\nscope: \nflags: y: z\nnote: \n" 1 "x; ")
    ("\nwho: urn:a\nflags: \n" 2 "")
  }
}
ORDER BY ?day
"""


def texts(solutions: ox.QuerySolutions) -> tuple[list[str], list[list[str | None]]]:
    names = [variable.value for variable in solutions.variables]
    return names, [[None if term is None else term.value for term in row] for row in solutions]


def run(sparql: str) -> tuple[list[str], list[list[str | None]]]:
    solutions = ox.Store().query(sparql)
    assert isinstance(solutions, ox.QuerySolutions)
    return texts(solutions)


def test_the_lines_found_here_are_those_that_an_engine_finds() -> None:
    names, expected = run(QUERY)
    sparql, lines = apart(QUERY)
    assert set(lines) == {"who", "whom", "since", "scope", "flags", "note"}
    assert "STRAFTER" not in sparql
    fewer, rows = run(sparql)
    found = [dict(zip((*fewer, *lines), row, strict=True)) for row in together(fewer, rows, lines)]
    assert [[row[name] for name in names] for row in found] == expected


@pytest.mark.parametrize(
    "column",
    [
        r'(STRBEFORE(STRAFTER(?t, "\nnote: "), ";") AS ?note)',
        r'(UCASE(STRBEFORE(STRAFTER(?t, "\nnote: "), "\n")) AS ?note)',
        r'(STRBEFORE(STRAFTER(STR(?t), "\nnote: "), "\n") AS ?note)',
        r'(IF(CONTAINS(?t, "\nnote: "), STRBEFORE(STRAFTER(?t, "\nnote: "), "\n"), "none") AS ?note)',
        r'(IF(CONTAINS(?t, "\nflags: "), STRBEFORE(STRAFTER(?t, "\nnote: "), "\n"), ?nothing) AS ?note)',
    ],
)
def test_another_form_is_left_to_the_engine(column: str) -> None:
    query = f"SELECT {column}\nWHERE {{ VALUES ?t {{ 'x' }} }}"
    assert apart(query)[1] == {}


def test_a_text_that_is_asked_for_already_is_asked_for_once() -> None:
    asked, lines = apart(QUERY.replace("?day\n", "?day ?t\n", 1))
    assert lines.keys() == apart(QUERY)[1].keys()
    assert run(asked)[0].count("t") == 1


def test_a_line_by_which_the_engine_orders_the_rows_is_left_to_it() -> None:
    ordered = QUERY.replace("ORDER BY ?day", "ORDER BY STR(?note)")
    assert set(apart(ordered)[1]) == {"who", "whom", "since", "scope", "flags"}


def test_a_text_that_is_not_there_has_no_lines() -> None:
    lines = {"note": Line("t", "note", optional=True, before=None)}
    assert list(together(["t"], [[None]], lines)) == [[None, None]]


@pytest.mark.parametrize("name", [n for n in catalog.paths() if COLUMN.search(catalog.question(n).sparql)])
def test_a_question_has_the_same_rows_either_way(name: str, article: allegiance.Graph) -> None:
    question = catalog.question(name)
    given = {p.name: p.example for p in question.parameters.values() if p.default is None}
    plain = select(article.store, article.explain(name, **given))
    assert list(article.ask(name, **given)) == read_rows(question, row_type(name), plain)
    unsorted, _ = unordered(question.sparql)
    assert apart(unsorted)[1], "no line is found here"
    for line in apart(unsorted)[1]:
        assert unsorted.count(f"?{line} ") + unsorted.count(f"?{line})") == 1, "it is used elsewhere too"
