"""Positions in Reviewdog's format count bytes of UTF-8."""

import json

import pytest
from format_cases import FakeReport
from hypothesis import given
from hypothesis import strategies as st

from allegiance.validate.formats import FORMATS
from allegiance.validate.problem import Problem


@given(st.text(st.characters(exclude_characters="\r\n\ufeff", codec="utf-8"), min_size=1), st.data())
def test_the_bytes_between_the_columns_are_the_culprit(
    tmp_path_factory: pytest.TempPathFactory, line: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(line) - 1))
    end = data.draw(st.integers(start, len(line)))
    file = tmp_path_factory.getbasetemp() / "bytes.ttl"
    file.write_bytes(f"first\n{line}\nlast".encode())
    problem = Problem(file, 2, start + 1, "AL402", "violation", "x", end_line=2, end_column=end + 1)
    (found,) = json.loads(FORMATS["rdjson"](FakeReport([problem])))["diagnostics"]
    place = found["location"]["range"]
    assert place["start"]["line"] == place["end"]["line"] == 2
    between = slice(place["start"]["column"] - 1, place["end"]["column"] - 1)
    assert line.encode()[between].decode() == line[start:end]
