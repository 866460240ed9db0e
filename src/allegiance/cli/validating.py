"""A validation from the command line, whoever read that: checked, printed, and told by an exit code."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from allegiance.validate.checking import Report

FORMATS: Final = ("text", "concise", "json", "github", "sarif", "junit", "rdjson", "markdown")


def validated(paths: Sequence[Path], changed_since: str | None, form: str, engine: str = "compiled") -> int:
    """Check, print what is found, and return the exit code. Raises what `validate` raises."""
    from allegiance.validate.ahead import begun

    with begun(paths, changed_since) as ahead:
        from allegiance.validate.checking import validate

        looked_through = gc.isenabled()
        if engine == "compiled":  # it makes much, and nothing that is in cycles, to look through again and again
            gc.disable()
        try:
            report = validate(paths, changed_since=changed_since, engine=engine, keep=True, ahead=ahead)
        finally:
            if looked_through:
                gc.enable()
    show(report, form)
    return 0 if report.conforms else 1


def show(report: "Report", form: str) -> None:
    """Print what was found; in colour on a terminal."""
    from allegiance.validate.formats import FORMATS as RENDER

    if form == "text" and sys.stdout and sys.stdout.isatty():  # None where the caller closed it
        from allegiance.validate.formats import text

        told = text.render(report, colour=True)
    else:
        told = RENDER[form](report)
    print(told, end="", flush=True)
