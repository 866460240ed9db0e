"""`allegiance validate` as it is mostly asked, told from its arguments without what reads all command lines.

To load that takes a tenth of the time in which a change is checked. Whatever is asked in another way, or wrongly, is
left to it, and a property holds the one against the other.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from allegiance.cli.validating import FORMATS

_VALUED: Final = ("--changed-since", "--format")


class Asked(NamedTuple):
    """What `validate` is asked to look at, and how to print what it finds."""

    paths: tuple[Path, ...]
    changed_since: str | None
    form: str


def read(arguments: Sequence[str]) -> Asked | None:
    """Return what is asked, or None for what is not plainly paths and these options, each once and before its value."""
    if arguments[:1] != ["validate"] or "_ALLEGIANCE_COMPLETE" in os.environ or "" in arguments:
        return None
    given: dict[str, str] = {}
    paths: list[Path] = []
    left = iter(arguments[1:])
    for argument in left:
        if not argument.startswith("-"):
            paths.append(Path(argument))
        elif argument not in _VALUED or argument in given or (value := next(left, "-")).startswith("-"):
            return None
        else:
            given[argument] = value
    if given.get("--format", FORMATS[0]) not in FORMATS:
        return None
    return Asked(tuple(paths), given.get("--changed-since"), given.get("--format", FORMATS[0]))
