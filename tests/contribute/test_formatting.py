"""Canonical Turtle keeps what a file says, and stays as it is the second time."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.contribute import formatting
from allegiance.contribute.formatting import formatted
from allegiance.errors import CannotFormat, SyntaxErrorInFile

UNTIDY = b"""@prefix b: <http://b/> .
@prefix a: <http://a/> .
# of one kind
a:x a:y b:z,b:w; a a:T . # at the end
a:l a:n "x"@en,
 "y" .
"""
PATH = Path("untidy.ttl")


def statements(content: bytes) -> set[str]:
    return {str(quad) for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)}


def test_comments_and_statements_stay() -> None:
    result = formatted(PATH, UNTIDY)
    assert b"# of one kind" in result
    assert b"# at the end" in result
    assert statements(result) == statements(UNTIDY)
    assert result != UNTIDY


def test_a_second_time_changes_nothing() -> None:
    once = formatted(PATH, UNTIDY)
    assert formatted(PATH, once) == once


def test_lines_may_end_as_on_windows() -> None:
    assert formatted(PATH, UNTIDY.replace(b"\n", b"\r\n")) == formatted(PATH, UNTIDY)


def test_a_byte_order_mark_is_taken_away() -> None:
    assert formatted(PATH, b"\xef\xbb\xbf" + UNTIDY) == formatted(PATH, UNTIDY)


def test_a_comment_that_opens_a_file_stands_at_the_margin() -> None:
    once = formatted(PATH, b"  # first of all\n" + UNTIDY)
    assert once.startswith(b"# first of all\n")
    assert formatted(PATH, once) == once


@pytest.mark.parametrize(
    "statement",
    [
        b"a:x a a:T ; # of the class\n    # of its property\n    a:y b:z .\n",
        b"a:x a:y b:z , # one\n    b:w . # other\n",
        b"a:x a:y [ # within\n    a:y 1 ] . # after\n",
    ],
)
def test_where_comments_would_run_together_nothing_changes_and_the_line_is_told(statement: bytes) -> None:
    head = b"@prefix a: <http://a/> . # the project\n@prefix b: <http://b/> .\n"
    with pytest.raises(CannotFormat, match="comment in line 3 would run into another"):
        formatted(PATH, head + statement)


def test_signs_of_comments_within_texts_and_addresses_are_none() -> None:
    texts = b"<http://a/#x> <http://a/y> '# a \\' # b' , \"# c\" , '''# d\n# \"e' f''' . # one comment\n"
    assert formatted(PATH, texts).count(b"# one comment") == 1


def test_what_would_be_written_otherwise_a_second_time_is_written_so_the_first_time() -> None:
    once = formatted(PATH, b"<http://a/x> <http://a/y> 1 ; #\n    <http://a/z> 2 .\n")
    assert formatted(PATH, once) == once


def test_what_is_not_turtle_is_refused_with_its_place() -> None:
    with pytest.raises(SyntaxErrorInFile) as caught:
        formatted(PATH, b"@prefix a: <http://a/> .\na:x a:y .\n")
    assert caught.value.line == 2


def test_a_formatter_that_loses_a_statement_changes_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    careless = tmp_path / "turtlefmt"
    careless.write_text('#!/bin/sh\necho "<http://a/x> <http://a/y> <http://b/z> ." > "$1"\n')
    careless.chmod(0o755)
    monkeypatch.setattr(formatting, "_formatter", lambda path: str(careless))
    with pytest.raises(CannotFormat):
        formatted(PATH, UNTIDY)


@settings(max_examples=15, deadline=None)  # each example starts a process
@given(
    st.lists(st.text(st.characters(min_codepoint=1, exclude_categories=("Cs",)), max_size=12), min_size=1, max_size=4)
)
def test_any_text_survives(values: list[str]) -> None:
    lines = [f"<http://a/x> <http://a/p{number}> {ox.Literal(value)} ." for number, value in enumerate(values)]
    content = "\n".join(lines).encode()
    assert statements(formatted(PATH, content)) == statements(content)
