"""Which kinds of situations there are and what is said of each, as the ontology has it."""

from difflib import get_close_matches
from functools import cache

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import CannotWrite
from allegiance.terms import AL

RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SUBCLASS, DOMAIN = ox.NamedNode(f"{RDFS}subClassOf"), ox.NamedNode(f"{RDFS}domain")
DERIVED_ONLY = ox.NamedNode(f"{AL}derivedOnly")
SITUATION = f"{AL}Situation"


def check_kind(kind: str) -> None:
    """Raise CannotWrite unless it is the name of a class of situations."""
    known = [name for name, above in _classes().items() if SITUATION in above and name != "Situation"]
    if kind not in known:
        raise CannotWrite(kind, f"it is no class of situations; {_instead(kind, known)}")


def check_property(kind: str, name: str) -> None:
    """Raise CannotWrite unless the ontology has the property for situations of the kind."""
    known = [found for found, domain in _domains().items() if domain in _classes()[kind]]
    if name not in known:
        raise CannotWrite(f"al:{name}", f"the ontology does not have it for al:{kind}; {_instead(name, known)}")


def _instead(given: str, known: list[str]) -> str:
    near = get_close_matches(given, known, 1, cutoff=0.75)
    return f"perhaps you mean {near[0]}" if near else f"choose one of {', '.join(sorted(known))}"


@cache
def _ontology() -> ox.Store:
    store = ox.Store()
    for path in sorted((resources.root() / "ontology").glob("*.ttl")):
        store.load(path=str(path))
    return store


@cache
def _classes() -> dict[str, set[str]]:
    """Return the classes by name, each with itself and all above it."""
    above = {SITUATION: {SITUATION}}
    pairs = [(_iri(quad.subject), _iri(quad.object)) for quad in _ontology().quads_for_pattern(None, SUBCLASS, None)]
    while added := [(low, high) for low, high in pairs if high in above and low not in above]:
        above |= {low: {low, *above[high]} for low, high in added}
    return {iri.removeprefix(AL): classes for iri, classes in above.items()}


@cache
def _domains() -> dict[str, str]:
    derived = {quad.subject for quad in _ontology().quads_for_pattern(None, DERIVED_ONLY, None)}
    quads = [quad for quad in _ontology().quads_for_pattern(None, DOMAIN, None) if quad.subject not in derived]
    return {_iri(quad.subject).removeprefix(AL): _iri(quad.object) for quad in quads}


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
