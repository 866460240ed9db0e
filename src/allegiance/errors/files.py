"""What goes wrong with files that people write: reading, dates in them, writing and formatting."""

from allegiance.errors.base import AllegianceError


class DateError(AllegianceError):
    """A text that is not an EDTF date; `position` is the 0-based offset of the culprit in `text`."""

    def __init__(self, text: str, position: int, advice: str) -> None:
        self.text = text
        self.position = position
        self.advice = advice
        super().__init__(f"{text!r} is not an EDTF date at character {position + 1}: {advice}.")


class NotFoundError(AllegianceError):
    """A file or folder that is not there."""

    def __init__(self, path: object, wanted: str) -> None:
        self.path = path
        super().__init__(f"There is no {wanted} at {path}: check the path.")


class FileVanished(AllegianceError):
    """A file that was there when its folder was listed, and not when it was to be read."""

    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"{path} was removed while the data was read: try again.")


class SyntaxErrorInFile(AllegianceError):
    """A file that is not Turtle; `line` and `column` are 1-based."""

    exit_code = 2

    def __init__(self, path: object, line: int, column: int, reason: str) -> None:
        self.path, self.line, self.column, self.reason = path, line, column, reason
        super().__init__(f"{path}:{line}:{column}: not valid Turtle: {reason}; mend it and try again.")


class FileNotAllowed(AllegianceError):
    """A file among the data that the project does not read (not a regular `.ttl` or `.sssom.tsv` file)."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} is not read because {reason}; remove or rename it.")


class DateInFile(AllegianceError):
    """A bad EDTF literal in the data."""

    def __init__(self, graph: str, subject: str, advice: str) -> None:
        self.graph, self.subject, self.advice = graph, subject, advice
        super().__init__(f"{subject} in {graph}: {advice}")


class BadSettings(AllegianceError):
    """An `allegiance.toml` that says what cannot be said there."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} cannot be followed: {reason}.")


class SettingsChanged(AllegianceError):
    """A revision at which `allegiance.toml` said something else: all of the data is affected by that."""

    def __init__(self, revision: str, then: str, now: str) -> None:
        self.revision, self.then, self.now = revision, then, now
        super().__init__(
            f"At {revision} it was {then}, and now it is {now}, which affects everything: "
            "check without --changed-since, or leave allegiance.toml as it was."
        )


class BaseElsewhere(AllegianceError):
    """Data of a repository whose identifiers begin with something else than those of the current folder."""

    def __init__(self, folder: object, settings: object) -> None:
        self.folder, self.settings = folder, settings
        super().__init__(f"{folder} has a base of its own, named in {settings}: run the command from that folder.")


class RepeatedStatement(AllegianceError):
    """One statement in two files, where each statement has one home."""

    def __init__(self, statement: str, graphs: list[str]) -> None:
        self.statement, self.graphs = statement, graphs
        super().__init__(f"{statement} is stated in {' and in '.join(graphs)}: keep it in one file.")


class GitError(AllegianceError):
    """Git could not give what was asked of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Git says: {reason}; check that this is a checkout and that the revision exists.")


class CannotWrite(AllegianceError):
    """A file that would be overwritten, or a value that does not fit into a contribution."""

    def __init__(self, what: object, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}: {advice}.")


class CannotFormat(AllegianceError):
    """The formatter is missing, or would have changed what a file says."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} is left as it was: {reason}.")
