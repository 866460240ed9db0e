"""Writes the typed functions of the questions, one module a topic, and their rows, one module a question, from the
headers of `queries/`. A process that asks one question imports the rows of that one only.

It writes headers.json too, what YAML reads in the headers: importing YAML takes longer than answering most questions.

python -m allegiance.query.generate           write src/allegiance/query/questions/ and answers/
python -m allegiance.query.generate --check   exit 1 where it differs from what is committed
"""

import json
import subprocess
import sys
import textwrap
from itertools import groupby
from pathlib import Path

from allegiance.query import catalog, header
from allegiance.query.header import SLICE, Column, Parameter, Question

FOLDER = Path(__file__).parent
MADE = "# Made by `python -m allegiance.query.generate` from queries/; do not edit.\n"
PYTHON_TYPES = {
    "entity": "Entity", "entities": "tuple[Entity, ...]", "date": "date", "text": "str", "integer": "int",
    "boolean": "bool", "texts": "tuple[str, ...]", "iris": "tuple[str, ...]", "iri": "str",
}  # fmt: skip
SLICE_ARGUMENTS = ("limit: int | None = None", "offset: int = 0")
GIVEN_TYPES = {"date": "str | date", "entity": "str | Entity", "integer": "int", "boolean": "bool"}


def modules() -> dict[str, str]:
    """Return the text of every generated file, by its path below this folder."""
    every = [catalog.question(name) for name in catalog.paths()]
    texts, topics = {}, []
    for topic, members in groupby(every, key=lambda question: question.topic):
        texts[f"questions/{topic}.py"] = _module(topic, list(members))
        topics.append(topic)
    texts["questions/__init__.py"] = _index(topics)
    texts |= {f"answers/{question.name}.py": _answer(question) for question in every}
    texts["answers/__init__.py"] = _answers()
    texts["headers.json"] = _headers()
    return texts


def _headers() -> str:
    every = {}
    for name, path in catalog.paths().items():
        written = header.written(path.read_text())
        every[name] = [header.checksum(written), header.parsed(written)]
    return json.dumps(every, indent=1, ensure_ascii=False) + "\n"


def _module(topic: str, questions: list[Question]) -> str:
    methods = "\n".join(_method(question) for question in questions)
    dates = "    from datetime import date\n" if "date" in methods else ""
    rows = "".join(f"    from allegiance.query.answers.{q.name} import {_class(q.name)}Row\n" for q in questions)
    entity = "    from allegiance.query.named import Entity\n" if "Entity" in methods else ""
    literal = ", Literal" if "Literal[" in methods else ""
    return (
        f'{MADE}"""Questions on {topic}."""\n\nfrom __future__ import annotations\n\n'
        f"from typing import TYPE_CHECKING, Any{literal}\n\nfrom allegiance.query.calls import question\n\n"
        f"if TYPE_CHECKING:\n{dates}\n{rows}"
        f"{entity}    from allegiance.query.rows import Rows\n\n\nclass {_class(topic)}Questions:\n"
        f'    """Questions on {topic}; mixed into `allegiance.Graph`."""\n\n'
        f"    def ask(self, question: str, **parameters: Any) -> Rows[Any]:\n"
        f'        """Answer a question by name; `allegiance.Graph` does it."""\n'
        f"        raise NotImplementedError\n\n{methods}"
    )


def _answer(question: Question) -> str:
    row = _row(question)
    dates = "from datetime import date\n" if ": date" in row else ""
    entities = "from allegiance.query.named import Entity\n" if "Entity" in row else ""
    return (
        f'{MADE}"""The rows of `{question.name}`."""\n\nfrom dataclasses import dataclass\n{dates}\n'
        f"{entities}from allegiance.query.row import AnswerRow\n\n\n{row}"
    )


def _answers() -> str:
    return (
        f'{MADE}"""The row type of each question, a module each."""\n\nfrom importlib import import_module\n\n\n'
        "def row_type(question: str) -> type:\n"
        '    """Return the dataclass of a question\'s rows."""\n'
        '    name = "".join(part.capitalize() for part in question.split("_"))\n'
        '    row: type = getattr(import_module(f"{__name__}.{question}"), f"{name}Row")\n'
        "    return row\n"
    )


def _row(question: Question) -> str:
    fields = "".join(
        f'    {column.name}: {_type(column)}\n    """{column.help}"""\n' for column in question.columns.values()
    )
    head = f'class {_class(question.name)}Row(AnswerRow):\n    """{question.summary}"""\n\n'
    return f"@dataclass(frozen=True, slots=True)\n{head}{fields}"


def _method(question: Question) -> str:
    given = [p for p in question.parameters.values() if p.default is None]
    named = [p for p in question.parameters.values() if p.default is not None]
    signature = ", ".join(
        ["self", *(_argument(p) for p in given), "*", *(_argument(p) for p in named), *SLICE_ARGUMENTS]
    )
    passed = "".join(f", {name}={name}" for name in (*question.parameters, *SLICE))
    lines = [question.summary, "", *_wrapped(question.description)]
    lines += [f"{p.name}: {p.help}" for p in question.parameters.values()]
    lines += [f"{name}: {text}" for name, text in SLICE.items()]
    doc = "\n        ".join(lines).replace("        \n", "\n")
    row = f"{_class(question.name)}Row"
    return (
        f"    @question\n    def {question.name}({signature}) -> Rows[{row}]:\n"
        f'        """{doc}\n        """\n'
        f'        return self.ask("{question.name}"{passed})\n'
    )


def _wrapped(text: str) -> list[str]:
    return [*textwrap.wrap(text, 100), ""] if text else []


def _argument(parameter: Parameter) -> str:
    kind = _choices(parameter.choices) if parameter.choices else GIVEN_TYPES.get(parameter.type, "str")
    if parameter.default is None:
        return f"{parameter.name}: {kind}"
    if parameter.type == "entity":
        return f"{parameter.name}: {kind} | None = None"
    bare = parameter.type in ("integer", "boolean")
    return f"{parameter.name}: {kind} = " + (parameter.default.capitalize() if bare else f'"{parameter.default}"')


def _choices(choices: tuple[str, ...]) -> str:
    """Return the type of a choice; a grade may be given as a number too."""
    numbers = [choice for choice in choices if choice.isdigit()]
    return f"Literal[{', '.join([*(repr(choice) for choice in choices), *numbers])}]"


def _type(column: Column) -> str:
    return PYTHON_TYPES[column.type] + (" | None" if column.optional else "")


def _class(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _index(topics: list[str]) -> str:
    imports = f"from allegiance.query.questions import {', '.join(sorted(topics))}\n"
    bases = ", ".join(f"{topic}.{_class(topic)}Questions" for topic in topics)
    return (
        f'{MADE}"""All questions as typed methods."""\n\n{imports}\n\n'
        f'class Questions({bases}):\n    """Every question as a typed method."""\n'
    )


def main(arguments: list[str]) -> int:
    """Write the modules, or compare them; return the exit code."""
    stale = 0
    for name, text in modules().items():
        path = FOLDER / name
        made = _formatted(path, text)
        if path.exists() and path.read_text() == made:
            continue
        stale += 1
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(made)
    return 1 if stale and "--check" in arguments else 0


def _formatted(path: Path, text: str) -> str:
    if path.suffix != ".py":
        return text
    command = [sys.executable, "-m", "ruff", "format", "-q", "--stdin-filename", str(path), "-"]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
