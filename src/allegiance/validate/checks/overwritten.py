"""Dates that a change overwrites while claims of other sources rest on them: who says what would be lost unseen."""

from collections import defaultdict

from allegiance.terms import RDF_TYPE, VOCAB
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.checks.whole import Whole

_SITUATION = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\nsituation:a-pledge a al:Pledge ; al:date"
_ARTICLE = "# data/sources/2015/an-article.ttl\nsource:an-article a al:Source .\n"
_CLAIM = "a al:Claim ; al:about situation:a-pledge ; al:source source:an-article ; al:stance v:asserts"

OVERWRITTEN = Rule(
    "AL725",
    "A recorded date stays while claims of other sources rest on it",
    "Who asserts a situation is taken to assert its date. Another date is a claim regarding al:date; only slips of the "
    "pen are mended. Told of a change: `--changed-since`, `--watch`.",
    f'{_SITUATION} "2014"^^edtf:EDTF .\n(it said "2015"^^edtf:EDTF)\n{_ARTICLE}claim:an-article-01 {_CLAIM} .\n',
    f'{_SITUATION} "2015"^^edtf:EDTF .\n{_ARTICLE}claim:an-article-01 {_CLAIM} ; al:regarding al:date ;\n'
    '    al:value "2014"^^edtf:EDTF .\n',
    "warning",
)
RULES = (OVERWRITTEN,)

_NAMED = 3
"""So many of the other sources are named."""


def check_overwritten(now: Whole, before: Whole) -> None:
    """Note the dates of situations that a change overwrote or took out, where claims of other sources assert these."""
    dated, was = now.single("date"), before.single("date")
    changed = {one for one, date in was.items() if one in now.described and dated.get(one) != date}
    if not changed:
        return
    claims = {claim for claim, stance in now.pairs("stance") if stance == f"{VOCAB}asserts"}
    claims -= {claim for claim, _ in now.pairs("regarding")}
    claims -= {claim for claim, status in now.pairs("reviewStatus") if status == f"{VOCAB}deprecated"}
    source, others = now.single("source"), defaultdict(set)
    for claim, situation, graph in now.rows("about"):
        if situation in changed and claim in claims and graph != now.described[situation][2]:
            others[situation].add(shown_iri(source.get(claim, claim)))
    for situation, sources in sorted(others.items()):
        _note(now, situation, was[situation], sorted(sources))


def _note(now: Whole, situation: str, date: str, sources: list[str]) -> None:
    others = "another source asserts" if len(sources) == 1 else f"{len(sources)} other sources assert"
    more = f" and {len(sources) - _NAMED} more" if len(sources) > _NAMED else ""
    names = ", ".join(sources[:_NAMED])
    message = f"{shown_iri(situation)} was dated “{shown(date)}” when {others} it: {names}{more}."
    advice = "Leave the date, and give the other as a claim regarding al:date; only slips of the pen are mended."
    unsure = now.doubts.mention(situation) or now.doubts.describe(situation)
    if dates := list(now.quads_of("date", situation)):
        now.note(OVERWRITTEN, min(dates, key=str), "object", message, advice, unsure=unsure)
    else:
        quad = now.quad(RDF_TYPE.value, now.described[situation])
        now.note(OVERWRITTEN, quad, "subject", message, advice, unsure=unsure)
