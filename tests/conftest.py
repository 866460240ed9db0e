"""What many tests share: a cache of their own, the graph of the project's data, and the project's files as triples."""

import os
import shutil
import signal
from collections.abc import Iterator
from fcntl import LOCK_EX, flock
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, settings

import allegiance
from allegiance import build, resources
from allegiance.query.known_names import known_names
from article import article_files

# Tests run beside others, so the clock says nothing of one example; Hypothesis itself has it so where `CI` is set.
settings.register_profile("beside others", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("beside others")

# Begun in the background, where it is ignored: what the tests begin would ignore it too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

NEVER_OLD = 4_000_000_000
"""A time to come: a cache keeps the newest stores only, and other tests make many."""


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep built stores out of the checkout, and the checkout's out of the tests."""
    before = os.environ.get("ALLEGIANCE_CACHE")
    folder = tmp_path_factory.mktemp("cache")
    os.environ["ALLEGIANCE_CACHE"] = str(folder)
    yield folder
    if before is None:
        del os.environ["ALLEGIANCE_CACHE"]
    else:
        os.environ["ALLEGIANCE_CACHE"] = before


@pytest.fixture(scope="session")
def root() -> Path:
    return resources.root()


@pytest.fixture(scope="session")
def project_built(cache_of_its_own: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Have the project's own data built, which takes ten seconds: once for all processes of a run, and for good."""
    run = tmp_path_factory.getbasetemp()
    run = run.parent if "PYTEST_XDIST_WORKER" in os.environ else run
    built = run / "project"
    with (run / "project.lock").open("w") as lock, pytest.MonkeyPatch.context() as patch:
        flock(lock, LOCK_EX)
        patch.setenv("ALLEGIANCE_CACHE", str(built))
        store, record = (made := build.build()).store, made.record
        known_names(store)  # kept beside the store by whoever searches first, which would make the store a young one
        if not (cache_of_its_own / record.key).exists():
            shutil.copytree(built, cache_of_its_own, dirs_exist_ok=True)
    os.utime(cache_of_its_own / record.key, (NEVER_OLD, NEVER_OLD))
    yield
    assert (cache_of_its_own / record.key).stat().st_mtime == NEVER_OLD, "it grew old, and was built again and again"


@pytest.fixture(scope="session")
def graph(project_built: None) -> allegiance.Graph:
    """Give the graph of the project's own data."""
    return allegiance.open()


@pytest.fixture(scope="session")
def article(cache_of_its_own: Path) -> allegiance.Graph:
    """Give the graph of the first article alone."""
    return allegiance.open(*article_files())


@pytest.fixture(scope="session")
def ontology(root: Path) -> dict[Path, list[ox.Triple]]:
    """Give the triples of every module and vocabulary, alignments included."""
    return _triples(root / "ontology")


@pytest.fixture(scope="session")
def data(root: Path) -> dict[Path, list[ox.Triple]]:
    """Give the triples of every Turtle file of the data."""
    return _triples(root / "data")


def _triples(folder: Path) -> dict[Path, list[ox.Triple]]:
    return {path: [quad.triple for quad in ox.parse(path=str(path))] for path in sorted(folder.rglob("*.ttl"))}
