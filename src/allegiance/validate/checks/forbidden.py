"""What a contribution never holds: axioms, shapes, identity, derived terms, blank nodes, RDF 1.2."""

from collections.abc import Iterator
from functools import lru_cache

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, VOCAB
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.place import START, Part, Place
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.tokens import tokens
from allegiance.validate.checks.vocabulary import OWL, RDF, RDFS, SHACL, Vocabulary

_IJU = "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization"

AXIOM = Rule(
    "AL304",
    "Data describes entities, not terms",
    "Classes, properties and imports belong to the ontology, which is reviewed apart from data: one axiom in a "
    "contribution could change the meaning of every other file.",
    f"{_IJU} .\nal:Branch rdfs:subClassOf al:Person .\n",
    f"{_IJU} .\n",
)
SHAPE = Rule(
    "AL305",
    "No shapes and rules in data",
    "What is valid is not for the contribution to say, and a rule could reach out to the network.",
    f"{_IJU} .\norg:iju a sh:NodeShape .\n",
    f"{_IJU} .\n",
)
SAME = Rule(
    "AL306",
    "No owl:sameAs",
    "That two entities are one is a judgement with a reviewer and a reason: it stands in data/links/, or as "
    "dcterms:isReplacedBy on the one that goes.",
    f"{_IJU} ; owl:sameAs org:islamic-jihad-group .\n",
    f"{_IJU} ; dcterms:isReplacedBy org:islamic-jihad-group .\n",
)
DERIVED = Rule(
    "AL307",
    "Derived terms are left to the build",
    "They follow from pledges, claims and dates; written by hand they would stand without evidence.",
    f"{_IJU} ; al:allegiantTo org:taliban .\n",
    f"{_IJU} .\n",
)
BLANK = Rule(
    "AL308",
    "Every node has a name",
    "Nobody can refer to a blank node, correct it, or compare two versions of it.",
    f'{_IJU} ; al:name [ a al:Name ; al:nameForm "IJU"@en ] .\n',
    f'{_IJU} ; al:name name:iju-1 .\nname:iju-1 a al:Name ; al:nameForm "IJU"@en .\n',
)
NEWER = Rule(
    "AL309",
    "RDF 1.1 only",
    "Quoted triples, annotations and directed texts of RDF 1.2 are not read by all tools. A statement about a "
    "statement is a claim here.",
    f"{_IJU} .\n<< org:iju al:note 1 >> al:note 2 .\n",
    f"{_IJU} .\n",
)
RULES = (AXIOM, SHAPE, SAME, DERIVED, BLANK, NEWER)

_LABELS = frozenset(RDFS + name for name in ("label", "comment", "seeAlso"))


def check_forbidden(found: Findings, file: Contribution, vocabulary: Vocabulary) -> None:
    """Note what no contribution may hold. The verdict rests on the parsed triples, the place on the text."""
    _check_nodes(found, file)
    for triple in file.triples:
        for part, iri in _iris(triple):
            rule = _rule_against(part, iri, vocabulary.derived)
            if rule is not None:
                message, advice = _WORDS[rule.id]
                place = file.places.span(triple, part)
                found.add(rule, place, message.format(shown_iri(iri)), advice, **about(triple))
                break


def is_about_terms(triple: ox.Triple, vocabulary: Vocabulary) -> bool:
    """Whether the triple is an axiom or part of a shape: what a contribution says of terms is never listened to."""
    return any(_rule_against(part, iri, vocabulary.derived) in (AXIOM, SHAPE) for part, iri in _iris(triple))


def is_forbidden(triple: ox.Triple, vocabulary: Vocabulary) -> bool:
    """Whether a rule of this module already speaks against the triple, so that others need not."""
    if not isinstance(triple.subject, ox.NamedNode) or isinstance(triple.object, ox.BlankNode | ox.Triple):
        return True
    if text_of(triple.object) == RDF + "nil":
        return True
    if triple.predicate.value.startswith(RDF) and not triple.predicate.value.endswith("#type"):
        return True
    return any(_rule_against(part, iri, vocabulary.derived) for part, iri in _iris(triple))


_WORDS = {
    "AL304": ("{} makes this a statement about terms.", "Leave it out; changes of the ontology go to ontology/."),
    "AL305": ("{} belongs to shapes and rules.", "Leave it out; shapes are kept in shapes/."),
    "AL306": ("{} is not for data.", "Record the judgement in links/, or use dcterms:isReplacedBy."),
    "AL307": ("{} is derived by the build.", "Leave it out, and state the pledge, claim or date that it follows from."),
}


@lru_cache(maxsize=50_000)
def _rule_against(part: Part, iri: str, derived: frozenset[str]) -> Rule | None:
    if part == "subject":
        return AXIOM if iri.startswith((AL, VOCAB, OWL, RDFS, RDF)) else None
    if iri == OWL + "sameAs":
        return SAME
    if iri.startswith(SHACL):
        return SHAPE
    if iri.startswith((OWL, RDFS)) and iri not in _LABELS:
        return AXIOM
    if iri == RDF + "Property":
        return AXIOM
    return DERIVED if iri in derived else None


def _iris(triple: ox.Triple) -> Iterator[tuple[Part, str]]:
    if isinstance(triple.subject, ox.NamedNode):
        yield "subject", triple.subject.value
    yield "predicate", triple.predicate.value
    if isinstance(triple.object, ox.NamedNode):
        yield "object", triple.object.value


def _check_nodes(found: Findings, file: Contribution) -> None:
    blank = newer = False
    for triple in file.triples:
        terms = (triple.subject, triple.object)
        newer |= isinstance(triple.object, ox.Triple) or triple.predicate.value == RDF + "reifies"
        newer |= isinstance(triple.object, ox.Literal) and text_of(triple.object.datatype) == RDF + "dirLangString"
        blank |= any(isinstance(term, ox.BlankNode) for term in terms) or text_of(triple.object) == RDF + "nil"
    newer |= "version" in file.text.lower() and any(
        token.kind == "directive" and "version" in token.text.lower() for token in tokens(file.text)
    )
    if newer:
        message = "This is RDF 1.2, which contributions do not use."
        for place in _written(file, ("reifier",)) or [START]:
            found.add(NEWER, place, message, "Write plain triples; what a source says goes into a claim.")
    elif blank:
        for place in _written(file, ("open", "blank")) or [START]:
            advice = "Give the node a name, such as name:iju-1, and describe it in a statement of its own."
            found.add(BLANK, place, "This node has no name.", advice)


def _written(file: Contribution, kinds: tuple[str, ...]) -> list[Place]:
    return [
        file.lines.spot(token.start, token.start + len(token.text))
        for token in tokens(file.text)
        if token.kind in kinds
    ]
