"""The ontology as a whole: its header, its modules, and what keeps it in OWL 2 DL."""

from collections import Counter
from pathlib import Path

import pyoxigraph as ox

from allegiance.reason import projection

Modules = dict[Path, list[ox.Triple]]
AL = "https://w3id.org/allegiance/ns#"
OWL = "http://www.w3.org/2002/07/owl#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
HEADER = ox.NamedNode("https://w3id.org/allegiance/ns")
KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
BUILT_IN = (OWL, RDFS, "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#")


def own(ontology: Modules) -> list[ox.Triple]:
    return [triple for path, triples in ontology.items() if path.name != "alignments.ttl" for triple in triples]


def of_kind(ontology: Modules, *kinds: str) -> set[ox.NamedNode]:
    wanted = {ox.NamedNode(OWL + kind) for kind in kinds}
    return {t.subject for t in own(ontology) if t.predicate == TYPE and t.object in wanted}


def test_the_header_says_version_licence_creator_and_prefix(ontology: Modules) -> None:
    header = {t.predicate.value: t.object for t in own(ontology) if t.subject == HEADER}
    for predicate in (OWL + "versionIRI", *(f"http://purl.org/dc/terms/{n}" for n in ("license", "creator", "title"))):
        assert predicate in header
    assert "http://purl.org/dc/terms/description" in header
    assert header["http://purl.org/vocab/vann/preferredNamespacePrefix"] == ox.Literal("al")
    assert header["http://purl.org/vocab/vann/preferredNamespaceUri"] == ox.Literal(AL)


def test_the_version_iri_holds_the_version(ontology: Modules) -> None:
    header = {t.predicate.value: t.object for t in own(ontology) if t.subject == HEADER}
    version = header[OWL + "versionInfo"].value
    assert header[OWL + "versionIRI"] == ox.NamedNode(f"{HEADER.value}/{version}")


def test_nothing_is_imported_from_the_network(ontology: Modules) -> None:
    assert [t for triples in ontology.values() for t in triples if t.predicate.value == OWL + "imports"] == []


def test_a_term_is_defined_in_one_module_only(ontology: Modules) -> None:
    homes = Counter(
        t.subject.value
        for path, triples in ontology.items()
        if path.name != "alignments.ttl"
        for t in set(triples)
        if t.predicate == TYPE and t.object in {ox.NamedNode(OWL + kind) for kind in KINDS}
    )
    assert [term for term, times in homes.items() if times > 1] == []


def test_alignments_align_only_terms_that_there_are(ontology: Modules) -> None:
    alignments = next(triples for path, triples in ontology.items() if path.name == "alignments.ttl")
    defined = {t.subject for t in own(ontology)}
    terms = {t.subject for t in alignments if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(AL)}
    assert len(terms) > 30
    assert terms - defined == set()


def test_alignments_stay_out_of_reasoning(root: Path, ontology: Modules) -> None:
    alignments = next(triples for path, triples in ontology.items() if path.name == "alignments.ttl")
    outside = {t.object for t in alignments if t.predicate.value.startswith(RDFS)}
    reasoned = projection.axioms(root / "ontology")
    assert outside
    assert [t for t in reasoned if t.object in outside] == []


def test_a_property_is_of_one_kind(ontology: Modules) -> None:
    kinds = [of_kind(ontology, kind) for kind in KINDS]
    for index, kind in enumerate(kinds):
        for other in kinds[index + 1 :]:
            assert kind & other == set()


def test_every_predicate_and_class_that_is_used_is_declared(ontology: Modules) -> None:
    declared = of_kind(ontology, *KINDS)
    used = {t.predicate for t in own(ontology)} | {t.object for t in own(ontology) if t.predicate == TYPE}
    foreign = {term for term in used if isinstance(term, ox.NamedNode) and not term.value.startswith(BUILT_IN)}
    assert foreign - declared == set()


def test_domains_and_ranges_are_classes_or_datatypes(ontology: Modules) -> None:
    classes = of_kind(ontology, "Class")
    for triple in own(ontology):
        if triple.predicate.value in (RDFS + "domain", RDFS + "range", RDFS + "subClassOf"):
            assert triple.object in classes or str(triple.object).startswith("<http://www.w3.org/2001/XMLSchema#")


def test_a_property_with_a_chain_or_transitive_is_neither_asymmetric_nor_irreflexive(ontology: Modules) -> None:
    """OWL 2 DL allows only simple properties to be so."""
    composite = of_kind(ontology, "TransitiveProperty")
    composite |= {t.subject for t in own(ontology) if t.predicate.value == OWL + "propertyChainAxiom"}
    above = {(t.subject, t.object) for t in own(ontology) if t.predicate.value == RDFS + "subPropertyOf"}
    for _ in range(10):
        composite |= {wider for narrower, wider in above if narrower in composite}
    assert composite & of_kind(ontology, "AsymmetricProperty", "IrreflexiveProperty", "FunctionalProperty") == set()


def test_subproperties_are_of_the_kind_of_their_superproperty(ontology: Modules) -> None:
    objects = of_kind(ontology, "ObjectProperty")
    for triple in own(ontology):
        if triple.predicate.value == RDFS + "subPropertyOf":
            assert (triple.subject in objects) == (triple.object in objects)
