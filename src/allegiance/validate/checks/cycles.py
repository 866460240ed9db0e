"""Chains that end where they began."""

from collections import defaultdict
from typing import NamedTuple

from allegiance.terms import AL, RDF_TYPE, VOCAB
from allegiance.validate.checks.columns import Row, is_named
from allegiance.validate.checks.references import REPLACED
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.whole import Whole

CYCLE = Rule(
    "AL711",
    "No chain leads back to its start",
    "Nothing lies within itself, reports itself, or is part of its own part.",
    "# data/places/a.ttl\nplace:a a al:Place ; al:withinPlace place:b .\n"
    "# data/places/b.ttl\nplace:b a al:Place ; al:withinPlace place:a .\n",
    "# data/places/a.ttl\nplace:a a al:Place ; al:withinPlace place:b .\n# data/places/b.ttl\nplace:b a al:Place .\n",
)
RULES = (CYCLE,)

CHAINS = ("withinPlace", "reportOf", "supersedes", "seenThrough", "renews", REPLACED)
"""The properties whose chains must end: local names of terms in al:, and one IRI."""
_SHOWN = 8


class _Step(NamedTuple):
    """From one entity to the next, and the statement that says so; a denial may yet take away what is not `sure`."""

    to: str
    predicate: str
    row: Row
    sure: bool = True


_Graph = dict[str, list[_Step]]


def check_cycles(whole: Whole) -> None:
    """Note the cycles of places, reports, replacements and the like, and of affiliations that somebody asserts."""
    for predicate in CHAINS:
        graph: _Graph = defaultdict(list)
        for row in whole.rows(predicate):
            graph[row[0]].append(_Step(row[1], predicate, row))
        _note_cycles(whole, graph)
    _note_cycles(whole, _affiliations(whole))


def _affiliations(whole: Whole) -> _Graph:
    """Return who is part of whom; affiliations that are claimed, but by nobody who stands for them, are left out."""
    subjects = defaultdict(list)
    for situation, subject in whole.pairs("subject"):
        subjects[situation].append(subject)
    affiliations = {node for node, cls in whole.pairs(RDF_TYPE.value) if cls == AL + "Affiliation"}
    about = whole.single("about")
    claimed, asserted = set(about.values()), set()
    for claim, stance in whole.pairs("stance"):
        if stance == VOCAB + "asserts" and claim in about:
            asserted.add(about[claim])
    graph: _Graph = defaultdict(list)
    for row in whole.rows("parent"):
        situation = row[0]
        if situation in affiliations and (situation in asserted or situation not in claimed):
            for subject in subjects[situation]:
                sure = situation in asserted or not whole.doubts.mention(situation)
                graph[subject].append(_Step(row[1], "parent", row, sure))
    return graph


def _note_cycles(whole: Whole, graph: _Graph) -> None:
    """Walk the graph depth first, without recursion; each step back onto the path taken closes a cycle."""
    done: set[str] = set()
    graph = {
        node: sorted(steps, key=lambda step: (step.to, step.row[0], step.row[2]))
        for node, steps in graph.items()
        if is_named(node)  # AL308 speaks of the others
    }
    for start in sorted(graph):
        if start in done:
            continue
        path: dict[str, None] = {start: None}
        trail = [(start, iter(graph[start]))]
        while trail:
            node, steps = trail[-1]
            step = next(steps, None)
            if step is None:
                trail.pop()
                path.pop(node)
                done.add(node)
            elif step.to in path:
                _note(whole, step, path, graph)
            elif step.to in graph and step.to not in done:
                path[step.to] = None
                trail.append((step.to, iter(graph[step.to])))


def _note(whole: Whole, step: _Step, path: dict[str, None], graph: _Graph) -> None:
    """Note a cycle at the step that leads to the first of its nodes by name, wherever the walk came upon it."""
    nodes = list(path)
    cycle = nodes[nodes.index(step.to) :]
    first = cycle.index(min(cycle))
    cycle = cycle[first:] + cycle[:first]
    closing = next(last for last in graph[cycle[-1]] if last.to == cycle[0])
    if whole.full(CYCLE, closing.row[2]):
        whole.note(CYCLE, whole.quad(closing.predicate, closing.row), "object", "", "")
        return
    names = [shown_iri(node) for node in cycle]
    if len(names) > _SHOWN:
        left_out = f"... {len(names) - _SHOWN} more ..."
        names = [*names[: _SHOWN // 2], left_out, *names[-_SHOWN // 2 :]]
    message = f"This closes a circle: {' > '.join([*names, names[0]])}."
    onwards = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
    sure = all(any(last.to == to and last.sure for last in graph[node]) for node, to in onwards)
    advice = "Remove the wrong one of these steps."
    whole.note(CYCLE, whole.quad(closing.predicate, closing.row), "object", message, advice, unsure=not sure)
