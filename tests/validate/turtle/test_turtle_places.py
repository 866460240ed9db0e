"""Every term is where the reading says it is."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turtle_documents import Written, accepted, canonical, documents, span_of

from allegiance.validate.turtle import Span, read


@given(documents())
@settings(deadline=None, max_examples=150)
def test_a_generated_document_is_read_like_pyoxigraph_reads_it_with_every_term_in_its_place(written: Written) -> None:
    reading = read(written.text)
    assert reading.errors == []
    expected = accepted(written.text)
    assert expected is not None
    assert canonical(located[:3] for located in reading.triples) == canonical(expected)
    spans = ((located.subject_span, located.predicate_span, located.object_span) for located in reading.triples)
    assert sorted(spans) == sorted(
        tuple(span_of(written.text, *place) for place in places) for places in written.places
    )


@pytest.mark.parametrize(
    ("before", "line", "column"),
    [
        ("", 1, 1),
        ("\n\n", 3, 1),
        ("\r\n\r\n", 3, 1),
        ("\r\r", 3, 1),
        ("\n\r", 3, 1),
        ("\t\t", 1, 3),
        ("# ع\U0001f600\n ", 2, 2),
        ("\ufeff", 1, 1),
        ("\ufeff\n", 2, 1),
        ('<a:\u0627\u0644> <b:b> "e\u0301\U0001f600" . ', 1, 22),
        ('<a:a> <b:b> """\r\nб\r""" .', 3, 6),
    ],
)
def test_lines_end_with_any_line_end_and_columns_count_characters(before: str, line: int, column: int) -> None:
    last = read(before + "<x:s> <x:p> <x:o> .").triples[-1]
    assert last.subject_span == Span(line, column, line, column + 5)
    assert last.object_span == Span(line, column + 12, line, column + 17)


def test_a_literal_spans_its_language_or_datatype_and_its_lines() -> None:
    text = '<a:a> <b:b> "x" @en , """1\n2"""^^<t:t> , [ <c:c> 1 ] , ( 2 ) .'
    spans = [located.object_span for located in read(text).triples]
    assert spans[0] == Span(1, 13, 1, 20)
    assert spans[1] == Span(1, 23, 2, 12)
    assert Span(2, 15, 2, 26) in spans
    assert Span(2, 29, 2, 34) in spans


@given(st.text() | st.text(st.sampled_from(list("<>\"'.;,[]()@^:_a1 \n\r\\#{}~|\ufeff\ud800")), max_size=40))
@settings(deadline=None, max_examples=300)
def test_no_text_makes_the_reader_fail_and_spans_lie_within_it(text: str) -> None:
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    for span, message, advice in ((error.span, error.message, error.advice) for error in read(text).errors):
        assert span[:2] <= span[2:]
        assert span.end_line <= len(lines)
        assert span.end_column <= len(lines[span.end_line - 1]) + 1 or span.end_line < len(lines)
        assert message.isprintable()
        assert advice.isprintable()
