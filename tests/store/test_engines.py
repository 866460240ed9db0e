"""One matrix: every case of every question, on the article or on its given data, has on every engine the rows of the
embedded store, in the same order. The examples of the questions are asked in `test_shipped_data`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from engines import Engine
from together import CASES, ON_GIVEN_DATA, parameters, together

import allegiance
from allegiance import build
from allegiance.query import catalog
from article import article_files

ON_THE_ARTICLE = [case for case in CASES if case not in ON_GIVEN_DATA]


@cache
def article_alone() -> build.Built:
    """Build the dataset of the first article."""
    return build.build(article_files())


def assert_the_same(engine: Engine, dataset: build.Built, name: str, given: dict[str, Any]) -> None:
    there, here = engine.holding(dataset.store.inner), allegiance.Graph(dataset.store)
    assert there.ask(name, **given).to_dicts() == here.ask(name, **given).to_dicts()


def named(case: Path) -> str:
    return f"{case.parent.name}: {case.stem}"


@pytest.mark.parametrize("case", ON_THE_ARTICLE, ids=named)
def test_a_case_on_the_article_has_the_same_rows(case: Path, engine: Engine) -> None:
    assert_the_same(engine, article_alone(), case.parent.name, json.loads(case.read_text())["parameters"])


@pytest.mark.parametrize("name", ["allegiances_at", "timeline_of", "claims_by"])
def test_a_part_of_an_answer_is_the_same(name: str, engine: Engine) -> None:
    given = {p.name: p.example for p in catalog.question(name).parameters.values() if p.default is None}
    whole = allegiance.Graph(article_alone().store).ask(name, **given)
    there = engine.holding(article_alone().store.inner)
    for limit, offset in ((2, 0), (2, 1), (len(whole), 0), (None, 1), (1, 1_000)):
        part = there.ask(name, limit=limit, offset=offset, **given)
        assert part.to_dicts() == whole.to_dicts()[offset:][:limit]
        assert part.total == len(whole) > 2


def test_an_entity_is_shown_the_same(engine: Engine, article: allegiance.Graph) -> None:
    assert engine.holding(article_alone().store.inner).show("IMU") == article.show("IMU")


def test_the_snapshot_of_a_day_is_the_same(engine: Engine, article: allegiance.Graph) -> None:
    there, here = engine.holding(article_alone().store.inner).snapshot("2015-08-31"), article.snapshot("2015-08-31")
    assert set(there) == set(here)
    assert len(here) > 0


def test_the_triples_of_a_query_are_the_same(engine: Engine, article: allegiance.Graph) -> None:
    query = "CONSTRUCT WHERE { <https://w3id.org/allegiance/id/org/imu> ?p ?o }"
    assert set(engine.holding(article_alone().store.inner).construct(query)) == set(article.construct(query)) != set()


@pytest.mark.parametrize("case", ON_GIVEN_DATA, ids=named)
def test_a_case_on_given_data_has_the_same_rows(case: Path, engine: Engine) -> None:
    assert_the_same(engine, together(), case.parent.name, parameters(case))


def test_the_dataset_of_all_cases_answers_each_of_them() -> None:
    everything = allegiance.Graph(together().store)
    assert [
        case
        for case in ON_GIVEN_DATA
        if json.loads(case.read_text())["rows"] and not everything.ask(case.parent.name, **parameters(case))
    ] == []
