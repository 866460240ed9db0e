"""The ontology conforms to its own style guide, and each rule of the guide catches what it is for."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.validate import compiled, reference
from allegiance.validate.shacl import EmbeddedData

AL = "https://w3id.org/allegiance/ns#"
V = "https://w3id.org/allegiance/vocab/"
PREFIXES = f"""
PREFIX al: <{AL}> PREFIX v: <{V}> PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
MUTILATIONS = {
    "AL601": 'DELETE DATA { al:Pledge rdfs:label "pledge"@en } ; INSERT DATA { al:Pledge rdfs:label "bay’a"@ar }',
    "AL602": "DELETE { al:Pledge skos:definition ?d } WHERE { al:Pledge skos:definition ?d }",
    "AL603": 'INSERT DATA { al:Pledge rdfs:label "oath"@en }',
    "AL604": 'INSERT DATA { al:Pledge skos:definition "Another."@en }',
    "AL605": """DELETE { al:Pledge skos:definition ?d } INSERT { al:Pledge skos:definition "Without an end"@en }
                WHERE { al:Pledge skos:definition ?d }""",
    "AL606": 'DELETE DATA { al:Pledge rdfs:label "pledge"@en } ; INSERT DATA { al:Pledge rdfs:label "Pledge"@en }',
    "AL607": 'INSERT DATA { al:oath a owl:Class ; rdfs:label "oath"@en ; skos:definition "An oath."@en }',
    "AL608": 'INSERT DATA { al:Swears a owl:ObjectProperty ; rdfs:label "swears"@en ; skos:definition "It."@en }',
    "AL609": "INSERT DATA { al:pledger owl:inverseOf al:subject }",
    "AL610": "INSERT DATA { al:pledger a owl:FunctionalProperty }",
    "AL611": "DELETE { v:asserts skos:prefLabel ?l } WHERE { v:asserts skos:prefLabel ?l }",
    "AL612": "DELETE { v:asserts skos:definition ?d } WHERE { v:asserts skos:definition ?d }",
    "AL613": "DELETE { v:asserts skos:inScheme ?s } WHERE { v:asserts skos:inScheme ?s }",
}

APART = ("AL603", "AL605", "AL606", "AL604")
"""Mutilations, in an order, that would hide others of the same term."""


@pytest.fixture
def store(ontology: dict[Path, list[ox.Triple]]) -> ox.Store:
    """Give the ontology in the default graph, alignments left out, as questions and shapes see it."""
    own = [triples for path, triples in ontology.items() if path.name != "alignments.ttl"]
    made = ox.Store()
    made.extend(ox.Quad(t.subject, t.predicate, t.object) for triples in own for t in triples)
    return made


@pytest.fixture(scope="module")
def guide(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shapes")
    for name in ("vocabulary.ttl", "prefixes.ttl"):
        (folder / name).write_bytes((root / "shapes" / name).read_bytes())
    return folder


def rules_of(guide: Path) -> Iterator[str]:
    for quad in ox.parse(path=str(guide / "vocabulary.ttl")):
        if isinstance(quad.subject, ox.NamedNode) and "#AL6" in quad.subject.value:
            yield quad.subject.value.rpartition("#")[2]


def broken(store: ox.Store, guide: Path) -> list[str]:
    results = compiled.run(EmbeddedData(store, union=False), compiled.checks(guide))
    return sorted({result.rule for result in results})


def test_the_ontology_keeps_to_its_style_guide(store: ox.Store, guide: Path) -> None:
    assert broken(store, guide) == []


def test_the_reference_engine_finds_the_same_in_mutilated_modules(root: Path, guide: Path) -> None:
    """In two modules, which have what is mutilated: the whole ontology takes it half a minute."""
    found: set[str] = set()
    for rules in (APART, sorted(MUTILATIONS.keys() - set(APART))):
        store = ox.Store()
        for module in ("allegiance.ttl", "vocabularies/stance.ttl"):
            store.load(path=str(root / "ontology" / module), format=ox.RdfFormat.TURTLE)
        for rule in rules:
            store.update(PREFIXES + MUTILATIONS[rule])
        ours = compiled.run(EmbeddedData(store, union=False), compiled.checks(guide))
        theirs = reference.run(store, guide)
        assert {(result.rule, result.focus) for result in ours} == {(result.rule, result.focus) for result in theirs}
        found |= {result.rule for result in theirs}
    assert found == set(MUTILATIONS)


@pytest.mark.parametrize("rule", MUTILATIONS)
def test_a_mutilated_ontology_breaks_the_rule(rule: str, store: ox.Store, guide: Path) -> None:
    store.update(PREFIXES + MUTILATIONS[rule])
    assert broken(store, guide) == [rule]


def test_every_rule_of_the_guide_has_a_mutilation(guide: Path) -> None:
    assert set(MUTILATIONS) == set(rules_of(guide))
