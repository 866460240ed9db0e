"""What cannot both be recorded, where no claim explains it."""

from collections import Counter, defaultdict

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, VOCAB, kind_of
from allegiance.validate.checks.columns import is_named
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.checks.vocabulary import SKOS
from allegiance.validate.checks.whole import Whole, home_first, row_of

_VIDEO = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source ; al:defaultClaimant org:imu .\n"
_CLAIM = "a al:Claim ; al:about situation:a-pledge ; al:source source:a-video ; al:stance"

TWO_LABELS = Rule(
    "AL712",
    "One label in one language",
    "Which of two is shown would be left to chance; other names are name nodes.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en , "Qunduz"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n',
)
TWO_DATES = Rule(
    "AL713",
    "A situation has one date, and claims give others",
    "Two dates side by side do not tell who says which. A claim regarding al:date does.",
    f'{_VIDEO}situation:a-pledge a al:Pledge ; al:date "2015"^^edtf:EDTF , "2014"^^edtf:EDTF .\n',
    f'{_VIDEO}situation:a-pledge a al:Pledge ; al:date "2015"^^edtf:EDTF .\n'
    f'claim:a-video-01 {_CLAIM} v:asserts ; al:regarding al:date ; al:value "2014"^^edtf:EDTF .\n',
)
BOTH_WAYS = Rule(
    "AL714",
    "A claimant does not assert and deny in one source",
    "Most often two claimants were mixed up, or the claim is limited to one property (al:regarding).",
    f"{_VIDEO}situation:a-pledge a al:Pledge .\n"
    f"claim:a-video-01 {_CLAIM} v:asserts .\nclaim:a-video-02 {_CLAIM} v:denies .\n",
    f"{_VIDEO}situation:a-pledge a al:Pledge .\n"
    f"claim:a-video-01 {_CLAIM} v:asserts .\nclaim:a-video-02 {_CLAIM} v:denies ; al:claimant org:iju .\n",
    "warning",
)
RULES = (TWO_LABELS, TWO_DATES, BOTH_WAYS)


def check_contradictions(whole: Whole) -> None:
    """Note second labels and dates, and assertions beside denials."""
    _check_labels(whole)
    _check_dates(whole)
    _check_claims(whole)


def _check_labels(whole: Whole) -> None:
    counts = Counter(subject for subject, _ in whole.pairs(SKOS + "prefLabel"))
    labels: dict[tuple[str, str], list[ox.Quad]] = defaultdict(list)
    for subject in (subject for subject, count in counts.items() if count > 1 and kind_of(subject)):
        for quad in whole.quads_of(SKOS + "prefLabel", subject):
            if isinstance(quad.object, ox.Literal):
                labels[subject, quad.object.language or ""].append(quad)
    several = [(key, quad) for key, quads in labels.items() if len(quads) > 1 for quad in quads]
    first: dict[tuple[str, str], ox.Quad] = {}
    for key, quad in sorted(several, key=lambda found: home_first(row_of(found[1]))):
        earlier = first.setdefault(key, quad)
        if earlier is not quad:
            label, file = shown(text_of(earlier.object)), shown(whole.files[text_of(earlier.graph_name)].name)
            message = f"{shown_iri(key[0])} has the label “{label}”@{key[1]} already, in {file}."
            unsure = whole.doubts.describe(key[0])
            whole.note(
                TWO_LABELS, quad, "object", message, "Keep one, and record the other with al:name.", unsure=unsure
            )


def _check_dates(whole: Whole) -> None:
    claimed = whole.single("value")
    explained = set()
    about = whole.single("about")
    for claim, path in whole.pairs("regarding"):
        if path == AL + "date" and claim in claimed and claim in about:
            explained.add((about[claim], claimed[claim]))
    counts = Counter(situation for situation, _ in whole.pairs("date"))
    for situation in (situation for situation, count in counts.items() if count > 1):
        bare = sorted(
            (quad for quad in whole.quads_of("date", situation) if (situation, _value(quad)) not in explained),
            key=lambda q: (_value(q), text_of(q.graph_name)),
        )
        for quad in bare[1:]:
            message = f"{shown_iri(situation)} is dated “{shown(_value(bare[0]))}” as well."
            advice = "Keep one, and give the other as a claim regarding al:date."
            unsure = whole.doubts.mention(situation) or whole.doubts.describe(situation)
            whole.note(TWO_DATES, quad, "object", message, advice, unsure=unsure)


def _value(quad: ox.Quad) -> str:
    return text_of(quad.object)


def _check_claims(whole: Whole) -> None:
    about, source, stance, regarding, value, claimant, speaker, day = (
        whole.single(name)
        for name in ("about", "source", "stance", "regarding", "value", "claimant", "defaultClaimant", "claimedOn")
    )
    replaced = {claim for pair in whole.pairs("supersedes") for claim in pair}
    denied = {about.get(claim) for claim, taken in stance.items() if taken == VOCAB + "denies"}
    positions: dict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
    for row in sorted((row for row in whole.rows("stance") if about.get(row[0]) in denied), key=home_first):
        claim = row[0]
        taken = stance[claim].removeprefix(VOCAB)
        if claim in replaced or taken not in ("asserts", "denies") or not is_named(claim):
            continue
        who = claimant.get(claim) or speaker.get(source.get(claim, ""), "")
        key = (source.get(claim, ""), who, about.get(claim, ""), regarding.get(claim, ""), value.get(claim, ""))
        taken_here = positions[*key, day.get(claim, "")]
        other = taken_here.get("denies" if taken == "asserts" else "asserts")
        taken_here[taken] = claim
        if other is not None:
            verb = "asserts" if taken == "denies" else "denies"
            message = f"{shown_iri(claim)} {taken} what {shown_iri(other)} {verb}, both of one claimant in one source."
            advice = "Check al:claimant, al:regarding and al:stance of both."
            # Another claim may replace one of them, and the source say whose voice it is.
            unsure = any(whole.doubts.mention(one) or whole.doubts.describe(one) for one in (claim, other))
            unsure = unsure or whole.doubts.describe(source.get(claim, ""))
            whole.note(BOTH_WAYS, whole.quad("stance", row), "object", message, advice, unsure=unsure)
