"""Two runs print the same, whatever a file holds: a node without a name has another label in each of them."""

import os
import shutil
import sys
from datetime import date
from pathlib import Path
from subprocess import PIPE, Popen

import pyoxigraph as ox
import pytest

from allegiance import resources
from allegiance.store.embedded import EmbeddedStore
from allegiance.validate.checking import validate
from allegiance.validate.formats import FORMATS
from allegiance.validate.formats.placeless import PLACELESS
from allegiance.validate.stored import validate_store

RULES = Path(__file__).parents[1] / "rules"
TODAY = date(2026, 11, 24)
NAMELESS = """
situation:oath al:pledgee [ a sh:NodeShape , al:Organization ; sh:minCount "x"^^xsd:integer ; al:sameAs org:Front ] ;
    al:onBehalfOf [ a al:Place ; al:nam "River  Front" ; al:allegiantTo org:union ] ; al:date [] ; al:renews _:b , [] .
_:b a al:Pledge ; al:renews situation:oath , _:c ; al:date "2016-02-30"^^edtf:EDTF , "2916"^^edtf:EDTF .
_:c al:renews _:b ; al:pledger org:nobody ; skos:prefLabel "One"@en , "Two"@en .
claim:gazette-02 a al:Claim ; al:source [] ; al:about _:b ; al:stance [] ; al:claimant [] ; al:locator "?" .
[ a al:Claim ; al:source source:gazette ; al:about _:b ; al:stance v:asserts , v:denies ; al:claimedOn "2916-01-01" ] .
"""
"""Every kind of check has something to say of these nodes, or of who points to them."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = Path(shutil.copytree(RULES / "base", tmp_path / "data"))
    with (data / "sources/2016/gazette.ttl").open("a") as file:
        file.write(f"@prefix sh: <http://www.w3.org/ns/shacl#> .\n{NAMELESS}")
    return data


def printed(data: Path, engine: str) -> dict[str, str]:
    report = validate([data], today=TODAY, engine=engine)
    assert len({problem.rule for problem in report.problems}) > 8
    return {name: render(report) for name, render in FORMATS.items()}


@pytest.mark.usefixtures("quick_reference")
@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_two_runs_print_the_same_in_every_format(data: Path, engine: str) -> None:
    assert printed(data, engine) == printed(data, engine)


def test_two_processes_print_the_same(data: Path) -> None:
    """Sets and dictionaries of theirs have another order."""
    command = [sys.executable, "-m", "allegiance.cli", "validate", str(data), "--format", "json"]
    runs = [Popen(command, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=PIPE) for seed in "12"]
    one, other = (run.communicate()[0] for run in runs)
    assert one == other != b""


def test_two_looks_at_a_store_print_the_same(data: Path) -> None:
    def looked_at() -> dict[str, str]:
        store = ox.Store()
        for path in (*data.rglob("*.ttl"), *(resources.root() / "ontology").glob("*.ttl")):
            store.bulk_load(path=str(path), format=ox.RdfFormat.TURTLE)
        report = validate_store(EmbeddedStore(store), "here")
        assert len(report.results) > 8
        return {name: render(report) for name, render in PLACELESS.items()}

    assert looked_at() == looked_at()
