"""What goes wrong with datasets of others and with links to them."""

from allegiance.errors.base import AllegianceError
from allegiance.errors.files import FileNotAllowed


class BadLinkTable(FileNotAllowed):
    """A table of links that cannot be read; `line` is 1-based, 0 where the whole file is meant."""

    def __init__(self, path: object, line: int, reason: str) -> None:
        self.line = line
        super().__init__(f"{path}:{line}" if line else path, reason)
        self.path = path


class ImportRefused(AllegianceError):
    """A dataset that is not imported at all, for what it is or for what it would reach for."""

    def __init__(self, place: object, reason: str, advice: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(f"{place} is not imported: {reason}; {advice}.")


class BadRecord(AllegianceError):
    """One malformed record; `position` says where it stands in its source."""

    exit_code = 1

    def __init__(self, position: str, reason: str) -> None:
        self.position, self.reason = position, reason
        super().__init__(f"{position}: {reason}; mend it, or leave such records out with --skip-bad.")


class BadMapping(AllegianceError):
    """A mapping file that does not say how to read its format; `key` leads to the culprit."""

    def __init__(self, path: object, key: str, reason: str) -> None:
        self.path, self.key = path, key
        super().__init__(f"{path}: {key}: {reason}; see docs/mappings.md.")


class UnknownDataset(AllegianceError):
    """A name that no dataset has that is `imported`, or that is `linked` to our entities."""

    def __init__(self, name: str, known: list[str], what: str = "imported") -> None:
        self.name, self.known = name, known
        from difflib import get_close_matches  # slow to load

        near = get_close_matches(name, known, n=3)
        others = f"there are {', '.join(known)}" if known else f"nothing is {what} here"
        hint = f"did you mean {' or '.join(near)}?" if near else f"{others}; `allegiance import --help` shows how."
        super().__init__(f"No {what} dataset is called {name!r}: {hint}")


class NotATable(AllegianceError):
    """A file that cannot be read as a table of names, or lacks a column that was asked for."""

    def __init__(self, name: object, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name} is not read: {reason}; save it as CSV with a first row of column names.")
