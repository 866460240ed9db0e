"""Sources without a date or with one to come, claims that do not say where, and sources that nothing rests on."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from allegiance import dates
from allegiance.errors import DateError
from allegiance.terms import ID, RDF_TYPE, kind_of
from allegiance.validate.checks.columns import Row
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.checks.whole import Whole

_VIDEO = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source"
_CLAIM = f"{_VIDEO} .\nclaim:a-video-01 a al:Claim ; al:source source:a-video"

UNDATED = Rule(
    "AL722",
    "A source is dated",
    "What was known when is a question of the day on which a source came out; an upper bound is enough.",
    f"{_VIDEO} .\n",
    f'{_VIDEO} ; al:issued "[..2015-08-31]"^^edtf:EDTF .\n',
)
FUTURE = Rule(
    "AL723",
    "Nothing was issued, read or said in the future",
    "Most often two digits of the year were swapped.",
    f'{_VIDEO} ; al:issued "2915-08-31"^^edtf:EDTF .\n',
    f'{_VIDEO} ; al:issued "2015-08-31"^^edtf:EDTF .\n',
)
NOWHERE = Rule(
    "AL724",
    "A claim says where in its source",
    "Others must be able to check it.",
    f'{_CLAIM} ; al:locator "?" .\n',
    f'{_CLAIM} ; al:locator "00:03:10" .\n',
)
UNUSED = Rule(
    "AL733",
    "A source is drawn on",
    "A source without claims or names from it tells nothing yet.",
    f"{_VIDEO} .\n",
    f"{_CLAIM} .\n",
    "warning",
)
RULES = (UNDATED, FUTURE, NOWHERE, UNUSED)

_PLACEHOLDER = re.compile(r"\W*(?:n/?a|tb[ad]|todo|unknown|none|xxx+)?\W*", re.IGNORECASE)


def check_evidence(whole: Whole, today: date) -> None:
    """Note what is missing or impossible in sources and claims, as of the given day."""
    described = whole.described
    _check_days(whole, today)
    _check_issued(whole, described)
    _check_locators(whole, described)
    _check_use(whole, described)


def _check_days(whole: Whole, today: date) -> None:
    for predicate in ("issued", "claimedOn", "accessed"):
        rows = whole.rows(predicate)
        coming = {text for text in {text for _, text, _ in rows} if (day := _earliest(text)) and day > today}
        for row in _different(rows, coming):
            message = f"“{shown(row[1])}” is after today ({today.isoformat()})."
            for quad in whole.quads_of(predicate, *row):
                whole.note(FUTURE, quad, "object", message, "Check the year.")


def _check_issued(whole: Whole, described: Mapping[str, Row]) -> None:
    dated = {source for source, text in whole.pairs("issued") if _is_dated(text)}
    for iri, row in described.items():
        if iri not in dated and kind_of(iri) == "source":
            advice = 'Add al:issued, if only an upper bound: "[..2015-08-31]"^^edtf:EDTF.'
            message, unsure = f"{shown_iri(iri)} has no date of issue.", whole.doubts.describe(iri)
            whole.note(UNDATED, whole.quad(RDF_TYPE.value, row), "subject", message, advice, unsure=unsure)


def _check_locators(whole: Whole, described: Mapping[str, Row]) -> None:
    rows = whole.rows("locator")
    empty = {text for text in {text for _, text, _ in rows} if _PLACEHOLDER.fullmatch(text)}
    for row in _different(rows, empty):
        message = f"The locator “{shown(row[1])}” says nothing."
        for quad in whole.quads_of("locator", *row):
            whole.note(NOWHERE, quad, "object", message, "Write a paragraph, page or time, such as 00:03:10.")
    located = {claim for claim, _, _ in rows}
    for iri, row in described.items():
        if iri not in located and kind_of(iri) == "claim":
            advice = 'Add al:locator, such as "paragraph 4".'
            message, unsure = f"{shown_iri(iri)} does not say where in its source.", whole.doubts.describe(iri)
            whole.note(NOWHERE, whole.quad(RDF_TYPE.value, row), "subject", message, advice, unsure=unsure)


def _check_use(whole: Whole, described: Mapping[str, Row]) -> None:
    used = {source for path in ("source", "nameSource", "seenThrough") for _, source in whole.pairs(path)}
    # Of a file whose claims are drawn from another source, AL325 is told.
    graphs = {graph for _, _, graph in whole.rows("source")}
    used |= {f"{ID}source/{graph.rpartition('/')[2]}" for graph in graphs if "/data/sources/" in graph}
    for iri, row in described.items():
        if iri not in used and kind_of(iri) == "source":
            message, advice = f"Nothing is drawn from {shown_iri(iri)}.", "Add its claims, or remove it."
            unsure = whole.doubts.mention(iri)
            whole.note(UNUSED, whole.quad(RDF_TYPE.value, row), "subject", message, advice, unsure=unsure)


def _different(rows: Iterable[Row], texts: Collection[str]) -> list[Row]:
    """Return the rows with one of the texts, each once."""
    return [*dict.fromkeys(row for row in rows if row[1] in texts)] if texts else []


def _earliest(text: str) -> date | None:
    try:
        return dates.parse(text).start_earliest
    except DateError:
        return None  # told where its datatype is checked


def _is_dated(text: str) -> bool:
    try:
        bounds = dates.parse(text)
    except DateError:
        return True  # a bad date is told elsewhere
    known = {bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest}
    return bool(known - {None, dates.OPEN_START, dates.OPEN_END})
