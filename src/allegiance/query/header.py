"""One question, one file: the `#+` header (grlc's convention) and the SPARQL below it.

The header is YAML: `summary` (the question in English), `description`, `parameters`, `columns`, `table` (the columns
for a terminal), `misread` (what a server's engine does wrong with it). A column `x` of type entity is read from the
variables `?x` and `?x_label`.
"""

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from keyword import iskeyword
from pathlib import Path
from typing import Any

from allegiance.errors import QueryHeaderError

PARAMETER_TYPES = ("date", "entity", "text", "integer", "boolean", "choice", "dataset")
SLICE = {
    "limit": "At most so many rows, the first of the answer; how many there are is told too.",
    "offset": "How many rows to leave out before them.",
}
"""What every question takes besides its parameters, in Python and on the command line."""
TAKEN = (*SLICE, "allow_service", "explain", "format", "help", "output", "question", "store", "why")
"""What `ask` takes itself, so that no parameter can be called so."""
COLUMN_TYPES = ("entity", "entities", "date", "text", "integer", "boolean", "texts", "iris", "iri")


GENERATED = Path(__file__).with_name("headers.json")
"""By the name of a question of the collection: the checksum of its header's text, and what YAML reads there."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value that a question takes. Without a default it must be given."""

    name: str
    type: str
    help: str
    example: str
    default: str | None = None
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A named value of each row; `optional` where it may be absent."""

    name: str
    type: str
    help: str
    optional: bool = False


@dataclass(frozen=True)
class Question:
    """A question file: its name, topic, English text, parameters, columns and SPARQL; `file` where it is the user's;
    `misread` says which engine does what wrong with it."""

    name: str
    topic: str
    summary: str
    description: str
    parameters: dict[str, Parameter]
    columns: dict[str, Column]
    table: tuple[str, ...]
    sparql: str
    file: Path | None = None
    misread: str = ""

    @classmethod
    def of_method(cls, name: str, topic: str, summary: str, columns: Iterable[Column], sparql: str) -> "Question":
        """Return what a method of the graph answers that is no question of the collection, from this query."""
        by_name = {column.name: column for column in columns}
        return cls(name, topic, summary, "", {}, by_name, tuple(by_name), sparql)

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The parameters that must be given, in the order in which they may be given without their names."""
        return tuple(name for name, parameter in self.parameters.items() if parameter.default is None)

    @cached_property
    def example(self) -> str:
        """A command line that asks this question."""
        words = (_quoted(self.parameters[name].example) for name in self.needed)
        return " ".join(("allegiance ask", str(self.file or self.name), *words))


def read(path: Path, *, own: bool = False) -> Question:
    """Read one question file, of the collection or of the user's `own`.

    Raises QueryHeaderError when its header is not as described above.
    """
    text = path.read_text()
    try:
        header = (None if own else _generated(path.stem, written(text))) or parsed(written(text))
        parameters = {name: _parameter(name, spec) for name, spec in (header.get("parameters") or {}).items()}
        columns = {name: _column(name, spec) for name, spec in header["columns"].items()}
        table = tuple(header.get("table") or columns)
        if unknown := set(table) - set(columns):
            raise ValueError(f"`table` names {min(unknown)}, which is no column")
        return Question(
            path.stem,
            path.parent.name,
            header["summary"],
            header.get("description", "").strip(),
            parameters,
            columns,
            table,
            text,
            path if own else None,
            header.get("misread", ""),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise QueryHeaderError(path, f"the header cannot be read ({error})") from error


def written(text: str) -> str:
    """Return the YAML of a question file's header."""
    return "\n".join(line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))


def parsed(yaml_text: str) -> Any:
    """Return what YAML reads in a header. Raises ValueError."""
    import yaml  # slow to load

    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        # A few lines of references to references are more text than fits into memory.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(yaml_text, Loader=loader)):
            raise ValueError("it refers to another value by `*`; write that value out")
        return yaml.load(yaml_text, Loader=loader)  # noqa: S506  # both are safe loaders
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error


def checksum(yaml_text: str) -> int:
    """Return by what a header is found to be the one that was read before."""
    return zlib.crc32(yaml_text.encode())


def _generated(name: str, yaml_text: str) -> Any:
    """Return what was read in this header when `python -m allegiance.query.generate` ran; None where it has changed."""
    found = _every().get(name)
    return found[1] if found and found[0] == checksum(yaml_text) else None


@cache
def _every() -> Any:
    return json.loads(GENERATED.read_text()) if GENERATED.exists() else {}


def _parameter(name: str, spec: dict[str, Any]) -> Parameter:
    if spec["type"] not in PARAMETER_TYPES:
        raise ValueError(f"parameter {name} has the unknown type {spec['type']}")
    if name in TAKEN:
        raise ValueError(f"a parameter cannot be called {name}, which `ask` takes itself")
    default = spec.get("default")
    return Parameter(
        name,
        spec["type"],
        spec["help"],
        str(spec.get("example", default)),
        None if default is None else str(default),
        tuple(spec.get("choices", ())),
        tuple(spec.get("kinds", ())),
    )


def _column(name: str, spec: dict[str, Any]) -> Column:
    kind = spec["type"].removesuffix("?")
    if kind not in COLUMN_TYPES:
        raise ValueError(f"column {name} has the unknown type {spec['type']}")
    if name.startswith("_") or not name.isidentifier() or iskeyword(name):
        raise ValueError(f"a column cannot be called {name}, by which Python has no name for it")
    return Column(name, kind, spec["help"], spec["type"].endswith("?"))


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
