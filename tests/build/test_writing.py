"""A file is written whole, and what a killed process left of an earlier try is swept away."""

import os
import time
from pathlib import Path

import pytest

from allegiance.build.writing import LEFT_BEHIND, write


def draft(folder: Path, name: str, age: float) -> Path:
    path = folder / name
    path.write_bytes(b"half")
    os.utime(path, (time.time() - age, time.time() - age))
    return path


def test_an_old_draft_of_the_same_file_goes(tmp_path: Path) -> None:
    old = draft(tmp_path, ".merged.nq.abcd_123", LEFT_BEHIND + 60)
    write(tmp_path / "merged.nq", [b"whole"])
    assert not old.exists()
    assert (tmp_path / "merged.nq").read_bytes() == b"whole"


@pytest.mark.parametrize(
    ("name", "age"),
    [
        (".merged.nq.abcd_123", 1.0),
        (".other.nq.abcd_123", LEFT_BEHIND + 60.0),
        (".merged.nq.backup", LEFT_BEHIND + 60.0),
        ("merged.nq.abcd_123", LEFT_BEHIND + 60.0),
    ],
)
def test_a_young_draft_and_what_is_no_draft_of_it_stay(tmp_path: Path, name: str, age: float) -> None:
    kept = draft(tmp_path, name, age)
    write(tmp_path / "merged.nq", [b"whole"])
    assert kept.read_bytes() == b"half"
