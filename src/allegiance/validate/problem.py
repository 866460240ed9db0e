"""One thing that is wrong, and where."""

from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """A finding.

    Lines and columns are 1-based and count Unicode characters; the end is exclusive, and 0 where it is not known.
    `rule` is the stable id that `shapes/` or the check gives it (AL1xx file, AL2xx syntax, AL3xx vocabulary and home,
    AL4xx and AL5xx shapes, AL7xx the whole graph). `advice` says what to type instead; `meant`
    are the terms or entities that were likely meant, as they are written in a file.
    """

    file: Path
    line: int
    column: int
    rule: str
    severity: str
    message: str
    focus: str = ""
    path: str = ""
    value: str = ""
    end_line: int = 0
    end_column: int = 0
    advice: str = ""
    meant: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the finding as JSON can hold it."""
        return self._asdict() | {"file": str(self.file), "meant": list(self.meant)}

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.rule} {self.focus}: {self.message}"
