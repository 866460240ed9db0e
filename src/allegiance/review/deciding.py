"""What a reader decides of claims, as changes to their files with what they change in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from allegiance.contribute.values import line, text
from allegiance.errors import CannotWrite, NotForReview
from allegiance.review.desk import Desk
from allegiance.review.fields import OF_SITUATION, VALUE, WRITTEN, turtle
from allegiance.review.rewriting import Edit, rewritten
from allegiance.store.typed import text_of
from allegiance.terms import AL, PREFIXES, VOCAB, shorten

STATUS: Final = f"{AL}reviewStatus"
ACCEPTED, REVISED, DEPRECATED, PROPOSED = "accepted", "revised", "deprecated", "proposed"
GRADE: Final = f"{VOCAB}credibility"
WITHDRAWN: Final = "Withdrawn"


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
        _not_withdrawn(desk, claim)
        if status(desk, claim) != ACCEPTED:
            by_file.setdefault(desk.file_of(claim).path, []).append(claim)
    return [_accepted(desk, claims) for claims in by_file.values()]


def _accepted(desk: Desk, claims: Sequence[str]) -> Change:
    words = [f"{shorten(claim)}: {status(desk, claim)} → accepted" for claim in claims]
    return _change(desk, claims, [Edit(claim, STATUS, "v:accepted") for claim in claims], words)


def revise(desk: Desk, claim: str, given: Mapping[str, str]) -> Change:
    """Return the change by which fields of a claim (see `fields`) have other values, empty ones being taken out, and
    the claim is for another reader to accept.

    A date is that of the situation, where this source brings it up, or of the claim, where that is about a date.
    Raises NotForReview, CannotWrite and DateError.
    """
    _not_withdrawn(desk, claim)
    edits, words = [], []
    for field, value in given.items():
        subject, name = _spot(desk, claim, field)
        edit = Edit(subject, AL + name, turtle(field, value.strip(), _one(desk, claim, "regarding")))
        was, will = _shown(desk, subject, name), value.strip() and _as_shown(desk, edit.value)
        if was == will:
            continue
        edits.append(edit)
        about = shorten(claim) if subject == claim else f"{shorten(subject)}{_shared(desk, subject, claim)}"
        words.append(f"{about}: {field}: {was or 'none'} → {will or 'none'}")
    if not edits:
        raise NotForReview(shorten(claim), "it says so already; `allegiance review accept` leaves it as it is")
    return _decided(desk, claim, REVISED, edits, words)


def withdraw(desk: Desk, claim: str, reason: str) -> Change:
    """Return the change by which a claim is withdrawn and says why, in front of what its note says.

    Raises NotForReview when it is already, and CannotWrite without a reason.
    """
    _not_withdrawn(desk, claim)
    told = line(reason)
    told = told if told.endswith((".", "?", "!")) else f"{told}."
    told = told if told.casefold().startswith(WITHDRAWN.casefold()) else f"{WITHDRAWN}: {told}"
    before = _one(desk, claim, "note")
    note = f"{told} Its note was: {before}" if before else told
    words = [f"{shorten(claim)}: note: {before or 'none'} → {note}"]
    return _decided(desk, claim, DEPRECATED, [Edit(claim, f"{AL}note", text(note))], words)


def values(desk: Desk, claim: str) -> dict[str, str]:
    """Return what can be changed of a claim by the names of `fields`, with what each is now, empty if not given."""
    found = {field: _shown(desk, claim, name) for field, (name, _) in WRITTEN.items()}
    about = _one(desk, claim, "regarding").removeprefix(AL)
    if about:
        found[VALUE] = _shown(desk, claim, VALUE)
    situation = _one(desk, claim, "about")
    if situation and desk.file_of(situation).path == desk.file_of(claim).path:
        others = {field: name for field, name in OF_SITUATION.items() if name != about}
        found |= {field: _shown(desk, situation, name) for field, name in others.items()}
    return found


def consequences(desk: Desk, claim: str) -> list[str]:
    """Return a sentence for each thing that rests on a claim that is withdrawn."""
    reports = [other for other in desk.saying("reportOf", claim) if status(desk, other) != DEPRECATED]
    told = [f"{shorten(other)} passes it on: read that as well." for other in reports]
    for situation in desk.values(claim, "about"):
        others = [
            other
            for other in desk.saying("about", situation)
            if other != claim and desk.values(other, "qualifies") and not desk.values(other, "regarding")
        ]
        if not any(value.endswith("/asserts") for other in others for value in desk.values(other, "stance")):
            told.append(f"No other claim that counts asserts {shorten(situation)} as a whole.")
    return told


def _spot(desk: Desk, claim: str, field: str) -> tuple[str, str]:
    """Return of what a field is changed, and which property that is."""
    about = _one(desk, claim, "regarding").removeprefix(AL)
    if field == VALUE or OF_SITUATION.get(field) == about:
        if not about:
            raise NotForReview(shorten(claim), "it is about the situation as a whole and has no value of its own")
        return claim, VALUE
    if field not in OF_SITUATION:
        return claim, WRITTEN[field][0]
    situation = _one(desk, claim, "about")
    home, here = desk.file_of(situation).path.stem, desk.file_of(claim).path.stem
    if home != here:
        slug = shorten(situation).partition(":")[2]
        add = f"allegiance new claim {slug} --source {here} --regarding {OF_SITUATION[field]} --value ..."
        raise NotForReview(
            shorten(situation), f"source:{home} brought it up and dates it; what this source has is a claim: `{add}`"
        )
    return situation, OF_SITUATION[field]


def _decided(desk: Desk, claim: str, to: str, edits: list[Edit], words: Sequence[str]) -> Change:
    was = status(desk, claim)
    told = [*words, *([] if was == to else [f"{shorten(claim)}: {was} → {to}"])]
    return _change(desk, [claim], [*edits, *([] if was == to else [Edit(claim, STATUS, f"v:{to}")])], told)


def _not_withdrawn(desk: Desk, claim: str) -> None:
    if status(desk, claim) == DEPRECATED:
        raise NotForReview(shorten(claim), "it is withdrawn; what is so after all is a claim of its own")


def _shared(desk: Desk, situation: str, claim: str) -> str:
    others = len(desk.saying("about", situation)) - 1
    return f" (which {others} other claim{'s are' if others > 1 else ' is'} about)" if others else ""


def _one(desk: Desk, subject: str, name: str) -> str:
    return next(iter(desk.values(subject, name)), "")


def _shown(desk: Desk, subject: str, name: str) -> str:
    return "; ".join(_name(desk, value) for value in desk.values(subject, name))


def _as_shown(desk: Desk, turtle: str) -> str:
    """Return what a value in Turtle says, as `_shown` does of one in the data."""
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    said = ox.parse(f"{prefixes}<urn:x> <urn:x> {turtle} .", format=ox.RdfFormat.TURTLE)
    return next(_name(desk, text_of(quad.object)) for quad in said)


def _name(desk: Desk, value: str) -> str:
    """Return what a value is called; a grade by its digit as well."""
    if value.startswith(GRADE):
        return f"{value.removeprefix(GRADE)} ({desk.label(value)})"
    return desk.label(value) if value.startswith("http") and " " not in value else value


def _change(desk: Desk, claims: Sequence[str], edits: list[Edit], words: Sequence[str]) -> Change:
    file = desk.file_of(claims[0])
    try:
        text = file.content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotWrite(file.path, "it is not UTF-8; `allegiance validate` says where") from error
    return Change(file.path, file.content, rewritten(file.path, text, edits), tuple(claims), tuple(words))
