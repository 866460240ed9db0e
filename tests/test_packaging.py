"""The wheel holds all that the command needs away from a checkout: ontology, shapes, queries and data."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from allegiance.resources import PARTS


@pytest.fixture(scope="module")
def installed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it, as an installer would."""
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.mark.parametrize("part", PARTS)
def test_the_wheel_holds_every_file_of(part: str, root: Path, installed: Path) -> None:
    there = installed / "allegiance" / "resources" / part
    here = [
        path.relative_to(root / part) for path in (root / part).rglob("*") if path.suffix in (".ttl", ".rq", ".tsv")
    ]
    assert here
    assert [path for path in here if (there / path).read_bytes() != (root / part / path).read_bytes()] == []


def test_the_wheel_is_typed_and_has_the_command(installed: Path) -> None:
    assert (installed / "allegiance" / "py.typed").exists()
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "allegiance = allegiance.cli.process:run" in entry_points.read_text()


def test_the_installed_command_answers_from_its_own_data(installed: Path, tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(installed), "ALLEGIANCE_CACHE": str(tmp_path / "cache")}

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
        return done.stdout

    where = run("-c", "import allegiance, allegiance.resources as r; print(allegiance.__file__); print(r.root())")
    assert [line.startswith(str(installed)) for line in where.splitlines()] == [True, True]
    rows = json.loads(run("-m", "allegiance.cli", "ask", "allegiances_at", "--date", "2015-08-31", "--format", "json"))
    assert "https://w3id.org/allegiance/id/org/imu" in {row["pledger"]["iri"] for row in rows}
