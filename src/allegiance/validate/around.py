"""The part of the data that a change can matter to, as small stores before and after it, for the checks of the whole.

In them a check comes to the same verdict on all that the change touches as it would on all of the data. About the rest
it may be mistaken, for lack of context, but in the same way before and after; so what is found after and not before is
what the change brought about.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import text_of
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
_SOURCE = Node(AL + "source")
_DRAWN_ON = (_SOURCE, *_USES)
"""What else is drawn from a source says nothing of what points to it by these."""
_CHAINS = tuple(Node(name if ":" in name else AL + name) for name in CHAINS)
_MEMBERSHIP = (RDF_TYPE, *_al("subject", "parent", "about", "stance"))
"""What decides who is part of whom."""
_SUBJECT, _PARENT, _NAME = _al("subject", "parent", "name")
_SHARED = _al("name", "supersedes")
_AFFILIATION = Node(AL + "Affiliation")
_LINKED = (Node(OWL + "annotatedSource"), Node(OWL + "annotatedTarget"))


class Part(NamedTuple):
    """A part of the data, and the entities of which it holds all that others may be told for pointing to them."""

    store: ox.Store
    judged: frozenset[str]


class Lookups:
    """The authored quads of the data as it is now, by pattern; each pattern is looked up once."""

    def __init__(self, now: Current) -> None:
        self._store, self._files = now.store, now.files
        self.alike = now.alike
        self._found: dict[tuple[Node | None, ...], list[ox.Quad]] = {}

    def quads_of(self, subject: Node | None, predicate: Node | None = None, value: Node | None = None) -> list[ox.Quad]:
        """Return the authored quads of a pattern; what is left out is any."""
        pattern = (subject, predicate, value)
        found = self._found.get(pattern)
        if found is None:
            quads = self._store.quads_for_pattern(subject, predicate, value, None)
            found = self._found[pattern] = [quad for quad in quads if text_of(quad.graph_name) in self._files]
        return found

    def any_of(self, predicate: Node, value: Node) -> list[ox.Quad]:
        """Return one of the authored quads with this predicate and object, if there is any."""
        quads = self._store.quads_for_pattern(None, predicate, value, None)
        return list(islice((quad for quad in quads if text_of(quad.graph_name) in self._files), 1))


def around(look: Lookups, change: Change) -> tuple[Part, Part]:
    """Return what was around the change before it, and what is after it."""
    part = _Part(look)
    subjects = {subject for _, subject in change.touched if isinstance(subject, Node)}
    # What the subject of a statement bears or replaces is judged by that statement as well.
    subjects |= {t.object for t in change.differing if t.predicate in _SHARED and isinstance(t.object, Node)}
    # A source is judged by the claims in its file, from whatever source they are drawn.
    drawn = [quad for quad in change.quads_added | change.quads_removed if quad.predicate == _SOURCE]
    subjects |= {Node(f"{ID}source/{text_of(quad.graph_name).rpartition('/')[2]}") for quad in drawn}
    earlier = (t for triples in change.before.values() for t in triples if t.subject in subjects)
    part.gather(subjects, earlier)
    part.users(change.differing)
    if any(triple.predicate in _MEMBERSHIP for triple in change.differing):
        part.affiliations(part.touched)
    part.chains(triple for triple in change.differing if triple.predicate in _CHAINS)
    part.context(subjects, (quad.object for quad in change.quads_removed))
    after, before = ox.Store(), ox.Store()
    after.extend(part.quads)
    before.extend(part.quads - change.quads_added)
    before.extend(change.quads_removed)
    judged = frozenset(part.judged)
    return Part(before, judged), Part(after, judged)


def around_nodes(look: Lookups, nodes: set[Node]) -> Part:
    """Return the part that decides what is found about the nodes."""
    part = _Part(look)
    part.gather(nodes)
    part.affiliations(nodes)
    part.chains(quad.triple for node in nodes for quad in look.quads_of(node) if quad.predicate in _CHAINS)
    part.context(nodes)
    store = ox.Store()
    store.extend(part.quads)
    return Part(store, frozenset(part.judged))


class _Part:
    def __init__(self, look: Lookups) -> None:
        self.quads: set[ox.Quad] = set()
        self.touched: set[Node] = set()
        self.judged: set[str] = set()
        self._look = look
        self._described: set[Node] = set()

    def gather(self, subjects: set[Node], earlier: Iterable[ox.Triple] = ()) -> None:
        """Collect what decides on the subjects, given what was said of them earlier."""
        said = [*earlier, *(quad.triple for node in subjects for quad in self._look.quads_of(node))]
        tied = {t.object for t in said if t.predicate in (*_TIES, *_USES) and isinstance(t.object, Node)}
        self.touched = subjects | tied
        drawn_on = {t.object for t in said if t.predicate in _DRAWN_ON} - subjects
        drawn_on -= {t.object for t in said if t.predicate in _TIES and t.predicate != _SOURCE}
        for node in self.touched:
            self._entity(node, alone=node in drawn_on)
        self._alike(subjects, said)

    def users(self, changed: Iterable[ox.Triple]) -> None:
        """Collect all that points to what one may or may not point to any longer."""
        found = {triple.subject for triple in changed if triple.predicate in _STATUS}
        for node in found:
            if isinstance(node, Node):
                self._add(None, None, node)

    def chains(self, steps: Iterable[ox.Triple]) -> None:
        """Collect where the chains lead on that begin with these steps: nothing may come back to its start."""
        waiting = {(triple.predicate, node) for triple in steps for node in (triple.subject, triple.object)}
        seen = set(waiting)
        while waiting:
            predicate, node = waiting.pop()
            if isinstance(node, Node):
                onwards = {(predicate, quad.object) for quad in self._add(node, predicate)} - seen
                seen |= onwards
                waiting |= onwards

    def affiliations(self, starts: Iterable[Node]) -> None:
        """Collect the affiliations above the members of those among the starts."""
        seen: set[Node] = set()
        waiting = [q.object for node in starts if self._is_affiliation(node) for q in self._quads(node, _SUBJECT)]
        while waiting:
            member = waiting.pop()
            if not isinstance(member, Node) or member in seen:
                continue
            seen.add(member)
            for quad in self._quads(None, _SUBJECT, member):
                if isinstance(quad.subject, Node) and self._is_affiliation(quad.subject):
                    self._entity(quad.subject)
                    waiting += [q.object for q in self._quads(quad.subject, _PARENT)]

    def context(self, subjects: set[Node], pointed: Iterable[object] = ()) -> None:
        """Collect of what the subjects point to, or pointed to, whether it is there, and is not retired."""
        targets = {*pointed, *(quad.object for quad in self.quads if quad.subject in subjects)}
        for node in (target for target in targets if isinstance(target, Node) and target.value.startswith(ID)):
            self.judged.add(node.value)
            for predicate in _STATUS:
                self._add(node, predicate)

    def _entity(self, node: Node, *, alone: bool = False) -> None:
        """An entity with its claims and names, and where these come from; or alone, with what points to it."""
        if node in self._described:
            return
        self._described.add(node)
        self.judged.add(node.value)
        self._add(node)
        for tie in _TIES:
            for quad in self._add(None, tie, node):
                if not alone:
                    self._add(quad.subject)
        for use in _USES:
            self.quads.update(self._look.any_of(use, node))

    def _alike(self, subjects: set[Node], said: list[ox.Triple]) -> None:
        """Who bears a name that reads or looks like one of the subjects, or is linked with them."""
        wanted = {key for _, key in keys(said)}
        bearers = subjects | {t.object for t in said if t.predicate in _LINKED and isinstance(t.object, Node)}
        for node in list(bearers):
            bearers |= {q.subject for q in self._quads(None, _NAME, node) if isinstance(q.subject, Node)}
        for node in {*bearers, *self._named(bearers)}:
            wanted |= {key for _, key in keys(quad.triple for quad in self._quads(node))}
        alike = self._look.alike(wanted)
        for node in set(alike):
            alike |= {q.subject for q in self._quads(None, _NAME, node) if isinstance(q.subject, Node)}
        for node in alike | bearers:
            self._add(node)
            for name in self._named([node]):
                self._add(name)
            for link in _LINKED:
                for quad in self._add(None, link, node):
                    self._add(quad.subject)

    def _named(self, bearers: Iterable[Node]) -> Iterator[Node]:
        for bearer in bearers:
            yield from (q.object for q in self._quads(bearer, _NAME) if isinstance(q.object, Node))

    def _is_affiliation(self, node: Node) -> bool:
        return bool(self._quads(node, RDF_TYPE, _AFFILIATION))

    def _add(self, subject: object, predicate: Node | None = None, value: Node | None = None) -> list[ox.Quad]:
        found = self._quads(subject, predicate, value)
        self.quads.update(found)
        return found

    def _quads(self, subject: object, predicate: Node | None = None, value: Node | None = None) -> list[ox.Quad]:
        return self._look.quads_of(subject, predicate, value)  # type: ignore[arg-type]  # a node, or any
