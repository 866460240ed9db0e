"""Servers of the tests are on this machine: no proxy between, and nobody's credentials."""

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def nobody_and_no_proxy() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("no_proxy", "*")
        for name in ("ALLEGIANCE_STORE", *(f"ALLEGIANCE_STORE_{part}" for part in ("TOKEN", "USER", "PASSWORD"))):
            patch.delenv(name, raising=False)
        yield
