"""What a reader decides of claims, as changes to their files with what they change in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from allegiance.errors import CannotWrite, NotForReview
from allegiance.review.desk import Desk
from allegiance.review.rewriting import Edit, rewritten
from allegiance.terms import AL, shorten

STATUS: Final = f"{AL}reviewStatus"
ACCEPTED, REVISED, DEPRECATED, PROPOSED = "accepted", "revised", "deprecated", "proposed"


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand in a file instead of what does, about which claims, and what that changes, a line each."""

    path: Path
    before: bytes
    after: str
    claims: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """What the file holds before."""
        return self.before.decode()


def status(desk: Desk, claim: str) -> str:
    """Return the name of a claim's status; one without is proposed."""
    return next((value.rpartition("/")[2] for value in desk.values(claim, "reviewStatus")), PROPOSED)


def accept(desk: Desk, claims: Sequence[str]) -> list[Change]:
    """Return the changes, a file each, by which claims, given by their IRIs, are accepted; of those that are already,
    none. Raises NotForReview for one that is withdrawn."""
    by_file: dict[Path, list[str]] = {}
    for claim in dict.fromkeys(claims):
        match status(desk, claim):
            case "deprecated":
                raise NotForReview(shorten(claim), "it is withdrawn; what is so after all is a claim of its own")
            case "accepted":
                continue
        by_file.setdefault(desk.file_of(claim).path, []).append(claim)
    return [_accepted(desk, claims) for claims in by_file.values()]


def _accepted(desk: Desk, claims: Sequence[str]) -> Change:
    words = [f"{shorten(claim)}: {status(desk, claim)} → accepted" for claim in claims]
    return _change(desk, claims, [Edit(claim, STATUS, "v:accepted") for claim in claims], words)


def _change(desk: Desk, claims: Sequence[str], edits: list[Edit], words: Sequence[str]) -> Change:
    file = desk.file_of(claims[0])
    try:
        text = file.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotWrite(file.path, "it is not UTF-8; `allegiance validate` says where") from error
    return Change(file.path, file.content, rewritten(file.path, text, edits), tuple(claims), tuple(words))
