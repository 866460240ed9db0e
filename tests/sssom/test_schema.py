"""The tables of the project, and those it writes, are valid by the schema of SSSOM itself."""

from pathlib import Path

import pytest

from allegiance.sssom import VERDICTS, Mapping, Table, read_table, render
from allegiance.sssom.writing import COLUMNS

ROOT = Path(__file__).parents[2]
TABLES = sorted([*(ROOT / "data" / "links").glob("*.sssom.tsv"), *(ROOT / "docs" / "example" / "links").glob("*.sssom.tsv")])
