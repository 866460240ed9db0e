"""A change is checked by looking only at what it can affect, and nothing is missed."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store, Triple
from shacl_strategies import NAMES, graphs, shapes, triples_of

from allegiance.validate.shacl import Check, EmbeddedData, Finding, affected, compile_shapes, load_shapes, validate

quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def holding(triples: set[Triple]) -> EmbeddedData:
    store = Store()
    store.extend(Quad(*triple) for triple in triples)
    return EmbeddedData(store)


def full(checks: list[Check], data: EmbeddedData) -> list[Counter[Finding]]:
    """The findings, check by check."""
    return [Counter(validate(data, [check])) for check in checks]


def assert_incremental_is_full(shape_text: str, before: set[Triple], after: set[Triple]) -> None:
    checks = compile_shapes(load_shapes(triples_of(shape_text)))
    old, new = full(checks, holding(before)), full(checks, holding(after))
    reach = affected(holding(after), checks, after - before, before - after)
    kept = sum(
        (
            Counter({finding: n for finding, n in found.items() if not reach.covers(i, finding.focus_node)})
            for i, found in enumerate(old)
        ),
        Counter(),
    )
    again = Counter(reach.validate(holding(after)))
    assert kept + again == sum(new, Counter())


@quick
@given(st.data(), st.booleans())
def test_incremental_is_full(data: st.DataObject, numeric: bool) -> None:
    before = set(triples_of("\n".join(data.draw(graphs(numeric), label="before"))))
    added = set(triples_of("\n".join(data.draw(graphs(numeric, 3), label="added"))))
    removed = (
        data.draw(st.sets(st.sampled_from(sorted(before, key=str)), max_size=3), label="removed") if before else set()
    )
    assert_incremental_is_full(
        data.draw(shapes(numeric, sparql=True), label="shapes"), before, (before - removed) | added
    )


CHANGES = {
    "a new value": (":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:maxCount 0 .", "", ":a :p :b ."),
    "a type below the target class": (
        ":S a sh:NodeShape ; sh:targetClass :C ; sh:nodeKind sh:Literal .",
        ":D rdfs:subClassOf :C .",
        ":a a :D .",
    ),
    "a class put below the target class": (
        ":S a sh:NodeShape ; sh:targetClass :C ; sh:nodeKind sh:Literal .",
        ":a a :E . :E rdfs:subClassOf :D .",
        ":D rdfs:subClassOf :C .",
    ),
    "a type and its class at once": (
        ":S a sh:NodeShape ; sh:targetClass :C ; sh:nodeKind sh:Literal .",
        "",
        ":a a :D . :D rdfs:subClassOf :C .",
    ),
    "the type of a value": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:class :C .",
        ":a :p :b .",
        ":b a :C .",
    ),
    "the far end of a sequence": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path ( :p [ sh:inversePath :q ] :r ) ; sh:minCount 1 .",
        ":a :p :b . :c :q :b .",
        ":c :r :d .",
    ),
    "the far end of a chain": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path [ sh:zeroOrMorePath :p ] ; sh:hasValue :e .",
        ":a :p :b . :b :p :c . :c :p :d .",
        ":d :p :e .",
    ),
    "a link that brings nodes into a nested property shape": (
        ":S a sh:NodeShape ; sh:targetClass :C ; sh:property :T . :T sh:path :p ; sh:property :U . "
        ":U sh:path :q ; sh:minCount 1 .",
        ":a a :C .",
        ":a :p :b .",
    ),
    "a target far above a nested property shape": (
        ":S a sh:NodeShape ; sh:targetClass :C ; sh:property :T . :T sh:path ( :p :p ) ; sh:property :U . "
        ":U sh:path :q ; sh:minCount 1 .",
        ":a :p :b . :b :p :c .",
        ":a a :C .",
    ),
    "what a shape of a value's value asks": (
        ":S a sh:PropertyShape ; sh:targetSubjectsOf :p ; sh:path :p ; sh:node :N . :N sh:property :T . "
        ":T sh:path :q ; sh:or ( :U :V ) . :U sh:class :C . :V sh:property :W . :W sh:path :r ; sh:minCount 1 .",
        ":a :p :b . :b :q :c .",
        ":c :r :d .",
    ),
    "a subject and an object of targets": (
        ":S a sh:NodeShape ; sh:targetSubjectsOf :p ; sh:targetObjectsOf :q ; sh:nodeKind sh:Literal .",
        "",
        ":a :p :b . :c :q :d .",
    ),
    "a property of a closed shape": (":S a sh:NodeShape ; sh:targetNode :a ; sh:closed true .", "", ":a :p :b ."),
    "a value of which a shape allows no property": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:closed true .",
        ":b :q 1 .",
        ":a :p :b .",
    ),
    "the property that is to be equal": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:equals :q .",
        ":a :p 1 .",
        ":a :q 1 .",
    ),
    "the value that is to be equal": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:equals :q .",
        ":a :q 1 .",
        ":a :p 1 .",
    ),
    "the property that is to have other values": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:disjoint :q .",
        ":a :p 1 .",
        ":a :q 1 .",
    ),
    "the property compared with": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:lessThan :n .",
        ":a :p 3 .",
        ":a :n 2 .",
    ),
    "a value that qualifies": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:qualifiedValueShape :T ; sh:qualifiedMinCount 1 ."
        ":T sh:class :C .",
        ":a :p :b .",
        ":b a :C .",
    ),
    "a link to a value that qualifies": (
        ":S a sh:PropertyShape ; sh:targetNode :a ; sh:path :p ; sh:qualifiedValueShape :T ; sh:qualifiedMinCount 1 ."
        ":T sh:class :C .",
        ":b a :C .",
        ":a :p :b .",
    ),
    "what a SPARQL constraint looks for": (
        ":S a sh:NodeShape ; sh:targetNode :a ; sh:sparql :Q . :Q sh:prefixes :N ; "
        "sh:select 'SELECT $this WHERE { ?x :q ?y . ?y :r ?z }' . "
        ":N sh:declare [ sh:prefix '' ; sh:namespace 'http://example.org/' ] .",
        ":b :q :c .",
        ":c :r :d .",
    ),
}

QUERIES = {
    "a step back": ("?x :p $this . ?x :q ?y", ":b :p :a .", ":b :q :c ."),
    "any property": ("$this ?any ?x", "", ":a :p :b ."),
    "any property that leads there": ("?x ?any $this", "", ":b :p :a ."),
    "what stands behind a filter": ("$this :p ?y . FILTER(REGEX(STR(?y), 'b')) ?y :q ?z", ":a :p :b .", ":b :q :c ."),
    "what stands behind a function": ("$this :p ?y . FILTER BOUND(?y) ?y :q ?z", ":a :p :b .", ":b :q :c ."),
    "a second property of one subject": ("$this :p ?y ; :q ?z", ":a :p 1 .", ":a :q 2 ."),
    "what is tied to it further on": ("?z :q ?y . ?y :r ?x . $this :p ?x", ":a :p :b . :c :r :b .", ":d :q :c ."),
    "what is not to be": ("$this :p ?y FILTER NOT EXISTS { ?y :q ?z }", ":a :p :b .", ":b :q :c ."),
    "what a sub-query looks for": ("SELECT $this WHERE { $this :p ?y . ?y :q ?z }", ":a :p :b .", ":b :q :c ."),
}
"""What a SPARQL constraint looks for, data, and a change of it."""

CHANGES |= {
    f"in a query, {name}": (
        ":S sh:targetNode :a ; sh:sparql [ sh:prefixes :Names ; "
        f'sh:select "SELECT $this WHERE {{ {where} }}" ] . {NAMES}',
        before,
        change,
    )
    for name, (where, before, change) in QUERIES.items()
}


@pytest.mark.parametrize("name", CHANGES)
def test_change_is_seen_when_made_and_when_undone(name: str) -> None:
    shape_text, base, change = CHANGES[name]
    before = set(triples_of(base))
    after = before | set(triples_of(change))
    checks = compile_shapes(load_shapes(triples_of(shape_text)))
    assert full(checks, holding(before)) != full(checks, holding(after)), "the change must matter"
    assert_incremental_is_full(shape_text, before, after)
    assert_incremental_is_full(shape_text, after, before)


def test_nothing_changed_checks_nothing() -> None:
    checks = compile_shapes(load_shapes(triples_of(CHANGES["a new value"][0])))
    data = holding(set(triples_of(":a :p :b .")))
    assert affected(data, checks, []).validate(data) == []
    assert validate(data, checks, []) == []
    assert len(validate(data, checks)) == 1


def test_distant_change_touches_no_other_focus_node() -> None:
    checks = compile_shapes(load_shapes(triples_of(CHANGES["what a shape of a value's value asks"][0])))
    data = holding(set(triples_of(":a :p :b . :b :q :c . :c :r :d . :e :p :f . :f :q :g . :g :r :d .")))
    (nodes,) = affected(data, checks, triples_of(":c :r :d .")).nodes.values()
    assert nodes == {NamedNode("http://example.org/a")}
