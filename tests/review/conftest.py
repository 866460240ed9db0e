"""A small data folder, invented: an oath that one paper tells of, and another that says otherwise."""

import shutil
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).resolve().parents[2] / "docs" / "example" / "data"
COURIER = """\
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix claim: <https://w3id.org/allegiance/id/claim/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix situation: <https://w3id.org/allegiance/id/situation/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
@prefix v: <https://w3id.org/allegiance/vocab/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# Read twice, by two people.
source:example-courier-2016-04 a al:Source ;
    skos:prefLabel "No oath (invented)"@en ;
    al:sourceKind v:article ;
    al:defaultClaimant org:example-river-front ;
    al:reliability v:reliabilityC ;
    al:issued "2016-04-02"^^edtf:EDTF ;
    al:address "https://example.org/2016/no-oath"^^xsd:anyURI ;
    al:accessed "2026-11-23"^^xsd:date ;
    al:note "A weekly. Locators count the paragraphs, the title left out."@en .

claim:example-courier-2016-04-01 a al:Claim ;
    al:about situation:example-river-front-pledge-2016 ;
    al:source source:example-courier-2016-04 ;
    al:stance v:denies ;
    al:credibility v:credibility3 ; # an interested party
    al:locator "paragraph 1" ;
    al:reviewStatus v:accepted .

claim:example-courier-2016-04-02 a al:Claim ;
    al:about situation:example-river-front-pledge-2016 ;
    al:regarding al:date ;
    al:value "2016-03-20"^^edtf:EDTF ;
    al:source source:example-courier-2016-04 ;
    al:stance v:asserts ;
    al:locator "paragraph 2" ;
    al:reviewStatus v:revised .
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give the folder of the worked example with the second source."""
    folder = tmp_path / "data"
    shutil.copytree(EXAMPLE, folder)
    (folder / "sources/2016/example-courier-2016-04.ttl").write_text(COURIER)
    return folder


@pytest.fixture
def gazette(data: Path) -> Path:
    return data / "sources/2016/example-gazette-2016-03.ttl"


@pytest.fixture
def courier(data: Path) -> Path:
    return data / "sources/2016/example-courier-2016-04.ttl"
