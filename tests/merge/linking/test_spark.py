"""DuckDB and Spark run the same steps to the same links. `make spark` installs pyspark and runs this."""

import random

import pytest

from allegiance.merge.linking import engine, spark
from allegiance.merge.linking.proposing import propose
from allegiance.merge.linking.table import ORGANIZATION, PERSON, Entity, Name

pytest.importorskip("pyspark", reason="pyspark is 450 MB: `make spark` installs it beside the other packages")

NAMES = (
    "Islamic Movement of Uzbekistan", "Oʻzbekiston Islomiy Harakati", "Исламское движение Узбекистана", "IMU",
    "Boko Haram", "بوكو حرام", "Jama'at Ahl al-Sunna", "AL ZAWAHIRI, Ayman", "أيمن الظواهري", "Aiman Al-Zawahari",
    "Abu Sayyaf Group", "Ansar al-Sharia in Yemen", "Ansar al-Sharia Tunisia", 'Hassan "the Elder" Omar', "Umar Hasan",
    "Muhammad Ali Muhammad", "Mohammed Aly", "Lashkar-e-Tayyiba", "Lashkar e Taiba", "Kim Jong Chol", "KIM, Chong-Chol",
)  # fmt: skip


def made(dataset: str, seed: int) -> list[Entity]:
    noise = random.Random(seed)  # noqa: S311  # repeatable, not secret
    return [
        Entity(
            f"{dataset}{n}",
            dataset,
            noise.choice((PERSON, ORGANIZATION)),
            tuple(Name(noise.choice(NAMES) + noise.choice(("", f" {noise.choice(NAMES)}"))) for _ in range(2)),
        )
        for n in range(60)
    ]


def test_both_engines_propose_the_same_links_with_the_same_scores() -> None:
    one, other = made("a", 1), made("b", 2)
    by_duckdb, by_spark = (
        [(p.one.id, p.other.id, p.score, p.verdict) for p in propose(one, other, engine=run)]
        for run in (engine.run, spark.run)
    )
    assert len(by_duckdb) > 100
    assert by_spark == by_duckdb
