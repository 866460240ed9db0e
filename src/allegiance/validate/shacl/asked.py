"""One check as it is asked of a store: its query, and what a row of the answer means.

Apart from the compiler, so that a process that keeps its results need not load it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode

from .errors import ShapesError
from .messages import NAMELESS, filled
from .paths import Path
from .vocabulary import Node, Term

# Focus nodes per query: far below what any server refuses as too long.
_BATCH = 500


class Queryable(Protocol):
    """What the checks run on: rows of a SELECT answer `row[name]` with a term or None, and name their variables."""

    def query(self, sparql: str) -> Any:
        """The answer of a SELECT query over the data graph."""


class Finding(NamedTuple):
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


def constraint_name(component: str) -> str:
    """The name of a kind of constraint by that of its component: Class for sh:ClassConstraintComponent."""
    return component.rpartition("#")[2].removesuffix("ConstraintComponent")


class Asked(NamedTuple):
    """A query in `parts`, between which given focus nodes go, and what its rows are told as.

    `parameters` are put into messages; `source` is the SPARQL constraint that finds. When `of_focus`, a row without a
    value speaks of the focus node itself.
    """

    shape: Node
    component: NamedNode
    path: Path | None
    severity: NamedNode
    messages: tuple[Literal, ...]
    parts: tuple[str, ...]
    parameters: tuple[tuple[str, Term], ...] = ()
    source: Node | None = None
    of_focus: bool = False

    @property
    def sparql(self) -> str:
        """The query over all focus nodes."""
        return "".join(self.parts)

    def sparql_for(self, focus: Sequence[Term]) -> str:
        """The query over those of the given nodes (IRIs or literals) that are focus nodes."""
        return f"VALUES ?this {{ {' '.join(map(str, focus))} }} ".join(self.parts)


def ask(store: Queryable, check: Asked, focus: Sequence[Term] | None = None) -> list[Finding]:
    """The findings of one check about the given nodes, or asked of every focus node."""
    if focus is None:
        return list(_run(store, check, check.sparql))
    batches = (focus[start : start + _BATCH] for start in range(0, len(focus), _BATCH))
    return [finding for batch in batches for finding in _run(store, check, check.sparql_for(batch))]


def _run(store: Queryable, check: Asked, sparql: str) -> Iterator[Finding]:
    answer = store.query(sparql)
    columns = [variable.value for variable in answer.variables]
    for row in answer:
        yield _finding(check, {name: row[name] for name in columns})


def _finding(check: Asked, row: Mapping[str, Any]) -> Finding:
    focus = row["this"]
    value, path, message = row.get("value"), check.path, row.get("message")
    if row.get("failure") == Literal(True):
        raise ShapesError("Mend the query of the SPARQL constraint, which reported a failure", check.shape)
    if value is None and check.of_focus:
        value = focus
    found_path = row.get("path")
    if isinstance(found_path, NamedNode):
        path = found_path
    text = message if isinstance(message, Literal) else _choose(check.messages)
    known = dict(check.parameters) | {name: term for name, term in row.items() if term is not None}
    return Finding(focus, path, value, check.shape, check.component, check.severity, _filled(text, known), check.source)


def _choose(messages: tuple[Literal, ...]) -> Literal:
    """The English message, else one without a language, else the first."""
    ranked = sorted(messages, key=lambda m: (not (m.language or "").startswith("en"), m.language is not None))
    return ranked[0]


def _filled(message: Literal, values: Mapping[str, Term]) -> Literal:
    text = filled(message.value, {name: _said(term) for name, term in values.items()})
    if text == message.value:
        return message
    return Literal(text, language=message.language) if message.language else Literal(text)


def _said(term: Term) -> str:
    return NAMELESS if isinstance(term, BlankNode) else term.value
