"""Tokens: nothing is lost, and names, variables, strings, IRIs and comments are told apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.query import catalog
from allegiance.sparql.lexer import tokens

PIECES = st.sampled_from(
    [
        "$x",
        "?y",
        '"',
        "'",
        '"""',
        "'''",
        "\\",
        "<",
        ">",
        "#",
        "\n",
        "{",
        "}",
        "(",
        ")",
        " ",
        "a:b",
        "SELECT",
        "@en",
        "é",
        "1",
        "^^",
    ]
)


@given(st.text() | st.lists(PIECES).map("".join))
def test_the_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(token for _, token in tokens(text)) == text


@pytest.mark.parametrize("name", catalog.paths())
def test_every_question_is_cut_into_known_tokens(name: str) -> None:
    sparql = catalog.question(name).sparql
    odd = {text for kind, text in tokens(sparql) if kind == "other" and text not in "=<>!&|+-*/^.,;?0123456789"}
    assert odd == set()
    assert "".join(text for _, text in tokens(sparql)) == sparql


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("$date", "parameter"),
        ("?date", "variable"),
        ("<https://example.org/$date>", "iri"),
        ("# $date", "comment"),
        ('"$date"', "string"),
        ("'it''", "string"),
        (r'"a \" $date"', "string"),
        ('"""two "" quotes\n$date"""', "string"),
        ("'''it's $date'''", "string"),
        ("al:$", "name"),
        ("al:name", "name"),
        (":local", "name"),
        ("ex:a%20b", "name"),
        (r"ex:a\,b", "name"),
        ("SELECT", "word"),
        ("@uz-Cyrl", "word"),
    ],
)
def test_a_piece_is_of_its_kind(text: str, kind: str) -> None:
    assert next(iter(tokens(text)))[0] == kind


def test_a_comparison_is_no_iri() -> None:
    assert [kind for kind, _ in tokens("?a < ?b && ?c > ?d")].count("iri") == 0


def test_a_comment_ends_with_its_line() -> None:
    assert [text for kind, text in tokens("# one\n$date") if kind == "parameter"] == ["$date"]


def test_a_string_on_one_line_does_not_reach_into_the_next() -> None:
    assert [text for kind, text in tokens('"open\n$date"') if kind == "parameter"] == ["$date"]
