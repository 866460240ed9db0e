"""From a shapes graph to SHACL-SPARQL constraints: sh:sparql and constraint components."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode

from .components.sparql import Ask, AskText, Select, SelectText
from .errors import ShapesError
from .graph import ShapesGraph, as_iri, as_literal, as_node
from .paths import Path, read_path
from .shapes import Constraint
from .sparql_text import Group, read, substitute
from .vocabulary import SH, TRUE, Node, Term, component, sh

_IMPORTS = NamedNode("http://www.w3.org/2002/07/owl#imports")
# Declares which triples a SPARQL constraint depends on, as SHACL paths from $this.
REACH = NamedNode("https://w3id.org/allegiance/shapes#reach")


@dataclass(frozen=True)
class _Component:
    """A constraint component declared in the shapes graph."""

    node: Node
    required: tuple[NamedNode, ...]
    optional: tuple[NamedNode, ...]


class SparqlLoader:
    """Reads SPARQL constraints; `graph_name` is what $shapesGraph stands for, if anything."""

    def __init__(self, graph: ShapesGraph, graph_name: NamedNode | None) -> None:
        self._graph = graph
        self._graph_name = graph_name
        self._components = [
            self._component(node)
            for node in graph.subjects()
            if graph.is_a(node, sh("ConstraintComponent")) and self._is_ours(node)
        ]

    def _is_ours(self, node: Node) -> bool:
        # SHACL's own components may be described in a shapes graph (a copy of its vocabulary).
        return not (isinstance(node, NamedNode) and node.value.startswith(SH))

    def constraint(self, node: Node, shape: Node) -> Iterable[Constraint]:
        """The sh:sparql constraint described by `node`."""
        if self._graph.switched_off(node):
            return
        text = self._graph.one(node, sh("select"))
        if text is None:
            raise ShapesError("Give the SPARQL constraint an sh:select", node)
        yield Select(
            component=component("SPARQL"),
            source=node,
            query=SelectText.of(self._text(text, node, shape, {}), node),
            messages=self._messages(node),
            parameters=(),
            declared_reads=self._reach(node),
        )

    def components(self, shape: Node, path: Path | None) -> Iterable[Constraint]:
        """The constraints a shape has through components declared in the shapes graph."""
        for declared in self._components:
            given = {param: self._graph.objects(shape, param) for param in (*declared.required, *declared.optional)}
            if not all(given[param] for param in declared.required):
                continue
            if len(given) > 1 and any(len(values) > 1 for values in given.values()):
                raise ShapesError(f"Give each parameter of {declared.node} at most one value", shape)
            first = declared.required[0] if declared.required else None
            for value in given[first] if first is not None else [None]:
                values = {param: found[0] for param, found in given.items() if found}
                if first is not None and value is not None:
                    values[first] = value
                yield self._validated(declared.node, shape, path, values)

    def _component(self, node: Node) -> _Component:
        required: list[NamedNode] = []
        optional: list[NamedNode] = []
        for parameter in self._graph.objects(node, sh("parameter")):
            place = as_node(parameter, node)
            path = self._graph.one(place, sh("path"))
            if path is None:
                raise ShapesError("Give each sh:parameter an sh:path", node)
            is_optional = self._graph.one(place, sh("optional")) == TRUE
            (optional if is_optional else required).append(as_iri(path, node))
        if not required:
            raise ShapesError("Give the constraint component at least one parameter that is not optional", node)
        return _Component(node, tuple(required), tuple(optional))

    def _validated(self, declared: Node, shape: Node, path: Path | None, values: dict[NamedNode, Term]) -> Constraint:
        graph = self._graph
        own = graph.objects(declared, sh("nodeValidator" if path is None else "propertyValidator"))
        found = own or graph.objects(declared, sh("validator"))
        if len(found) != 1:
            raise ShapesError(f"Give the component exactly one validator for shapes like {shape}", declared)
        validator = as_node(found[0], declared)
        named = {_local_name(param): value for param, value in values.items()}
        if any(isinstance(value, BlankNode) for value in named.values()):
            raise ShapesError(f"Give the parameters of {declared} IRIs or literals, not blank nodes", shape)
        select, ask = graph.one(validator, sh("select")), graph.one(validator, sh("ask"))
        text = select or ask
        if text is None:
            raise ShapesError("Give the validator an sh:select or an sh:ask; others are not supported", validator)
        tree = self._text(text, validator, shape, named)
        parameters = tuple(sorted(named.items()))
        iri = as_iri(declared, declared)
        messages, reach = self._messages(validator), self._reach(validator)
        if select is not None:
            return Select(iri, validator, SelectText.of(tree, validator), messages, parameters, reach)
        return Ask(iri, validator, AskText.of(tree, validator), messages, parameters, reach)

    def _text(self, text: Term, node: Node, shape: Node, values: dict[str, Term]) -> Group:
        tree = read(as_literal(text, node).value, self._prefixes(node), node)
        used = {token.variable for group in tree.groups() for token in group.tokens()}
        known: dict[str, Term] = dict(values)
        if "shapesGraph" in used:
            if self._graph_name is None:
                raise ShapesError("Do without $shapesGraph, as the store does not hold the shapes", node)
            known["shapesGraph"] = self._graph_name
        if "currentShape" in used:
            known["currentShape"] = as_iri(shape, node)
        return substitute(tree, {name: str(value) for name, value in known.items()})

    def _prefixes(self, node: Node) -> dict[str, str]:
        found: dict[str, str] = {}
        open_, seen = list(self._graph.objects(node, sh("prefixes"))), set[Term]()
        while open_:
            place = open_.pop()
            if place in seen:
                continue
            seen.add(place)
            open_ += self._graph.objects(place, _IMPORTS)
            for declaration in self._graph.objects(place, sh("declare")):
                at = as_node(declaration, node)
                prefix, namespace = self._graph.one(at, sh("prefix")), self._graph.one(at, sh("namespace"))
                if not isinstance(prefix, Literal) or not isinstance(namespace, Literal):
                    raise ShapesError("Give each sh:declare one sh:prefix and one sh:namespace", node)
                if found.setdefault(prefix.value, namespace.value) != namespace.value:
                    raise ShapesError(f"Declare the prefix {prefix.value}: only once", node)
        return found

    def _messages(self, node: Node) -> tuple[Literal, ...]:
        return tuple(as_literal(message, node) for message in self._graph.objects(node, sh("message")))

    def _reach(self, node: Node) -> tuple[Path, ...] | None:
        declared = self._graph.objects(node, REACH)
        return tuple(read_path(self._graph, path, node) for path in declared) if declared else None


def _local_name(param: NamedNode) -> str:
    found = re.search(r"\w+$", param.value)
    if found is None:
        raise ShapesError(f"Give the parameter {param} a name that can be a SPARQL variable", param)
    return found.group()
