"""Every field of a record in the source's own terms, as it stands there."""

from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox

from allegiance.merge.importing.terms import text
from allegiance.merge.importing.tree import Tree, Value

DEEPEST = 8
"""How far groups within groups are followed."""


class Keeper:
    """Fields into statements. A name that is an IRI, or has one of the prefixes, is that property; any other one is a
    term of the namespace."""

    def __init__(self, namespace: str, prefixes: dict[str, str]) -> None:
        self._namespace, self._prefixes = namespace, prefixes
        self._known: dict[str, ox.NamedNode] = {}

    def statements(
        self, node: ox.NamedNode, tree: Tree, depth: int = 0
    ) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
        """Give the fields of the tree as statements on the node; a group becomes a node below it.

        Raises ValueError for a text that no literal can hold.
        """
        for name, items in tree.items():
            if name.startswith("@"):
                continue
            predicate = self._property(name)
            for number, item in enumerate(items, 1):
                if isinstance(item, Value):
                    yield node, predicate, item.term
                elif isinstance(item, str):
                    if item.strip():
                        yield node, predicate, text(item.strip())
                elif depth < DEEPEST:
                    below = ox.NamedNode(f"{node.value}/{quote(name, safe='')}/{number}")
                    yield node, predicate, below
                    yield from self.statements(below, item, depth + 1)

    def _property(self, name: str) -> ox.NamedNode:
        if (known := self._known.get(name)) is None:
            prefix, found, local = name.partition(":")
            if found and prefix in self._prefixes:
                known = ox.NamedNode(self._prefixes[prefix] + local)
            elif name.startswith(("http://", "https://", "urn:")):
                known = ox.NamedNode(name)
            else:
                known = ox.NamedNode(self._namespace + quote(name, safe=""))
            self._known[name] = known
        return known
