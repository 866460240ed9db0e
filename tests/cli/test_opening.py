"""Who sits at a terminal is told what takes so long; who does not, and who need not wait, is told nothing."""

import io
import sys
import time

import pytest

import allegiance
from allegiance.cli import opening


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("patience", "screen", "told"), [(0.01, Terminal(), True), (60.0, Terminal(), False), (0.01, io.StringIO(), False)]
)
def test_reading_for_the_first_time_is_told_on_a_terminal(
    patience: float, screen: io.StringIO, told: bool, article: allegiance.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*_stores: str) -> allegiance.Graph:
        for _ in range(500):
            if screen.getvalue() or not told:
                break
            time.sleep(0.01)
        return article

    monkeypatch.setattr(opening, "PATIENCE", patience)
    monkeypatch.setattr(allegiance, "open", slowly)
    monkeypatch.setattr(sys, "stderr", screen)
    assert opening.opened() is article
    assert ("read whole, once" in screen.getvalue()) is told
