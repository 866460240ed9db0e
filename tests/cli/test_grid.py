"""Tables for a terminal: drawn as rich draws them, whatever the script, and never wider than they may be."""

from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from allegiance.cli.grid import fitted, grid

WORDS = st.sampled_from(
    [
        "a",
        "Mullah",
        "Ahmed,",
        "الدولة",
        "مُحَمَّد",
        "Исломий",
        "伊斯兰",
        "国",
        "é",
        "نیم‌فاصله",
        "organization-of-the-valley",
        "👩‍🚀",
    ]
)
CELLS = st.lists(st.lists(WORDS, max_size=6).map(" ".join), min_size=1, max_size=2).map("\n".join)


def by_rich(table: list[list[str]], width: int) -> list[str]:
    heads, *rows = table
    drawn = Table(header_style="bold", show_lines=any("\n" in cell for row in rows for cell in row))
    widest = [
        max(cell_len(line) for cell in column for line in cell.split("\n")) for column in zip(*table, strict=True)
    ]
    for head, most in zip(heads, fitted(widest, width - 3 * len(heads) - 1), strict=True):
        drawn.add_column(Text(head), overflow="fold", width=most)  # Which of two as wide gives way first is not rich's.
    for row in rows:
        drawn.add_row(*map(Text, row))
    console = Console(width=width, highlight=False, file=StringIO(), force_terminal=False)
    with console.capture() as printed:
        console.print(drawn)
    return printed.get().splitlines()


@settings(max_examples=60)
@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=4)))
def test_a_table_is_drawn_as_rich_draws_it(table: list[list[str]]) -> None:
    table[0] = [f"head {number}" for number, _ in enumerate(table[0])]
    for width in (40, 160):
        assert grid("T", table, width, styled=False).splitlines()[1:] == by_rich(table, width)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=8), st.integers(1, 200))
def test_the_widest_are_made_narrower_until_all_fit(widths: list[int], room: int) -> None:
    found = fitted(widths, room)
    assert sum(found) <= max(room, len(widths))
    assert all(1 <= new <= max(1, old) for new, old in zip(found, widths, strict=True))
    if sum(max(1, width) for width in widths) <= room:
        assert found == [max(1, width) for width in widths]


def test_a_narrow_terminal_still_has_all_text() -> None:
    lines = grid("T", [["head", "x", "y"], ["伊斯兰 word", "b", "c"]], 10, styled=False).splitlines()
    body = "".join(line.split("│")[1].strip() for line in lines if line.startswith("│"))
    assert body == "伊斯兰word"


@pytest.mark.parametrize("width", [20, 60])
def test_every_line_is_as_wide_as_the_others(width: int) -> None:
    lines = grid("Title", [["who", "what"], ["مُحَمَّد عمر", "伊斯兰 " * 9]], width, styled=False).splitlines()[1:]
    assert {cell_len(line) for line in lines} == {max(map(cell_len, lines))}
    assert cell_len(lines[0]) <= width


def test_heads_are_bold_on_a_terminal_and_nothing_else_is_styled() -> None:
    lines = grid("Title", [["who"], ["x"]], 60, styled=True).splitlines()
    assert lines[0] == "\x1b[3mTitle\x1b[0m"
    assert lines[2] == "┃\x1b[1m who \x1b[0m┃"
    assert "\x1b" not in "".join(lines[3:])


def test_where_boxes_cannot_be_written_they_are_ascii() -> None:
    assert grid("T", [["who"], ["x"]], 60, styled=False, ascii_only=True).isascii()
