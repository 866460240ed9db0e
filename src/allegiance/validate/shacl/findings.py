"""Running checks on a store."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Any, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode

from .checks import Check
from .components.sparql import Ask, Select
from .errors import ShapesError
from .paths import Path
from .screening import Screen, screens
from .vocabulary import SH, Node, Term

# Focus nodes per query: far below what any server refuses as too long.
_BATCH = 500
# With so many suspects, one query over all focus nodes is no slower than many over batches of them.
_MANY = 5_000
_SPARQL = NamedNode(SH + "SPARQLConstraintComponent")


class Queryable(Protocol):
    """What the checks run on: rows of a SELECT answer `row[name]` with a term or None, and name their variables."""

    def query(self, sparql: str) -> Any:
        """The answer of a SELECT query over the data graph."""


@dataclass(frozen=True)
class Finding:
    """One violation. `path` is an IRI for a plain property, None where no property is at fault.

    `constraint` is the SPARQL constraint of the shape that found it, if one did.
    """

    focus_node: Term
    path: Path | None
    value: Term | None
    shape: Node
    component: NamedNode
    severity: NamedNode
    message: Literal
    constraint: Node | None = None


def validate(
    store: Queryable, checks: Iterable[Check], focus: Iterable[Term] | None = None, *, workers: int = 1
) -> list[Finding]:
    """The findings of the checks, in the order of the checks.

    `focus` None checks everything, with screens and in so many threads; otherwise only findings whose focus node is
    among the given nodes (IRIs or literals; a query cannot name a blank node), so an empty one checks nothing. A
    finding appears once per way in which its focus node is reached by nested property shapes, as SHACL has it, so
    equal findings may occur.
    """
    if focus is not None:
        wanted = tuple(dict.fromkeys(focus))
        return [finding for check in checks for finding in ask(store, check, wanted)]
    everything = list(checks)
    screened = screens(everything)
    alone = set(range(len(everything))).difference(*(screen.checks for screen in screened))
    tasks = [*(partial(_through, store, everything, screen) for screen in screened)]
    tasks += [partial(_by_itself, store, everything, number) for number in sorted(alone)]
    if workers > 1:
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(workers) as pool:
            answers = list(pool.map(_call, tasks))
    else:
        answers = [task() for task in tasks]
    return [finding for _, found in sorted(chain(*answers), key=itemgetter(0)) for finding in found]


def ask(store: Queryable, check: Check, focus: Sequence[Term] | None = None) -> list[Finding]:
    """The findings of one check about the given nodes, or asked of every focus node."""
    if focus is None:
        return list(_run(store, check, check.sparql))
    batches = (focus[start : start + _BATCH] for start in range(0, len(focus), _BATCH))
    return [finding for batch in batches for finding in _run(store, check, check.sparql_for(batch))]


_Found = list[tuple[int, list[Finding]]]
"""Findings by the number of their check."""


def _call(task: Callable[[], _Found]) -> _Found:
    return task()


def _by_itself(store: Queryable, checks: Sequence[Check], number: int) -> _Found:
    return [(number, ask(store, checks[number]))]


def _through(store: Queryable, checks: Sequence[Check], screen: Screen) -> _Found:
    """Ask the checks of a screen about its suspects; about everybody where suspects are many or cannot be named."""
    suspects: dict[int, dict[Term, None]] = defaultdict(dict)
    for row in store.query(screen.sparql):
        faults = int(row["faults"].value) if screen.tells else -1
        for bit, number in enumerate(screen.checks):
            if faults >> bit & 1:
                suspects[number][row["this"]] = None
    return [(number, ask(store, checks[number], _nameable(nodes))) for number, nodes in suspects.items()]


def _nameable(nodes: Iterable[Term]) -> list[Term] | None:
    found = list(nodes)
    return None if len(found) > _MANY or any(isinstance(node, BlankNode) for node in found) else found


def _run(store: Queryable, check: Check, sparql: str) -> Iterator[Finding]:
    answer = store.query(sparql)
    columns = [variable.value for variable in answer.variables]
    for row in answer:
        yield _finding(check, {name: row[name] for name in columns})


def _finding(check: Check, row: Mapping[str, Any]) -> Finding:
    focus = row["this"]
    value, path, message = row.get("value"), check.path, row.get("message")
    if row.get("failure") == Literal(True):
        raise ShapesError("Mend the query of the SPARQL constraint, which reported a failure", check.shape)
    if value is None and check.path is None and isinstance(check.constraint, Select):
        value = focus
    found_path = row.get("path")
    if isinstance(found_path, NamedNode):
        path = found_path
    text = message if isinstance(message, Literal) else _choose(check.messages)
    known = dict(check.constraint.parameters) if isinstance(check.constraint, Select | Ask) else {}
    known |= {name: term for name, term in row.items() if term is not None}
    source = check.constraint.source if isinstance(check.constraint, Select) else None
    return Finding(focus, path, value, check.shape, check.component, check.severity, _filled(text, known), source)


def _choose(messages: tuple[Literal, ...]) -> Literal:
    """The English message, else one without a language, else the first."""
    ranked = sorted(messages, key=lambda m: (not (m.language or "").startswith("en"), m.language is not None))
    return ranked[0]


def _filled(message: Literal, values: Mapping[str, Term]) -> Literal:
    """The message with {$name} and {?name} replaced by the values' plain text."""

    def text(match: re.Match[str]) -> str:
        term = values.get(match.group(1))
        return match.group() if term is None else term.value

    filled = re.sub(r"\{[$?](\w+)\}", text, message.value)
    if filled == message.value:
        return message
    return Literal(filled, language=message.language) if message.language else Literal(filled)
