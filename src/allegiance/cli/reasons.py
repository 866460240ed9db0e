"""The reasons behind rows, in words: who asserts what, in which source, on whose word, and who says otherwise."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from allegiance.query.rows import display
from allegiance.terms import shorten

if TYPE_CHECKING:
    from allegiance.graph import Graph
    from allegiance.query.evidence import Evidence, Voice


def reasons(graph: "Graph", rows: Iterable[Any], head: str) -> Iterator[str]:
    """Give the lines for every row; `head` is the column that names it."""
    for row in rows:
        yield display(getattr(row, head))
        for behind in graph.why(row):
            yield from of_evidence(behind)


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
    margin = "      " + "  " * step + ("on the word of " if step else "")
    marks = [
        voice.likelihood,
        f"grade {voice.reliability or '-'}{voice.credibility or '-'}",
        "on itself" if voice.self_report else "",
        "" if voice.counts else "does not count",
    ]
    what = f"{voice.claimant.label} {voice.stance}" + (f": {voice.regarding}" if voice.regarding else "")
    where = ", ".join(part for part in (voice.source.label, voice.locator, voice.public_by) if part)
    yield f"{margin}{what} [{'; '.join(mark for mark in marks if mark)}] ({where})"
    if voice.address:
        yield f"{margin}  {voice.address}"
    if voice.note:
        yield f"{margin}  {voice.note}"
