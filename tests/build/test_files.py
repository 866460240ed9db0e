"""Which files are read, under which graph name, and that nothing is left out in silence."""

import os
from pathlib import Path

import pytest

from allegiance.build import build, files
from allegiance.errors import FileNotAllowed, NotFoundError, SyntaxErrorInFile
from allegiance.terms import GRAPH

TRIPLE = "<https://example.org/s> <https://example.org/p> <https://example.org/o> .\n"


def test_files_are_read_in_the_order_of_their_graphs(tmp_path: Path) -> None:
    for name in ("b/two.ttl", "a.ttl", "b/one.ttl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TRIPLE)
    assert [file.graph for file in files.read([tmp_path])] == [GRAPH + f"data/{n}" for n in ("a", "b/one", "b/two")]


def test_a_file_alone_is_named_after_itself(tmp_path: Path) -> None:
    (tmp_path / "one.ttl").write_text(TRIPLE)
    assert [file.graph for file in files.read([tmp_path / "one.ttl"])] == [GRAPH + "data/one"]


def test_a_readme_may_lie_beside_the_data(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("About this folder.")
    assert files.read([tmp_path]) == []


@pytest.mark.parametrize(
    "name", ["two words.ttl", "имя.ttl", "a<b>.ttl", 'quo"te.ttl', "percent%20.ttl", b"\xff\xfe.ttl"]
)
def test_a_file_name_that_is_no_iri_is_escaped(name: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_text(TRIPLE)
    (graph,) = {
        quad.graph_name.value for quad in build([tmp_path], keep=False).store.inner if "example.org" in str(quad)
    }
    assert graph == files.read([tmp_path])[0].graph
    assert "%" in graph


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as caught:
        build([tmp_path / "nowhere"])
    assert caught.value.path == tmp_path / "nowhere"


def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "link.ttl").symlink_to(tmp_path / "nowhere.ttl")
    with pytest.raises(FileNotAllowed, match="not a regular file"):
        build([tmp_path])
    with pytest.raises(NotFoundError):
        build([tmp_path / "link.ttl"])


def test_links_to_files_and_folders_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.ttl").write_text(TRIPLE)
    for target in ("real.ttl", "/etc"):
        folder = tmp_path / target.strip("/").replace(".", "-")
        folder.mkdir()
        (folder / "link.ttl").symlink_to(tmp_path / target)
        with pytest.raises(FileNotAllowed, match="not a regular file") as caught:
            files.read([folder])
        assert caught.value.path == folder / "link.ttl"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    for given in (tmp_path, tmp_path / "pipe.ttl"):
        with pytest.raises(FileNotAllowed, match="not a regular file"):
            files.read([given])


@pytest.mark.parametrize("name", ["notes.txt", "data.nt", "data.ttl.bak", ".hidden", "data.TTL", "table.tsv"])
def test_a_file_with_another_suffix_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(TRIPLE)
    with pytest.raises(FileNotAllowed, match="ends in none of"):
        files.read([tmp_path])


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("<https://example.org/s> <https://example.org/p> .\n", 1, 49),
        (TRIPLE + "\n" + "@prefix a: <b c> .\n", 3, None),
        (TRIPLE * 4 + "nonsense\n", 5, 1),
        (TRIPLE + '<https://example.org/s> <https://example.org/p> "open .\n', 2, None),
    ],
)
def test_a_syntax_error_has_its_line_and_column(text: str, line: int, column: int | None, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text(text)
    with pytest.raises(SyntaxErrorInFile) as caught:
        build([tmp_path], keep=False)
    assert caught.value.path == tmp_path / "broken.ttl"
    assert caught.value.line == line
    assert caught.value.column == column or (column is None and caught.value.column >= 1)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00\x00", b'<a:s> <a:p> "\xff" .', b"\x00"])
def test_what_is_no_text_is_no_turtle(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "binary.ttl").write_bytes(content)
    with pytest.raises(SyntaxErrorInFile):
        build([tmp_path], keep=False)
