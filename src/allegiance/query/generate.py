"""Writes the typed functions of the questions: one module a topic, from the headers of `queries/`.

python -m allegiance.query.generate           write src/allegiance/query/questions/
python -m allegiance.query.generate --check   exit 1 where it differs from what is committed
"""

import subprocess
import sys
import textwrap
from itertools import groupby
from pathlib import Path

from allegiance.query import catalog
from allegiance.query.header import Column, Parameter, Question

FOLDER = Path(__file__).parent / "questions"
MADE = "# Made by `python -m allegiance.query.generate` from queries/; do not edit.\n"
PYTHON_TYPES = {
    "entity": "Entity", "date": "date", "text": "str", "integer": "int", "boolean": "bool",
    "texts": "tuple[str, ...]", "iris": "tuple[str, ...]", "iri": "str",
}  # fmt: skip
GIVEN_TYPES = {"date": "str | date", "entity": "str | Entity", "integer": "int", "boolean": "bool"}


def modules() -> dict[str, str]:
    """Return the text of every generated file, by file name."""
    every = [catalog.question(name) for name in catalog.paths()]
    texts, topics = {}, []
    for topic, members in groupby(every, key=lambda question: question.topic):
        texts[f"{topic}.py"] = _module(topic, list(members))
        topics.append(topic)
    texts["__init__.py"] = _index(topics, every)
    return texts


def _module(topic: str, questions: list[Question]) -> str:
    body = "\n\n".join(_row(question) for question in questions)
    methods = "\n".join(_method(question) for question in questions)
    dates = "from datetime import date\n" if "date" in body + methods else ""
    return (
        f'{MADE}"""Questions on {topic}."""\n\nfrom dataclasses import dataclass\n{dates}from typing import Any\n\n'
        f"from allegiance.query.rows import Entity, Rows\n\n\n{body}\n\n\nclass {_class(topic)}Questions:\n"
        f'    """Questions on {topic}; mixed into `allegiance.Graph`."""\n\n'
        f"    def ask(self, question: str, **parameters: Any) -> Rows[Any]:\n"
        f'        """Answer a question by name; `allegiance.Graph` does it."""\n'
        f"        raise NotImplementedError\n\n{methods}"
    )


def _row(question: Question) -> str:
    fields = "".join(
        f'    {column.name}: {_type(column)}\n    """{column.help}"""\n' for column in question.columns.values()
    )
    head = f'class {_class(question.name)}Row:\n    """{question.summary}"""\n\n'
    return f"@dataclass(frozen=True, slots=True)\n{head}{fields}"


def _method(question: Question) -> str:
    given = [p for p in question.parameters.values() if p.default is None]
    named = [p for p in question.parameters.values() if p.default is not None]
    signature = ", ".join(
        ["self", *(_argument(p) for p in given), *(["*"] if named else []), *(_argument(p) for p in named)]
    )
    passed = "".join(f", {p.name}={p.name}" for p in question.parameters.values())
    lines = [
        question.summary,
        *([""] if question.description or question.parameters else []),
        *_wrapped(question.description),
    ]
    lines += [f"{p.name}: {p.help}" for p in question.parameters.values()]
    doc = "\n        ".join(lines).replace("        \n", "\n")
    row = f"{_class(question.name)}Row"
    return (
        f"    def {question.name}({signature}) -> Rows[{row}]:\n"
        f'        """{doc}{chr(10) + "        " if len(lines) > 1 else ""}"""\n'
        f'        return self.ask("{question.name}"{passed})\n'
    )


def _wrapped(text: str) -> list[str]:
    return [*textwrap.wrap(text, 100), ""] if text else []


def _argument(parameter: Parameter) -> str:
    kind = GIVEN_TYPES.get(parameter.type, "str")
    return f"{parameter.name}: {kind}" + (
        ""
        if parameter.default is None
        else f' = "{parameter.default}"'
        if kind.startswith("str")
        else f" = {parameter.default.capitalize()}"
    )


def _type(column: Column) -> str:
    return PYTHON_TYPES[column.type] + (" | None" if column.optional else "")


def _class(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _index(topics: list[str], questions: list[Question]) -> str:
    imports = f"from allegiance.query.questions import {', '.join(sorted(topics))}\n"
    table = "".join(f'    "{q.name}": {q.topic}.{_class(q.name)}Row,\n' for q in questions)
    bases = ", ".join(f"{topic}.{_class(topic)}Questions" for topic in topics)
    return (
        f'{MADE}"""All questions as typed methods, and the row type of each."""\n\n{imports}\n'
        f"ROW_TYPES: dict[str, type] = {{\n{table}}}\n\n\ndef row_type(question: str) -> type:\n"
        f'    """Return the dataclass of a question\'s rows."""\n    return ROW_TYPES[question]\n\n\n'
        f'class Questions({bases}):\n    """Every question as a typed method."""\n'
    )


def main(arguments: list[str]) -> int:
    """Write the modules, or compare them; return the exit code."""
    stale = 0
    for name, text in modules().items():
        path = FOLDER / name
        made = subprocess.run(
            [sys.executable, "-m", "ruff", "format", "-q", "--stdin-filename", str(path), "-"],
            input=text,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        if path.exists() and path.read_text() == made:
            continue
        stale += 1
        if "--check" not in arguments:
            path.write_text(made)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
