"""Servers of the tests are on this machine: no proxy between, and nobody's credentials."""

from collections.abc import Iterator

import pytest
from engines import ENGINES, Engine, oxigraph


@pytest.fixture(scope="session", autouse=True)
def nobody_and_no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        for name in ("ALLEGIANCE_STORE", *(f"ALLEGIANCE_STORE_{part}" for part in ("TOKEN", "USER", "PASSWORD"))):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Give each engine in turn, started once for all tests."""
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as running:
        yield running


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Give an Oxigraph server to do with what a test wants."""
    with oxigraph(tmp_path_factory.mktemp("server")) as running:
        yield running
