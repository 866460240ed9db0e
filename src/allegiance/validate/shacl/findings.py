"""Running checks on a store."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode

from .checks import Check
from .components.sparql import Ask, Select
from .errors import ShapesError
from .paths import Path
from .vocabulary import SH, Node, Term

# Focus nodes per query: far below what any server refuses as too long.
_BATCH = 500
_SPARQL = NamedNode(SH + "SPARQLConstraintComponent")


class Queryable(Protocol):
    """What the checks run on: rows of a SELECT answer `row[name]` with a term or None, and name their variables."""

    def query(self, sparql: str) -> Any:
        """The answer of a SELECT query over the data graph."""


@dataclass(frozen=True)
class Finding:
    """One violation. `path` is an IRI for a plain property, None where no property is at fault."""

    focus_node: Term
    path: Path | None
    value: Term | None
    shape: Node
    component: NamedNode
    severity: NamedNode
    message: Literal


def validate(store: Queryable, checks: Iterable[Check], focus: Iterable[Term] | None = None) -> list[Finding]:
    """The findings of the checks, in the order of the checks.

    `focus` None checks everything; otherwise only findings whose focus node is among the given nodes
    (IRIs or literals; a query cannot name a blank node), so an
    empty one checks nothing. A finding appears once per way in which its focus node is reached by nested
    property shapes, as SHACL has it, so equal findings may occur.
    """
    if focus is None:
        return [finding for check in checks for finding in _run(store, check, check.sparql)]
    wanted = tuple(dict.fromkeys(focus))
    return [
        finding
        for check in checks
        for start in range(0, len(wanted), _BATCH)
        for finding in _run(store, check, check.sparql_for(wanted[start : start + _BATCH]))
    ]


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
    return Finding(focus, path, value, check.shape, check.component, check.severity, _filled(text, known))


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
