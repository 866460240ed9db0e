"""Our shapes find on a server what they find in the files."""

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from engines import Engine

from allegiance import build, resources
from allegiance.cli.commands import group
from allegiance.errors import NothingToCheck
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.remote import RemoteStore
from allegiance.terms import PREFIXES
from allegiance.validate import compiled
from allegiance.validate.copying import mistakes_shapes
from allegiance.validate.examples import examples
from allegiance.validate.shacl import EmbeddedData
from allegiance.validate.shape_rules import shape_rules
from allegiance.validate.stored import validate_store
from article import article_files

SOUND = Path(__file__).parents[1] / "validate" / "rules" / "base"
ENTITY = re.compile(r"\b(?:org|person|post|place|situation|claim|source|name):[a-z0-9-]+")
FAULTS = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix v: <https://w3id.org/allegiance/vocab/> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix claim: <https://w3id.org/allegiance/id/claim/> .
@prefix place: <https://w3id.org/allegiance/id/place/> .
@prefix situation: <https://w3id.org/allegiance/id/situation/> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

source:test a al:Source ; skos:prefLabel "An article (invented)"@en , "Another title"@en ; al:reliability v:asserts .
situation:test a al:Pledge ; skos:prefLabel "An oath"@en ; al:pledger place:nowhere ; al:pledgee org:imu .
situation:state a al:Affiliation ; skos:prefLabel "A state" ; al:subject org:imu ; al:parent org:imu .
claim:test-01 a al:Claim ; al:source source:test ;
    al:about situation:test ; al:stance v:article ; al:reportOf claim:test-01 .
place:nowhere a al:Place ; skos:prefLabel "Nowhere (invented)"@en ; al:withinPlace org:imu .
"""


@pytest.fixture(scope="session")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> build.Built:
    path = tmp_path_factory.mktemp("faulty") / "faults.ttl"
    path.write_text(FAULTS)
    return build.build([*article_files(), path], keep=False)


@pytest.fixture(scope="session")
def expected(faulty: build.Built) -> set[object]:
    """What the shapes find in the authored files and the ontology, nothing derived."""
    authored = ox.Store()
    authored.extend(quad for quad in faulty.store.inner if "/graph/derived/" not in str(quad.graph_name))
    return set(compiled.run(EmbeddedData(authored), compiled.checks(resources.root() / "shapes")))


def test_what_is_derived_changes_no_finding(faulty: build.Built, expected: set[object]) -> None:
    found = validate_store(faulty.store, "here")
    assert len({result.rule for result in found.results}) > 12
    assert set(found.results) == expected


@pytest.fixture(scope="session")
def every_fault() -> ox.Store:
    """The ontology, a small sound dataset, and what breaks each rule, each example under names of its own."""
    sound = "".join(path.read_text() for path in SOUND.rglob("*.ttl"))
    store = ox.Store()
    graph = ox.NamedNode("https://w3id.org/allegiance/graph/data/all")
    for path in (resources.root() / "ontology").rglob("*.ttl"):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)
    for path in SOUND.rglob("*.ttl"):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=graph)
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    for rule, example in examples(SOUND.parent).items():
        own = renamed(example.bad, sound, f"-{rule.lower()}")
        store.load(input=prefixes + own, format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


def renamed(example: str, sound: str, ending: str) -> str:
    """Give all names in the example that are not in the sound data an ending, so that no two examples share one."""
    return ENTITY.sub(lambda found: found[0] if found[0] in sound else found[0] + ending, example)


def test_a_server_gives_the_findings_of_the_files_for_every_rule(engine: Engine, every_fault: ox.Store) -> None:
    expected = compiled.run(EmbeddedData(every_fault), compiled.checks(resources.root() / "shapes"))
    rules = shape_rules(resources.root() / "shapes").values()
    missing = {rule.id for rule in rules if rule.file != "vocabulary.ttl"} - {result.rule for result in expected}
    assert not missing
    engine.holding(every_fault)
    store = RemoteStore(engine.queries)
    assert mistakes_shapes(store, resources.root() / "queries") == (engine.name == "Virtuoso")
    assert set(validate_store(store, engine.queries, remote=True).results) == set(expected)


def test_the_command_prints_what_a_server_holds_at_fault(server: Engine, faulty: build.Built) -> None:
    server.holding(faulty.store.inner)

    def run(*options: str) -> Result:
        return CliRunner().invoke(group, ["validate", "--store", server.queries, *options])

    assert run().exit_code == run("--format", "json").exit_code == 1
    assert "AL478 situation:test place:nowhere: " in run("--format", "concise").stdout
    assert f"{server.queries}: " in run().stdout.splitlines()[-1]
    assert "AL478" in {finding["rule"] for finding in json.loads(run("--format", "json").stdout)}
    for refused in (["--format", "sarif"], ["data"], ["--changed-since", "HEAD"], ["--engine", "pyshacl"]):
        assert run(*refused).exit_code == 2


def test_a_sound_store_conforms() -> None:
    report = validate_store(build.build([SOUND], keep=False).store, "here")
    assert report.conforms, report.results


def test_a_store_without_entities_or_ontology_is_not_called_sound() -> None:
    with pytest.raises(NothingToCheck, match="publish the whole dataset"):
        validate_store(EmbeddedStore(ox.Store()), "nowhere")


BROKEN = """
situation:broken a al:Pledge , al:Nonsense ;
    skos:prefLabel "An oath\\u001B[2J\\n::error::forged\\u202E"@en , "\\u0000x"@en ;
    al:pledger [ a al:Person ] , <urn:x:%20> , "a text" ; al:pledgee <http://a.example/\\u0416> ;
    al:date "last week" , "2015-13-45"^^<http://id.loc.gov/datatypes/edtf/EDTF> , 5 .
claim:broken-01 a al:Claim ; al:about situation:broken , situation:nowhere ; al:source [] ; al:stance "yes" ;
    al:locator "", "x"@en ; al:credibility true ; al:passageHash "\\uFFFF" .
"""


@pytest.fixture(scope="session")
def broken(faulty: build.Built) -> ox.Store:
    """A dataset with what no file could bring in: it came to the server by another way."""
    store = ox.Store()
    store.extend(faulty.store.inner)
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    store.load(
        input=prefixes + BROKEN,
        format=ox.RdfFormat.TURTLE,
        to_graph=ox.NamedNode("https://w3id.org/allegiance/graph/data/broken"),
    )
    return store


def test_broken_data_on_a_server_is_told_as_if_it_were_here(server: Engine, broken: ox.Store) -> None:
    """Nodes without names have other names there; nothing in a text steers the terminal or forges a line."""
    server.holding(broken)
    here = validate_store(EmbeddedStore(broken), "here").results
    there = validate_store(RemoteStore(server.queries), server.queries, remote=True).results
    name = re.compile("[0-9a-f]{24,32}")  # a number of 32 digits, without zeros in front
    assert {name.sub("_", str(r)) for r in there} == {name.sub("_", str(r)) for r in here}
    told = {result.rule for result in here if result.focus.endswith(("/broken", "/broken-01"))}
    assert {"AL450", "AL452", "AL472", "AL478", "AL486"} <= told
    for form in ("text", "concise", "json"):
        done = CliRunner().invoke(group, ["validate", "--store", server.queries, "--format", form])
        assert done.exit_code == 1 and not done.stderr
        assert not set("\x1b\x00\u202e") & set(done.stdout)
        assert not [line for line in done.stdout.splitlines() if line.startswith("::")]
