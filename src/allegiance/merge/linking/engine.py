"""The steps from two tables of names to pairs worth a look, on DuckDB."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from allegiance.errors import MissingPackage
from allegiance.merge.linking.tables import COLUMNS, SIDED

if TYPE_CHECKING:
    import duckdb

STEPS = ("frequency", "similar_words", "pair_keys", "name_keys", "rare_keys", "candidates", "name_scores", "best_pairs")
"""The steps in their order; each is a SELECT in `steps/`, and its rows are a table of its name for the next."""
Row = tuple[int, int, int, int]
"""Entity of A, entity of B (by number), place of B among the candidates of A, likeness of the names in thousandths."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How far the steps look.

    `rare` is the most names of B that may share a word or key for it to lead to candidates, `names_each` the
    names that stand for one pair of entities; `key_gain` what a shared key counts.
    """

    rare: int = 200
    names_each: int = 30
    entities_each: int = 8
    key_gain: int = 600_000_000


def step(name: str) -> str:
    """Return the SQL of one step."""
    return resources.files("allegiance.merge.linking").joinpath("steps", f"{name}.sql").read_text(encoding="utf-8")


def files() -> dict[str, Mapping[str, str]]:
    """Return the tables the steps start from, with their columns."""
    sided: dict[str, Mapping[str, str]] = {f"{table}_{side}": COLUMNS[table] for table in SIDED for side in "ab"}
    return sided | {table: COLUMNS[table] for table in ("vocabulary", "variants")}


def run(folder: Path, settings: Settings, threads: int | None = None, memory: str | None = None) -> list[Row]:
    """Run the steps over the tables in the folder."""
    with loaded(folder, settings, threads, memory) as connection:
        return stepped(connection)


@contextmanager
def loaded(
    folder: Path, settings: Settings, threads: int | None = None, memory: str | None = None
) -> "Iterator[duckdb.DuckDBPyConnection]":
    """Open a database of its own with the tables in the folder."""
    try:
        import duckdb
    except ImportError as error:
        raise MissingPackage("duckdb", "link") from error
    options: dict[str, Any] = {"temp_directory": str(folder)}
    if threads:
        options["threads"] = threads
    if memory:
        options["memory_limit"] = memory
    with duckdb.connect(":memory:", config=options) as connection:
        for table, columns in files().items():
            relation = connection.read_csv(str(folder / f"{table}.csv"), header=True, columns=dict(columns))
            relation.create(table)
        connection.execute(step("settings"), asdict(settings))
        yield connection


def stepped(connection: "duckdb.DuckDBPyConnection") -> list[Row]:
    """Run the steps over the tables of a database."""
    for name in STEPS:
        connection.execute(f"CREATE TABLE {name} AS {step(name)}")
    return connection.execute("SELECT * FROM best_pairs").fetchall()
