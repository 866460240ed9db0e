"""A shapes graph in memory, indexed by subject."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from .errors import ShapesError
from .vocabulary import CLASS, FALSE, FIRST, NIL, REST, SUBCLASS, TRUE, TYPE, XSD, Node, Term, sh


class ShapesGraph:
    """Read-only access to the triples of a shapes graph; every answer is in a stable order."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._objects: dict[Node, dict[NamedNode, list[Term]]] = {}
        for triple in sorted(set(triples), key=str):
            if isinstance(triple.subject, Triple) or isinstance(triple.object, Triple):
                raise ShapesError("Remove the quoted triple, which SHACL knows nothing of")
            self._objects.setdefault(triple.subject, {}).setdefault(triple.predicate, []).append(triple.object)

    def subjects(self) -> Iterator[Node]:
        """Every subject."""
        yield from self._objects

    def predicates(self, subject: Node) -> Iterator[NamedNode]:
        """Every predicate of a subject."""
        yield from self._objects.get(subject, {})

    def objects(self, subject: Term, predicate: NamedNode) -> list[Term]:
        """Every value of a property; none for a literal."""
        if isinstance(subject, Literal):
            return []
        return self._objects.get(subject, {}).get(predicate, [])

    def one(self, subject: Node, predicate: NamedNode) -> Term | None:
        """The only value of a property, or None; several are a ShapesError."""
        values = self.objects(subject, predicate)
        if len(values) > 1:
            raise ShapesError(f"Give at most one value of {predicate}, not {len(values)}", subject)
        return values[0] if values else None

    def items(self, head: Term, owner: Node) -> tuple[Term, ...]:
        """The members of an RDF list; `owner` is named in the ShapesError if it is not well-formed."""
        found: list[Term] = []
        seen: set[Term] = set()
        while head != NIL:
            first, rest = self.objects(head, FIRST), self.objects(head, REST)
            if head in seen or len(first) != 1 or len(rest) != 1:
                raise ShapesError("Give a well-formed RDF list, ( ... ), where a list is expected", owner)
            seen.add(head)
            found.append(first[0])
            head = rest[0]
        return tuple(found)

    def flag(self, subject: Node, name: NamedNode) -> bool:
        """True for exactly `true`; `"1"^^xsd:boolean` does not switch anything on (W3C test uniqueLang-002)."""
        value = self.one(subject, name)
        if value is not None and not (isinstance(value, Literal) and value.datatype.value == XSD + "boolean"):
            raise ShapesError(f"Give {name} the value true or false, not {value}", subject)
        return value == TRUE

    def switched_off(self, subject: Node) -> bool:
        """Whether the shape or constraint is sh:deactivated."""
        value = self.one(subject, sh("deactivated"))
        if value not in (None, TRUE, FALSE):
            raise ShapesError(f"Give sh:deactivated the value true or false, not {value}", subject)
        return value == TRUE

    def is_a(self, node: Node, cls: NamedNode) -> bool:
        """Whether the node is an instance of the class, following rdfs:subClassOf."""
        open_, seen = list(self.objects(node, TYPE)), set[Term]()
        while open_:
            candidate = open_.pop()
            if candidate == cls:
                return True
            if candidate not in seen:
                seen.add(candidate)
                open_ += self.objects(candidate, SUBCLASS)
        return False

    def is_class(self, node: Node) -> bool:
        """Whether the node is an rdfs:Class (or of a subclass of it such as owl:Class)."""
        if NamedNode("http://www.w3.org/2002/07/owl#Class") in self.objects(node, TYPE):
            return True
        return self.is_a(node, CLASS)


def as_node(value: Term, owner: Node) -> Node:
    """The value as a shape or class may be named: an IRI or blank node."""
    if isinstance(value, NamedNode | BlankNode):
        return value
    raise ShapesError(f"Give an IRI or a blank node in place of {value}", owner)


def as_iri(value: Term, owner: Node) -> NamedNode:
    """The value if it is an IRI."""
    if isinstance(value, NamedNode):
        return value
    raise ShapesError(f"Give an IRI in place of {value}", owner)


def as_literal(value: Term, owner: Node) -> Literal:
    """The value if it is a literal."""
    if isinstance(value, Literal):
        return value
    raise ShapesError(f"Give a literal in place of {value}", owner)


def as_integer(value: Term, owner: Node) -> int:
    """The value as a Python integer, from an xsd:integer literal."""
    literal = as_literal(value, owner)
    if literal.datatype.value != XSD + "integer" or not literal.value.lstrip("+-").isdecimal():
        raise ShapesError(f"Give a whole number in place of {value}", owner)
    return int(literal.value)
