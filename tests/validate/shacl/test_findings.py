"""What findings say, and which focus nodes they are about."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from shacl_strategies import NODES, graphs, shapes, triples_of

from allegiance.validate.shacl import EmbeddedData, Finding, compile_shapes, load_shapes, validate


def findings(shape_text: str, data: str) -> list[Finding]:
    store = Store()
    store.extend(Quad(*triple) for triple in triples_of(data))
    return validate(EmbeddedData(store), compile_shapes(load_shapes(triples_of(shape_text))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), st.sets(st.sampled_from(NODES)), st.booleans())
def test_given_focus_nodes_get_the_findings_of_the_full_check(
    data: st.DataObject, names: set[str], numeric: bool
) -> None:
    store = Store()
    store.extend(Quad(*triple) for triple in triples_of("\n".join(data.draw(graphs(numeric)))))
    checks = compile_shapes(load_shapes(triples_of(data.draw(shapes(numeric, sparql=True)))))
    focus = [NamedNode(f"http://example.org/{name[1:]}") for name in sorted(names)]
    everything = validate(EmbeddedData(store), checks)
    wanted = Counter(finding for finding in everything if finding.focus_node in focus)
    assert Counter(validate(EmbeddedData(store), checks, focus)) == wanted


def test_message_is_filled_in_and_nothing_in_a_value_is_taken_for_a_template() -> None:
    (found,) = findings(
        ":S sh:targetNode :a ; sh:sparql [ sh:message '{$this} has {?value}, {?nothing}'@en ; "
        "sh:select 'SELECT $this ?value WHERE { $this ?p ?value }' ] .",
        ":a :p '{$this}' .",
    )
    assert found.message == Literal("http://example.org/a has {$this}, {?nothing}", language="en")


def test_english_message_is_preferred() -> None:
    (found,) = findings(":S sh:targetNode :a ; sh:class :C ; sh:message 'zuerst'@de, 'first'@en .", "")
    assert found.message == Literal("first", language="en")


def test_shape_without_a_message_gets_one() -> None:
    (found,) = findings(":S sh:targetNode :a ; sh:path :p ; sh:minCount 2 .", ":a :p 1 .")
    assert found.message.value == "Must have at least 2 values."


def test_ill_typed_literals_are_reported_and_well_typed_ones_are_not() -> None:
    data = " ".join(
        f":a :p '{text}'^^xsd:date ."
        for text in (
            "2016-02-29",
            "2015-02-29",
            "2000-02-29",
            "1900-02-29",
            "2015-13-01",
            "2015-06-31",
            "2015-6-1",
            "2015-01-01Z",
            "-0044-03-15",
            "12015-01-01",
            "2015-01-01+14:30",
        )
    )
    found = findings(":S sh:targetNode :a ; sh:path :p ; sh:datatype xsd:date .", data)
    assert {finding.value.value for finding in found} == {
        "2015-02-29",
        "1900-02-29",
        "2015-13-01",
        "2015-06-31",
        "2015-6-1",
        "2015-01-01+14:30",
    }


def test_variables_in_strings_and_comments_of_a_query_are_left_alone() -> None:
    (found,) = findings(
        ":S sh:targetNode :a ; sh:sparql [ sh:select '''SELECT $this ?value WHERE { # $this } MINUS\n"
        "$this ?p ?value FILTER(STR(?value) = \"$this } MINUS {\") }''' ] .",
        ":a :p '$this } MINUS {', 'other' .",
    )
    assert found.value == Literal("$this } MINUS {")
