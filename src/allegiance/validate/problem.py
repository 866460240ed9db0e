"""One thing that is wrong, and where."""

from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A finding. `line` and `column` are 1-based; `rule` is the stable id that `shapes/` or the check gives it."""

    file: Path
    line: int
    column: int
    rule: str
    severity: str
    message: str
    focus: str = ""
    path: str = ""
    value: str = ""

    def to_dict(self) -> dict[str, object]:
        """Return the finding as JSON can hold it."""
        return asdict(self) | {"file": str(self.file)}

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity} {self.rule} {self.focus}: {self.message}"
