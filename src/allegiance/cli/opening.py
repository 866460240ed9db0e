"""The graph that a command asks, with a word on the terminal where opening it takes long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from allegiance import Graph

PATIENCE = 3.0
"""Seconds after which somebody at a terminal is told what takes so long."""


def opened(*stores: str) -> "Graph":
    """Open what `--store` names, or the project's own data. Raises what `allegiance.open` raises."""
    import allegiance

    with _told("The data is new or has changed: it is read whole, once, and kept for the next time ..."):
        return allegiance.open(*stores)


@contextmanager
def _told(words: str) -> Iterator[None]:
    """Say what takes so long, if it does, on a terminal's standard error."""
    if not (sys.stderr and sys.stderr.isatty()):  # None where the caller closed it
        yield
        return
    import threading  # slow to load

    timer = threading.Timer(PATIENCE, click.echo, (words,), {"err": True})
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
