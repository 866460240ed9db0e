"""The W3C SHACL test suite, core and SPARQL. What is not expected to pass stands in IGNORED with its reason."""

from pathlib import Path as File

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from shacl_reports import expected_rows, found_rows

from allegiance.validate.shacl import EmbeddedData, Finding, ShapesError, compile_shapes, load_shapes, validate
from allegiance.validate.shacl.graph import ShapesGraph
from allegiance.validate.shacl.vocabulary import TRUE, sh

SUITE = File(__file__).resolve().parents[4] / "shared" / "suites" / "shacl"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"
SHAPES = NamedNode("urn:shapes")

IGNORED = {
    "core/property/datatype-ill-formed": "Oxigraph stores xsd:byte as xsd:integer, so the valid xsd:integer 55 "
    "cannot be told from a valid xsd:byte",
}


def cases() -> list[str]:
    """Every test file under the suite's manifests, as `core/node/and-001`."""
    found = (file.relative_to(SUITE) for file in sorted(SUITE.rglob("*.ttl")))
    return [str(file.with_suffix("")) for file in found if "sht:Validate" in (SUITE / file).read_text(encoding="utf-8")]


def triples_of(iri: str) -> list[Triple]:
    file = iri.removeprefix("file://")
    return [quad.triple for quad in parse(path=file, format=RdfFormat.TURTLE, base_iri=iri)]


@pytest.mark.skipif(not SUITE.exists(), reason="the W3C suite is not beside the checkout")
@pytest.mark.parametrize(
    "case",
    [
        # Each case of IGNORED has its reason there; `strict` fails once it passes.
        pytest.param(case, marks=pytest.mark.xfail(reason=IGNORED[case], strict=True)) if case in IGNORED else case
        for case in cases()
    ],
)
def test_report_is_the_suites(case: str) -> None:
    iri = f"file://{SUITE / case}.ttl"
    manifest = ShapesGraph(triples_of(iri))
    (test,) = [node for node in manifest.subjects() if manifest.objects(node, NamedNode(MF + "result"))]
    action = manifest.one(test, NamedNode(MF + "action"))
    result = manifest.one(test, NamedNode(MF + "result"))
    shapes_triples = triples_of(manifest.one(action, NamedNode(SHT + "shapesGraph")).value)
    store = Store()
    store.extend(Quad(*triple) for triple in triples_of(manifest.one(action, NamedNode(SHT + "dataGraph")).value))
    store.extend(Quad(*triple, SHAPES) for triple in shapes_triples)

    def findings() -> list[Finding]:
        checks = compile_shapes(load_shapes(shapes_triples, SHAPES))
        return validate(EmbeddedData(store, union=False), checks)

    if result == NamedNode(SHT + "Failure"):
        with pytest.raises(ShapesError):
            findings()
        return
    found = findings()
    assert found_rows(found) == expected_rows(manifest, result)
    assert (manifest.one(result, sh("conforms")) == TRUE) is (not found)
    messages = {
        message
        for node in manifest.objects(result, sh("result"))
        for message in manifest.objects(node, sh("resultMessage"))
    }
    assert messages <= {finding.message for finding in found}


@pytest.mark.skipif(not SUITE.exists(), reason="the W3C suite is not beside the checkout")
def test_the_whole_suite_is_found() -> None:
    assert len([case for case in cases() if case.startswith("core/")]) == 98
    # One more than the manifests list: component/nodeValidator-001 is only proposed.
    assert len([case for case in cases() if case.startswith("sparql/")]) == 23
