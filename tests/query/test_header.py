"""The header of a question: what is read from it, and what is refused with its file and reason."""

from itertools import pairwise
from pathlib import Path

import pytest

from allegiance.errors import QueryHeaderError
from allegiance.query import header

GOOD = """#+ summary: Who is there?
#+ description: >-
#+   Two
#+   lines.
#+ parameters:
#+   place: {type: entity, kinds: [place], example: "Mir Ali", help: "Where."}
#+   least: {type: integer, default: 2, help: "How many."}
#+   sort: {type: choice, choices: [by_name, by_date], default: by_name, help: "How."}
#+ columns:
#+   who: {type: entity, help: "Who."}
#+   since: {type: date?, help: "Since when."}
#+ table: [who]
SELECT ?who ?who_label ?since WHERE { }
"""


def write(text: str, folder: Path) -> Path:
    (folder / "topic").mkdir()
    path = folder / "topic" / "who_is_there.rq"
    path.write_text(text)
    return path


def test_a_header_is_read(tmp_path: Path) -> None:
    question = header.read(write(GOOD, tmp_path))
    assert (question.name, question.topic) == ("who_is_there", "topic")
    assert (question.summary, question.description) == ("Who is there?", "Two lines.")
    assert question.parameters["place"] == header.Parameter("place", "entity", "Where.", "Mir Ali", kinds=("place",))
    assert question.parameters["least"].default == question.parameters["least"].example == "2"
    assert question.parameters["sort"].choices == ("by_name", "by_date")
    assert question.columns["since"] == header.Column("since", "date", "Since when.", optional=True)
    assert not question.columns["who"].optional
    assert question.table == ("who",)
    assert question.example == 'allegiance ask who_is_there "Mir Ali"'
    assert question.sparql == GOOD, "the file is the query"


def test_without_a_table_all_columns_are_shown(tmp_path: Path) -> None:
    question = header.read(write(GOOD.replace("#+ table: [who]\n", ""), tmp_path))
    assert question.table == ("who", "since")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("#+ summary: Who is there?\n", ""),
        ("#+ columns:", "#+ colums:"),
        ("type: entity, kinds", "type: thing, kinds"),
        ("type: date?", "type: day"),
        (', help: "Where."', ""),
        (', help: "Since when."', ""),
        ("table: [who]", "table: [whom]"),
        ("summary: Who", "summary: [Who"),
        ("#+   place: {", "#+   place: one\n#+   other: {"),
        (GOOD, "SELECT * WHERE { }"),
        ("#+ columns:", "#+ columns: none\n#+ more:"),
        ("#+ description: >-", "#+ description: [a]\n#+ x: >-"),
    ],
)
def test_a_wrong_header_is_refused_with_its_file(old: str, new: str, tmp_path: Path) -> None:
    assert old in GOOD
    path = write(GOOD.replace(old, new), tmp_path)
    with pytest.raises(QueryHeaderError) as caught:
        header.read(path)
    assert caught.value.path == path
    assert caught.value.reason


def test_a_header_of_references_to_references_is_refused_and_not_written_out(tmp_path: Path) -> None:
    lines = ["#+ a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"#+ {b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghij")]
    with pytest.raises(QueryHeaderError, match="refers to another value"):
        header.read(write("\n".join([*lines, "#+ summary: *j", "SELECT * {}"]), tmp_path), own=True)


@pytest.mark.parametrize("name", ["class", "__class__", "two words"])
def test_a_column_has_a_name_that_python_can_say(name: str, tmp_path: Path) -> None:
    text = GOOD.replace("#+   who:", f'#+   "{name}":').replace("#+ table: [who]\n", "")
    with pytest.raises(QueryHeaderError, match=f"cannot be called {name}"):
        header.read(write(text, tmp_path), own=True)
