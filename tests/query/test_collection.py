"""The questions as linked data: SIB's form, readable by another RDF library, each query ready to run."""

import pyoxigraph as ox
import pytest
import rdflib

import allegiance
from allegiance.errors import BadAddress
from allegiance.query import catalog

SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def collection(article: allegiance.Graph) -> rdflib.Graph:
    return rdflib.Graph().parse(data=article.collection("https://example.org/sparql"), format="turtle")


def test_every_question_is_an_executable_with_its_english_and_its_target(collection: rdflib.Graph) -> None:
    found = set(collection.subjects(rdflib.RDF.type, SH.SPARQLSelectExecutable))
    assert {str(node).rpartition("/")[2] for node in found} == set(catalog.paths())
    for node in found:
        (comment,) = collection.objects(node, rdflib.RDFS.comment)
        assert str(comment) == catalog.question(str(node).rpartition("/")[2]).summary
        assert list(collection.objects(node, rdflib.URIRef("https://schema.org/target"))) == [
            rdflib.URIRef("https://example.org/sparql")
        ]


def test_every_query_runs_as_it_stands(collection: rdflib.Graph, article: allegiance.Graph) -> None:
    selects = list(collection.objects(None, SH.select))
    assert len(selects) == len(catalog.paths())
    for select in selects:
        assert isinstance(article.store.query(str(select)), ox.QuerySolutions)


def test_the_prefixes_are_declared_once(collection: rdflib.Graph) -> None:
    (node,) = set(collection.objects(None, SH.prefixes))
    declared = {
        str(collection.value(d, SH.prefix)): str(collection.value(d, SH.namespace))
        for d in collection.objects(node, SH.declare)
    }
    assert declared["al"] == "https://w3id.org/allegiance/ns#"


def test_a_target_that_is_no_address_is_refused(article: allegiance.Graph) -> None:
    with pytest.raises(BadAddress, match="http"):
        article.collection("no address")
