"""Forms that some engine answers wrongly or in no fixed order are in no question (queries/README.md, `The same on every
engine`). The exceptions are strict: who mends one takes it out."""

import re

import pytest

from allegiance.query import catalog
from allegiance.query.header import Question

LOSES_ROWS = re.compile(r"\?\w+\s*<=\s*\$\w+|\$\w+\s*>=\s*\?\w+")
"""`?since <= $known_by`: Virtuoso 7.2.5 loses rows of it where it reads a range of its index."""
CONCATENATES = re.compile(r"COALESCE\(CONCAT\(")
"""`COALESCE(CONCAT(" ", ?value), "")`: to Virtuoso what is unbound is an empty text; `IF(BOUND(?value), ...)`."""
LABEL = re.compile(r"(?<!STR\()\?\w+_label\b")
"""A label as it is, with its language, is ordered by its place in Virtuoso's table."""
UNTOTAL = {"totals": "?kind", "listing_changes": "?change ?key ?field"}
"""Questions whose rows no entity tells apart, and what does."""
AFTER_AN_ENTITY = {"names_of", "pledges_of"}
"""One name has several forms and languages, one pledge two directions: these come after what else tells rows apart."""
KEPT = {
    LOSES_ROWS: set(),
    CONCATENATES: {"branches_of"},
    LABEL: set(),
}
"""Questions in which a form stands still, mostly because Virtuoso could not compile them otherwise."""


def code(question: Question) -> str:
    return "\n".join(line.partition(" # ")[0] for line in question.sparql.splitlines() if not line.startswith("#"))


def order(question: Question) -> str:
    return code(question).rpartition("ORDER BY")[2]


@pytest.mark.parametrize("form", [LOSES_ROWS, CONCATENATES], ids=["day", "unbound text"])
def test_no_form_that_an_engine_answers_wrongly_is_in_a_question(form: re.Pattern[str]) -> None:
    found = {name for name in catalog.paths() if form.search(code(catalog.question(name)))}
    assert found == KEPT[form]


def test_labels_are_ordered_as_plain_text() -> None:
    found = {name for name in catalog.paths() if LABEL.search(order(catalog.question(name)))}
    assert found == KEPT[LABEL]


@pytest.mark.parametrize("name", catalog.paths())
def test_the_order_ends_with_what_tells_rows_apart(name: str) -> None:
    question = catalog.question(name)
    keys = order(question)
    assert keys, "the rows are in no order"
    if name in UNTOTAL:
        assert keys.split() == UNTOTAL[name].split()
        return
    labels = {column.name for column in question.columns.values() if column.type not in ("entity", "iri")}
    last = re.findall(r"\?(\w+)", keys)[-1]
    assert last not in labels or name in AFTER_AN_ENTITY, f"?{last} may be the same in two rows"


def test_the_forms_are_seen_where_they_are() -> None:
    assert LOSES_ROWS.search("FILTER(?since <= $known_by)")
    assert LOSES_ROWS.search("FILTER($known_by>=?since)")
    assert not LOSES_ROWS.search("FILTER(!(?since > $known_by) && $known_by <= ?last && ?end >= $date)")
    assert LABEL.search(" ?sworn_by ?other_label ?pledge")
    assert not LABEL.search(" STR(?other_label) ?label_of")
