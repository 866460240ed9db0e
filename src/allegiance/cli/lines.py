"""Lines for people, folded to the width of the terminal."""

import shutil
import sys
from textwrap import wrap

WIDTH = 100
"""Longer lines are hard to read, and this is what a file gets."""


def width() -> int:
    """Return how broad a line is to be."""
    return min(shutil.get_terminal_size().columns, WIDTH) if sys.stdout.isatty() else WIDTH


def folded(line: str, indent: int) -> str:
    """Return a line in lines of that width, those after the first set in; a word that is too long stays whole."""
    broad = max(width(), indent + 20)
    space = " " * indent
    return "\n".join(wrap(line, broad, subsequent_indent=space, break_long_words=False, break_on_hyphens=False)) or line
