"""Screens save work and change no finding."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store
from shacl_strategies import graphs, shapes, triples_of

from allegiance import resources
from allegiance.validate import compiled
from allegiance.validate.shacl import Check, EmbeddedData, Finding, compile_shapes, findings, load_shapes, validate
from allegiance.validate.shacl.screening import screens

quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def holding(turtle: str, copies: int = 1) -> EmbeddedData:
    """The triples, each in so many graphs."""
    store = Store()
    store.extend(Quad(*triple, NamedNode(f"urn:{n}")) for triple in triples_of(turtle) for n in range(copies))
    return EmbeddedData(store)


def checks_of(turtle: str) -> list[Check]:
    return compile_shapes(load_shapes(triples_of(turtle)))


def asked(data: EmbeddedData, checks: list[Check]) -> Counter[Finding]:
    """The findings when every check is asked about every focus node."""
    return Counter(finding for check in checks for finding in findings.ask(data, check.asked))


@quick
@given(st.data(), st.booleans(), st.integers(1, 2))
def test_screened_is_unscreened(data: st.DataObject, numeric: bool, workers: int) -> None:
    held = holding("\n".join(data.draw(graphs(numeric), label="data")), data.draw(st.integers(1, 2), label="copies"))
    checks = checks_of(data.draw(shapes(numeric, sparql=True), label="shapes"))
    assert Counter(validate(held, checks, workers=workers)) == asked(held, checks)


CASES = {
    "values of other classes are no concern": (
        ":S sh:targetClass :C ; sh:path :p ; sh:class :D . :T sh:targetClass :E ; sh:path :p ; sh:class :C .",
        ":a a :C ; :p :c . :b a :E ; :p :a . :c a :D . :d :p :e .",
        0,
    ),
    "a blank node": (":S sh:targetClass :C ; sh:path :p ; sh:minCount 1 ; sh:class :D .", "[] a :C ; :p :b .", 1),
    "a literal at the near end": (
        ":S sh:targetObjectsOf :p ; sh:path [ sh:inversePath :p ] ; sh:nodeKind sh:Literal .",
        ':a :p 1 , "x"@en .',
        2,
    ),
    "more than five at the end of two steps, some reached twice": (
        ":S sh:targetClass :C ; sh:path ( :p :q ) ; sh:maxCount 5 .",
        ":a a :C ; :p :b , :c . :b :q 1 , 2 , 3 . :c :q 3 , 4 , 5 . :d a :C ; :p :b , :e . :e :q 4 , 5 , 6 .",
        1,
    ),
    "more than four, of what a property leads to": (
        ":S sh:targetClass :C ; sh:property [ sh:path :p ; sh:property [ sh:path :q ; sh:maxCount 4 ] ] .",
        ":a a :C ; :p :b . :d a :C ; :p :b . :b :q 1 , 2 , 3 , 4 , 5 .",
        2,
    ),
    "two texts in one language": (
        ":S sh:targetClass :C ; sh:path :p ; sh:uniqueLang true .",
        ':a a :C ; :p "x"@en , "y"@en .',
        1,
    ),
    "one more of a kind than is allowed": (
        ":S sh:targetClass :C ; sh:path :p ; sh:qualifiedValueShape [ sh:class :D ] ; sh:qualifiedMaxCount 1 .",
        ":a a :C ; :p :b , :c . :b a :D . :c a :D . :d a :C ; :p :b .",
        1,
    ),
    "a small number that is kept as an integer, and one too large": (
        ":S sh:targetClass :C ; sh:path :p ; sh:datatype xsd:byte .",
        ':a a :C ; :p "5"^^xsd:byte , "300"^^xsd:byte .',
        1,
    ),
    "the node itself and what one step leads to, and no more": (
        ":S sh:targetNode :a ; sh:path [ sh:zeroOrOnePath :p ] ; sh:minCount 3 .",
        ":a :p :b . :b :p :c .",
        1,
    ),
    "no value is allowed": (":S sh:targetClass :C ; sh:path :p ; sh:maxCount 0 .", ":a a :C ; :p :b .", 1),
    "the smaller of two limits": (
        ":S sh:targetClass :C ; sh:path :p ; sh:maxCount 3 . :T sh:targetClass :D ; sh:path :p ; sh:maxCount 1 .",
        ":a a :C ; :p 1 , 2 , 3 . :b a :D ; :p 1 , 2 .",
        1,
    ),
}


@pytest.mark.parametrize("most", [5_000, 0], ids=["by suspects", "too many suspects"])
@pytest.mark.parametrize("name", CASES)
def test_case(name: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "_MANY", most)
    shape_text, data, count = CASES[name]
    checks, held = checks_of(shape_text), holding(data)
    found = Counter(validate(held, checks))
    assert found == asked(held, checks)
    assert found.total() == count


def test_each_of_our_checks_is_in_one_screen_or_is_a_query_of_its_own() -> None:
    checks = compiled.checks(resources.root() / "shapes")
    numbers = Counter(number for screen in screens(checks) for number in screen.checks)
    assert set(numbers.values()) == {1}
    left = [check for number, check in enumerate(checks) if number not in numbers]
    assert {check.component.value.rpartition("#")[2] for check in left} == {"SPARQLConstraintComponent"}
