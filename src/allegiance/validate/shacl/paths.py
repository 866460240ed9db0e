"""SHACL property paths: read from a shapes graph, written as SPARQL, turned round."""

from typing import NamedTuple

from pyoxigraph import NamedNode

from .errors import ShapesError
from .graph import ShapesGraph, as_node
from .vocabulary import FIRST, Node, Term, sh


class Inverse(NamedTuple):
    """The inner path, walked backwards."""

    inner: "Path"


class Sequence(NamedTuple):
    """Steps one after the other. Their `sign` in SPARQL tells them from choices: tuples are equal by their values."""

    steps: tuple["Path", ...]
    sign: str = "/"


class Alternative(NamedTuple):
    """Any of several paths."""

    choices: tuple["Path", ...]
    sign: str = "|"


class Repeat(NamedTuple):
    """The inner path `least` times or more (`least` is 0 or 1), or at most once when `once`."""

    inner: "Path"
    least: int
    once: bool = False

    @property
    def mark(self) -> str:
        """The SPARQL sign of it: ?, * or +."""
        return "?" if self.once else "+" if self.least else "*"


Path = NamedNode | Inverse | Sequence | Alternative | Repeat


def read_path(graph: ShapesGraph, node: Term, owner: Node, above: frozenset[Term] = frozenset()) -> Path:
    """The path a node of the shapes graph stands for; ShapesError where it is not one."""
    if isinstance(node, NamedNode):
        return node
    if node in above:
        raise ShapesError("Break the cycle in sh:path, which leads back into itself", owner)
    above |= {node}

    def inner(value: Term) -> Path:
        return read_path(graph, value, owner, above)

    def members(head: Term) -> tuple[Path, ...]:
        found = tuple(inner(item) for item in graph.items(head, owner))
        if len(found) < 2:
            raise ShapesError("Give a list in sh:path at least two members", owner)
        return found

    place = as_node(node, owner)
    # A node with several readings is taken as a list first (W3C tests path-strange-001 and -002).
    if graph.objects(place, FIRST):
        return Sequence(members(place))
    for name, make in (
        ("inversePath", lambda value: Inverse(inner(value))),
        ("alternativePath", lambda value: Alternative(members(value))),
        ("zeroOrMorePath", lambda value: Repeat(inner(value), 0)),
        ("oneOrMorePath", lambda value: Repeat(inner(value), 1)),
        ("zeroOrOnePath", lambda value: Repeat(inner(value), 0, once=True)),
    ):
        value = graph.one(place, sh(name))
        if value is not None:
            return make(value)
    raise ShapesError("Give sh:path a property or one of SHACL's path forms", owner)


def to_sparql(path: Path) -> str:
    """The path as a SPARQL property path, safe to stand anywhere in a larger one."""
    match path:
        case NamedNode():
            return str(path)
        case Inverse(inner):
            return f"^{_atom(inner)}"
        case Sequence(parts, sign) | Alternative(parts, sign):
            return f"({sign.join(map(to_sparql, parts))})"
        case Repeat(inner):
            return f"{_atom(inner)}{path.mark}"


def _atom(path: Path) -> str:
    text = to_sparql(path)
    return text if isinstance(path, NamedNode | Sequence | Alternative) else f"({text})"


def invert(path: Path) -> Path:
    """The same walk from its other end, with inversion pushed down to single properties."""
    match path:
        case NamedNode():
            return Inverse(path)
        case Inverse(inner):
            return plain(inner)
        case Sequence(steps):
            return Sequence(tuple(invert(step) for step in reversed(steps)))
        case Alternative(choices):
            return Alternative(tuple(invert(choice) for choice in choices))
        case Repeat(inner):
            return Repeat(invert(inner), path.least, path.once)


def plain(path: Path) -> Path:
    """The same path with inversion only on single properties."""
    match path:
        case NamedNode():
            return path
        case Inverse(inner):
            return invert(inner)
        case Sequence(steps):
            return Sequence(tuple(map(plain, steps)))
        case Alternative(choices):
            return Alternative(tuple(map(plain, choices)))
        case Repeat(inner):
            return Repeat(plain(inner), path.least, path.once)


def nullable(path: Path | None) -> bool:
    """Whether the walk may stay where it is."""
    match path:
        case None:
            return True
        case NamedNode():
            return False
        case Inverse(inner):
            return nullable(inner)
        case Sequence(steps):
            return all(map(nullable, steps))
        case Alternative(choices):
            return any(map(nullable, choices))
        case Repeat(inner, least):
            return least == 0 or nullable(inner)


def finite(path: Path) -> bool:
    """Whether the path takes a fixed number of steps, so that all its pairs can be listed from the triples alone."""
    match path:
        case NamedNode():
            return True
        case Inverse(inner):
            return finite(inner)
        case Sequence(parts) | Alternative(parts):
            return all(map(finite, parts))
        case Repeat():
            return False


def join(*parts: Path | None) -> Path | None:
    """Paths one after the other; None is the empty walk."""
    steps = [part for part in parts if part is not None]
    if len(steps) < 2:
        return steps[0] if steps else None
    flat = [step for part in steps for step in (part.steps if isinstance(part, Sequence) else (part,))]
    return Sequence(tuple(flat))
