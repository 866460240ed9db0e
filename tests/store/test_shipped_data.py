"""The data of the project itself, in its real size, on every engine: what `explain` prints has the rows of the library.

Cases are small, and some faults of an engine show only where it plans for much. Where a server's own engine fails, the
library has the rows nevertheless."""

import json
from typing import Any
from urllib.error import HTTPError

from engines import Engine

import allegiance
from allegiance.query import catalog
from allegiance.query.answers import row_type
from allegiance.query.rows import Rows, read_rows
from article import ASKED

OTHERWISE: dict[str, dict[str, str]] = {
    "Oxigraph": {},
    "Fuseki": {},
    "Virtuoso": {
        "allegiances_at": "SR319: Max row length",
        "co_pledgers_of": "The estimated execution time",
        "diverging_splinters": "The estimated execution time",
        "participants_in": "SP031",
        "pledges_of": "other rows",
    },
}
"""The questions that an engine itself answers otherwise (docs/servers.md), and what it says."""


def askings(name: str) -> list[dict[str, Any]]:
    """Return what a question is asked: only what it must be told, and all that its examples tell."""
    parameters = [p for p in catalog.question(name).parameters.values() if p.type != "dataset"]
    return [{p.name: p.example for p in parameters if p.default is None or full} for full in (False, True)]


def pasted(engine: Engine, here: allegiance.Graph, name: str, given: dict[str, Any]) -> list[dict[str, Any]] | str:
    """Return the rows of the server's own engine, or its words."""
    question = catalog.question(name)
    try:
        found = read_rows(question, row_type(name), engine.pasted(here.explain(name, **given)))
    except HTTPError as error:
        return error.read().decode()
    return Rows(question, "", found).to_dicts()


def test_every_question_has_the_rows_of_the_embedded_store(engine: Engine, graph: allegiance.Graph) -> None:
    there = engine.holding_in_few_graphs(graph.store.inner)  # type: ignore[attr-defined]  # an embedded store
    otherwise: dict[str, str] = {}
    rows = 0
    for name in ASKED:
        for given in askings(name):
            here = graph.ask(name, **given).to_dicts()
            found = pasted(engine, graph, name, given)
            rows += len(here)
            if found != here:
                otherwise[name] = found if isinstance(found, str) else "other rows"
                assert there.ask(name, **given).to_dicts() == here, (name, given)
    expected = OTHERWISE[engine.name]
    assert otherwise.keys() == expected.keys(), json.dumps(otherwise)[:2_000]
    assert all(words in otherwise[name] for name, words in expected.items()), json.dumps(otherwise)[:2_000]
    assert rows > 5_000
