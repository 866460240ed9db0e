"""The data of the project itself, in its real size, on every engine: what `explain` prints has the rows of the library.

Cases are small, and some faults of an engine show only where it plans for much. Where a server's own engine fails, the
library has the rows nevertheless."""

import warnings
from typing import Any
from urllib.error import HTTPError

from engines import Engine

import allegiance
from allegiance.query import catalog
from allegiance.query.answers import row_type
from allegiance.query.rows import Rows, read_rows
from article import ASKED

PLANNED_ANEW = frozenset({"Virtuoso"})
"""Engines that give some questions other rows, or refuse them, as they happen to plan them: today this one, and another
tomorrow on the same data (docs/servers.md). What they do is told; that the library has the rows is demanded."""


def askings(name: str, engine: Engine) -> list[dict[str, Any]]:
    """Return what a question is asked: only what it must be told, and all that its examples tell; of Oxigraph's server,
    which plans as the embedded store does, the first alone."""
    parameters = [p for p in catalog.question(name).parameters.values() if p.type != "dataset"]
    ways = (False,) if engine.name == "Oxigraph" else (False, True)
    return [{p.name: p.example for p in parameters if p.default is None or full} for full in ways]


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
    refused: dict[str, str] = {}
    rows = 0
    for name in ASKED:
        for given in askings(name, engine):
            here = graph.ask(name, **given).to_dicts()
            found = pasted(engine, graph, name, given)
            rows += len(here)
            if isinstance(found, str):
                refused[name] = found[:200]
            elif found != here:
                otherwise[name] = f"{len(found)} rows of {len(here)}"
            if found != here:
                assert there.ask(name, **given).to_dicts() == here, (name, given)
    if engine.name not in PLANNED_ANEW:
        assert (otherwise, refused) == ({}, {})
    for name in sorted(otherwise):
        if not catalog.question(name).misread:
            warnings.warn(f"{engine.name} gives {otherwise[name]} of {name}: its header should say so.", stacklevel=1)
    assert len(otherwise.keys() | refused.keys()) < len(ASKED) / 3, (otherwise, refused)
    assert rows > 4_000
