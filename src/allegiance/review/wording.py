"""A page for a second reader in lines to read, and one claim as a sentence."""

from collections.abc import Iterable, Iterator
from typing import Final

from allegiance.contribute.wording import claimed
from allegiance.dates.words import explained
from allegiance.review.disagreeing import Relation
from allegiance.review.page import Entry, Held, Page, Situation

DATES: Final = ("al:date", "al:dateText", "al:heldAt")
SHOWN: Final = 5
"""So many claims of other sources are shown of each claim, beside all that say otherwise."""
MARKS: Final = {
    Relation.AGAINST: "!", Relation.OTHER_VALUE: "!", Relation.OPEN: "?", Relation.AGREES: "=", Relation.BESIDE: " "
}  # fmt: skip
"""In front of what another source says."""


def in_lines(page: Page, *, everything: bool = False, only: Iterable[str] | None = None) -> list[str]:
    """Return the lines of a page, however long: with `everything`, all that other sources say; of the claims those in
    `only`, if that is given."""
    chosen = [entry for entry in page.entries if only is None or entry.held.claim in only]
    return [*head(page), *(line for entry in chosen for line in ("", *of_entry(page, entry, everything=everything)))]


def head(page: Page) -> list[str]:
    """Return what is known of the source, and how many of its claims wait."""
    facts = [*page.facts, ("places", page.counting)]
    broad = max(len(label) for label, _ in facts) + 2
    lines = [f"{page.title}  {page.source}"]
    for label, value in facts:
        lines.append(f"  {label:<{broad}}{value}")
    waits = sum(entry.held.waits for entry in page.entries)
    gone = sum(entry.held.status == "deprecated" for entry in page.entries)
    count = f"{len(page.entries)} claim{'s' * (len(page.entries) != 1)}, {waits} to read"
    return [*lines, "", count + (f", {gone} withdrawn" if gone else "")]


def of_entry(page: Page, entry: Entry, *, everything: bool = False, whole: bool = False) -> Iterator[str]:
    """Give the lines of one claim: what it says, of what, where, and what others say of the same.

    What it is about is told in full where no claim before it is about the same, or `whole` asks for it.
    """
    held, situation = entry.held, page.situations[entry.held.situation]
    yield f"[{entry.number}] {held.claim}  {held.status}"
    yield f"    {sentence(held)}"
    for reported in entry.chain:
        where = "" if reported.source == held.source else f", in “{reported.source_label}” ({reported.source})"
        yield f"      on the word of {spoken(reported, ', who ')}{where}"
    first = next(other for other in page.entries if other.held.situation == held.situation)
    if whole or first is entry:
        yield from _situation(situation)
    else:
        yield f"      {situation.situation}, as at [{first.number}]"
    yield f"    {details(held)}"
    if held.note:
        yield f"    note: {held.note}"
    yield from _elsewhere(entry, everything)


def sentence(held: Held) -> str:
    """Return what a claim says, in one sentence."""
    about = held.situation_label or held.situation
    return f"{claimed(_voice(held), about, regarding(held) if held.regarding else '')}."


def spoken(held: Held, between: str = " ") -> str:
    """Return who takes which position, without the situation."""
    return _voice(held, between) + (f": {regarding(held)}" if held.regarding else "")


def regarding(held: Held) -> str:
    """Return the property that a claim is limited to, with the value it speaks of."""
    label = held.regarding_label or held.regarding
    return f"{label} {shown(held.value, held.value_label)}".strip()


def details(held: Held) -> str:
    """Return where a claim stands and how it is graded."""
    grade = f"{held.credibility} ({held.grade})" if held.grade else held.credibility
    parts = (
        ("place", held.locator or "none"),
        ("basis", held.basis),
        ("credibility", grade),
        ("likelihood", held.likelihood),
        ("claimed on", shown(held.claimed_on)),
        ("replaces", held.supersedes),
    )
    return "; ".join(f"{label}: {value}" for label, value in parts if value)


def shown(value: str, label: str = "") -> str:
    """Return a value as it is read: by its name, a date with what it means."""
    return label or explained(value)


def _voice(held: Held, between: str = " ") -> str:
    who = held.claimant_label or held.claimant or "Nobody"
    return f"{who}{between}{held.stance_label or held.stance or 'says nothing'}"


def _situation(situation: Situation) -> Iterator[str]:
    kinds = [part.value_label or part.value for part in situation.parts if part.label == "kind"]
    parts = sorted(situation.parts, key=lambda part: part.property in DATES)
    told = [f"{part.label}: {shown(part.value, part.value_label)}" for part in parts if part.label != "kind"]
    home = "" if situation.here else f" (recorded in {situation.home})"
    yield f"      {situation.situation}, {' and '.join(kinds)}{home}"
    yield f"        {'; '.join(told)}"


def _elsewhere(entry: Entry, everything: bool) -> Iterator[str]:
    others: list[tuple[Relation, Held]] = []
    left = 0
    for relation, other in entry.elsewhere:
        loud = relation in (Relation.AGAINST, Relation.OTHER_VALUE, Relation.OPEN) and other.counts
        if everything or loud or len(others) < SHOWN:
            others.append((relation, other))
        else:
            left += 1
    if others:
        yield "    elsewhere"
    for relation, other in others:
        mark = MARKS[relation] if other.counts else "-"
        state = [] if relation in (Relation.AGREES, Relation.BESIDE) else [str(relation)]
        state += [] if other.status == "accepted" else [other.status]
        state += [] if other.counts else ["does not count"]
        told = f" [{'; '.join(state)}]" if state else ""
        where = ", ".join(part for part in (other.source_label, other.issued, other.locator) if part)
        yield f"    {mark} {spoken(other)}{told} ({where}) {other.claim}"
    if left:
        yield f"      and {left} more, with --all"
