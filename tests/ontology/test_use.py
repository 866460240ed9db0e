"""Every term earns its place: a shape, a question, a look-up, a rule or the build uses it.

Exceptions are lines of unused-terms.txt: the term, then the reason.
"""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.sparql.lexer import tokens
from allegiance.terms import PREFIXES

Modules = dict[Path, list[ox.Triple]]
AL, V = PREFIXES["al"], PREFIXES["v"]
SKOS = PREFIXES["skos"]
SPARQL_IN_SHAPES = ("http://www.w3.org/ns/shacl#select", "http://www.w3.org/ns/shacl#ask")
CHECKED_BY_CODE = {V + "verdicts", V + "name-qualities"}
"""Verdicts come from the names of the link files, which the build reads; qualities of names from the
mapping files of imports, which are checked when read."""
EXCEPTIONS = Path(__file__).parent / "unused-terms.txt"


def excepted() -> dict[str, str]:
    lines = [line for line in EXCEPTIONS.read_text().splitlines() if line and not line.startswith("#")]
    return {PREFIXES["al"] + line.split(maxsplit=1)[0].removeprefix("al:"): line.split(maxsplit=1)[1] for line in lines}


@pytest.fixture(scope="module")
def used(root: Path) -> set[str]:
    """Give the IRIs of ours in shapes (their SPARQL included), queries, and the code of the build."""
    texts = [path.read_text() for path in (root / "queries").rglob("*.rq")]
    found: set[str] = set()
    for path in (root / "shapes").glob("*.ttl"):
        for quad in ox.parse(path=str(path)):
            found |= {term.value for term in (quad.predicate, quad.object) if isinstance(term, ox.NamedNode)}
            if isinstance(quad.object, ox.Literal) and quad.predicate.value in SPARQL_IN_SHAPES:
                texts.append(quad.object.value)
    names = {text for sparql in texts for kind, text in tokens(sparql) if kind == "name"}
    found |= {PREFIXES[p] + local for p, _, local in (name.partition(":") for name in names) if p in ("al", "v")}
    code = "\n".join(path.read_text() for path in (root / "src").rglob("*.py"))
    return found | {AL + name for name in re.findall(r'AL \+ "(\w+)"', code)}


def terms(ontology: Modules) -> set[str]:
    own = [t for path, triples in ontology.items() if path.name != "alignments.ttl" for t in triples]
    return {t.subject.value for t in own if isinstance(t.subject, ox.NamedNode) and t.subject.value.startswith(AL)}


def test_every_term_is_used_or_excepted(ontology: Modules, used: set[str]) -> None:
    unused = terms(ontology) - used - set(excepted())
    assert sorted(unused) == [], "use it in a shape or a query, or give the reason in unused-terms.txt"


def test_no_exception_is_out_of_date(ontology: Modules, used: set[str]) -> None:
    assert sorted(set(excepted()) & used) == [], "it is used now: take it out of unused-terms.txt"
    assert sorted(set(excepted()) - terms(ontology)) == [], "there is no such term"


def test_shapes_and_queries_name_no_term_that_is_not_defined(ontology: Modules, used: set[str]) -> None:
    defined = {t.subject.value for ts in ontology.values() for t in ts if isinstance(t.subject, ox.NamedNode)}
    ours = {iri for iri in used if iri.startswith((AL, V)) and iri not in (AL, V)}
    assert sorted(ours - defined) == []


def test_every_scheme_of_concepts_is_checked_by_a_shape(root: Path, ontology: Modules, used: set[str]) -> None:
    kind = ox.NamedNode(SKOS + "ConceptScheme")
    schemes = {
        t.subject.value
        for ts in ontology.values()
        for t in ts
        if t.object == kind and "rdf-syntax" in t.predicate.value
    }
    assert len(schemes) > 10
    assert sorted(schemes - used - CHECKED_BY_CODE) == []


def test_every_concept_belongs_to_a_scheme_that_is_defined(ontology: Modules) -> None:
    triples = [t for ts in ontology.values() for t in ts]
    schemes = {t.subject for t in triples if t.object == ox.NamedNode(SKOS + "ConceptScheme")}
    placed = {t.subject: t.object for t in triples if t.predicate.value == SKOS + "inScheme"}
    concepts = {
        t.subject for t in triples if t.object == ox.NamedNode(SKOS + "Concept") and "syntax" in t.predicate.value
    }
    assert concepts
    assert [concept for concept in concepts if placed.get(concept) not in schemes] == []
