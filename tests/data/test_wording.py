"""The editorial policy on words: the loaded word stands in designations, and in what others are called or wrote."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from allegiance.terms import AL, RDF_TYPE, VOCAB

Triples = dict[Path, list[ox.Triple]]
LOADED = re.compile(r"\bterroris", re.IGNORECASE)
NAMES_OF_OTHERS = re.compile(
    "Terrorism Monitor|Terrorism Focus|Perspectives on Terrorism|Combating Terrorism Center"
    "|Tech Against Terrorism|Specially Designated Global Terrorists?"
)
"""Journals, research institutes, and the American list."""
PUBLISHERS = {ox.NamedNode(AL + kind) for kind in ("Source", "MediaOutlet", "StateBody")}
"""Whose label is a title or a name that they gave themselves."""
DESIGNATION = ox.NamedNode(AL + "Designation")
ADDRESS = ox.NamedNode(AL + "address")
PROGRAMMES = f"{VOCAB}programme"


def loaded(triples: list[ox.Triple]) -> Iterator[str]:
    """Give the texts of our own in which the loaded word stands."""
    exempt = {t.subject for t in triples if t.predicate == RDF_TYPE and t.object in PUBLISHERS | {DESIGNATION}}
    for triple in triples:
        text = triple.object.value if isinstance(triple.object, ox.Literal) else ""
        named = triple.subject in exempt and not triple.predicate.value.endswith("note")
        if triple.predicate != ADDRESS and not named and LOADED.search(NAMES_OF_OTHERS.sub("", text)):
            yield text


def test_the_loaded_word_stands_only_in_designations_and_names_of_others(data: Triples) -> None:
    assert {path.name: texts for path, triples in data.items() if (texts := list(loaded(triples)))} == {}


def test_the_ontology_is_neutral_but_for_the_names_of_lists(ontology: Triples) -> None:
    found = {path.name for path, triples in ontology.items() if list(loaded(triples))}
    assert found <= {"programmes.ttl"}


def test_a_label_of_ours_with_the_word_would_be_noticed() -> None:
    label = ox.Triple(ox.NamedNode("urn:x"), ox.NamedNode("urn:label"), ox.Literal("Terrorist leader"))
    assert list(loaded([label])) == ["Terrorist leader"]
    kind = ox.Triple(ox.NamedNode("urn:x"), RDF_TYPE, ox.NamedNode(AL + "Source"))
    assert list(loaded([kind, label])) == []
