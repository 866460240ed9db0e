"""What keeps a reader's decision from being written."""

from collections.abc import Sequence

from allegiance.errors.base import AllegianceError


class ChangedMeanwhile(AllegianceError):
    """A file that somebody else changed since it was read."""

    def __init__(self, path: object) -> None:
        self.path = path
        super().__init__(f"{path} was changed since it was read and is left as it is: look at it again.")


class WouldBreak(AllegianceError):
    """A change that makes findings which the data had not; each is (rule, message, advice)."""

    def __init__(self, path: object, findings: Sequence[tuple[str, str, str]], others: int = 0) -> None:
        self.path, self.findings, self.others = path, tuple(findings), others
        rule, message, advice = self.findings[0]
        more = f" (and {len(self.findings) - 1} more)" if len(self.findings) > 1 else ""
        said = f"{message} {advice}".strip()
        left = f"{path} is left as it was"
        if others:
            left = f"{path} and {others} other file{'s are' if others > 1 else ' is'} left as they were"
        super().__init__(f"{left}, for with this change {rule} would say{more}: {said}")


class NotForReview(AllegianceError):
    """A claim with which a reader cannot do what was asked."""

    def __init__(self, what: str, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}: {advice}.")
