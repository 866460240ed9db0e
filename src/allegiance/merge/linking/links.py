"""Proposals as rows of an SSSOM table, and back to the pairs they are about."""

from collections.abc import Iterable
from datetime import date

from allegiance.merge.linking.entities import OURS
from allegiance.merge.linking.explaining import speaks_against, speaks_for
from allegiance.merge.linking.proposing import Proposal
from allegiance.sssom import Mapping, Table
from allegiance.sssom.mapping import SEMAPV
from allegiance.version import __version__

JUSTIFICATION = SEMAPV + "CompositeMatching"
"""Names, dates and places together, weighed by a program."""
TOOL = "allegiance link"
CERTAIN = "above the threshold"
"""What the column `other` says of a proposal that may be accepted without a person."""


def table(proposals: Iterable[Proposal], one: str, other: str, day: date) -> Table:
    """Return the table of proposals between two datasets. Their verdict is what each looks like, and no decision."""
    header = {
        "mapping_set_id": f"https://w3id.org/allegiance/links/{one}-{other}.proposed",
        "mapping_set_title": f"Links proposed between {one} and {other}: nobody has judged them yet",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "mapping_date": day.isoformat(),
    }
    return Table([mapping(proposal) for proposal in proposals], header)


def mapping(proposal: Proposal) -> Mapping:
    """Return one proposal as a row; what speaks for and against it is the comment."""
    words = "; ".join(speaks_for(proposal))
    against = "; ".join(speaks_against(proposal))
    more = {"mapping_tool": TOOL, "mapping_tool_version": __version__}
    return Mapping(
        subject=proposal.one.id,
        object=proposal.other.id,
        verdict=proposal.verdict,
        justification=JUSTIFICATION,
        subject_label=proposal.one.label,
        object_label=proposal.other.label,
        subject_source=_source(proposal.one.dataset),
        object_source=_source(proposal.other.dataset),
        confidence=proposal.score,
        comment=f"For: {words}." + (f" Against: {against}." if against else ""),
        more=more | ({"other": CERTAIN} if proposal.certain else {}),
    )


def _source(dataset: str) -> str:
    return "" if dataset == OURS else dataset
