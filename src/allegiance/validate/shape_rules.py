"""The rules that shapes define: id, severity and message, as they stand in `shapes/`."""

import re
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import text_of

SH = "http://www.w3.org/ns/shacl#"
MESSAGE, SEVERITY, SPARQL = (ox.NamedNode(SH + name) for name in ("message", "severity", "sparql"))
_ID = re.compile(r"AL\d{3}")


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """One rule: a shape or a SPARQL constraint whose IRI ends in its id; `file` is the name of the file of shapes."""

    id: str
    severity: str
    message: str
    file: str


def shape_rules(shapes: Path) -> dict[str, ShapeRule]:
    """Return the rules of all files in the folder by id, sorted. A file that is not Turtle raises SyntaxError."""
    rules = {}
    for path in sorted(shapes.glob("*.ttl")):
        store = ox.Store()
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
        for quad in store.quads_for_pattern(None, MESSAGE, None):
            id_ = text_of(quad.subject).rpartition("#")[2]
            if _ID.fullmatch(id_):
                rules[id_] = ShapeRule(id_, _severity(store, quad.subject), text_of(quad.object), path.name)
    return dict(sorted(rules.items()))


def _severity(store: ox.Store, rule: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    """Return the severity of the rule; a SPARQL constraint has that of the shape it belongs to."""
    holders = [quad.subject for quad in store.quads_for_pattern(None, SPARQL, rule)]
    for shape in (rule, *holders):
        for quad in store.quads_for_pattern(shape, SEVERITY, None):
            return text_of(quad.object).rpartition("#")[2].lower()
    return "violation"
