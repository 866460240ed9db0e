"""The notebook runs from its first cell to its last, and is kept without outputs, which would grow old."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def executed(project_built: None) -> nbformat.NotebookNode:
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": NOTEBOOK.parent}}
    ).execute()
    return notebook


def test_every_cell_runs(executed: nbformat.NotebookNode) -> None:
    cells = [cell for cell in executed.cells if cell.cell_type == "code"]
    assert len(cells) > 5
    assert all(cell.execution_count for cell in cells)


def test_an_answer_is_a_table(executed: nbformat.NotebookNode) -> None:
    first = next(cell for cell in executed.cells if cell.cell_type == "code")
    html = first.outputs[-1]["data"]["text/html"]
    assert html.count("<tr>") >= 6
    assert "Islamic Movement of Uzbekistan" in html


def test_it_is_kept_without_outputs() -> None:
    cells = json.loads(NOTEBOOK.read_text())["cells"]
    assert [cell["id"] for cell in cells if cell.get("outputs") or cell.get("execution_count")] == []
