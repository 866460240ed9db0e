"""Which claims are meant, and whose they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allegiance.review.deciding import Change
    from allegiance.review.desk import Desk

RULE = "whoever entered or changed a claim does not accept it."


def chosen(at: "Desk", named: Sequence[str]) -> list[str]:
    """Return the IRIs of the claims that are named, of sources all that wait. Raises UnknownName and NotForReview."""
    from allegiance.errors import NotForReview
    from allegiance.review.page import page

    claims: list[str] = []
    source = ""
    numbers: list[int] = []

    def of_source() -> list[str]:
        if not source:
            return []
        held = {entry.number: entry.held for entry in page(at, source).entries}
        if missing := [number for number in numbers if number not in held]:
            raise NotForReview(f"number {missing[0]}", f"the source has the claims {', '.join(map(str, held))}")
        wanted = [held[number] for number in numbers] if numbers else [one for one in held.values() if one.waits]
        return [at.claim(one.claim) for one in wanted]

    for name in named:
        if name.isascii() and name.isdigit() and source:
            numbers.append(int(name))
            continue
        claims += of_source()
        source, numbers = (at.source(name), []) if at.is_source(name) else ("", [])
        claims += [] if source else [at.claim(name)]
    return claims + of_source()


def doubts(changes: Sequence["Change"], reader: str) -> list[str]:
    """Return a sentence if some of the claims seem to be whoever reads' own: they are to be read by somebody else."""
    from allegiance.review.readers import HERE, Person, myself, writers
    from allegiance.terms import shorten

    if not changes:
        return []
    me = myself(changes[0].path.parent)
    by_claim: dict[str, set[Person]] = {}
    for change in changes:
        by_claim |= writers(change.path, change.text, change.claims)
    names = [reader] if reader else [me.name, me.mail]
    own = [claim for claim, who in by_claim.items() if any(one.is_called(name) for one in who for name in names)]
    fresh = [claim for claim, who in by_claim.items() if HERE in who and claim not in own and not reader]
    said = []
    if own:
        who = reader or me.name or me.mail
        said.append(
            f"git has {who} as author of {_some([shorten(claim) for claim in own])}: {RULE} "
            "If somebody else reads under this name, say who with --reader."
        )
    if fresh:
        said.append(f"{_some([shorten(claim) for claim in fresh])} was changed here and is not committed yet: {RULE}")
    return said


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
