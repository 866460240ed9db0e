"""Which results of shapes stand: those that no unread file may settle, and that do not merely follow from a fault told.

Where a statement points to an entity that is not there, or to one whose class does not exist, a check says so. What a
shape then misses in that entity follows from it: that it is of no right class, or that nothing is found behind it. So
does what lacks at the entity that was meant, where the name in the same file is a misspelling of it.
"""

from functools import cache

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE, kind_of
from allegiance.validate.checks.near import is_alike
from allegiance.validate.mirror.layered import Layered
from allegiance.validate.planned import Planned
from allegiance.validate.result import Result
from allegiance.validate.shacl.grounds import Grounds, Resting
from allegiance.validate.unread import Unread

OF_WHAT_IS_THERE = frozenset({"Class", "Node", "MinCount"})
"""The constraints that fail because of what an entity is, or lacks; others speak of more than that one entity."""


class Standing:
    """Tells of results whether they stand, over the data that they were found in."""

    def __init__(self, shapes: Planned, store: ox.Store | Layered, unread: Unread) -> None:
        self._store, self._unread = store, unread
        self._classes = shapes.vocabulary.classes
        self._resting = Resting(shapes.plan, store)
        self.is_known = cache(self._is_known)
        self._pointed_to = cache(self._unknown_pointed_to)

    def of(self, result: Result) -> bool:
        """Whether the result stands."""
        focus, value = _node(result.focus), _node(result.value)
        if result.constraint == "MinCount" and focus is not None and self._is_misspelt(result, focus):
            return False
        if not result.constraint or not (self._unread or self._unknown(focus, value)):
            return True  # two dates that are said do not fit, whatever else is said
        grounds = self._resting.grounds(result.shape, result.constraint, focus, value)
        if grounds is None:
            return not self._unread
        return not self._follows(result, grounds) and not self._may_be_settled(grounds)

    def _is_misspelt(self, result: Result, focus: ox.NamedNode) -> bool:
        """Whether what should point to the focus node points to nobody of almost its name, in the file of its own."""
        grounds = self._resting.grounds(result.shape, result.constraint, focus, None)
        if grounds is None or not grounds.pointed or not kind_of(focus.value):
            return False
        files = {quad.graph_name for quad in self._store.quads_for_pattern(focus, RDF_TYPE, None, None)}
        quads = (q for f in files for by in grounds.pointed for q in self._store.quads_for_pattern(None, by, None, f))
        named = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
        return any(is_alike(node.value, focus.value) for node in named if not self.is_known(node))

    def _may_be_settled(self, grounds: Grounds) -> bool:
        unread = self._unread
        nodes = [node.value for node in grounds.nodes if isinstance(node, ox.NamedNode)]
        return any(map(unread.describe, nodes)) or bool(grounds.pointed and any(map(unread.mention, nodes)))

    def _follows(self, result: Result, grounds: Grounds) -> bool:
        if result.constraint not in OF_WHAT_IS_THERE:
            return False
        unknown = self._unknown(_node(result.focus), _node(result.value)).intersection(grounds.nodes)
        # Whatever its class, what is said of an entity is there.
        return any(result.constraint != "MinCount" or not self._types(node) for node in unknown)

    def _unknown(self, focus: ox.NamedNode | None, value: ox.NamedNode | None) -> frozenset[ox.NamedNode]:
        """Return the entities without a class there is: the value, and what the focus node points to."""
        pointed_to = frozenset() if focus is None else self._pointed_to(focus)
        return (pointed_to if value is None or self.is_known(value) else pointed_to | {value}) - {focus}

    def _unknown_pointed_to(self, focus: ox.NamedNode) -> frozenset[ox.NamedNode]:
        values = (quad.object for quad in self._store.quads_for_pattern(focus, None, None, None))
        return frozenset(value for value in values if isinstance(value, ox.NamedNode) and not self.is_known(value))

    def _is_known(self, node: ox.NamedNode) -> bool:
        """Whether the node is no entity, or has a class that exists."""
        return not kind_of(node.value) or any(kind in self._classes for kind in self._types(node))

    def _types(self, node: ox.NamedNode) -> list[str]:
        return [text_of(quad.object) for quad in self._store.quads_for_pattern(node, RDF_TYPE, None, None)]


def _node(text: str) -> ox.NamedNode | None:
    """Return the node of this name, or None for what is none and of which nothing is said."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None
