"""The real lists and the collection of hostile inputs, where they are at hand (`ALLEGIANCE_SHARED` names the place)."""

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from seen import names, values

from allegiance.errors import AllegianceError

Import = Callable[..., tuple[Any, ox.Store]]
SHARED = Path(os.environ.get("ALLEGIANCE_SHARED", Path(__file__).parents[4] / "shared"))
EXTERNAL, HOSTILE = SHARED / "external", SHARED / "adversarial"
lists = pytest.mark.skipif(not EXTERNAL.is_dir(), reason="the lists are not at hand")
hostile = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the collection is not at hand")


@lists
@pytest.mark.parametrize(
    ("form", "place", "options", "records"),
    [
        ("un_sc", "un_sc_2015/un_consolidated_2015-03-27.xml", {}, 1046),
        ("un_sc", "un_sc_2026/un_consolidated_2026-02-27.xml", {}, 1003),
        ("ucdp", "ucdp_actor_221/ucdp-actor-221.csv", {}, 1725),
        ("ofac", "ofac_sdn/sdn.csv", {"companions": (("aliases", str(EXTERNAL / "ofac_sdn/alt_moov.csv")),)}, 11443),
    ],
)
def test_a_whole_list_is_imported_without_a_bad_record(
    imported: Import, form: str, place: str, options: dict[str, Any], records: int
) -> None:
    done, store = imported(form, EXTERNAL / place, "whole", **options)
    assert (done.records, done.skipped, done.unread) == (records, (), ())
    described = store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/allegiance/ns#describes"), None, None)
    assert len(list(described)) == records
    if form == "un_sc":
        assert {"ISLAMIC MOVEMENT OF UZBEKISTAN", "IMU"} <= {name[0] for name in names(store, "ext:un_sc/QDe.010")}
        assert values(store, "ext:whole/QDe.010/situation/1", "al:date") == ["2001-10-06"]
    if form == "ucdp":
        assert values(store, "ext:whole/193/situation/1", "al:parent") == ["ext:ucdp/192"]


@hostile
@pytest.mark.parametrize("name", ["xml/xxe_http.rdf", "xml/billion_laughs.rdf", "xml/quadratic.rdf"])
def test_a_hostile_xml_is_refused(imported: Import, name: str) -> None:
    with pytest.raises(AllegianceError, match="DOCTYPE"):
        imported("rdf", HOSTILE / name)


@hostile
@pytest.mark.parametrize("name", ["remote_context", "file_context", "dup_keys"])
def test_a_hostile_json_ld_is_refused(imported: Import, name: str) -> None:
    with pytest.raises(AllegianceError, match=r"not fetched|twice"):
        imported("rdf", HOSTILE / "jsonld" / f"{name}.jsonld")


@hostile
def test_every_case_for_merging_has_its_test() -> None:
    here = Path(__file__).parent
    told = "\n".join(path.read_text() for path in here.glob("test_*.py"))
    with (HOSTILE / "manifest.csv").open(encoding="utf-8", newline="") as file:
        ids = [row["id"] for row in csv.DictReader(file) if row["kind"] in ("merge", "merge-endpoint")]
    by_name = {"F12": "leave_its_folder", "E10": "to_another_port"}
    assert ids
    assert [case for case in ids if f'"{case}"' not in told and by_name.get(case, "?") not in told] == []
