"""Rows as tables of Arrow, polars and pandas, and as Parquet, with the types of their columns."""

import csv
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from test_rows import BARE, FULL, IMU, rows_of

from allegiance.errors import MissingPackage

BOTH = f"{{ {FULL} }} UNION {{ {BARE} }}"


def test_an_arrow_table_has_the_types_of_the_columns() -> None:
    table = rows_of(BOTH).to_arrow()
    assert {field.name: str(field.type) for field in table.schema} == {
        "who": "string", "who_iri": "string", "whom": "string", "whom_iri": "string", "since": "date32[day]",
        "times": "int64", "contested": "bool", "flags": "list<item: string>", "claims": "list<item: string>",
        "note": "string", "with_whom": "list<item: string>", "with_whom_iri": "list<item: string>",
    }  # fmt: skip
    assert table["since"].to_pylist() == [date(2015, 8, 6), None]
    assert table["flags"].to_pylist() == [["a", "b"], []]
    assert table["who_iri"].to_pylist() == [IMU, IMU]


def test_an_empty_answer_keeps_its_columns() -> None:
    table = rows_of("FILTER(false)").to_arrow()
    assert table.num_rows == 0
    assert table.schema == rows_of(BOTH).to_arrow().schema


def test_polars_and_pandas_have_the_same_values() -> None:
    rows = rows_of(BOTH)
    assert rows.to_polars().to_dicts() == rows.to_arrow().to_pylist()
    assert list(rows.to_pandas().columns) == rows.flat_names()


def test_days_in_pandas_are_days_to_pandas_and_lists_can_be_compared() -> None:
    frame = rows_of(BOTH).to_pandas()
    assert frame["since"].dt.year.tolist()[:1] == [2015]
    assert frame["since"].isna().tolist() == [False, True]
    assert len(frame[frame["since"] > "2015-01-01"]) == 1
    assert frame["flags"].tolist() == [("a", "b"), ()]
    assert len(frame.drop_duplicates()) == 2
    assert rows_of("FILTER(false)").to_pandas().dtypes["since"] == frame.dtypes["since"]


def test_a_day_without_end_survives_pandas() -> None:
    rows = rows_of(FULL.replace("2015-08-06", "9999-12-31"))
    assert list(rows.to_pandas()["since"].dt.date) == [date.max]


def test_csv_and_json_are_what_the_command_prints(tmp_path: Path) -> None:
    rows = rows_of(BOTH)
    rows.to_csv(tmp_path / "rows.csv")
    with (tmp_path / "rows.csv").open(newline="") as file:
        heads, first, second = csv.reader(file)
    assert heads == rows.flat_names()
    assert first[:10] == ["IMU", IMU, "urn:x", "urn:x", "2015-08-06", "3", "True", "a; b", "urn:a; urn:b", "'=1+1"]
    assert first[10:] == ["Bow; Sword; shield", "https://example.org/1; https://example.org/2"]
    assert second[2:5] == ["", "", ""]
    rows.to_json(tmp_path / "rows.json")
    assert json.loads((tmp_path / "rows.json").read_text()) == rows.to_dicts()


def test_a_parquet_file_gives_the_table_back(tmp_path: Path) -> None:
    rows = rows_of(BOTH)
    rows.to_parquet(tmp_path / "rows.parquet")
    assert pyarrow.parquet.read_table(tmp_path / "rows.parquet").to_pylist() == rows.to_arrow().to_pylist()
    assert [path.name for path in tmp_path.iterdir()] == ["rows.parquet"]


@pytest.mark.parametrize(
    ("package", "call"), [("pyarrow", "to_arrow"), ("polars", "to_polars"), ("pandas", "to_pandas")]
)
def test_a_missing_package_is_named_with_what_to_install(
    package: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    rows: Any = rows_of(FULL)
    with pytest.raises(MissingPackage, match=f"{package}.*pip install"):
        getattr(rows, call)()
