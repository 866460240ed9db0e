"""A malformed record stops the import with its place, or is left out and counted when that was asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from allegiance.errors import BadRecord

Import = Callable[..., tuple[Any, ox.Store]]
GOOD = '{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}\n'


def un(*entities: str) -> str:
    inner = "".join(f"<ENTITY>{entity}</ENTITY>\n" for entity in entities)
    return f'<L dateGenerated="2020-01-01">\n{inner}</L>'


A = "<REFERENCE_NUMBER>A</REFERENCE_NUMBER><FIRST_NAME>N</FIRST_NAME>"
CASES = [
    ("opensanctions", "a.json", GOOD + "{not json}\n", "line 2", "is not JSON"),
    ("opensanctions", "a.json", GOOD + "[1]\n", "line 2", "is no object"),
    ("opensanctions", "a.json", GOOD + '{"id": "b", "id": "c"}\n', "line 2", "twice"),
    ("opensanctions", "a.json", GOOD + GOOD, "line 2", "the key 'a' of an earlier record"),
    ("opensanctions", "a.json", GOOD + '{"schema": "Person"}\n', "line 2", "has no id"),
    ("opensanctions", "a.json", GOOD + '{"id": "b", "x": "\\u0000"}\n', "line 2", "NUL"),
    ("opensanctions", "a.json", GOOD + '{"id": "b", "x": "\\ud800"}\n', "line 2", "half of a character pair"),
    ("opensanctions", "a.json", GOOD + '{"id": "' + "b" * 600 + '"}\n', "line 2", "a key of more than"),
    ("opensanctions", "a.json", GOOD + '{"id": ' + "[" * 5000 + "]" * 5000 + "}\n", "line 2", "is not JSON"),
    ("ucdp", "a.csv", "ActorId,NameData,Org\n1,A,1\n2,B\n", "line 3", "2 cells where 3 belong"),
    ("ucdp", "a.csv", "ActorId,NameData,Org\n1,A,1\n2,B\x01,1\n", "line 3", "control character"),
    ("ucdp", "a.csv", b"ActorId,NameData,Org\n1,A,1\n2,\xff\xfe,1\n", "line 3", "not UTF-8"),
    ("ucdp", "a.csv", 'ActorId,NameData,Org\n1,A,1\n2,"B"x,1\n', "line 3", "is no CSV"),
    ("ucdp", "a.csv", "ActorId,NameData,Org\n1,A,1\n,B,1\n", "line 3", "has no ActorId"),
    ("ofac", "a.csv", "1,A" + ",-0- " * 10 + "\nx1,B" + ",-0- " * 10 + "\n", "line 2", "which is no ent_num"),
    ("un_sc", "a.xml", un(A, ""), "line 3", "the ENTITY is empty"),
    ("un_sc", "a.xml", un(A, "<FIRST_NAME>N</FIRST_NAME>"), "line 3", "has no REFERENCE_NUMBER"),
    ("un_sc", "a.xml", un(A, A), "line 3", "of an earlier record"),
    ("wikidata", "a.json", '{"id": "Q1"}\n{"id": "x"}\n', "line 2", "is no item"),
    ("wikidata", "a.json", '{"id": "Q1"}\n{"id": "Q2", "labels": {"en": 3}}\n', "line 2", "not built like an item"),
    ("wikidata", "a.json", '{"id": "Q1"}\n{"id": "Q2", "missing": ""}\n', "line 2", "has no Q2"),
]


@pytest.mark.parametrize(("form", "name", "content", "place", "reason"), CASES)
def test_a_bad_record_is_told_with_its_place_or_left_out(
    imported: Import, tmp_path: Path, form: str, name: str, content: str | bytes, place: str, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(BadRecord) as caught:
        imported(form, path)
    assert caught.value.position == f"{name}, {place}"
    assert reason in str(caught.value)
    assert caught.value.exit_code == 1
    assert list((tmp_path / "external").glob("*")) == []

    done, store = imported(form, path, skip_bad=True)
    assert done.records == 1
    assert [bad.position for bad in done.skipped] == [f"{name}, {place}"]
    counted = store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/allegiance/ns#skippedCount"), None, None)
    assert [quad.object.value for quad in counted] == ["1"]


def test_a_date_that_cannot_be_read_is_kept_as_text_and_told(imported: Import, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"id": "a", "schema": "Person", "properties": {"name": ["A"], "birthDate": ["spring"]}}\n')
    done, store = imported("opensanctions", path)
    assert done.unread == ("a.json, line 1: 'spring' is not read as a date",)
    assert [quad.predicate.value for quad in store.quads_for_pattern(None, None, ox.Literal("spring"), None)] == [
        "https://w3id.org/allegiance/external/opensanctions/ns#birthDate"
    ]


def test_the_mark_of_the_end_of_a_file_is_no_record(imported: Import, tmp_path: Path) -> None:
    path = tmp_path / "sdn.csv"
    path.write_text("1,A" + ",-0- " * 10 + "\r\n\x1a")
    assert imported("ofac", path)[0].records == 1


def test_aliases_of_nobody_are_no_fault(imported: Import, tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_text("1,A" + ",-0- " * 10 + "\n")
    (tmp_path / "alt.csv").write_text('1,1,aka,"B",-0-\n9,2,aka,"C",-0-\n')
    done, _ = imported("ofac", tmp_path / "sdn.csv", companions=(("aliases", str(tmp_path / "alt.csv")),))
    assert (done.records, done.skipped) == (1, ())
