"""Cases as files: `cases/<explanation>.yaml` says what was found, `<explanation>.<format>` what is printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from allegiance.validate.problem import Problem
from allegiance.version import __version__

CASES = Path(__file__).parent / "cases"
UNSEEN = {"\u2067": "⟨U+2067⟩", "\u2069": "⟨U+2069⟩", __version__: "⟨version⟩"}
"""What expected texts do not show raw."""


@dataclass(frozen=True)
class FakeReport:
    problems: Sequence[Problem] = ()
    files: int = 1
    statements: int = 1
    unchecked: Sequence[str] = ()


def report_of(explanation: str, folder: Path) -> FakeReport:
    """Write the sources of a case into the folder and return its report."""
    case: dict[str, Any] = yaml.safe_load((CASES / f"{explanation}.yaml").read_text(encoding="utf-8"))
    for name, content in case.get("sources", {}).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8"))
    problems = [
        Problem(**(problem | {"file": Path(problem["file"]), "meant": tuple(problem.get("meant", ()))}))
        for problem in case["problems"]
    ]
    return FakeReport(problems, case["files"], case["statements"], case.get("unchecked", ()))


def readable(printed: str) -> str:
    """Return the text as expected files hold it."""
    for unseen, written in UNSEEN.items():
        printed = printed.replace(unseen, written)
    return printed
