"""From a shapes graph to typed shapes."""

from collections.abc import Callable, Iterable

from pyoxigraph import BlankNode, NamedNode, Triple

from . import load_sparql
from .components import literals, logic, pairs, types, values
from .errors import ShapesError
from .graph import ShapesGraph, as_integer, as_iri, as_literal, as_node
from .paths import Path, read_path
from .shapes import Constraint, Shape, Shapes, Targets
from .vocabulary import SH, TYPE, Node, Term, sh

_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_SINGLE = (
    "datatype",
    "nodeKind",
    "minCount",
    "maxCount",
    *literals.RANGES,
    *literals.LENGTHS,
    "pattern",
    "flags",
    "languageIn",
    "uniqueLang",
    "in",
    "closed",
    "ignoredProperties",
    "qualifiedValueShape",
    "qualifiedMinCount",
    "qualifiedMaxCount",
    "qualifiedValueShapesDisjoint",
)
_SEVERAL = (
    "class",
    "hasValue",
    "equals",
    "disjoint",
    "lessThan",
    "lessThanOrEquals",
    "node",
    "property",
    "not",
    "and",
    "or",
    "xone",
    "sparql",
)
_NEEDS_PATH = ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals")
# Said about a shape without constraining anything; the last ones make a shape a SPARQL constraint as well.
_SILENT = (
    "path",
    "severity",
    "message",
    "deactivated",
    "name",
    "description",
    "order",
    "group",
    "defaultValue",
    "select",
    "prefixes",
    "declare",
)
_KNOWN = {sh(name) for name in (*_TARGETS, *_SINGLE, *_SEVERAL, *_SILENT)}


def load_shapes(triples: Iterable[Triple], graph_name: NamedNode | None = None) -> Shapes:
    """The typed shapes of a shapes graph.

    `graph_name` is the named graph in which the data store holds the same shapes, if it does: what $shapesGraph
    stands for. Raises ShapesError, in one sentence, for shapes that are ill-formed, recursive, or use a
    feature that is not supported: nothing is skipped in silence.
    """
    graph = ShapesGraph(triples)
    loader = _Loader(graph, load_sparql.SparqlLoader(graph, graph_name))
    shapes = [loader.shape(node) for node in graph.subjects() if loader.is_shape(node)]
    return Shapes(tuple(shape for shape in shapes if shape.targets))


class _Loader:
    def __init__(self, graph: ShapesGraph, sparql: load_sparql.SparqlLoader) -> None:
        self._graph = graph
        self._sparql = sparql
        self._done: dict[Node, Shape] = {}
        self._open: list[Node] = []

    def is_shape(self, node: Node) -> bool:
        graph = self._graph
        return (
            any(graph.objects(node, sh(name)) for name in _TARGETS)
            or graph.is_a(node, sh("NodeShape"))
            or graph.is_a(node, sh("PropertyShape"))
        )

    def shape(self, node: Node) -> Shape:
        if node in self._open:
            raise ShapesError("Break the recursion: the shape refers to itself through other shapes", node)
        if node not in self._done:
            self._open.append(node)
            self._done[node] = self._read(node)
            self._open.pop()
        return self._done[node]

    def _read(self, node: Node) -> Shape:
        graph = self._graph
        unknown = [str(p) for p in graph.predicates(node) if p.value.startswith(SH) and p not in _KNOWN]
        if unknown:
            raise ShapesError(f"Do without {', '.join(unknown)}, which this engine does not support", node)
        path_node = graph.one(node, sh("path"))
        path = read_path(graph, path_node, node) if path_node is not None else None
        if path is None and sh("PropertyShape") in graph.objects(node, TYPE):
            raise ShapesError("Give the property shape an sh:path", node)
        off = graph.switched_off(node)
        severity = graph.one(node, sh("severity"))
        return Shape(
            node=node,
            path=path,
            targets=self._targets(node),
            constraints=() if off else tuple(self._constraints(node, path)),
            severity=as_iri(severity, node) if severity is not None else sh("Violation"),
            messages=tuple(as_literal(message, node) for message in graph.objects(node, sh("message"))),
            deactivated=off,
        )

    def _targets(self, node: Node) -> Targets:
        def iris(name: str) -> tuple[NamedNode, ...]:
            return tuple(as_iri(value, node) for value in self._graph.objects(node, sh(name)))

        nodes = self._graph.objects(node, sh("targetNode"))
        if any(isinstance(value, BlankNode) for value in nodes):
            raise ShapesError("Give sh:targetNode an IRI or a literal, not a blank node", node)
        implicit = (node,) if isinstance(node, NamedNode) and self._graph.is_class(node) else ()
        return Targets(
            nodes=tuple(value for value in nodes if not isinstance(value, BlankNode)),
            classes=tuple(dict.fromkeys(iris("targetClass") + implicit)),
            subjects_of=iris("targetSubjectsOf"),
            objects_of=iris("targetObjectsOf"),
        )

    def _constraints(self, node: Node, path: Path | None) -> Iterable[Constraint]:
        given = {predicate.value.removeprefix(SH) for predicate in self._graph.predicates(node)}
        if path is None and (name := next((name for name in _NEEDS_PATH if name in given), None)):
            raise ShapesError(f"Move sh:{name} to a property shape; a node shape cannot have it", node)
        for name in (name for name in _SINGLE if name in given):
            value = self._graph.one(node, sh(name))
            if value is not None:
                yield from self._single(name, value, node, path)
        for name in (name for name in _SEVERAL if name in given):
            for value in self._graph.objects(node, sh(name)):
                yield from self._several(name, value, node)
        yield from self._sparql.components(node, path)

    def _single(self, name: str, value: Term, node: Node, path: Path | None) -> Iterable[Constraint]:
        if name in literals.RANGES:
            yield literals.RANGES[name](as_literal(value, node))
        elif name in literals.LENGTHS:
            yield literals.LENGTHS[name](as_integer(value, node))
        elif name.startswith("qualified"):
            yield from self._qualified(name, node, path)
        elif name in _BUILD:
            constraint = _BUILD[name](self._graph, value, node)
            if constraint is not None:
                yield constraint

    def _several(self, name: str, value: Term, node: Node) -> Iterable[Constraint]:
        if name in _OF_VALUE:
            yield _OF_VALUE[name](value, node)
        elif name in _OF_SHAPE:
            yield _OF_SHAPE[name](self._inner(name, value, node))
        elif name in _OF_LIST:
            yield _OF_LIST[name](tuple(self._inner(name, item, node) for item in self._graph.items(value, node)))
        else:
            yield from self._sparql.constraint(as_node(value, node), node)

    def _inner(self, name: str, value: Term, node: Node) -> Shape:
        shape = self.shape(as_node(value, node))
        if (name == "property") != (shape.path is not None) and name in ("property", "node"):
            kind = "property shape (one with sh:path)" if name == "property" else "node shape (one without sh:path)"
            raise ShapesError(f"Give sh:{name} a {kind}, not {value}", node)
        return shape

    def _qualified(self, name: str, node: Node, path: Path | None) -> Iterable[Constraint]:
        # SHACL ignores qualified counts in node shapes (W3C test qualified-001).
        value = self._graph.one(node, sh("qualifiedValueShape"))
        if path is None or value is None or name not in ("qualifiedMinCount", "qualifiedMaxCount"):
            return
        kind = logic.QualifiedMinCount if name == "qualifiedMinCount" else logic.QualifiedMaxCount
        count = as_integer(self._graph.objects(node, sh(name))[0], node)
        disjoint = self._graph.flag(node, sh("qualifiedValueShapesDisjoint"))
        siblings = self._siblings(node) - {value} if disjoint else set()
        yield kind(
            self.shape(as_node(value, node)),
            tuple(self.shape(as_node(sibling, node)) for sibling in sorted(siblings, key=str)),
            count,
        )

    def _siblings(self, node: Node) -> set[Term]:
        graph = self._graph
        parents = [parent for parent in graph.subjects() if node in graph.objects(parent, sh("property"))]
        return {
            shape
            for parent in parents
            for prop in graph.objects(parent, sh("property"))
            for shape in graph.objects(prop, sh("qualifiedValueShape"))
        }


def _node_kind(graph: ShapesGraph, value: Term, node: Node) -> Constraint:
    kind = as_iri(value, node)
    if kind not in types.NODE_KINDS:
        raise ShapesError(f"Give sh:nodeKind one of SHACL's six kinds, not {value}", node)
    return types.NodeKind(kind)


def _pattern(graph: ShapesGraph, value: Term, node: Node) -> Constraint:
    flags = graph.one(node, sh("flags"))
    text = as_literal(flags, node).value if flags is not None else ""
    return literals.Pattern(as_literal(value, node).value, text)


def _in(graph: ShapesGraph, value: Term, node: Node) -> Constraint:
    members = graph.items(value, node)
    if any(isinstance(member, BlankNode) for member in members):
        raise ShapesError("List only IRIs and literals in sh:in, as a blank node equals nothing in the data", node)
    return values.In(members)


def _languages(graph: ShapesGraph, value: Term, node: Node) -> Constraint:
    return literals.LanguageIn(tuple(as_literal(item, node).value for item in graph.items(value, node)))


def _unique_lang(graph: ShapesGraph, value: Term, node: Node) -> Constraint | None:
    return literals.UniqueLang() if graph.flag(node, sh("uniqueLang")) else None


def _closed(graph: ShapesGraph, value: Term, node: Node) -> Constraint | None:
    if not graph.flag(node, sh("closed")):
        return None
    ignored = graph.one(node, sh("ignoredProperties"))
    listed = [as_iri(item, node) for item in graph.items(ignored, node)] if ignored is not None else []
    own = [path for prop in graph.objects(node, sh("property")) for path in graph.objects(prop, sh("path"))]
    allowed = {*listed, *(path for path in own if isinstance(path, NamedNode))}
    return values.Closed(tuple(sorted(allowed, key=str)))


def _has_value(value: Term, node: Node) -> Constraint:
    if isinstance(value, BlankNode):
        raise ShapesError("Give sh:hasValue an IRI or a literal, as a blank node equals nothing in the data", node)
    return values.HasValue(value)


_BUILD: dict[str, Callable[[ShapesGraph, Term, Node], Constraint | None]] = {
    "datatype": lambda graph, value, node: types.Datatype(as_iri(value, node)),
    "nodeKind": _node_kind,
    "minCount": lambda graph, value, node: values.MinCount(as_integer(value, node)),
    "maxCount": lambda graph, value, node: values.MaxCount(as_integer(value, node)),
    "pattern": _pattern,
    "languageIn": _languages,
    "uniqueLang": _unique_lang,
    "in": _in,
    "closed": _closed,
}
_OF_VALUE: dict[str, Callable[[Term, Node], Constraint]] = {
    "class": lambda value, node: types.Class(as_iri(value, node)),
    "hasValue": _has_value,
    "equals": lambda value, node: pairs.Equals(as_iri(value, node)),
    "disjoint": lambda value, node: pairs.Disjoint(as_iri(value, node)),
    "lessThan": lambda value, node: pairs.LessThan(as_iri(value, node)),
    "lessThanOrEquals": lambda value, node: pairs.LessThanOrEquals(as_iri(value, node)),
}
_OF_SHAPE: dict[str, Callable[[Shape], Constraint]] = {
    "node": logic.Node,
    "property": logic.Property,
    "not": logic.Not,
}
_OF_LIST: dict[str, Callable[[tuple[Shape, ...]], Constraint]] = {
    "and": logic.And,
    "or": logic.Or,
    "xone": logic.Xone,
}
