"""Whoever a check finds at fault was suspected of it, and what is collected of the suspects is enough to tell."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, Triple
from shacl_strategies import NAMES, graphs, shapes, triples_of

from allegiance import resources
from allegiance.store.typed import text_of
from allegiance.validate import compiled
from allegiance.validate.checks.columns import Columns, ending
from allegiance.validate.checks.vocabulary import read_vocabulary
from allegiance.validate.checks.whole import row_of
from allegiance.validate.facts import Known
from allegiance.validate.files import collect
from allegiance.validate.reading import read_all
from allegiance.validate.shacl import Check, EmbeddedData, compile_shapes, findings, load_shapes
from allegiance.validate.shacl.sure import suspects

CLEARED, OTHER = NamedNode("urn:cleared"), NamedNode("urn:other")


def held(cleared: list[Triple], others: list[Triple]) -> tuple[Store, Columns]:
    """A store of both, and what is known of the first, which hold no blank nodes, without asking it."""
    store, columns = Store(), Columns()
    columns.graphs.add(text_of(CLEARED))
    for triple in cleared:
        quad = Quad(*triple, CLEARED)
        columns.rows[quad.predicate.value][ending(quad.object)].append(row_of(quad))
        store.add(quad)
    store.extend(Quad(*triple, OTHER) for triple in others)
    return store, columns


def unsure(checks: list[Check], known: Known) -> list[Check]:
    return [check for check in checks if (nodes := suspects(check, known)) is None or nodes]


def assert_sure_ones_find_nothing(checks: list[Check], store: Store, columns: Columns) -> list[Check]:
    known = Known(store, columns)
    for check in checks:
        suspected = suspects(check, known)
        found = findings.ask(EmbeddedData(store), check.asked)
        assert suspected is None or {text_of(each.focus_node) for each in found} <= suspected, check
    by_store = compiled.run(EmbeddedData(store), checks)
    assert sorted(compiled.run_known(known, checks, lambda: EmbeddedData(store))) == sorted(by_store)
    return unsure(checks, known)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data(), st.booleans())
def test_what_is_sure_finds_nothing(data: st.DataObject, numeric: bool) -> None:
    there = triples_of("\n".join(data.draw(graphs(numeric), label="data")))
    others = [triple for triple in there if data.draw(st.integers(0, 3)) == 0]
    if data.draw(st.booleans()):
        others = [
            Triple(t.subject, t.predicate, BlankNode("b") if "/e>" in str(t.object) else t.object) for t in others
        ]
    checks = compile_shapes(load_shapes(triples_of(data.draw(shapes(numeric, sparql=True), label="shapes"))))
    assert_sure_ones_find_nothing(checks, *held([t for t in there if t not in others], others))


CASES = {
    "a value": ("sh:minCount 1", ":a :p 1 . :b :p 1 .", ":b :q 1 ."),
    "a value elsewhere": ("sh:minCount 1", ":a :p 1 . :b :p 1 .", ":a :p 1 . :b a :C ."),
    "two values": ("sh:maxCount 1", ":a :p 1 . :n :p 1 , 2 .", ":a :p 1 , 2 ."),
    "no value is allowed": ("sh:maxCount 0", ":n :p 1 .", ":a :p 1 ."),
    "a class": ("sh:class :D", ":a :p :b . :b a :D .", ":a :p :b ."),
    "a class below": ("sh:class :D", ":a :p :b . :b a :E . :E rdfs:subClassOf :D .", ":a :p :b . :b a :E ."),
    "a text like an IRI": ("sh:class :D", ":a :p :b . :b a :D .", ':a :p "http://example.org/b" . :b a :D .'),
    "a datatype": ("sh:datatype xsd:date", ':a :p "2015-01-01"^^xsd:date .', ':a :p "2015-02-30"^^xsd:date .'),
    "a text": ("sh:datatype xsd:string", ':a :p "x" .', ':a :p "x"@en .'),
    "a text with a language": ("sh:datatype rdf:langString", ':a :p "x"@en , "y"@de .', ':a :p "x" .'),
    "a length": ("sh:maxLength 3", ':a :p "xyz" .', ':a :p "xyzz" .'),
    "the length of an IRI": ("sh:maxLength 20", ":a :p :b .", ":a :p :bcd ."),
    "too short": ("sh:minLength 2", ':a :p "xy" .', ':a :p "x" .'),
    "a pattern": ('sh:pattern "^x"', ':a :p "xy" .', ':a :p "yx" .'),
    "another value": ("sh:disjoint :q", ":a :p 1 ; :q 2 .", ":a :p 1 ; :q 1 ."),
    "a shape": ("sh:node [ sh:property [ sh:path :q ; sh:hasValue :d ] ]", ":a :p :b . :b :q :d .", ":a :p :b ."),
    "a shape of the shape": (
        "sh:node [ sh:or ( [ sh:class :D ] [ sh:path :q ; sh:minCount 1 ] ) ]",
        ":a :p :b . :b :q 1 .",
        ":a :p :b .",
    ),
    "one for a language": ("sh:uniqueLang true", ':a :p "x"@en .', ':a :p "x"@en , "y"@en .'),
}


FAULTY = {
    "of two values that are wanted, one is not enough": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 2 ] .",
        ":a a :C ; :p 1 .",
    ),
    "of what a property leads to": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:maxCount 1 ] ] .",
        ":a a :C ; :p :b . :b :q 1 , 2 .",
    ),
    "of a node by name": (":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ] .", ":b :p 1 ."),
    "of subjects": (":S sh:targetSubjectsOf :q ; sh:property [ sh:path :p ; sh:maxCount 1 ] .", ":a :q 1 ; :p 1 , 2 ."),
    "of objects": (":S sh:targetObjectsOf :q ; sh:property [ sh:path :p ; sh:minCount 1 ] .", ":b :q :a ; :p 1 ."),
    "of a class two steps below": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        ":a a :E . :E rdfs:subClassOf :D . :D rdfs:subClassOf :C .",
    ),
    "no node of another kind": (":S sh:targetClass :C ; sh:nodeKind sh:BlankNode .", ":a a :C ."),
    "a step back that a text takes as well": (
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ] .",
        ':a a :C . :b :p "http://example.org/a" .',
    ),
    "one of two ways": (
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:alternativePath ( :p ( :q :r ) ) ] ; sh:class :D ] .",
        ":a a :C ; :p :d ; :q :b . :b :r :c . :d a :D .",
    ),
    "a last step that may be none": (
        ":S sh:targetClass :C ; sh:property [ sh:path ( :p [ sh:zeroOrOnePath :q ] ) ; sh:class :D ] .",
        ":a a :C ; :p :b . :b :q :d . :d a :D .",
    ),
    "a number that is too large": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:datatype xsd:byte ] .",
        ':a a :C ; :p "300"^^xsd:byte .',
    ),
    "all shapes of a value, not of the node": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:and ( [ sh:class :D ] ) ] .",
        ":a a :C , :D ; :p :b .",
    ),
    "one shape of a value, not of the node": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:or ( [ sh:class :D ] ) ] .",
        ":a a :C , :D ; :p :b .",
    ),
    "the kind of a value, not of the node": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:nodeKind sh:IRI ] .",
        ":a a :C ; :p 1 .",
    ),
    "a text like an IRI that is there as well": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:class :D ] .",
        ':a a :C ; :p :b , "http://example.org/b" . :b a :D .',
    ),
    "such a text at the end of a way": (
        ":S sh:targetClass :C ; sh:property [ sh:path ( :p :q ) ; sh:class :D ] .",
        ':a a :C ; :p :b . :b :q :d , "http://example.org/d" . :d a :D .',
    ),
    "such a text on the way": (
        ":S sh:targetClass :C ; sh:property [ sh:path ( :p :q ) ; sh:minCount 1 ] .",
        ':a a :C ; :p :c , "http://example.org/b" . :b :q 1 .',
    ),
    "such a text on the way back": (
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:inversePath :p ] ; sh:minCount 1 ] .",
        ':a a :C . :b :p :c , "http://example.org/a" .',
    ),
    "one of two ways that may be none": (
        ":S sh:targetClass :C ; sh:property [ sh:path [ sh:alternativePath ( :p [ sh:zeroOrMorePath :q ] ) ] ; "
        "sh:class :D ] .",
        ":a a :C ; :p :d . :d a :D .",
    ),
}
"""What is found must not be called sure of: shapes and data."""


@pytest.mark.parametrize("name", FAULTY)
def test_faulty_case(name: str) -> None:
    shape, data = FAULTY[name]
    checks = compile_shapes(load_shapes(triples_of(shape)))
    store, columns = held(triples_of(data), [])
    assert any(findings.ask(EmbeddedData(store), check.asked) for check in checks)
    assert_sure_ones_find_nothing(checks, store, columns)


@pytest.mark.parametrize("constraint", ["sh:maxLength 9", "sh:minLength 1"])
def test_a_blank_node_has_no_length(constraint: str) -> None:
    checks = compile_shapes(
        load_shapes(triples_of(f":S sh:targetClass :C ; sh:property [ sh:path :p ; {constraint} ] ."))
    )
    store, columns = held(triples_of(":a a :C ."), triples_of(":a :p _:b ."))
    assert findings.ask(EmbeddedData(store), checks[0].asked)
    assert_sure_ones_find_nothing(checks, store, columns)


def test_a_node_may_be_blank() -> None:
    checks = compile_shapes(load_shapes(triples_of(":S sh:targetClass :C ; sh:nodeKind sh:IRI .")))
    store, columns = held([], triples_of("_:b a :C ."))
    assert findings.ask(EmbeddedData(store), checks[0].asked)
    assert_sure_ones_find_nothing(checks, store, columns)


@pytest.mark.parametrize("name", CASES)
def test_case(name: str) -> None:
    constraint, sound, faulty = CASES[name]
    checks = compile_shapes(
        load_shapes(triples_of(f":S sh:targetClass :C ; sh:property [ sh:path :p ; {constraint} ] ."))
    )
    assert_sure_ones_find_nothing(checks, *held(triples_of(f":a a :C . {faulty}"), []))
    assert unsure(checks, Known(*held(triples_of(f":a a :C . {sound}"), []))) == []
    assert unsure(checks, Known(*held(triples_of(f":a a :C . {faulty}"), []))) == checks


def test_most_of_our_checks_are_sure_of_the_shipped_data() -> None:
    root = resources.root()
    files, _ = collect([root / "data"])
    read = read_all(files, read_vocabulary(root / "ontology", root / "shapes"))
    read.columns.fill(read.store)
    for module in sorted((root / "ontology").rglob("*.ttl")):
        read.store.load(path=str(module), format=RdfFormat.TURTLE, to_graph=NamedNode(module.as_uri()))
    checks = compiled.checks(root / "shapes")
    asked = assert_sure_ones_find_nothing(checks, read.store, read.columns)
    assert len(asked) < len(checks) / 10


QUERIES = {
    "has": ("$this :q ?x . ?x :r ?y", ":a :q :b . :b :r :c .", ":a :p :b . :c :q :b ."),
    "has a value": ("$this :q :b", ":a :q :b .", ":a :q :c ."),
    "goes round": ("$this :q+ $this", ":a :q :b . :b :q :a .", ":a :q :b . :b :q :c ."),
    "lacks": ("OPTIONAL { $this :q ?x } FILTER(!BOUND(?x))", ":b :q 1 .", ":a :q 1 ."),
    "lacks either": ("OPTIONAL { $this :q|:r ?x } FILTER(!BOUND(?x))", ":a :p 1 .", ":a :r 1 ."),
    "lacks one of two": ("OPTIONAL { $this :q ?x ; :r ?y } FILTER(!BOUND(?x))", ":a :q 1 .", ":a :q 1 ; :r 1 ."),
    "lacks two": (
        "OPTIONAL { $this :q ?x } OPTIONAL { $this :r ?y } FILTER(!BOUND(?x) && !BOUND(?y))",
        ":a :p 1 .",
        ":a :r 1 .",
    ),
    "lacks a language": (
        "OPTIONAL { $this :q ?x FILTER(LANG(?x) = 'en') } FILTER(!BOUND(?x))",
        ':a :q "x"@de .',
        ':a :q "x"@EN .',
    ),
}
"""What a query asks for, data in which it is found, and data of which it is sure that nothing is found."""


def by_query(where: str) -> list[Check]:
    query = f'sh:sparql [ sh:prefixes :Names ; sh:select "SELECT $this WHERE {{ {where} }}" ]'
    return compile_shapes(load_shapes(triples_of(f":S sh:targetClass :C ; {query} . {NAMES}")))


@pytest.mark.parametrize("name", QUERIES)
def test_query(name: str) -> None:
    where, faulty, sound = QUERIES[name]
    checks = by_query(where)
    store, columns = held(triples_of(f":a a :C . {faulty}"), [])
    assert findings.ask(EmbeddedData(store), checks[0].asked)
    assert_sure_ones_find_nothing(checks, store, columns)
    assert unsure(checks, Known(*held(triples_of(f":a a :C . {sound}"), []))) == []


@pytest.mark.parametrize(
    "where",
    [
        "OPTIONAL { $this :q ?x } FILTER(!BOUND(?x) || true)",
        "OPTIONAL { $this :q ?x } FILTER(!(BOUND(?x) && !BOUND(?x)))",
        "OPTIONAL { $this :q ?x FILTER(?x = 2) } FILTER(!BOUND(?x))",
        "OPTIONAL { $this :q ?x FILTER EXISTS { ?x :r ?y } } FILTER(!BOUND(?x))",
        "OPTIONAL { $this :q ?x ; :p ?x } FILTER(!BOUND(?x))",
        "OPTIONAL { $this :p ?y } OPTIONAL { $this :q ?y ; :p ?x } FILTER(!BOUND(?x))",
        "OPTIONAL { $this :q 2 ; :p ?x } FILTER(!BOUND(?x))",
        "OPTIONAL { $this :q ?y . ?y :p ?x } FILTER(!BOUND(?x))",
        "OPTIONAL { $this :q ?x OPTIONAL { $this :r ?y } } FILTER(!BOUND(?y))",
        "{ $this :r 1 } UNION { $this :p ?x }",
        "OPTIONAL { $this :r ?x }",
        "FILTER NOT EXISTS { $this :r ?x }",
        "$this :r* ?x",
        "$this :r?/:p ?x",
        "$this ?any ?x . FILTER(!ISIRI(?x))",
        "{ SELECT $this WHERE { $this :p ?x } }",
        "SELECT $this WHERE { $this :p ?x . ?y :q 1 }",
        "SELECT $this ?x WHERE { $this :p ?x } GROUP BY $this ?x HAVING(COUNT(*) > 0)",
        "$this (:r*|:s) ?x",
        "OPTIONAL { { $this :r ?z } $this :q ?x } FILTER(!BOUND(?x))",
        "OPTIONAL { BIND(2 AS ?x) $this :q ?x } FILTER(!BOUND(?x))",
    ],
)
def test_of_a_query_that_may_find_something_nothing_is_sure(where: str) -> None:
    checks = by_query(where)
    store, columns = held(triples_of(":a a :C ; :q 1 ; :p 3 ."), [])
    assert findings.ask(EmbeddedData(store), checks[0].asked)
    assert_sure_ones_find_nothing(checks, store, columns)


def test_a_long_way_round_is_given_up() -> None:
    checks = by_query("$this :q+ $this")
    chain = " ".join(f":n{i} :q :n{i + 1} ." for i in range(50))
    known = Known(*held(triples_of(f":n5 a :C . {chain}"), []))
    assert suspects(checks[0], known) == {"http://example.org/n5"}
