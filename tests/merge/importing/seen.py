"""What a store says, in few words."""

import pyoxigraph as ox

AL = "https://w3id.org/allegiance/ns#"
EXTERNAL = "https://w3id.org/allegiance/external/"
PREFIXES = {
    "al": AL,
    "v": "https://w3id.org/allegiance/vocab/",
    "ext": EXTERNAL,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}


def iri(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local if prefix in PREFIXES else name)


def short(term: object) -> str:
    text = str(getattr(term, "value", term))
    for prefix, namespace in PREFIXES.items():
        if isinstance(term, ox.NamedNode) and text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def values(store: ox.Store, subject: str, *path: str) -> list[str]:
    """Return what stands at the end of a path of properties, sorted."""
    at: list[object] = [iri(subject)]
    for step in path:
        at = [quad.object for node in at for quad in store.quads_for_pattern(node, iri(step), None, None)]  # type: ignore[arg-type]
    return sorted(short(term) for term in at)


def names(store: ox.Store, entity: str) -> list[tuple[str, str, str, str]]:
    """Return (form, language, type, quality) of every name of an entity."""
    found = []
    for quad in store.quads_for_pattern(iri(entity), iri("al:name"), None, None):
        name = short(quad.object)
        form = next(store.quads_for_pattern(quad.object, iri("al:nameForm"), None, None)).object
        kind = "".join(values(store, name, "al:nameType")).removeprefix("v:")
        quality = "".join(values(store, name, "al:nameQuality")).removeprefix("v:")
        found.append((form.value, form.language, kind, quality))
    return sorted(found)
