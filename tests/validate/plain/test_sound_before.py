"""In a file that had no fault, what is found is the same whether or not it is known what it said then."""

from functools import cache

import pyoxigraph as ox
import pytest
from edited_files import File, changed, closely, corpus, vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.store.typed import placed
from allegiance.validate.reading import said_by

CLAIM = """@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix claim: <https://w3id.org/allegiance/id/claim/> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

source:a a al:Source .

claim:a-01 a al:Claim ;
    al:source source:a ;
    al:regarding al:accessed ;
    al:value "2015-08-20"^^xsd:date .

claim:a-02 a al:Claim ;
    al:source source:a .
"""
PATH = "sources/2015/a.ttl"


def said(path: str, text: str) -> frozenset[ox.Triple] | None:
    """What a store has of the file, if nothing is wrong with it."""
    file = closely(path, text)
    if file.problems or not file.whole:
        return None
    store = ox.Store()
    store.extend(placed(said_by(file, vocabulary()), ox.NamedNode("urn:x")))
    return frozenset(quad.triple for quad in store)


@cache
def sound() -> list[tuple[File, frozenset[ox.Triple]]]:
    found = ((file, said(*file)) for file in [(PATH, CLAIM), *corpus()])
    return [(file, triples) for file, triples in found if triples]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_nothing_is_overlooked_in_a_file_that_was_sound(data: st.DataObject) -> None:
    (path, text), triples = data.draw(st.sampled_from(sound()))
    for _ in range(data.draw(st.integers(1, 3))):
        text = changed(data.draw, text)
    assert closely(path, text, triples).problems == closely(path, text).problems


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("al:regarding al:accessed", "al:regarding al:date", "AL347"),
        ("al:regarding al:accessed ;", "", ""),
        ("claim:a-02 a al:Claim ;\n    al:source source:a .", "", ""),
        ("source:a a al:Source .", "", "AL324"),
        ("claim:a-02", "claim:b-02", "AL323"),
        ("claim:a-02 a al:Claim ;\n    al:source source:a", "claim:a-02 a al:Claim ;\n    al:source source:b", "AL325"),
    ],
)
def test_what_decides_on_a_sound_statement_is_looked_at(old: str, new: str, rule: str) -> None:
    triples, text = said(PATH, CLAIM), CLAIM.replace(old, new)
    assert triples
    assert text != CLAIM
    found = closely(PATH, text, triples).problems
    assert found == closely(PATH, text).problems
    assert {problem.rule for problem in found} == ({rule} if rule else set())
