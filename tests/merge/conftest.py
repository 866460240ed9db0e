"""What the tests of merging share: the servers of the tests of stores, the lists of the example, and importing."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.merge.importing import Imported, Request, formats, import_dataset, read

TESTS = Path(__file__).parents[1]
sys.path.insert(0, str(TESTS / "store"))  # `hostile` and `engines` serve here, too
LISTS = TESTS.parent / "docs" / "example" / "lists"
SHARED = Path(os.environ.get("ALLEGIANCE_SHARED", TESTS.parents[1] / "shared"))
"""The real lists and the hostile inputs, where they are at hand."""
DAY = date(2026, 11, 27)


@pytest.fixture(scope="session", autouse=True)
def nobody_and_no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        for name in ("ALLEGIANCE_STORE", *(f"ALLEGIANCE_STORE_{part}" for part in ("TOKEN", "USER", "PASSWORD"))):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def imported(tmp_path: Path) -> Callable[..., tuple[Imported, ox.Store]]:
    """Give a function that imports a file and returns the report and a store with the result."""

    def run(form: str, place: str | Path, name: str = "list", **options: object) -> tuple[Imported, ox.Store]:
        request = Request(read(formats()[form]), str(place), name, accessed=DAY, **options)  # type: ignore[arg-type]
        done = import_dataset(request, tmp_path / "external")
        store = ox.Store()
        store.load(path=str(done.path), format=ox.RdfFormat.N_QUADS)
        return done, store

    return run
