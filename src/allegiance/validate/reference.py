"""The reference engine: pySHACL over the dataset. Slow and complete."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from allegiance.errors import AllegianceError
from allegiance.validate.result import Result
from allegiance.validate.shacl.asked import constraint_name
from allegiance.validate.shacl.messages import NAMELESS, filled

SHACL = "http://www.w3.org/ns/shacl#"


class ShapesBroken(AllegianceError):
    """The shapes themselves cannot be used."""

    exit_code = 3


def run(store: ox.Store, shapes: Path) -> list[Result]:
    """Validate the union of the store's graphs against every shape in the folder. Raises ShapesBroken."""
    import pyshacl
    import rdflib
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError, ValidationFailure

    data = rdflib.Graph()
    data.parse(data=_union(store), format="nt")
    wanted = rdflib.Graph()
    for path in sorted(shapes.glob("*.ttl")):
        wanted.parse(path, format="turtle")
    try:
        _, report, _ = pyshacl.validate(data, shacl_graph=wanted, inference="none", advanced=False, allow_warnings=True)
    except (ReportableRuntimeError, ShapeLoadError) as error:
        raise ShapesBroken(f"The shapes cannot be run: {error}.") from error
    if isinstance(report, ValidationFailure):
        raise ShapesBroken(f"The shapes cannot be run: {report.message}.")
    return list(_results(report))


def _union(store: ox.Store) -> bytes:
    text = ox.serialize((quad.triple for quad in store), format=ox.RdfFormat.N_TRIPLES)
    assert text is not None  # noqa: S101  # without an output, serialize returns bytes
    return text


def _results(report: Any) -> Iterator[Result]:
    from rdflib import BNode, Namespace, URIRef

    sh = Namespace(SHACL)
    # Results that only explain another one (sh:detail) are not findings of their own.
    for node in report.objects(None, sh.result):
        constraint = report.value(node, sh.sourceConstraint)
        path = report.value(node, sh.resultPath)
        about = {"this": report.value(node, sh.focusNode), "value": report.value(node, sh.value)}
        nodes = {name: "" if isinstance(node, BNode) else str(node or "") for name, node in about.items()}
        # pySHACL puts values into the messages of SPARQL constraints only.
        named = {name: nodes[name] or NAMELESS for name, node in about.items() if node is not None}
        yield Result(
            focus=nodes["this"],
            path=str(path) if isinstance(path, URIRef) else "",
            value=nodes["value"],
            shape=str(constraint or report.value(node, sh.sourceShape)),
            severity=str(report.value(node, sh.resultSeverity)).rpartition("#")[2].lower(),
            message=filled(str(report.value(node, sh.resultMessage)), named),
            constraint=constraint_name(str(report.value(node, sh.sourceConstraintComponent))),
        )
