"""Which kinds of situations and actors there are, what is said of each, and in which concepts: the ontology's."""

from difflib import get_close_matches
from functools import cache

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import CannotWrite
from allegiance.terms import AL, PREFIXES, RDF_TYPE, VOCAB

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SUBCLASS, DOMAIN = ox.NamedNode(f"{RDFS}subClassOf"), ox.NamedNode(f"{RDFS}domain")
TEXT_PROPERTY = ox.NamedNode("http://www.w3.org/2002/07/owl#DatatypeProperty")
DERIVED_ONLY = ox.NamedNode(f"{AL}derivedOnly")
SITUATION, ACTOR, PERSON = f"{AL}Situation", f"{AL}Actor", f"{AL}Person"
IN_SCHEME = ox.NamedNode(f"{PREFIXES['skos']}inScheme")


def situation_class(name: str) -> str:
    """Return the name of a class of situations. Raises CannotWrite for any other."""
    name = name.removeprefix("al:")
    known = [found for found, above in _classes().items() if SITUATION in above and found != "Situation"]
    known = [found for found in known if ox.NamedNode(AL + found) not in _derived()]
    if name not in known:
        raise CannotWrite(name or "''", f"it is no class of situations; {_instead(name, known)}")
    return name


def actor_class(name: str) -> str:
    """Return the name of a class of organizations or collectives. Raises CannotWrite for any other."""
    name = name.removeprefix("al:")
    known = [found for found, above in _classes().items() if ACTOR in above and PERSON not in above]
    known.remove("Actor")
    if name not in known:
        raise CannotWrite(name or "''", f"it is no class of organizations; {_instead(name, known)}")
    return name


def concept(name: str, scheme: str = "") -> str:
    """Return a concept of a vocabulary, or of any, as a prefixed name. Raises CannotWrite when there is none."""
    name = name.removeprefix("v:")
    quads = _ontology().quads_for_pattern(None, IN_SCHEME, ox.NamedNode(VOCAB + scheme) if scheme else None)
    known = [_iri(quad.subject).removeprefix(VOCAB) for quad in quads]
    if name not in known:
        where = scheme.replace("-", " ") or "any vocabulary"
        raise CannotWrite(name or "''", f"it is no concept of {where}; {_instead(name, known)}")
    return f"v:{name}"


def check_property(kind: str, name: str) -> None:
    """Raise CannotWrite unless the ontology has the property for situations of the kind."""
    known = [found for found, domain in _domains().items() if domain in _classes()[kind]]
    if name not in known:
        raise CannotWrite(f"al:{name}", f"the ontology does not have it for al:{kind}; {_instead(name, known)}")


def takes_text(name: str) -> bool:
    """Whether the values of a property of ours are texts, and no entities or concepts."""
    return any(_ontology().quads_for_pattern(ox.NamedNode(AL + name), RDF_TYPE, TEXT_PROPERTY))


def _instead(given: str, known: list[str]) -> str:
    near = get_close_matches(given, known, 1, cutoff=0.75)
    return f"perhaps you mean {near[0]}" if near else f"choose one of {', '.join(sorted(known))}"


@cache
def _ontology() -> ox.Store:
    store = ox.Store()
    for path in sorted((resources.root() / "ontology").rglob("*.ttl")):
        store.load(path=str(path))
    return store


@cache
def _classes() -> dict[str, set[str]]:
    """Return the classes by name, each with itself and all above it."""
    above = {SITUATION: {SITUATION}, ACTOR: {ACTOR}}
    pairs = [(_iri(quad.subject), _iri(quad.object)) for quad in _ontology().quads_for_pattern(None, SUBCLASS, None)]
    while added := [(low, high) for low, high in pairs if high in above and low not in above]:
        above |= {low: {low, *above[high]} for low, high in added}
    return {iri.removeprefix(AL): classes for iri, classes in above.items()}


@cache
def _domains() -> dict[str, str]:
    quads = [quad for quad in _ontology().quads_for_pattern(None, DOMAIN, None) if quad.subject not in _derived()]
    return {_iri(quad.subject).removeprefix(AL): _iri(quad.object) for quad in quads}


def _derived() -> set[object]:
    return {quad.subject for quad in _ontology().quads_for_pattern(None, DERIVED_ONLY, None)}


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
