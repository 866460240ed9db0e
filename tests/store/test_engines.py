"""One matrix: every question, on the project's data and on the given data of its cases, has on every engine the rows
of the embedded store."""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from different import DIFFERENT
from engines import Engine

import allegiance
from allegiance import build
from allegiance.errors import AllegianceError
from allegiance.query import catalog
from article import article_files

CASES = sorted((Path(__file__).parents[1] / "queries").glob("*/*/*.json"))
ON_THE_ARTICLE = [case for case in CASES if not case.with_suffix(".ttl").exists()]
ON_GIVEN_DATA = [case for case in CASES if case.with_suffix(".ttl").exists()]
WHOLE = "ALLEGIANCE_TEST_WHOLE_MATRIX"


@pytest.fixture(autouse=True)
def known_to_differ(request: pytest.FixtureRequest, engine: Engine) -> None:
    """Expect a test of the list to fail."""
    called = request.node.callspec.id.removeprefix(engine.name).removeprefix("-")
    for reason, tests in DIFFERENT.get(engine.name, {}).items():
        if called in tests:
            request.applymarker(pytest.mark.xfail(reason=reason, strict=True, raises=(AssertionError, AllegianceError)))


@cache
def built(given: Path | None = None) -> build.Built:
    """Build the dataset of a case, or the project's own."""
    return build.build([given] if given else article_files(), keep=given is None)


def assert_the_same(engine: Engine, given: Path | None, name: str, *asked: dict[str, Any]) -> None:
    dataset = built(given)
    there, here = engine.holding(dataset.store.inner), allegiance.Graph(dataset.store)
    for parameters in asked:
        assert there.ask(name, **parameters).to_dicts() == here.ask(name, **parameters).to_dicts()


def named(case: Path) -> str:
    return f"{case.parent.name}: {case.stem}"


@pytest.mark.parametrize("name", catalog.paths())
def test_the_example_of_a_question_has_the_same_rows(name: str, engine: Engine) -> None:
    parameters = catalog.question(name).parameters.values()
    every, needed = ({p.name: p.example for p in parameters if full or p.default is None} for full in (True, False))
    assert_the_same(engine, None, name, every, needed)


@pytest.mark.parametrize("case", ON_THE_ARTICLE, ids=named)
def test_a_case_on_the_article_has_the_same_rows(case: Path, engine: Engine) -> None:
    assert_the_same(engine, None, case.parent.name, json.loads(case.read_text())["parameters"])


@pytest.mark.parametrize("case", ON_GIVEN_DATA, ids=named)
def test_a_case_on_given_data_has_the_same_rows(case: Path, engine: Engine) -> None:
    if engine.name == "Virtuoso" and not os.environ.get(WHOLE):
        pytest.skip(f"each case is a dataset of its own, which takes Virtuoso seconds; {WHOLE}=1 runs them")
    given = case.with_suffix(".ttl")
    assert_the_same(engine, given, case.parent.name, json.loads(case.read_text())["parameters"])


def test_an_entity_is_shown_the_same(engine: Engine, article: allegiance.Graph) -> None:
    assert engine.holding(built().store.inner).show("IMU") == article.show("IMU")


def test_the_snapshot_of_a_day_is_the_same(engine: Engine, article: allegiance.Graph) -> None:
    there, here = engine.holding(built().store.inner).snapshot("2015-08-31"), article.snapshot("2015-08-31")
    assert set(there) == set(here)
    assert len(here) > 0


def test_the_triples_of_a_query_are_the_same(engine: Engine, article: allegiance.Graph) -> None:
    query = "CONSTRUCT WHERE { <https://w3id.org/allegiance/id/org/imu> ?p ?o }"
    assert set(engine.holding(built().store.inner).construct(query)) == set(article.construct(query)) != set()
