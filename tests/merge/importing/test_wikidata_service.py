"""Items from a SPARQL service, asked page by page on Oxigraph's server."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from engines import oxigraph
from hostile import answer, serving
from seen import names, values

from allegiance.errors import AllegianceError, ImportRefused
from allegiance.store.graph_store import GraphStore

Import = Callable[..., tuple[Any, ox.Store]]
WD, WDT = "http://www.wikidata.org/entity/", "http://www.wikidata.org/prop/direct/"
CLASS = WD + "Q17149090"
ITEMS = 450
"""More than two pages."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    label, alias = "http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#altLabel"
    lines = [f"<{WD}Q7> <{WDT}P279> <{CLASS}> .", f"<{WD}Q1> <{WDT}P31> <{WD}Q5> ."]
    for number in range(1000, 1000 + ITEMS):
        item = f"<{WD}Q{number}>"
        lines.append(f"{item} <{WDT}P31> <{WD}Q7> .")
        lines.append(f'{item} <{label}> "Front {number}"@en .')
        lines.append(f'{item} <{alias}> "F{number}"@en .')
        lines.append(f'{item} <{WDT}P571> "1995-01-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .')
    with oxigraph(tmp_path_factory.mktemp("service")) as engine:
        GraphStore(engine.graphs, timeout=60).put("https://example.org/items", "\n".join(lines).encode())
        yield engine.queries


def test_all_instances_come_page_by_page_each_once(imported: Import, service: str) -> None:
    done, store = imported("wikidata", service, "wd", instances_of=CLASS)
    assert done.records == ITEMS
    assert names(store, WD + "Q1449") == [
        ("F1449", "en", "alias", ""),
        ("Front 1449", "en", "officialName", "strongName"),
    ]
    assert values(store, "ext:wd/Q1000", WDT + "P31") == [WD + "Q7"]
    assert values(store, "ext:wd/Q1000", "al:foundingDate") == ["1995"], "a year is written as its first day there"
    assert values(store, "ext:wd/Q1", "al:describes") == []


def test_a_service_that_gives_the_same_page_for_ever_is_left(imported: Import) -> None:
    page = f'<{WD}Q1> <http://www.w3.org/2000/01/rdf-schema#label> "A"@en .\n'.encode()
    with serving(answer(page, kind="application/n-triples")) as server:
        with pytest.raises(ImportRefused, match="a page that it gave before"):
            imported("wikidata", server.url, "wd", instances_of=CLASS)
        assert len(server.requests) == 2


def test_a_page_that_is_cut_short_by_the_server_is_an_error(imported: Import, tmp_path: Path) -> None:
    page = f"<{WD}Q1> <{WDT}P31> <{CLASS}> .\nSPARQL-QUERY: java.util.concurrent.TimeoutException".encode()
    with (
        serving(answer(page, kind="application/n-triples")) as server,
        pytest.raises(AllegianceError, match="cannot be read"),
    ):
        imported("wikidata", server.url, "wd", instances_of=CLASS)
    assert list((tmp_path / "external").glob("*")) == []


def test_what_is_no_class_is_not_asked(imported: Import) -> None:
    with serving(answer()) as server:
        with pytest.raises(ImportRefused, match="is no IRI"):
            imported("wikidata", server.url, "wd", instances_of="Q5> } ; DROP ALL")
        assert server.requests == []
    with pytest.raises(ImportRefused, match="only the format wikidata"):
        imported("un_sc", "http://127.0.0.1:1/", instances_of=CLASS)
