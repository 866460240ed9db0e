"""Every file of queries/ keeps to the form: header and SPARQL agree, and nothing in it is known to be slow."""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

import allegiance
from allegiance.query import catalog
from allegiance.query.bind import bind
from allegiance.query.header import Question
from allegiance.sparql.lexer import tokens
from allegiance.sparql.substitute import substitute
from article import ASKED

QUERIES = sorted((catalog.resources.root() / "queries").rglob("*.rq"))
each_question = pytest.mark.parametrize(
    "question", [catalog.question(name) for name in catalog.paths()], ids=lambda q: q.name
)
each_file = pytest.mark.parametrize("path", QUERIES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def topic(path: Path) -> str:
    """Return the folder of `queries/` that the file is in, at whatever depth."""
    return path.relative_to(catalog.resources.root() / "queries").parts[0]


def names_in(sparql: str, kind: str) -> Iterator[str]:
    return (text for found, text in tokens(sparql) if found == kind)


def values(question: Question, article: allegiance.Graph) -> dict[str, str]:
    """Return the example of each parameter, entities resolved."""
    given = {p.name: p.example for p in question.parameters.values()}
    entities = {p.name: p for p in question.parameters.values() if p.type == "entity"}
    return given | {name: article.names.resolve(p.example, p.kinds) for name, p in entities.items()}


@each_question
def test_a_question_is_a_method_of_its_name(question: Question, article: allegiance.Graph) -> None:
    assert callable(getattr(article, question.name))
    assert question.name in article.questions()
    assert question.name.replace("_", "").isalpha()
    assert question.name == question.name.lower()


@each_question
def test_a_summary_asks_and_every_parameter_has_help_and_example(question: Question) -> None:
    assert question.summary.endswith("?")
    for parameter in question.parameters.values():
        assert parameter.help.endswith(".")
        assert parameter.example not in ("", "None")
    assert all(column.help.endswith(".") for column in question.columns.values())


@each_question
def test_the_parameters_in_the_text_are_those_of_the_header(question: Question) -> None:
    assert {text[1:] for text in names_in(question.sparql, "parameter")} == set(question.parameters)


@each_question
def test_the_projected_variables_are_the_columns(question: Question, article: allegiance.Graph) -> None:
    solutions = article.store.query(bind(question, values(question, article)))
    assert isinstance(solutions, ox.QuerySolutions)
    columns = question.columns.values()
    labels = {f"{column.name}_label" for column in columns if column.type == "entity"}
    assert {variable.value for variable in solutions.variables} == {column.name for column in columns} | labels


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_to_the_example_has_no_row_twice(name: str, article: allegiance.Graph) -> None:
    given = {p.name: p.example for p in catalog.question(name).parameters.values() if p.default is None}
    rows = list(article.ask(name, **given))
    assert len(rows) == len(set(rows))


@each_question
def test_the_rows_come_in_an_order_that_the_question_fixes(question: Question) -> None:
    words = [text.upper() for text in names_in(question.sparql, "word")]
    assert "ORDER" in words


@each_file
def test_the_prefixes_used_are_declared_and_the_declared_are_used(path: Path) -> None:
    pieces = [(kind, text) for kind, text in tokens(path.read_text()) if kind not in ("space", "comment")]
    declared = {text for (_, before), (_, text) in pairwise(pieces) if before.upper() == "PREFIX"}
    prefixes = [text.partition(":")[0] + ":" for kind, text in pieces if kind == "name"]
    assert {prefix for prefix in prefixes if prefixes.count(prefix) > 1} == declared
    assert set(prefixes) == declared


PROBES = ("mistaken",)
"""Files that find out, on the few terms of the ontology, whether an engine can do just this."""


@each_file
def test_no_filter_not_exists_is_evaluated_row_by_row(path: Path) -> None:
    words = [text.upper() for text in names_in(path.read_text(), "word")]
    pairs = list(pairwise(words))
    if path.stem in PROBES:
        return
    assert ("NOT", "EXISTS") not in pairs, "use OPTIONAL and !BOUND, or MINUS: it takes minutes on a large graph"


@each_file
def test_a_file_opens_with_what_it_is_for(path: Path) -> None:
    first = path.read_text().splitlines()[0]
    assert first.startswith("#+ summary: " if path.stem in catalog.paths() else "# ")


@pytest.mark.parametrize("path", [p for p in QUERIES if topic(p) in catalog.NOT_QUESTIONS], ids=lambda p: p.stem)
def test_a_rule_or_look_up_is_a_query(path: Path) -> None:
    # A list of terms in VALUES is SPARQL only once it is put in; another parameter is a variable as it stands.
    text = path.read_text()
    lists = set(re.findall(r"VALUES [^{]*\{ \$(\w+) \}", text))
    ox.Store().query(substitute(text, {name: [ox.NamedNode("https://example.org/any")] for name in lists}))


def test_no_two_questions_have_one_name() -> None:
    questions = [path.stem for path in QUERIES if topic(path) not in catalog.NOT_QUESTIONS]
    assert len(questions) == len(set(questions)) == len(catalog.paths())


def test_the_typed_functions_are_up_to_date() -> None:
    command = [sys.executable, "-m", "allegiance.query.generate", "--check"]
    assert subprocess.run(command, check=False).returncode == 0, "run `python -m allegiance.query.generate`"


def test_an_unknown_question_suggests_near_ones(article: allegiance.Graph) -> None:
    with pytest.raises(allegiance.errors.UnknownQuestion) as caught:
        article.ask("allegiance_at")
    assert "allegiances_at" in caught.value.near
    with pytest.raises(allegiance.errors.UnknownQuestion, match="lists the questions"):
        article.ask("xyz")


def test_a_question_may_be_asked_with_hyphens(article: allegiance.Graph) -> None:
    assert article.ask("allegiances-at", date="2015-08-31").question.name == "allegiances_at"
