"""The part of the data that a change can matter to, as small stores before and after it, for the checks of the whole.

In them a check comes to the same verdict on all that the change touches as it would on all of the data. About the rest
it may be mistaken, for lack of context, but in the same way before and after; so what is found after and not before is
what the change brought about.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from allegiance.store.typed import placed, text_of
from allegiance.terms import AL, ID, RDF_TYPE
from allegiance.validate.change import Change
from allegiance.validate.checks.cycles import CHAINS
from allegiance.validate.checks.references import REPLACED
from allegiance.validate.checks.vocabulary import OWL
from allegiance.validate.mirror.current import Current
from allegiance.validate.mirror.keys import keys

Node = ox.NamedNode


def _al(*names: str) -> tuple[Node, ...]:
    return tuple(Node(AL + name) for name in names)


_STATUS = (RDF_TYPE, Node(REPLACED))
"""What decides whether others may point to an entity."""
_TIES = _al("about", "source", "name")
"""By these, all that points to an entity belongs to it: its claims, its bearers."""
_USES = _al("nameSource", "seenThrough")
"""By these, it only matters whether anything points to an entity."""
_CHAINS = tuple(Node(name if ":" in name else AL + name) for name in CHAINS)
_MEMBERSHIP = (RDF_TYPE, *_al("subject", "parent", "about", "stance"))
"""What decides who is part of whom."""
_SUBJECT, _PARENT, _NAME, _ABOUT = _al("subject", "parent", "name", "about")
_AFFILIATION = Node(AL + "Affiliation")
_LINKED = (Node(OWL + "annotatedSource"), Node(OWL + "annotatedTarget"))


def around(now: Current, change: Change) -> tuple[ox.Store, ox.Store]:
    """Return the small stores of before and after the change."""
    part = _Part(now)
    changed = (*change.added, *change.removed)
    held = [triple for side in (change.before, change.after) for triples in side.values() for triple in triples]
    part.gather(held)
    part.users(changed)
    # What stood before in a changed file is told of as well, so its own affiliations are followed, whatever changed.
    if any(t.predicate in _MEMBERSHIP for t in changed) or any(t.object == _AFFILIATION for t in held):
        part.affiliations()
    part.context()
    after, before = ox.Store(), ox.Store()
    after.extend(part.quads)
    before.extend(quad for quad in part.quads if text_of(quad.graph_name) not in change.paths)
    for graph, triples in change.before.items():
        before.extend(placed(triples, Node(graph)))
    return before, after


def around_nodes(now: Current, nodes: Iterable[Node]) -> ox.Store:
    """Return the part that decides what is found about the nodes, as a small store."""
    part = _Part(now)
    part.gather(quad.triple for node in nodes for quad in part.quads_of(node))
    part.affiliations()
    part.context()
    store = ox.Store()
    store.extend(part.quads)
    return store


class _Part:
    def __init__(self, now: Current) -> None:
        self.quads: set[ox.Quad] = set()
        self._now = now
        self._described: set[Node] = set()
        self._touched: set[Node] = set()

    def gather(self, triples: Iterable[ox.Triple]) -> None:
        """Collect what decides on the subjects of the triples."""
        said = list(triples)
        subjects = {triple.subject for triple in said if isinstance(triple.subject, Node)}
        tied = {t.object for t in said if t.predicate in (*_TIES, *_USES) and isinstance(t.object, Node)}
        for node in subjects | tied:
            self._entity(node)
        self._alike(subjects, said)
        self._chains(subjects)
        self._touched |= subjects | tied

    def users(self, changed: Iterable[ox.Triple]) -> None:
        """Collect all that points to what one may or may not point to any longer."""
        found = {triple.subject for triple in changed if triple.predicate in _STATUS}
        for node in found:
            if isinstance(node, Node):
                self._add(None, None, node)

    def _entity(self, node: Node) -> None:
        """An entity with its claims and names, and where these come from."""
        if node in self._described:
            return
        self._described.add(node)
        self._add(node)
        for tie in _TIES:
            for quad in self._add(None, tie, node):
                self._add(quad.subject)
        for use in _USES:
            self._add(None, use, node, most=1)

    def context(self) -> None:
        """What all of that points to: whether it is there, and is not retired."""
        targets = {quad.object for quad in self.quads if isinstance(quad.object, Node)}
        for node in (target for target in targets if target.value.startswith(ID)):
            for predicate in _STATUS:
                self._add(node, predicate)

    def _alike(self, subjects: set[Node], said: list[ox.Triple]) -> None:
        """Who bears a name that reads or looks like one of a changed file, or is linked there."""
        wanted = {key for _, key in keys(said)}
        linked = {t.object for t in said if t.predicate in _LINKED and isinstance(t.object, Node)}
        bearers = set(linked)
        for node in subjects | linked:
            bearers |= {q.subject for q in self.quads_of(None, _NAME, node) if isinstance(q.subject, Node)}
        for node in {*bearers, *self._named(bearers)}:
            wanted |= {key for _, key in keys(quad.triple for quad in self.quads_of(node))}
        alike = self._now.alike(wanted)
        for node in set(alike):
            alike |= {q.subject for q in self.quads_of(None, _NAME, node) if isinstance(q.subject, Node)}
        for node in alike | bearers:
            self._add(node)
            for name in self._named([node]):
                self._add(name)
            for link in _LINKED:
                for quad in self._add(None, link, node):
                    self._add(quad.subject)

    def _named(self, bearers: Iterable[Node]) -> Iterator[Node]:
        for bearer in bearers:
            yield from (q.object for q in self.quads_of(bearer, _NAME) if isinstance(q.object, Node))

    def _chains(self, starts: set[Node]) -> None:
        """Where the chains lead on which nothing may come back to its start."""
        for predicate in _CHAINS:
            seen, waiting = set(starts), list(starts)
            while waiting:
                for quad in self._add(waiting.pop(), predicate):
                    if isinstance(quad.object, Node) and quad.object not in seen:
                        seen.add(quad.object)
                        waiting.append(quad.object)

    def affiliations(self) -> None:
        """Collect the affiliations above the members of those that matter."""
        seen: set[Node] = set()
        waiting = [
            q.object for node in self._touched for q in self.quads_of(node, _SUBJECT) if self._is_affiliation(node)
        ]
        while waiting:
            member = waiting.pop()
            if not isinstance(member, Node) or member in seen:
                continue
            seen.add(member)
            for quad in list(self.quads_of(None, _SUBJECT, member)):
                if isinstance(quad.subject, Node) and self._is_affiliation(quad.subject):
                    self._entity(quad.subject)
                    waiting += [q.object for q in self.quads_of(quad.subject, _PARENT)]

    def _is_affiliation(self, node: Node) -> bool:
        return any(self.quads_of(node, RDF_TYPE, _AFFILIATION))

    def _add(self, *pattern: Node | ox.BlankNode | ox.Triple | None, most: int | None = None) -> list[ox.Quad]:
        found = []
        for quad in self.quads_of(*pattern):
            found.append(quad)
            if len(found) == most:
                break
        self.quads.update(found)
        return found

    def quads_of(self, *pattern: object) -> Iterator[ox.Quad]:
        """Give the authored quads of a pattern of subject, predicate and object; what is left out is any."""
        subject, predicate, value = (*pattern, None, None, None)[:3]
        for quad in self._now.store.quads_for_pattern(subject, predicate, value, None):  # type: ignore[arg-type]
            if text_of(quad.graph_name) in self._now.files:
                yield quad
