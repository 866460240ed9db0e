"""What tests of changes share: a small data folder in a repository, and mirrors of it that no other test sees."""

import shutil
from pathlib import Path

import pytest
from changes import keep, laid

from allegiance.validate import checking, reference


@pytest.fixture
def mirrors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mirror even a small folder, in a cache of the test's own."""
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(checking, "WORTHWHILE", 0)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Give a small data folder, committed."""
    found = laid(tmp_path / "repository")
    keep(found)
    return found


@pytest.fixture
def quick_reference(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have pySHACL check data by the shapes of data: for the style guide of the ontology it takes half a minute."""
    shapes, run = tmp_path / "shapes", reference.run
    shutil.copytree(root / "shapes", shapes)
    (shapes / "vocabulary.ttl").unlink()
    monkeypatch.setattr(reference, "run", lambda store, _: run(store, shapes))
