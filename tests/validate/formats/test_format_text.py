"""Snippets: the caret is under the culprit, and nothing is read or shown that should not be."""

import os
import re
import time
from pathlib import Path

import pytest
from format_cases import FakeReport
from hypothesis import given
from hypothesis import strategies as st

from allegiance.validate.formats import FORMATS, text
from allegiance.validate.formats.place import Region
from allegiance.validate.formats.snippet import numbered
from allegiance.validate.problem import Problem

CELLS = {"a": 1, "б": 1, "م": 1, "乌": 2, "ス": 2, "Ａ": 2, "ｱ": 1, "\u0301": 0, "\u064e": 0, "😀": 2, '"': 1, " ": 1}
"""Terminal cells, written down by hand from Unicode's East Asian Width and general categories."""


def found_in(file: Path, line: int = 1, column: int = 1, **more: int) -> Problem:
    return Problem(file, line, column, "AL402", "violation", "Wrong.", **more)  # type: ignore[arg-type]


@given(
    st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=60).map(lambda signs: "a" + "".join(signs)), st.data()
)
def test_carets_stand_under_the_cells_of_the_culprit(line: str, data: st.DataObject) -> None:
    culprits = [at for at, sign in enumerate(line) if CELLS[sign]]
    start = data.draw(st.sampled_from(culprits))
    end = data.draw(st.integers(start + 1, len(line)))
    ((_, shown, carets),) = numbered([line], Region(1, start + 1, 1, end + 1))
    assert re.sub("[\u2067\u2069]", "", shown) == line
    assert len(carets) - len(carets.lstrip()) == sum(CELLS[sign] for sign in line[:start])
    assert carets.strip() == "^" * sum(CELLS[sign] for sign in line[start:end])


def test_a_line_of_8_mb_is_neither_echoed_nor_slow(tmp_path: Path) -> None:
    file = tmp_path / "long.ttl"
    line = "x" * 4_000_000 + "CULPRIT" + "\u0301" * 2_000_000
    file.write_text(f"{line}\n{line}\n", encoding="utf-8")
    begin = time.process_time()
    printed = FORMATS["text"](FakeReport([found_in(file, 1, 4_000_001, end_line=1, end_column=4_000_008)]))
    assert time.process_time() - begin < 2
    assert "...xxx" in printed
    assert "xxxCULPRIT" in printed
    assert len(printed) < 2000


def test_texts_of_any_length_are_cut(tmp_path: Path) -> None:
    long = "x" * 1_000_000
    problem = Problem(tmp_path / "a.ttl", 1, 1, "AL402", "violation", long, long, long, long, advice=long)
    assert len(FORMATS["text"](FakeReport([problem], unchecked=[long]))) < 3000


@pytest.mark.parametrize("kind", ["symlink", "directory", "fifo", "not UTF-8", "too large", "missing"])
def test_what_is_no_readable_text_file_gets_no_snippet(kind: str, tmp_path: Path) -> None:
    file, secret = tmp_path / "a.ttl", tmp_path / "secret"
    secret.write_text("SECRET\n", encoding="utf-8")
    match kind:
        case "symlink":
            file.symlink_to(secret)
        case "directory":
            file.mkdir()
        case "fifo":
            os.mkfifo(file)
        case "not UTF-8":
            file.write_bytes(b"SECRET \xff\n")
        case "too large":
            with file.open("wb") as opened:
                opened.write(b"SECRET\n")
                opened.truncate(17 * 1024 * 1024)
    printed = FORMATS["text"](FakeReport([found_in(file)]))
    assert "a.ttl:1:1" in printed
    assert "SECRET" not in printed
    assert " | " not in printed


def test_folders_leave_no_open_file_behind(tmp_path: Path) -> None:
    listed = Path("/proc/self/fd")
    if not listed.exists():
        pytest.skip("open files cannot be counted here")
    folders = [tmp_path / str(number) for number in range(20)]
    for folder in folders:
        folder.mkdir()
    before = len(list(listed.iterdir()))
    FORMATS["text"](FakeReport([found_in(folder) for folder in folders]))
    assert len(list(listed.iterdir())) == before


def test_colour_comes_only_when_asked_for_and_changes_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text("org:a \x1b[31m a al:Branch .\n", encoding="utf-8")
    report = FakeReport([found_in(file, 1, 7, end_line=1, end_column=12)], unchecked=["\x1b[2J"])
    coloured = text.render(report, colour=True)
    assert "\x1b[1;31mAL402 violation\x1b[0m" in coloured
    assert "\x1b" not in FORMATS["text"](report)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == FORMATS["text"](report)


def test_the_culprit_is_isolated_apart_so_that_its_column_holds_on_every_terminal() -> None:
    ((_, shown, _),) = numbered(['"محمد", "عمر"'], Region(1, 3, 1, 4))
    assert shown == '"\u2067م\u2069\u2067ح\u2069\u2067مد\u2069", "\u2067عمر\u2069"'
