"""Parameters become terms: whatever a value holds, it comes back as that value, and the query stays as it was."""

from datetime import date

import pyoxigraph as ox
from hypothesis import example, given
from hypothesis import strategies as st

from allegiance.sparql.lexer import tokens
from allegiance.sparql.substitute import substitute
from allegiance.store.embedded import EmbeddedStore
from allegiance.terms import XSD_DATE, XSD_INTEGER

STORE = EmbeddedStore(ox.Store())
NASTY = "\"'\\{}<>$?#\n\r\t.;,()[]@^"
TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text(NASTY + "aS u0022")
# Beyond U+E0000 an IRI may hold some characters and not others (RFC 3987, ucschar); the terms before are enough here.
IRIS = st.text(
    st.characters(max_codepoint=0xDFFFF, exclude_categories=["C", "Z"], exclude_characters='<>"{}|^`\\%#[]'),
    max_size=20,
)
LITERALS = TEXTS.map(ox.Literal) | st.tuples(TEXTS, st.sampled_from(["en", "ar", "uz-Cyrl"])).map(
    lambda pair: ox.Literal(pair[0], language=pair[1])
)
TERMS = (
    LITERALS
    | IRIS.map(lambda local: ox.NamedNode("https://example.org/" + local))
    | st.dates(date(1, 1, 1)).map(lambda day: ox.Literal(day.isoformat(), datatype=XSD_DATE))
    | st.integers(-(10**15), 10**15).map(lambda number: ox.Literal(str(number), datatype=XSD_INTEGER))
)


@given(TERMS)
@example(ox.Literal('" . } ; DROP ALL ; # '))
@example(ox.Literal('\\u0022 \\" \\'))
@example(ox.Literal("$other ?x <https://example.org/>"))
def test_a_term_comes_back_as_exactly_what_it_was(term: ox.NamedNode | ox.Literal) -> None:
    (solution,) = STORE.query(substitute("SELECT ($value AS ?back) WHERE {}", {"value": term}))
    assert solution["back"] == term


@given(TERMS, TERMS)
def test_no_value_changes_the_shape_of_the_query(
    one: ox.NamedNode | ox.Literal, other: ox.NamedNode | ox.Literal
) -> None:
    query = "SELECT ?s ($a AS ?x) { VALUES ?s { 1 2 } FILTER(?s > 0 && !sameTerm($a, <urn:none>)) BIND($b AS ?y) }"
    bound = substitute(query, {"a": one, "b": other})
    rows = list(STORE.query(bound))
    assert len(rows) == 2
    assert skeleton(bound) == skeleton(query)


def skeleton(sparql: str) -> list[tuple[str, str]]:
    """Return what the query is made of besides values, whose language tags are lexed as words."""
    shape = ("word", "open", "close", "variable", "comment")
    return [(kind, text) for kind, text in tokens(sparql) if kind in shape and not text.startswith("@")]


@given(TERMS)
def test_strings_iris_comments_and_variables_stay_as_they_are(term: ox.NamedNode | ox.Literal) -> None:
    query = """SELECT * { # $value
      <https://example.org/$value> ?value "$value", '$value', \"\"\"$value "$value\"\"\" ; $values $val }"""
    assert substitute(query, {"value": term}) == query


def test_a_parameter_without_a_value_stays_a_variable() -> None:
    assert substitute("SELECT $a $b", {"b": ox.Literal(1)}).startswith("SELECT $a ")


def test_a_value_that_names_a_parameter_is_not_filled_in_again() -> None:
    both = {"a": ox.Literal("$b"), "b": ox.Literal("wrong")}
    assert substitute("SELECT ($a AS ?x) {}", both) == 'SELECT ("$b" AS ?x) {}'


def test_an_iri_that_would_break_out_cannot_be_made() -> None:
    for text in (
        "https://example.org/> } #",
        "https://example.org/ x",
        'https://example.org/"',
        "https://example.org/{",
    ):
        try:
            ox.NamedNode(text)
        except ValueError:
            continue
        raise AssertionError(f"{text} became an IRI")
