"""From typed shapes to checks: one SPARQL query per shape and constraint, over all focus nodes at once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from .asked import Asked
from .components.logic import Property
from .components.sparql import Ask, Select
from .expressions import Names, edge
from .paths import Path, invert, nullable
from .reads import Read, along, from_node, membership
from .shapes import Constraint, Shape, Shapes, Targets
from .vocabulary import INSTANCE_OF, Node

# Where the restriction to given focus nodes goes; no legal SPARQL text holds this character.
_HERE = "\0"


@dataclass(frozen=True)
class Check:
    """One constraint of one shape, reached from one targeted shape by one chain of sh:property.

    `sparql` is the whole check: rows are violations, with the columns ?this (the focus node) and, where there
    is one, ?value and ?path. `route` holds the paths that lead from the targets to the focus nodes, empty when
    the targets are the focus nodes.
    """

    shape: Node
    component: NamedNode
    path: Path | None
    severity: NamedNode
    messages: tuple[Literal, ...]
    route: tuple[Path, ...]
    targets: Targets
    constraint: Constraint = field(repr=False)

    @cached_property
    def asked(self) -> Asked:
        """The check as it is asked of a store."""
        found = self.constraint
        return Asked(
            self.shape,
            self.component,
            self.path,
            self.severity,
            self.messages,
            tuple(_query(self.constraint, self.path, self.targets, self.route).split(_HERE)),
            parameters=found.parameters if isinstance(found, Select | Ask) else (),
            source=found.source if isinstance(found, Select) else None,
            of_focus=self.path is None and isinstance(found, Select),
        )

    @property
    def sparql(self) -> str:
        """The query over all focus nodes."""
        return self.asked.sparql

    @cached_property
    def reads(self) -> tuple[Read, ...]:
        """The triples that a finding of this check depends on, as walks from its focus node, each once."""
        return tuple(dict.fromkeys(self._reads()))

    def _reads(self) -> Iterator[Read]:
        here: Path | None = None
        for step in reversed(self.route):
            yield from along(here, invert(step))
            here = from_node(here, invert(step))
        for cls in self.targets.classes:
            yield from membership(here, cls)
        for prop in self.targets.subjects_of:
            yield Read(here, prop)
        for prop in self.targets.objects_of:
            yield Read(here, prop, backwards=True)
        yield from self.constraint.reads(None, self.path)


def compile_shapes(shapes: Shapes) -> list[Check]:
    """The checks of all shapes that have targets, in a stable order."""
    return [check for shape in shapes.targeted for check in _checks(shape, shape.targets, ())]


def _checks(shape: Shape, targets: Targets, route: tuple[Path, ...]) -> Iterator[Check]:
    if shape.deactivated:
        return
    for constraint in shape.constraints:
        if isinstance(constraint, Property):
            onwards = route if shape.path is None else (*route, shape.path)
            yield from _checks(constraint.shape, targets, onwards)
        else:
            yield Check(
                shape=shape.node,
                component=constraint.component,
                path=shape.path,
                severity=shape.severity,
                messages=_messages(shape, constraint),
                route=route,
                targets=targets,
                constraint=constraint,
            )


def _messages(shape: Shape, constraint: Constraint) -> tuple[Literal, ...]:
    own = constraint.messages if isinstance(constraint, Select | Ask) else ()
    # A constraint's own message is closer to the fault than its shape's (SHACL section 5.3.2).
    return own or shape.messages or (Literal(constraint.describe(), language="en"),)


def _query(constraint: Constraint, path: Path | None, targets: Targets, route: tuple[Path, ...]) -> str:
    names = Names()
    sources = list(_sources(targets, route, names))
    if isinstance(constraint, Select):
        return constraint.select(sources, path)
    # The body stands in each branch: joined to a UNION from outside, Oxigraph would compute it for every node.
    columns = [*(f"?up{i}" for i in range(len(route))), "?this"]
    branches = [branch for source in sources for branch in constraint.found(source, columns, path, names)]
    where = branches[0] if len(branches) == 1 else " UNION ".join(f"{{ {branch} }}" for branch in branches)
    columns += [column for column in ("?value", "?path", "?other", "?language") if column in where]
    return f"SELECT DISTINCT {' '.join(columns)} WHERE {{ {where} }}"


def focus_nodes(targets: Targets, names: Names, node: str = "?this") -> Iterator[str]:
    """Patterns that bind the variable `node` to focus nodes, one per kind of target."""
    if targets.nodes:
        yield f"VALUES {node} {{ {' '.join(map(str, targets.nodes))} }}"
    yield from (f"{node} {INSTANCE_OF} {cls} ." for cls in targets.classes)
    yield from (f"{node} {prop} {names.new()} ." for prop in targets.subjects_of)
    yield from (f"{names.new()} {prop} {node} ." for prop in targets.objects_of)


def _sources(targets: Targets, route: tuple[Path, ...], names: Names) -> Iterator[str]:
    """Patterns that bind ?this to focus nodes, one per kind of target and way along the route."""
    for first, steps in _walks(route):
        yield from (f"{_HERE}{source} {steps}".rstrip() for source in focus_nodes(targets, names, first))


def _walks(route: tuple[Path, ...], end: str = "?this") -> Iterator[tuple[str, str]]:
    """Ways along the route to the variable `end`: the variable each starts from, and its patterns."""
    if not route:
        yield end, ""
        return
    *before, last = route
    here = f"?up{len(before)}"
    for first, steps in _walks(tuple(before), here):
        yield first, f"{steps} {edge(here, last, end)}".lstrip()
    if nullable(last):
        # Staying in place, said so that `end` is bound first: it may already be restricted to given nodes.
        for first, steps in _walks(tuple(before), end):
            yield first, f"{steps} {edge(end, None, here)}".lstrip()
