"""Each entity is described in one place of its file: pasted twice, it says of one what was meant of two."""

import re

from allegiance.store.typed import text_of
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.guests import bearer_of
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri

_CLAIM = "claim:a-video-01 a al:Claim ; al:source source:a-video ; al:stance"
_VIDEO = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\n"

TWICE = Rule(
    "AL326",
    "An entity is described once in its file",
    "Two claims with one identifier are one claim that says two things; most often one was pasted, to be changed.",
    f"{_VIDEO}{_CLAIM} v:asserts .\n{_CLAIM} v:denies .\n",
    f"{_VIDEO}{_CLAIM} v:asserts .\n{_CLAIM.replace('-01', '-02')} v:denies .\n",
)
RULES = (TWICE,)


def check_once(found: Findings, file: Contribution) -> None:
    """Note subjects whose class is stated in two places of the file, at the last."""
    for triple in file.twice:
        iri = text_of(triple.subject)
        first, last = file.places.span(triple, "subject"), file.places.last(triple, "subject")
        kind, advice = shown_iri(iri).partition(":")[0], "Say all of it in one place."
        if kind in ("claim", "name"):
            advice = f"Number this one {shown_iri(_next(iri, file))}, or remove it."
        message = f"{shown_iri(iri)} is described in line {first.line} already."
        found.add(TWICE, last, message, advice, **about(triple))


def _next(iri: str, file: Contribution) -> str:
    """Return the identifier with the first number that is free after all that are taken in the file."""
    bearer, number = bearer_of(iri), iri.rpartition("-")[2]
    start = iri.removesuffix(number)
    ends = {text_of(triple.subject).removeprefix(start) for triple in file.triples} if bearer else set()
    taken = [int(end) for end in ends if re.fullmatch("[0-9]{1,5}", end)]
    return f"{start}{max(taken, default=0) + 1:0{len(number)}}"
