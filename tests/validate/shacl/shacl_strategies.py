"""Random shapes and data over a tiny vocabulary, small enough that things meet.

Shapes and data are Turtle text, so that a failing example can be read. Every shape has an IRI of its own. `numeric`
data has whole numbers for literals, so that any two of them can be compared.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Triple, parse

PREFIXES = """@prefix : <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
"""
NODES = [":a", ":b", ":c", ":d", ":e"]
PROPERTIES = [":p", ":q", ":r"]
CLASSES = [":C", ":D", ":E"]
NUMBERS = ["1", "2", "3"]
TEXTS = ['"x"', '"xy"', '"x"@en', '"y"@en', '"y"@de', '"x"@en-GB', '"2015-02-30"^^xsd:date', '"2015-03-01"^^xsd:date']

nodes, properties, classes = st.sampled_from(NODES), st.sampled_from(PROPERTIES), st.sampled_from(CLASSES)


def triples_of(turtle: str) -> list[Triple]:
    """The triples of Turtle text that uses the prefixes above."""
    return [quad.triple for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)]


def statements(numeric: bool) -> st.SearchStrategy[str]:
    """One triple of data."""
    literals = st.sampled_from(NUMBERS if numeric else NUMBERS + TEXTS)
    return st.one_of(
        st.builds("{} {} {} .".format, nodes, properties, nodes),
        st.builds("{} {} {} .".format, nodes, properties, literals),
        st.builds("{} :n {} .".format, nodes, st.sampled_from(NUMBERS)),
        st.builds("{} a {} .".format, nodes, classes),
        st.builds("{} rdfs:subClassOf {} .".format, classes, classes),
    )


def graphs(numeric: bool, most: int = 24) -> st.SearchStrategy[list[str]]:
    """A data graph, one triple a line."""
    return st.lists(statements(numeric), min_size=most // 3, max_size=most, unique=True)


def paths() -> st.SearchStrategy[str]:
    """Property paths, mostly plain."""
    inner = properties | st.builds("[ sh:inversePath {} ]".format, properties)
    complex_ = st.recursive(
        inner,
        lambda deeper: st.one_of(
            st.builds("( {} {} )".format, deeper, deeper),
            st.builds("[ sh:alternativePath ( {} {} ) ]".format, deeper, deeper),
            st.builds("[ sh:zeroOrMorePath {} ]".format, deeper),
            st.builds("[ sh:oneOrMorePath {} ]".format, deeper),
            st.builds("[ sh:zeroOrOnePath {} ]".format, deeper),
            st.builds("[ sh:inversePath {} ]".format, deeper),
        ),
        max_leaves=3,
    )
    return st.one_of(properties, properties, st.just(":n"), complex_)


def targets() -> st.SearchStrategy[str]:
    """One to three targets."""
    one = st.one_of(
        st.builds("sh:targetClass {} ;".format, classes),
        st.builds("sh:targetNode {} ;".format, st.sampled_from([*NODES, "1", '"x"@en'])),
        st.builds("sh:targetSubjectsOf {} ;".format, properties),
        st.builds("sh:targetObjectsOf {} ;".format, properties),
    )
    return st.lists(one, min_size=1, max_size=3).map(" ".join)


@dataclass
class Drawing:
    """A shapes graph being drawn: finished shapes and the next free name."""

    draw: Callable[..., object]
    numeric: bool
    queries: list[str]
    done: list[str]

    def pick(self, strategy: st.SearchStrategy[str]) -> str:
        return str(self.draw(strategy))

    def shape(self, depth: int, *, prop: bool, target: str = "") -> str:
        """Draw a shape, put its text among the finished ones, return its name."""
        name = f":S{len(self.done)}"
        self.done.append("")
        at = int(name[2:])
        kinds = (
            simple(self.numeric)
            + self.queries
            + (property_only(self.numeric) if prop else [])
            + (["nested"] if depth else [])
        )
        path = f"sh:path {self.pick(paths())} ;" if prop else ""
        parts = [self.part(str(self.draw(st.sampled_from(kinds))), depth, prop) for _ in range(self.count())]
        kind = "sh:PropertyShape" if prop else "sh:NodeShape"
        # A second qualified count would clash with the first.
        qualified = [part for part in parts if "qualified" in part]
        parts = [part for part in dict.fromkeys(parts) if part not in qualified[1:]]
        self.done[at] = f"{name} a {kind} ; {target} {path} {' '.join(parts)} ."
        return name

    def count(self) -> int:
        return int(str(self.draw(st.integers(1, 2))))

    def part(self, kind: str, depth: int, prop: bool) -> str:
        if kind != "nested":
            return kind
        choices = ["node", "not", "and", "or", "xone", "property", *(["qualified"] if prop else [])]
        choice = str(self.draw(st.sampled_from(choices)))
        if choice in ("and", "or", "xone"):
            members = [self.shape(depth - 1, prop=self.draw(st.booleans()) is True) for _ in range(2)]
            return f"sh:{choice} ( {' '.join(members)} ) ;"
        if choice == "qualified":
            inner = self.shape(depth - 1, prop=False)
            least, most = self.count() - 1, self.count()
            return f"sh:qualifiedValueShape {inner} ; sh:qualifiedMinCount {least} ; sh:qualifiedMaxCount {most} ;"
        return f"sh:{choice} {self.shape(depth - 1, prop=choice == 'property')} ;"


def simple(numeric: bool) -> list[str]:
    """Constraints for any shape. Each that takes one value only comes in one version, so that none clash."""
    found = [
        "sh:class :C ;",
        "sh:class :D ;",
        "sh:nodeKind sh:BlankNode ;",
        "sh:hasValue :a ;",
        "sh:hasValue 1 ;",
        "sh:in ( :a :b 1 2 ) ;",
        "sh:equals :q ;",
        "sh:disjoint :q ;",
    ]
    if numeric:
        return [*found, "sh:minInclusive 2 ;", "sh:maxExclusive 3 ;"]
    return [*found, "sh:datatype xsd:date ;", "sh:minLength 2 ;", 'sh:pattern "^x" ;', 'sh:languageIn ( "en" ) ;']


# The last two have patterns that nothing ties to $this, so that their reach is unknown.
QUERIES = [
    "{ $this :p ?value . FILTER NOT EXISTS { ?value :q ?z } }",
    "{ $this :p ?x . ?x :q/^:r ?y . ?y a :C ; :p ?z }",
    "{ { $this :p ?x } UNION { ?x :q $this FILTER ($this != :a) } }",
    "{ $this :p+ $this }",
    "{ { SELECT $this (COUNT(DISTINCT ?v) AS ?n) WHERE { $this :p ?v . ?v :q ?w } GROUP BY $this } FILTER (?n > 1) }",
    "{ $this :p ?x OPTIONAL { ?x :q ?value } FILTER NOT EXISTS { ?value :r ?w } }",
    "{ ?x :p ?y . FILTER (?y = $this) }",
]
NAMES = ":Names sh:declare [ sh:prefix '' ; sh:namespace 'http://example.org/' ] ."


def sparql_constraint(query: str) -> str:
    """The constraint that has the query, which projects ?value where it has one."""
    columns = "$this ?value" if "?value" in query else "$this"
    return f"sh:sparql [ sh:prefixes :Names ; sh:select 'SELECT DISTINCT {columns} WHERE {query}' ] ;"


def property_only(numeric: bool) -> list[str]:
    """Constraints for property shapes.

    Only :n is compared with, which has numbers only: pySHACL orders IRIs among each other, which SPARQL does not.
    """
    found = ["sh:minCount 1 ;", "sh:maxCount 0 ;", "sh:uniqueLang true ;"]
    return [*found, "sh:lessThan :n ;", "sh:lessThanOrEquals :n ;"] if numeric else found


@st.composite
def shapes(draw: Callable[..., object], numeric: bool, sparql: bool = False) -> str:
    """A shapes graph: three targeted shapes, nested up to two deep."""
    drawing = Drawing(draw, numeric, [sparql_constraint(query) for query in QUERIES] if sparql else [], [])
    for _ in range(3):
        drawing.shape(2, prop=draw(st.booleans()) is True, target=drawing.pick(targets()))
    return "\n".join([*drawing.done, NAMES])
