"""Validation reports as rows that can be compared, whoever made the report."""

from collections import Counter
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from allegiance.validate.shacl import Finding
from allegiance.validate.shacl.graph import ShapesGraph
from allegiance.validate.shacl.paths import Path, read_path, to_sparql
from allegiance.validate.shacl.vocabulary import Node, Term, sh

ANY = NamedNode("urn:any")


@cache
def stored(literal: Literal) -> Literal:
    """The literal as Oxigraph gives it back: it keeps the value of a number, not its spelling (4.0 comes back as 4)."""
    store = Store()
    store.add(Quad(ANY, ANY, literal))
    (quad,) = store
    return quad.object


Row = tuple[str, ...]


def row(shape: Node, focus: Term, *, path: Path | None, value: Term | None, component: Term, severity: Term) -> Row:
    """One expected or found result; the labels of blank nodes differ between readings of one file."""

    def text(term: Term | None) -> str:
        return "[]" if isinstance(term, BlankNode) else str(stored(term) if isinstance(term, Literal) else term)

    return (
        text(focus),
        to_sparql(path) if path is not None else "",
        text(value),
        text(shape),
        str(component),
        str(severity),
    )


def expected_rows(graph: ShapesGraph, report: Node) -> Counter[Row]:
    rows = []
    for result in graph.objects(report, sh("result")):
        path = graph.one(result, sh("resultPath"))
        rows.append(
            row(
                graph.one(result, sh("sourceShape")),
                graph.one(result, sh("focusNode")),
                path=read_path(graph, path, result) if path else None,
                value=graph.one(result, sh("value")),
                component=graph.one(result, sh("sourceConstraintComponent")),
                severity=graph.one(result, sh("resultSeverity")),
            )
        )
    return Counter(rows)


def found_rows(findings: list[Finding]) -> Counter[Row]:
    return Counter(
        row(f.shape, f.focus_node, path=f.path, value=f.value, component=f.component, severity=f.severity)
        for f in findings
    )
