"""Rows as the tables of other tools: Arrow, polars, pandas, Parquet. Each package is imported when used."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

from allegiance.errors import MissingPackage
from allegiance.query.header import Column

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


ENTITIES = ("entity", "entities")


def to_arrow(columns: Iterable[Column], rows: Iterable[Any]) -> "pyarrow.Table":
    """Return an Arrow table: days as `date32`, lists as lists, an entity as two text columns, `x` and `x_iri`, several
    as two of lists."""
    arrow = package("pyarrow")
    types = {
        "date": arrow.date32(), "integer": arrow.int64(), "boolean": arrow.bool_(),
    }  # fmt: skip
    types |= dict.fromkeys(("texts", "iris", "entities"), arrow.list_(arrow.string()))
    fields, names = [], []
    for column in columns:
        for name in flat_names(column):
            names.append(name)
            fields.append(arrow.field(name, types.get(column.type, arrow.string()), nullable=column.optional))
    records = [dict(flat(columns, row)) for row in rows]
    return arrow.table({name: [record[name] for record in records] for name in names}, schema=arrow.schema(fields))


def to_polars(table: "pyarrow.Table") -> "polars.DataFrame":
    """Return an Arrow table as a polars frame, without copying where that is possible."""
    return package("polars").from_arrow(table)  # type: ignore[no-any-return]  # the module is known at run time only


def to_pandas(table: "pyarrow.Table") -> "pandas.DataFrame":
    """Return an Arrow table as a pandas frame: days in milliseconds, which go as far as open ends do; lists as tuples,
    which pandas can compare, group by and write."""
    package("pandas", "pandas")
    frame = table.to_pandas(date_as_object=False)
    for field in table.schema:
        if package("pyarrow").types.is_list(field.type):
            frame[field.name] = [tuple(values) for values in table[field.name].to_pylist()]
    return frame


def parquet(table: "pyarrow.Table") -> bytes:
    """Return an Arrow table as the bytes of a Parquet file."""
    sink = package("pyarrow").BufferOutputStream()
    package("pyarrow.parquet").write_table(table, sink)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]  # the module is known at run time only


def package(name: str, extra: str = "frames") -> Any:
    """Import a package of an extra. Raises MissingPackage when it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPackage(name, extra) from error


def flat_names(column: Column) -> list[str]:
    """Return the names of the flat columns that a column becomes."""
    return [column.name, f"{column.name}_iri"] if column.type in ENTITIES else [column.name]


def flat(columns: Iterable[Column], row: Any) -> Iterator[tuple[str, Any]]:
    """Give the flat values of a row by name; lists stay lists."""
    for column in columns:
        value = getattr(row, column.name)
        if column.type == "entity":
            # An absent entity has both keys too: every row must have the same.
            parts = (value.label, value.iri) if value is not None else (None, None)
            yield from zip(flat_names(column), parts, strict=True)
        elif column.type == "entities":
            yield from zip(flat_names(column), ([one.label for one in value], [one.iri for one in value]), strict=True)
        else:
            yield column.name, list(value) if isinstance(value, tuple) else value
