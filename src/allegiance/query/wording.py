"""What is known of an entity, and what stands behind a situation, in lines to read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from allegiance.terms import shorten

if TYPE_CHECKING:
    from allegiance.query.entity import Description, Involvement, Position
    from allegiance.query.evidence import Evidence, Voice


def of_description(description: "Description") -> list[str]:
    """Give the lines for what is known of one entity."""
    lines = [f"{description.entity.label}  {shorten(description.entity.iri)}"]
    lines += [f"  {label}: {value}" for label, value in description.facts]
    if description.names:
        lines += ["", "Names"] + [f"  {kind}: {form}" for kind, form in description.names]
    if description.involvements:
        lines += ["", "Situations"]
    for involvement in description.involvements:
        lines += _involvement(involvement)
    if description.elsewhere:
        lines += ["", "Claims in it"] + [
            f"{_position(position, '  ')}: {position.situation.label}" for position in description.elsewhere
        ]
    return lines


def _involvement(involvement: "Involvement") -> list[str]:
    head = f"  {involvement.situation.label}  [{involvement.kind}; {_time(involvement)}; {involvement.standing}]"
    return [head, *(_position(position, "    ") for position in involvement.positions)]


def _time(involvement: "Involvement") -> str:
    if involvement.earliest and involvement.latest:
        same = involvement.earliest == involvement.latest
        return involvement.latest if same else f"{involvement.earliest} to {involvement.latest}"
    if involvement.latest:
        return f"by {involvement.latest}"
    if involvement.earliest:
        return f"from {involvement.earliest}"
    return f"held at {involvement.held}" if involvement.held else "undated"


def _position(position: "Position", margin: str) -> str:
    parts = [f"{position.claimant} {position.stance}", f": {position.regarding}" if position.regarding else ""]
    where = ", ".join(part for part in (position.source.label, position.locator, position.credibility) if part)
    return f"{margin}{''.join(parts)} ({where})" + (f" - {position.note}" if position.note else "")


def of_evidence(behind: "Evidence") -> Iterator[str]:
    """Give the lines for one situation."""
    yield f"  {behind.situation.label}  {shorten(behind.situation.iri)}"
    for title, voices in (("asserted by", behind.asserting), ("otherwise", behind.otherwise)):
        if voices:
            yield f"    {title}"
        for voice in voices:
            for step, link in enumerate(voice.chain()):
                yield from _voice(link, step)


def _voice(voice: "Voice", step: int) -> Iterator[str]:
    margin = "      " + "  " * step
    lead = "on the word of " if step else ""
    marks = [
        voice.likelihood,
        f"grade {voice.reliability or '-'}{voice.credibility or '-'}",
        "on itself" if voice.self_report else "",
        "" if voice.counts else "does not count",
    ]
    what = f"{voice.claimant.label} {voice.stance}" + (f": {voice.regarding}" if voice.regarding else "")
    where = ", ".join(part for part in (voice.source.label, voice.locator, voice.public_by) if part)
    yield f"{margin}{lead}{what} [{'; '.join(mark for mark in marks if mark)}] ({where})"
    if voice.address:
        yield f"{margin}  {voice.address}"
    if voice.note:
        yield f"{margin}  {voice.note}"
