"""Two claims that say the same: one position of one claimant, at one place of one source."""

from collections import Counter
from operator import itemgetter

from allegiance.terms import VOCAB
from allegiance.validate.checks.columns import is_named
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.whole import Whole

_VIDEO = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\nsituation:a-pledge a al:Pledge .\n"
_CLAIM = "a al:Claim ; al:about situation:a-pledge ; al:source source:a-video ; al:stance v:asserts ; al:locator"

AGAIN = Rule(
    "AL715",
    "A claim is entered once",
    "Two claims that say the same, of one place in one source, look like two voices. Of two places they are told apart "
    "by al:locator, of two passages there by al:passageHash.",
    f'{_VIDEO}claim:a-video-01 {_CLAIM} "00:03:10" .\nclaim:a-video-02 {_CLAIM} "00:03:10" .\n',
    f'{_VIDEO}claim:a-video-01 {_CLAIM} "00:03:10" .\nclaim:a-video-02 {_CLAIM} "00:04:25" .\n',
)
RULES = (AGAIN,)

_PLACE = ("about", "source", "locator")
_POSITION = ("stance", "regarding", "value", "claimedOn", "reportOf", "likelihood", "passageHash")


def check_said_twice(whole: Whole) -> None:
    """Note the later of two claims that differ in nothing but in their grade, basis and note."""
    places = [whole.single(name) for name in _PLACE]
    about, source, _ = places
    counts = Counter(tuple(place.get(claim, "") for place in places) for claim in about if claim in source)
    several = {claim for claim in about if counts[tuple(place.get(claim, "") for place in places)] > 1}
    if not several:
        return
    withdrawn = {claim for claim, status in whole.pairs("reviewStatus") if status == f"{VOCAB}deprecated"}
    withdrawn.update(claim for pair in whole.pairs("supersedes") for claim in pair)
    position = [whole.single(name) for name in _POSITION]
    claimant, speaker = whole.single("claimant"), whole.single("defaultClaimant")
    first: dict[tuple[str, ...], str] = {}
    for row in sorted((row for row in whole.rows("about") if row[0] in several - withdrawn), key=itemgetter(2, 0)):
        claim = row[0]
        if not is_named(claim):
            continue
        who = claimant.get(claim) or speaker.get(source.get(claim, ""), "")
        key = (who, *(said.get(claim, "") for said in (*places, *position)))
        other = first.setdefault(key, claim)
        if other != claim:
            message = f"{shown_iri(claim)} says what {shown_iri(other)} says, of the same place in the same source."
            advice = "Remove one, or say what sets it apart, such as al:regarding, al:claimant or al:locator."
            unsure = any(whole.doubts.mention(one) or whole.doubts.describe(one) for one in (claim, other))
            unsure = unsure or whole.doubts.describe(source.get(claim, ""))
            whole.note(AGAIN, whole.quad("about", row), "subject", message, advice, unsure=unsure)
