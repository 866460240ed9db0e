"""Values that would change a query if they were text: each is a term, or refused; nothing more is read or written."""

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance import resources
from allegiance.errors import BadParameter
from allegiance.query.bind import bind
from allegiance.query.header import Parameter, Question
from allegiance.sparql import grammar

HERE = Path(__file__).parent
MANIFEST = resources.root().parent / "shared" / "adversarial" / "manifest.csv"
REFUSED = {"N06", "N09", "N10", "N14", "N15"}
"""What is no IRI, no number, no choice and no day. The others are values like any."""


def table() -> list[dict[str, str]]:
    with (HERE / "params.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("case", table(), ids=lambda case: case["case"])
def test_a_hostile_value_is_a_term_or_refused(case: dict[str, str]) -> None:
    kind = {"iri": "entity"}.get(case["kind"], case["kind"])
    parameter = Parameter("value", kind, "Help.", "an example", choices=("asc", "desc"))
    text = "SELECT ?row ($value AS ?back) WHERE { ?row <urn:p> ?o FILTER(?o = 1 || STR($value) = 'never') }"
    question = Question("who", "topic", "Who?", "", {"value": parameter}, {}, (), text)
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"urn:{n}"), ox.NamedNode("urn:p"), ox.Literal(n)) for n in (1, 2))
    if case["case"] in REFUSED:
        with pytest.raises(BadParameter):
            bind(question, {"value": case["value"]})
        return
    sparql = bind(question, {"value": case["value"]})
    assert grammar.check(sparql).kind == "SELECT"
    (row,) = store.query(sparql)
    assert (row["row"], row["back"].value) == (ox.NamedNode("urn:1"), case["value"])
    assert len(store) == 2


@pytest.mark.skipif(not MANIFEST.exists(), reason="the collection is not at hand")
def test_every_value_of_the_collection_is_in_the_table() -> None:
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        wanted = {row["id"] for row in csv.DictReader(file) if row["kind"] == "query-param"}
    assert wanted == {case["case"] for case in table()} >= REFUSED
