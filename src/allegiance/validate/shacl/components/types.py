"""What kind of thing a value is: sh:class, sh:datatype, sh:nodeKind."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..expressions import Names, both, either, is_instance, total
from ..lexical import form, integer_range
from ..paths import Path
from ..reads import Read, membership
from ..shapes import ValueConstraint
from ..vocabulary import XSD, component, sh


@dataclass(frozen=True)
class Class(ValueConstraint):
    """sh:class: an instance of the class or of a class below it."""

    cls: NamedNode
    component = component("Class")
    looks_up = True

    def accepts(self, start: str, value: str, names: Names) -> str:
        return is_instance(value, self.cls, names)

    def value_reads(self, here: Path | None, there: Path | None) -> Iterator[Read]:
        yield from membership(there, self.cls)

    def describe(self) -> str:
        return f"Must be an instance of {self.cls}."


@dataclass(frozen=True)
class Datatype(ValueConstraint):
    """sh:datatype: a literal of exactly that datatype whose text the datatype allows."""

    datatype: NamedNode
    component = component("Datatype")

    def accepts(self, start: str, value: str, names: Names) -> str:
        pattern = form(self.datatype.value)
        tests = [self._typed(value)]
        if pattern is not None:
            tests.append(f"REGEX(STR({value}), {Literal(pattern)})")
        least, most = integer_range(self.datatype.value) or (None, None)
        number = f"{NamedNode(XSD + 'integer')}(STR({value}))"
        tests += [f"{number} {sign} {bound}" for sign, bound in ((">=", least), ("<=", most)) if bound is not None]
        return total(both(tests))

    def _typed(self, value: str) -> str:
        exact = f"DATATYPE({value}) = {self.datatype}"
        if integer_range(self.datatype.value) is None:
            return exact
        # Oxigraph keeps "5"^^xsd:byte as "5"^^xsd:integer. The constant sameTerm is true only on such a
        # store, where a plain xsd:integer in range must pass or every valid value would be reported.
        integer = NamedNode(XSD + "integer")
        probe = f"sameTerm({Literal('1', datatype=self.datatype)}, {Literal('1', datatype=integer)})"
        return either([exact, both([f"DATATYPE({value}) = {integer}", probe])])

    def describe(self) -> str:
        return f"Must be a well-formed literal of datatype {self.datatype}."


_KINDS = {
    "IRI": "isIRI",
    "BlankNode": "isBlank",
    "Literal": "isLiteral",
}
NODE_KINDS = {
    sh(name): tuple(test for kind, test in _KINDS.items() if kind in parts)
    for name, parts in {
        "IRI": ("IRI",),
        "BlankNode": ("BlankNode",),
        "Literal": ("Literal",),
        "BlankNodeOrIRI": ("BlankNode", "IRI"),
        "BlankNodeOrLiteral": ("BlankNode", "Literal"),
        "IRIOrLiteral": ("IRI", "Literal"),
    }.items()
}


@dataclass(frozen=True)
class NodeKind(ValueConstraint):
    """sh:nodeKind: an IRI, a literal, a blank node, or one of two of them."""

    kind: NamedNode
    component = component("NodeKind")

    def accepts(self, start: str, value: str, names: Names) -> str:
        return either(f"{test}({value})" for test in NODE_KINDS[self.kind])

    def describe(self) -> str:
        return f"Must be of kind {self.kind}."
