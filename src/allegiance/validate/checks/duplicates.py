"""Entities that are likely one, or that pass for each other: by their names in all scripts, and by identifier."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from allegiance.terms import AL, PREFIXES, RDF_TYPE, VOCAB, kind_of, shorten
from allegiance.validate.checks.columns import Row
from allegiance.validate.checks.folding import blurred, folded, skeleton
from allegiance.validate.checks.place import Part
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.checks.vocabulary import OWL, SKOS
from allegiance.validate.checks.whole import Whole

_IMU = '# data/actors/organizations/imu.ttl\norg:imu a al:ArmedOrganization ; skos:prefLabel "Islamic Movement"@en .\n'
_UMI = "# data/actors/organizations/umi.ttl\norg:umi a al:ArmedOrganization ; skos:prefLabel"

SAME_LABEL = Rule(
    "AL704",
    "Two organizations or people have two names",
    "They are likely one, described twice: what is known is then split between them. Where they are two, a note "
    "says so, for readers as well.",
    f'{_IMU}{_UMI} "ISLAMIC MOVEMENT"@en .\n',
    f'{_IMU}{_UMI} "ISLAMIC MOVEMENT"@en ; al:note "Not org:imu, which was founded earlier."@en .\n',
)
SAME_NAME = Rule(
    "AL705",
    "A name that others bear too is looked at twice",
    "Aliases, places and titles may well be shared; more often one of the two is a copy.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n'
    '# data/places/qunduz.ttl\nplace:qunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n',
    "warning",
)
LOOK_ALIKE = Rule(
    "AL706",
    "No name passes for another",
    "Letters of another script, or 1 for l, make a new entity that readers take for a known one.",
    f'{_IMU}{_UMI} "lslamic Movement"@en .\n',
    f'{_IMU}{_UMI} "Islamic Union"@en .\n',
)
SAME_SLUG = Rule(
    "AL707",
    "Identifiers differ in more than hyphens",
    "org:al-qaeda and org:alqaeda are likely one.",
    "# data/places/mir-ali.ttl\nplace:mir-ali a al:Place .\n# data/places/mirali.ttl\nplace:mirali a al:Place .\n",
    "# data/places/mir-ali.ttl\nplace:mir-ali a al:Place .\n",
    "warning",
)
RULES = (SAME_LABEL, SAME_NAME, LOOK_ALIKE, SAME_SLUG)

_NAMED_ONCE = frozenset({"org", "person"})
_COMPARED = 5
"""With so many earlier bearers of a name is each one compared: enough to find a copy, and linear."""


class _Name(NamedTuple):
    """A name that an entity bears, and the statement that says so."""

    bearer: str
    form: str
    is_label: bool
    kind: str
    predicate: str
    row: Row


def check_duplicates(whole: Whole) -> None:
    """Note pairs of entities of one kind whose names or identifiers fold to the same, unless a link or note parts them.

    A judged link with the verdict `different`, or an al:note on one that names the other (`org:imu`), parts a pair.
    """
    names = list(_names(whole))
    parted = apart(whole)
    told: set[tuple[str, str]] = set()
    for one, other in _pairs(names, folded):
        if _new(one, other, told, parted):
            grave = one.is_label and other.is_label and one.kind in _NAMED_ONCE
            message = f"{shown_iri(other.bearer)} bears the name “{shown(one.form)}” of {shown_iri(one.bearer)}."
            rule = SAME_LABEL if grave else SAME_NAME
            _note(whole, rule, one, other, "object", message)
    for look, severity in ((skeleton, "violation"), (blurred, "warning")):
        for one, other in _pairs(names, look):
            if folded(one.form) != folded(other.form) and _new(one, other, told, parted):
                message = f"“{shown(other.form)}” passes for the name “{shown(one.form)}” of {shown_iri(one.bearer)}."
                _note(whole, LOOK_ALIKE, one, other, "object", message, severity)
    for one, other in _pairs(list(_slugs(whole)), folded):
        if _new(one, other, told, parted):
            message = f"{shown_iri(other.bearer)} differs from {shown_iri(one.bearer)} in signs only."
            _note(whole, SAME_SLUG, one, other, "subject", message)


def _order(name: _Name) -> tuple[str, bool, str, str]:
    return name.bearer, not name.is_label, name.form, name.row[2]


def _note(  # the parts of a problem
    whole: Whole, rule: Rule, one: _Name, other: _Name, part: Part, message: str, severity: str | None = None
) -> None:
    """Note it at the second name; it is unsure while something may yet be said that sets the two apart."""
    doubts = whole.doubts
    unsure = doubts.links or doubts.describe(one.bearer) or doubts.describe(other.bearer)
    advice = f"Make them one, or say in an al:note what sets it apart from {shown_iri(one.bearer)}."
    whole.note(rule, whole.quad(other.predicate, other.row), part, message, advice, severity, unsure=unsure)


def _names(whole: Whole) -> Iterator[_Name]:
    bearers: dict[str, str] = {}
    for bearer, name in whole.pairs("name"):
        bearers[name] = min(bearer, bearers.get(name, bearer))
    for predicate in (SKOS + "prefLabel", SKOS + "altLabel"):
        for row in whole.rows(predicate):
            if kind := kind_of(row[0]):
                yield _Name(row[0], row[1], predicate.endswith("prefLabel"), kind, predicate, row)
    for row in whole.rows("nameForm"):
        if (borne := bearers.get(row[0])) is not None and (kind := kind_of(borne)):
            yield _Name(borne, row[1], False, kind, "nameForm", row)


def _slugs(whole: Whole) -> Iterator[_Name]:
    for iri, row in whole.described.items():
        if (kind := kind_of(iri)) not in ("", "claim", "name"):
            yield _Name(iri, iri.rpartition("/")[2], False, kind, RDF_TYPE.value, row)


def _pairs(names: Sequence[_Name], reading: Callable[[str], str]) -> Iterator[tuple[_Name, _Name]]:
    """Give names of two bearers of one kind that read the same, each with the first few before it."""
    read = [*zip((name.kind for name in names), map(reading, (name.form for name in names)), strict=True)]
    counts = Counter(read)
    if len(counts) == len(read):
        return
    shared = [(name, wanted) for name, wanted in zip(names, read, strict=True) if counts[wanted] > 1 and wanted[1]]
    groups: defaultdict[tuple[str, str], list[_Name]] = defaultdict(list)
    for name, wanted in sorted(shared, key=lambda found: _order(found[0])):
        group = groups[wanted]
        for earlier in group:
            if earlier.bearer != name.bearer:
                yield earlier, name
        if len(group) < _COMPARED and all(earlier.bearer != name.bearer for earlier in group):
            group.append(name)


def _new(one: _Name, other: _Name, told: set[tuple[str, str]], parted: set[frozenset[str]]) -> bool:
    """Whether the pair is not told of yet, and nothing parts it."""
    pair = (one.bearer, other.bearer) if one.bearer < other.bearer else (other.bearer, one.bearer)
    if pair in told or frozenset(pair) in parted:
        return False
    told.add(pair)
    return True


def apart(whole: Whole) -> set[frozenset[str]]:
    """Return the pairs that a judged link or a note sets apart."""
    different = {node for node, verdict in whole.pairs(AL + "verdict") if verdict == VOCAB + "different"}
    targets = whole.single(OWL + "annotatedTarget")
    found = {
        frozenset((source, targets[node]))
        for node, source in whole.pairs(OWL + "annotatedSource")
        if node in different and node in targets
    }
    described = whole.described
    for subject, note in whole.pairs("note"):
        for word in note.split() if ":" in note else ():
            name = word.strip("“”\"'.,;:()")
            prefix, _, local = name.partition(":")
            named = PREFIXES[prefix] + local if local and prefix in PREFIXES else name
            if named in described and shorten(named) == name:
                found.add(frozenset((subject, named)))
    return found | {frozenset(pair) for pair in whole.pairs("http://purl.org/dc/terms/isReplacedBy")}
