"""Who points to whom: nothing into the void, nothing to the retired, and one home for each entity."""

import re
from collections.abc import Container, Iterable
from functools import cached_property
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, ID, KINDS, RDF_TYPE, kind_of
from allegiance.validate.checks.columns import Row
from allegiance.validate.checks.home import SLUG, home_file
from allegiance.validate.checks.near import Advice, entity_meant
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.checks.vocabulary import DCTERMS
from allegiance.validate.checks.whole import Whole

_VIDEO = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\n"
_IMU = "# data/actors/organizations/imu.ttl\norg:imu a al:ArmedOrganization .\n"

DANGLING = Rule(
    "AL701",
    "What a statement points to exists",
    "A misspelt identifier is a new, empty entity: the pledge is counted and its pledger is nobody.",
    f"{_IMU}{_VIDEO}situation:a-pledge a al:Pledge ; al:pledger org:umi .\n",
    f"{_IMU}{_VIDEO}situation:a-pledge a al:Pledge ; al:pledger org:imu .\n",
)
TWO_HOMES = Rule(
    "AL702",
    "An entity has one home",
    "Who changes it must see all that is said of it.",
    f"{_VIDEO}situation:a-pledge a al:Pledge .\n# data/sources/2015/b-video.ttl\nsource:b-video a al:Source .\n"
    'situation:a-pledge al:dateText "last week"@en .\n',
    f'{_VIDEO}situation:a-pledge a al:Pledge ; al:dateText "last week"@en .\n',
)
RETIRED = Rule(
    "AL703",
    "Nothing points to a retired entity",
    "It is kept for old links only; what is known of it stands at the entity that replaces it.",
    f"{_IMU}# data/actors/organizations/umi.ttl\norg:umi a al:ArmedOrganization ; dcterms:isReplacedBy org:imu .\n"
    f"{_VIDEO}situation:a-pledge a al:Pledge ; al:pledger org:umi .\n",
    f"{_IMU}# data/actors/organizations/umi.ttl\norg:umi a al:ArmedOrganization ; dcterms:isReplacedBy org:imu .\n"
    f"{_VIDEO}situation:a-pledge a al:Pledge ; al:pledger org:imu .\n",
)
RULES = (DANGLING, TWO_HOMES, RETIRED)

_WRITTEN = {"org": "organization", "person": "person", "source": "source"}
"""What `allegiance new` writes."""

REPLACED = DCTERMS + "isReplacedBy"


class _Near:
    """Gives entities that begin or end like one that is not there; to few calls, and few of them: comparing is slow."""

    def __init__(self, whole: Whole, described: Iterable[str]) -> None:
        self._whole, self._here = whole, described
        self._left = 20

    @cached_property
    def _described(self) -> dict[str, None]:
        return dict.fromkeys([*self._here, *self._whole.elsewhere()])

    def __call__(self, target: str) -> Iterable[str]:
        self._left -= 1
        if self._left < 0:
            return ()
        folder, _, slug = target.rpartition("/")
        begin, end, word = f"{folder}/{slug[:2]}", slug[-2:], max(slug.split("-"), key=len)
        alike = (
            iri
            for iri in self._described
            if iri.startswith(begin) or ((iri.endswith(end) or word in iri) and iri.startswith(f"{folder}/"))
        )
        return islice(alike, 500)

    def of_other_kinds(self, target: str) -> list[str]:
        """Return the entities of another kind that have the slug of one that is not there."""
        slug = target.rpartition("/")[2]
        return [iri for kind in KINDS if self._left >= 0 and (iri := f"{ID}{kind}/{slug}") in self._described]


def check_references(whole: Whole) -> None:
    """Note references to what no file describes and to what is retired, and entities described in two files."""
    described = whole.described
    retired = whole.single(REPLACED)
    spoken_of = whole.spoken_of
    near = _Near(whole, described)
    targets = spoken_of.targets if whole.judged is None else whole.judged.intersection(spoken_of.targets)
    for target in sorted(t for t in targets if t not in described or t in retired):
        for quad in whole.quads(value=ox.NamedNode(target)):
            _check_target(whole, quad, target, near, described, retired)
    for subject in sorted(spoken_of.twice):
        _check_homes(whole, subject, described.get(subject))


def _order(quad: ox.Quad) -> tuple[bool, str, str]:
    return quad.predicate != RDF_TYPE, quad.predicate.value, text_of(quad.object)


def _check_homes(whole: Whole, subject: str, described: Row | None) -> None:
    quads: dict[str, ox.Quad] = {}
    for quad in whole.quads(subject=ox.NamedNode(subject)):
        first = quads.setdefault(text_of(quad.graph_name), quad)
        if first is not quad and _order(quad) < _order(first):
            quads[text_of(quad.graph_name)] = quad
    home = min(quads) if described is None else described[2]
    for graph in sorted(quads.keys() - {home}):
        message = f"{shown_iri(subject)} is described in {shown(whole.files[home].name)} too."
        unsure = whole.doubts.describe(subject)
        whole.note(TWO_HOMES, quads[graph], "subject", message, "Say all of it in one file.", unsure=unsure)


def _check_target(
    whole: Whole, quad: ox.Quad, target: str, near: _Near, described: Container[str], retired: dict[str, str]
) -> None:
    kind, name = kind_of(target), shown_iri(target)
    if quad.predicate.value == f"{AL}regarding":
        return  # AL468 says that it is no property
    if target not in described:
        file = whole.files[text_of(quad.graph_name)]

        def advice() -> Advice:
            if target in whole.gone:
                path = "/".join(map(shown, str(whole.gone[target]).split("/")))
                return Advice(f"{path} described it before this change: bring it back there.")
            here = _describe(kind, name.partition(":")[2], file)
            return entity_meant(target.rpartition("/")[2], [*near(target), *near.of_other_kinds(target)], here)

        message, unsure = f"There is no {name}.", whole.doubts.describe(target)
        whole.note(DANGLING, quad, "object", message, advice, unsure=unsure)
    elif target in retired and quad.predicate.value != REPLACED:
        instead, unsure = f"Write {shown_iri(retired[target])}.", whole.doubts.describe(target)
        whole.note(RETIRED, quad, "object", f"{name} is retired.", instead, unsure=unsure)


def _describe(kind: str, slug: str, beside: Path) -> str:
    """Say where an entity is to be described, and what writes its file."""
    path = home_file(kind, slug, beside)
    if kind in _WRITTEN and re.fullmatch(SLUG, slug):
        return f"Describe it in {path}, which `allegiance new {_WRITTEN[kind]} {slug}` writes."
    return f"Describe it in {path}."
