"""Only terms that exist, each in its place, and none that a contribution may not use."""

from collections.abc import Iterable

import pyoxigraph as ox

from allegiance.store.typed import name_of
from allegiance.terms import AL, ID, RDF_TYPE, VOCAB, XSD, shorten
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.forbidden import is_forbidden
from allegiance.validate.checks.near import Advice, suggestion, value_meant
from allegiance.validate.checks.place import Part
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.vocabulary import FOREIGN, LINKS, Vocabulary

_IJU = "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization"
_PLEDGE = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\nsituation:a-pledge a "

UNKNOWN = Rule(
    "AL301",
    "A term exists",
    "A misspelt class or property is legal RDF that no shape and no question ever sees.",
    f"{_PLEDGE}al:Plege .\n",
    f"{_PLEDGE}al:Pledge .\n",
)
MISPLACED = Rule(
    "AL302",
    "A term stands in its place",
    "Classes follow `a`, properties stand between subject and value, object properties point to entities and "
    "datatype properties to texts and dates.",
    f'{_PLEDGE}al:Pledge ;\n    al:place "Kunduz" .\n',
    f"{_PLEDGE}al:Pledge ;\n    al:place place:kunduz .\n",
)
OUTSIDE = Rule(
    "AL303",
    "Properties and classes are the project's",
    "Beside its own terms, data uses skos:prefLabel, skos:altLabel, dcterms:language and dcterms:isReplacedBy. "
    "No question reads others.",
    f'{_IJU} ; rdfs:label "Islamic Jihad Union"@en .\n',
    f'{_IJU} ; skos:prefLabel "Islamic Jihad Union"@en .\n',
)
RULES = (UNKNOWN, MISPLACED, OUTSIDE)

_TABLE = Advice("Use a table in links/.")
_INSTEAD = {
    "label": Advice("Use skos:prefLabel.", ("skos:prefLabel",)),
    "name": Advice("Use skos:prefLabel, or al:name with a name node.", ("skos:prefLabel", "al:name")),
    "comment": Advice("Use al:note.", ("al:note",)),
    "seeAlso": _TABLE,
    "exactMatch": _TABLE,
    "closeMatch": _TABLE,
}
_SUCH = {
    "Actor": "org:imu or person:mullah-omar",
    "Claim": "claim:a-video-01",
    "Organization": "org:imu",
    "Person": "person:mullah-omar",
    "Pledge": "situation:a-pledge",
    "Post": "post:imu-leader",
    "Situation": "situation:a-pledge",
    "Source": "source:a-video",
}
"""What an entity of a class is called."""
_LEFT_OUT = Advice("Use a property of the ontology, or leave it out.")


def check_terms(found: Findings, file: Contribution, vocabulary: Vocabulary) -> None:
    """Note unknown, misplaced and foreign terms in predicates, classes and values."""
    for triple in file.triples:
        if is_forbidden(triple, vocabulary):
            continue
        known = _check_predicate(found, file, triple, vocabulary)
        if isinstance(triple.object, ox.NamedNode):
            _check_value(found, file, triple, triple.object.value, vocabulary)
        if known:
            _check_kind_of_value(found, file, triple, vocabulary)


def _check_predicate(found: Findings, file: Contribution, triple: ox.Triple, vocabulary: Vocabulary) -> bool:
    """Note what is wrong with the predicate; tell whether it is one that data may use."""
    iri = triple.predicate.value
    if iri in vocabulary.properties or iri in FOREIGN:
        return True
    if iri in vocabulary.terms:
        what = "a class" if iri in vocabulary.classes else "a value"
        advice = suggestion(_local(iri), vocabulary.properties, "Put a property here.")
        _note(found, MISPLACED, file, triple, "predicate", f"{shown_iri(iri)} is {what}, not a property.", advice)
    elif iri.startswith((AL, VOCAB)):
        _unknown(found, file, triple, "predicate", iri, vocabulary.properties)
    else:
        advice = _INSTEAD.get(_local(iri), _LEFT_OUT)
        message = f"{shown_iri(iri)} is no property that data may use."
        _note(found, OUTSIDE, file, triple, "predicate", message, advice)
    return False


def _check_value(found: Findings, file: Contribution, triple: ox.Triple, iri: str, vocabulary: Vocabulary) -> None:
    is_type = triple.predicate == RDF_TYPE
    if iri in vocabulary.classes if is_type else iri in vocabulary.concepts or iri.startswith(ID):
        return
    classes = vocabulary.classes - vocabulary.derived
    if iri.startswith((AL, VOCAB)) and iri not in vocabulary.terms:
        values = vocabulary.concepts | (vocabulary.properties - vocabulary.derived)  # al:regarding names a property
        listed = vocabulary.values.get(triple.predicate.value, [])
        if is_type or not listed:
            _unknown(found, file, triple, "object", iri, classes if is_type else values)
        else:
            _note(
                found,
                UNKNOWN,
                file,
                triple,
                "object",
                f"There is no term {shown_iri(iri)}.",
                value_meant(_local(iri), listed),
            )
    elif is_type and iri in vocabulary.terms:
        advice = suggestion(_local(iri), classes, "Put a class here, such as al:Pledge.")
        _note(found, MISPLACED, file, triple, "object", f"{shown_iri(iri)} is not a class.", advice)
    elif is_type:
        message, advice = (
            f"{shown_iri(iri)} is not a class of this project.",
            suggestion(_local(iri), classes, "Use one of al:."),
        )
        _note(found, OUTSIDE, file, triple, "object", message, advice)
    elif iri in vocabulary.classes or iri in vocabulary.schemes:
        what = "a class" if iri in vocabulary.classes else "a list of values"
        advice = suggestion(_local(iri), vocabulary.concepts, "Put an entity or a value of a list here.")
        _note(found, MISPLACED, file, triple, "object", f"{shown_iri(iri)} is {what}, not a value.", advice)


def _check_kind_of_value(found: Findings, file: Contribution, triple: ox.Triple, vocabulary: Vocabulary) -> None:
    iri, value = triple.predicate.value, triple.object
    to_entity = iri in vocabulary.object_properties or iri in LINKS or triple.predicate == RDF_TYPE
    to_text = iri in vocabulary.datatype_properties or (iri in FOREIGN and not to_entity)
    if to_entity and isinstance(value, ox.Literal):
        advice = _instead(vocabulary, iri)
        for named in (VOCAB + value.value, VOCAB + _local(iri) + value.value):  # asserts, and B for the reliability
            if named in vocabulary.concepts:
                advice = Advice(f"Write {shown_iri(named)}, without quotes.", (shown_iri(named),))
        _note(found, MISPLACED, file, triple, "object", f"{shown_iri(iri)} points to an entity, not to a text.", advice)
    elif to_text and isinstance(value, ox.NamedNode):
        advice = Advice("Put the text or date in quotes.")
        if vocabulary.datatypes.get(iri) == XSD + "anyURI":
            advice = Advice('Put the address in quotes, as "https://example.org/page"^^xsd:anyURI.')
        message = f"{shown_iri(iri)} takes a text or date, not an entity."
        _note(found, MISPLACED, file, triple, "object", message, advice)


def _instead(vocabulary: Vocabulary, property_: str) -> Advice:
    """Say what stands in place of a text, by the class that the property asks for, or by its list of values."""
    if listed := vocabulary.values.get(property_):
        return Advice(f"Write one of {', '.join(map(shorten, listed))}, without quotes.")
    kind = vocabulary.pointed_to.get(property_, "").removeprefix(AL)
    if kind == "Name":
        return Advice("Give the name a node of its own, such as name:imu-1, with the text as its al:nameForm.")
    return Advice(f"Name the entity, such as {_SUCH.get(kind, 'place:kunduz')}, without quotes.")


def _unknown(
    found: Findings, file: Contribution, triple: ox.Triple, part: Part, iri: str, candidates: Iterable[str]
) -> None:
    if found.full(UNKNOWN):  # working out what was meant takes time
        found.skip(UNKNOWN)
        return
    advice = suggestion(_local(iri), candidates, "See ontology/ for the terms there are.")
    _note(found, UNKNOWN, file, triple, part, f"There is no term {shown_iri(iri)}.", advice)


def _note(
    found: Findings, rule: Rule, file: Contribution, triple: ox.Triple, part: Part, message: str, advice: Advice
) -> None:
    value = shown_iri(name_of(triple.object)) if part == "object" else ""
    found.add(
        rule, file.places.span(triple, part), message, advice.text, **about(triple), value=value, meant=advice.meant
    )


def _local(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/"), iri.rfind(":")) + 1 :]
