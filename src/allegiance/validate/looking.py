"""What lies in the data folders, look by look."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from allegiance.validate.ahead import Ahead
from allegiance.validate.files import Found, collect
from allegiance.validate.mirror.kept import Files, Kept, between
from allegiance.validate.problem import Problem


class Folders:
    """The `files` at the last look, by graph, and what is `refused` of what lies beside them.

    While `kept` is open, the files are told from a mirror, `made_by` a version, that is only read.
    """

    def __init__(self, roots: Sequence[Path], made_by: str, ahead: Ahead | None = None) -> None:
        self._roots, self._made_by, self._ahead = roots, made_by, ahead
        self.files: Mapping[str, Found] = {}
        self.refused: list[Problem] = []
        self.kept: Kept | None = None

    def look(self, saved: Sequence[Path]) -> list[Path]:
        """Look at all files, or at those that were `saved`; return those that are not as they were at the last look."""
        before, refused = self.files, self.refused
        if self.kept is None and self._made_by and len(self._roots) == 1:
            self.kept = Kept.open(self._roots[0], self._made_by, self._ahead)
            self._ahead = None
        if self.kept is None or not self._look_through(self.kept, saved):
            self.look_at_all()
        come_or_gone = {problem.file for problem in {*refused} ^ {*self.refused}}
        return sorted({*between(before, self.files), *come_or_gone}) if before else []

    def look_at_all(self) -> None:
        """List everything, for what a mirror that is read cannot tell."""
        self.leave()
        found, self.refused = collect(self._roots)
        self.files = {file.graph: file for file in found}

    def leave(self) -> None:
        """Leave the mirror that is read."""
        if self.kept is not None:
            self.kept.close()
            self.kept = None

    def _look_through(self, kept: Kept, saved: Sequence[Path]) -> bool:
        """Look at what is not as the mirror has it; tell whether these were but files."""
        before = self.files if isinstance(self.files, Files) and self.files.kept is kept else None
        found = kept.look(saved if before is not None else ())
        if found is None:
            return False
        self.files = Files(kept, {**before.differing, **found} if saved and before is not None else found)
        self.refused = []
        return True
