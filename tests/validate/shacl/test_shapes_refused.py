"""Shapes that are ill-formed, recursive or beyond the engine are refused in one sentence, never half-applied."""

import pytest
from shacl_strategies import triples_of

from allegiance.validate.shacl import ShapesError, load_shapes

SELECT = ":S a sh:NodeShape ; sh:targetNode :a ; sh:sparql [ sh:select '{}' ] ."

REFUSED = {
    "recursive": ":S a sh:NodeShape ; sh:targetNode :a ; sh:node :T . :T sh:not :S .",
    "count in a node shape": ":S a sh:NodeShape ; sh:targetNode :a ; sh:minCount 1 .",
    "two datatypes": ":S sh:targetNode :a ; sh:datatype xsd:date, xsd:string .",
    "unknown SHACL term": ":S sh:targetNode :a ; sh:minimumCount 1 .",
    "SHACL rules": ":S sh:targetNode :a ; sh:rule [ a sh:TripleRule ] .",
    "list without end": ":S sh:targetNode :a ; sh:in :list . :list rdf:first 1 ; rdf:rest :list .",
    "path that is no path": ":S sh:targetNode :a ; sh:path [ :p :q ] ; sh:minCount 1 .",
    "path through itself": ":S sh:targetNode :a ; sh:path _:p ; sh:minCount 1 . _:p sh:inversePath _:p .",
    "property shape without a path": ":S sh:targetNode :a ; sh:property [ sh:class :C ] .",
    "property shape in sh:node": ":S sh:targetNode :a ; sh:node [ sh:path :p ; sh:minCount 1 ] .",
    "kind that is none": ":S sh:targetNode :a ; sh:nodeKind :Iri .",
    "count that is no number": ":S sh:targetNode :a ; sh:path :p ; sh:maxCount 'one' .",
    "switch that is no boolean": ":S sh:targetNode :a ; sh:deactivated 'yes' .",
    "blank target node": ":S sh:targetNode [] ; sh:class :C .",
    "query that forgets $this": SELECT.format("SELECT ?x WHERE { ?x ?p ?o }"),
    "query that assigns $this": SELECT.format("SELECT $this WHERE { BIND(1 AS $this) }"),
    "query of a remote service": SELECT.format("SELECT $this WHERE { SERVICE <http://h/> { $this ?p ?o } }"),
    "query of a file": SELECT.format("SELECT $this FROM <file:///etc/passwd> WHERE { $this ?p ?o }"),
    "query that pages": SELECT.format("SELECT $this WHERE { $this ?p ?o } LIMIT 1"),
    "query that aggregates over all nodes": SELECT.format("SELECT $this (COUNT(?o) AS ?n) WHERE { $this ?p ?o }"),
    "query with an unknown prefix": SELECT.format("SELECT $this WHERE { $this ex:p ?o }"),
    "query that is no SELECT": SELECT.format("CONSTRUCT WHERE { $this ?p ?o }"),
    "query without its last brace": SELECT.format("SELECT $this WHERE { $this ?p ?o"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    with pytest.raises(ShapesError) as caught:
        load_shapes(triples_of(REFUSED[name]))
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message


def test_deactivated_shape_is_not_read_further() -> None:
    shapes = load_shapes(triples_of(":S sh:targetNode :a ; sh:deactivated true ; sh:sparql [ sh:select 'nonsense' ] ."))
    assert [shape.constraints for shape in shapes.targeted] == [()]
