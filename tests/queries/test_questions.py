"""Every question gives the expected rows: one JSON file a case, its given data beside it.

`tests/queries/<topic>/<question>/<case>.json` holds `parameters` and `rows`, and `why`, the working by hand. The given
data is `<case>.ttl` if there is one, else the data of the first article. A row names the columns it is about;
entities are written `org:imu`. `"complete": false` says that other rows may stand beside those named.
"""

import json
from pathlib import Path
from typing import Any

import pytest

import allegiance
from allegiance.query import catalog
from allegiance.query.named import Entity
from allegiance.query.rows import plain
from allegiance.terms import shorten
from article import ASKED, article_files

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*/*.json"))
GRAPHS: dict[Path | None, Any] = {}


def graph_of(case: Path) -> Any:
    given = case.with_suffix(".ttl") if case.with_suffix(".ttl").exists() else None
    if given not in GRAPHS:
        GRAPHS[given] = allegiance.open(given, keep=False) if given else allegiance.open(*article_files())
    return GRAPHS[given]


def comparable(value: Any) -> Any:
    if isinstance(value, Entity):
        return shorten(value.iri)
    if isinstance(value, tuple):
        return sorted(shorten(getattr(part, "iri", part)) for part in value)
    return plain(value)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.stem}")
def test_a_question_gives_the_rows_worked_out_by_hand(case: Path) -> None:
    expected = json.loads(case.read_text())
    rows = graph_of(case).ask(case.parent.name, **expected["parameters"])
    wanted = [{name: sorted(v) if isinstance(v, list) else v for name, v in row.items()} for row in expected["rows"]]
    if not wanted:
        assert len(rows) == 0
        return
    found = [{name: comparable(getattr(row, name)) for name in wanted[0]} for row in rows]
    if expected.get("complete", True):
        assert sorted(found, key=str) == sorted(wanted, key=str)
    else:
        assert [row for row in wanted if row not in found] == []


def test_every_question_has_a_case_on_given_data_and_one_on_the_article() -> None:
    for name, path in catalog.paths().items():
        cases = [case for case in CASES if case.parent.name == name]
        assert any(case.with_suffix(".ttl").exists() for case in cases), (
            f"{path.parent.name}/{name}: no case with given data"
        )
        assert name not in ASKED or any(not case.with_suffix(".ttl").exists() for case in cases), (
            f"{path.parent.name}/{name}: no case on the article"
        )
