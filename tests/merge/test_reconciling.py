"""Spreadsheets as people save them, and what their names mean."""

import pytest

from allegiance.errors import NotATable
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name
from allegiance.merge.reconciling import read_sheet, reconcile

KNOWN = [
    Entity("org:imu", "allegiance", ORGANIZATION, (Name("Islamic Movement of Uzbekistan"), Name("IMU"))),
    Entity("org:bh", "allegiance", ORGANIZATION, (Name("Boko Haram"),)),
    Entity("person:a", "allegiance", PERSON, (Name("Muhammad Sarwar"),)),
    Entity("person:b", "allegiance", PERSON, (Name("Mohammad Sarwar"),)),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(encoding: str, delimiter: str) -> None:
    text = delimiter.join(("Name", "Größe")) + "\r\n" + delimiter.join(('"Boko Haram"', "1")) + "\r\nIMU\r\n"
    sheet = read_sheet(text.encode(encoding), "x.csv")
    assert sheet.columns == ("Name", "Größe")
    assert sheet.rows == (("Boko Haram", "1"), ("IMU", ""))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"a,b\n1,2,3\n", b"\xff\xfe\x00"])
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(NotATable, match="CSV"):
        read_sheet(content, "x.csv")


def test_names_in_any_script_are_found_in_their_order() -> None:
    names = ["بوكو حرام", "", "Исламское движение Узбекистана", "IMU", "Nobody of the Name", "بوكو حرام"]
    found = [match.best and match.best.other.id for match in reconcile(names, KNOWN)]
    assert found == ["org:bh", None, "org:imu", "org:imu", None, "org:bh"]


def test_an_ambiguous_name_lists_its_candidates_and_picks_none() -> None:
    (match,) = reconcile(["SARWAR, Muhammad"], KNOWN)
    assert match.best is None
    assert {p.other.id for p in match.candidates} == {"person:a", "person:b"}
