"""Markdown summaries: only our own markup, and never longer than a comment may be."""

import re
from pathlib import Path
from typing import Any

import pytest
from format_cases import FakeReport
from format_strategies import reports, texts
from hypothesis import given

from allegiance.validate.formats import markdown
from allegiance.validate.formats.pages import RULE_PAGES
from allegiance.validate.problem import Problem

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py, which rich brings along, reads the text back")
OWN_HTML = {"<br>", "<details>", "<summary>", "</summary>", "</details>"}


def parts(printed: str) -> list[Any]:
    """Return all tokens that a Markdown reader with GitHub's tables sees, inline ones too."""
    reader = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"])
    blocks = reader.parse(printed)
    return [part for block in blocks for part in (block, *(block.children or ()))]


@given(reports)
def test_a_reader_sees_no_markup_but_ours(report: FakeReport) -> None:
    found = parts(markdown.render(report))
    kinds = {part.type for part in found}
    assert not kinds & {"image", "code_inline", "code_block", "fence", "em_open", "strong_open", "s_open", "hr"}
    assert not kinds & {"ordered_list_open", "lheading_open", "autolink"}
    html = "".join(part.content for part in found if part.type in ("html_inline", "html_block"))
    assert set(re.findall(r"<[^>]*>", html)) <= OWN_HTML
    assert all(part.attrs["href"].startswith(RULE_PAGES) for part in found if part.type == "link_open")
    assert sum(part.type == "list_item_open" for part in found) == len(report.problems)


@given(texts)
def test_github_finds_nobody_and_nothing_to_link(text: str) -> None:
    """GitHub looks for these in the text that a reader sees, after references are resolved."""
    seen = "".join(part.content for part in parts(f"x {markdown.escaped(text)}") if part.type == "text")
    assert not re.search(r"[@#]\w|GH-\d", seen.replace("\u200b", "\u200b "))
    raw = markdown.escaped(text)
    assert not re.search(r"://|www\.\w|\w@\w", raw)


def many(number: int) -> FakeReport:
    return FakeReport(
        [Problem(Path(f"data/{at // 3:05}.ttl"), at, 1, "AL402", "violation", "Wrong." * 9) for at in range(number)]
    )


@pytest.mark.parametrize("longest", [1000, 5000, 60_000])
def test_a_long_summary_is_cut_and_counts_what_is_left_out(longest: int) -> None:
    printed = markdown.render(many(3000), longest=longest)
    assert longest * 0.9 < len(printed) <= longest + 300
    rows, files = len(re.findall(r"^\| data", printed, re.M)), re.search(r"^\| and (\d+) more \|", printed, re.M)
    items, rest = len(re.findall(r"^- \[", printed, re.M)), re.search(r"^- and (\d+) more$", printed, re.M)
    assert files and rows + int(files[1]) == 1000
    assert rest and items + int(rest[1]) == 3000
    assert printed.endswith("</details>\n")


def test_what_fits_is_not_cut() -> None:
    assert "more" not in markdown.render(many(30))
