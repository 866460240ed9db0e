"""A question pasted into a server's own page: what `explain` prints has the library's rows, sent as it is.

Only Virtuoso misreads some, which say so in their header; each does go wrong there in the way it says."""

from pathlib import Path
from typing import Any
from urllib.error import HTTPError

import pytest
from engines import Engine
from together import ON_GIVEN_DATA, parameters, together

import allegiance
from allegiance.query import catalog
from allegiance.query.answers import row_type
from allegiance.query.rows import Rows, read_rows

FIRST = list({case.parent.name: case for case in reversed(ON_GIVEN_DATA)}.values())
"""A case of each question, in which it has rows."""
MISREAD = {
    "co_pledgers_of": ("in-one-oath", "The estimated execution time"),
    "participants_in": ("each-account-beside-the-others", "SP031"),
    "pledges_of": ("made-received-and-made-in-its-name", {"kind": "reaffirmation"}),
}
"""In which case Virtuoso misreads a question, and how: its words, or what too many or too few rows have in a column."""
ON_LARGER_DATA = {
    "designated_when_pledging": "loses",
    "diverging_splinters": "loses",
    "pledges_to_possibly_dead": "loses",
    "situations_before": "adds",
}
"""Read rightly or not as Virtuoso, begun anew, happens to plan it: whether it loses rows then or adds some."""
TOO_LONG = f'SELECT ?n ?text WHERE {{ VALUES (?n ?text) {{ (2 "{"x" * 5_000}") (1 "y") }} }} ORDER BY ?n'


@pytest.fixture(autouse=True)
def holding(request: pytest.FixtureRequest) -> None:
    """Have the cases on the server, which has them from other tests as a rule."""
    if "engine" in request.fixturenames:
        request.getfixturevalue("engine").holding(together().store.inner)


def rows_there_and_here(case: Path, engine: Engine) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    name, given, here = case.parent.name, parameters(case), allegiance.Graph(together().store)
    found = read_rows(catalog.question(name), row_type(name), engine.pasted(here.explain(name, **given)))
    return Rows(catalog.question(name), "", found).to_dicts(), here.ask(name, **given).to_dicts()


@pytest.mark.parametrize("case", FIRST, ids=lambda case: case.parent.name)
def test_a_pasted_question_has_the_rows_of_the_library(case: Path, engine: Engine) -> None:
    name = case.parent.name
    if engine.name == "Virtuoso" and name in MISREAD:
        stem, how = MISREAD[name]
        assert_misread(case.with_stem(stem), engine, how)
        return
    there, here = rows_there_and_here(case, engine)
    if engine.name == "Virtuoso" and name in ON_LARGER_DATA:
        assert ON_LARGER_DATA[name] in (catalog.question(name).misread or "")
        less, more = (there, here) if ON_LARGER_DATA[name] == "loses" else (here, there)
        assert [row for row in less if row not in more] == []
    else:
        assert there == here != []


def assert_misread(case: Path, engine: Engine, how: str | dict[str, str]) -> None:
    """Hold the reason in a question's header against what the server does; a mended server fails here."""
    if isinstance(how, str):
        with pytest.raises(HTTPError) as caught:
            rows_there_and_here(case, engine)
        assert how in caught.value.read().decode()
        return
    there, here = rows_there_and_here(case, engine)
    for column, wrong in how.items():
        assert [row[column] for row in there].count(wrong) != [row[column] for row in here].count(wrong)


def test_long_texts_are_refused_by_virtuoso_where_rows_are_ordered(engine: Engine) -> None:
    if engine.name != "Virtuoso":
        assert len(list(engine.pasted(TOO_LONG))) == 2
        return
    with pytest.raises(HTTPError) as caught:
        engine.pasted(TOO_LONG)
    assert "SR319" in caught.value.read().decode()


def test_the_list_of_what_is_misread_is_that_of_the_headers() -> None:
    assert set(MISREAD) | set(ON_LARGER_DATA) == {name for name in catalog.paths() if catalog.question(name).misread}
    assert {case.parent.name for case in FIRST} == set(catalog.paths())
