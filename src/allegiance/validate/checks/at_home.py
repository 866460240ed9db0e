"""A file talks only about what it is home to."""

import re

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, ID, VOCAB
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.home import Home, home_file
from allegiance.validate.checks.place import START
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown, shown_iri
from allegiance.validate.checks.vocabulary import OWL, RDF, RDFS

_IJU = "# data/actors/organizations/iju.ttl\norg:iju a al:ArmedOrganization"
_VIDEO = "# data/sources/2015/a-video.ttl\nsource:a-video a al:Source .\n"

AWAY = Rule(
    "AL321",
    "A file speaks of what it is home to",
    "One entity, one file: whoever changes an entity changes its own file, where its reviewers look.",
    f"{_IJU} .\norg:imu a al:ArmedOrganization .\n",
    f"{_IJU} .\n",
)
OUTSIDE = Rule(
    "AL322",
    "Entities have identifiers of the project",
    "What others identify is linked in data/links/; about their entities this project says nothing.",
    f"{_IJU} .\n<http://www.wikidata.org/entity/Q42> a al:Organization .\n",
    f"{_IJU} .\n",
)
NUMBERED = Rule(
    "AL323",
    "Claims and names are numbered after their home",
    "The identifier tells which file to open: claim:<source>-01 for claims, name:<bearer>-1 for names.",
    f"{_VIDEO}claim:first a al:Claim ; al:source source:a-video .\n",
    f"{_VIDEO}claim:a-video-01 a al:Claim ; al:source source:a-video .\n",
)
ABSENT = Rule(
    "AL324",
    "A file describes the entity it is named after",
    "Its path promises it.",
    '# data/actors/organizations/iju.ttl\nname:iju-1 a al:Name ; al:nameForm "IJU"@en .\n',
    f'{_IJU} .\nname:iju-1 a al:Name ; al:nameForm "IJU"@en .\n',
)
OTHER_SOURCE = Rule(
    "AL325",
    "A claim stands in the file of its source",
    "A source and what it says are read together.",
    f"{_VIDEO}claim:a-video-01 a al:Claim ; al:source source:another .\n",
    f"{_VIDEO}claim:a-video-01 a al:Claim ; al:source source:a-video .\n",
)
RULES = (AWAY, OUTSIDE, NUMBERED, ABSENT, OTHER_SOURCE)

_OF_CLAIMS, _OF_NAMES = re.compile("[0-9]{2,5}"), re.compile("[1-9][0-9]{0,4}")

_NOT_OURS_TO_JUDGE = (AL, VOCAB, OWL, RDFS, RDF)
"""Subjects that are terms: AL304 speaks of them."""


def check_home(found: Findings, file: Contribution) -> None:
    """Note subjects that have another home, or none; only for a file that is home to an entity."""
    home = file.home
    if home is None:
        return
    described = set()
    for triple in file.triples:
        if isinstance(triple.subject, ox.NamedNode):
            iri = triple.subject.value
            if iri not in described and not iri.startswith(_NOT_OURS_TO_JUDGE):
                described.add(iri)
                _check_subject(found, file, triple, iri, home)
        if triple.predicate.value == AL + "source" and home.kind == "source":
            _check_source(found, file, triple, home)
    if f"{ID}{home.kind}/{home.slug}" not in described:
        own = f"{home.kind}:{home.slug}"
        found.add(ABSENT, START, f"This file does not describe {own}.", f"Describe {own}, or rename the file.")


def is_at_home(kind: str, slug: str, home: Home) -> bool:
    """Whether the entity of this kind and slug may be described in the file."""
    return mark_of(kind, slug) in marks_at_home(home)


def mark_of(kind: str, slug: str) -> str:
    """Return a mark of an entity, by which `marks_at_home` tells whether a file may describe it."""
    if kind == "situation":
        return kind
    numbers = {"claim": _OF_CLAIMS, "name": _OF_NAMES}.get(kind)
    if numbers is None:
        return f"{kind}:{slug}"
    bearer, _, number = slug.rpartition("-")
    return f"{kind} of {bearer}" if numbers.fullmatch(number) else f"{kind} {slug}"


def marks_at_home(home: Home) -> frozenset[str]:
    """Return the marks of all that may be described in the file."""
    own = f"{home.kind}:{home.slug}"
    return frozenset(
        {own, f"claim of {home.slug}", "situation"} if home.kind == "source" else {own, f"name of {home.slug}"}
    )


def _check_subject(found: Findings, file: Contribution, triple: ox.Triple, iri: str, home: Home) -> None:
    def note(rule: Rule, message: str, advice: str) -> None:
        found.add(rule, file.places.span(triple, "subject"), f"{shown_iri(iri)} {message}.", advice, **about(triple))

    if not iri.startswith(ID):
        advice = "Give it an identifier such as org:<slug>; link to other datasets in links/."
        note(OUTSIDE, "is not an entity of this project", advice)
        return
    kind, _, slug = iri.removeprefix(ID).partition("/")
    if is_at_home(kind, slug, home):
        return
    if kind != ("claim" if home.kind == "source" else "name"):
        note(AWAY, "has no home in this file", f"Its home is {home_file(kind, shown(slug), file.path)}.")
    else:
        example = f"{kind}:{home.slug}-{'01' if kind == 'claim' else '1'}"
        note(NUMBERED, f"is not numbered after {home.kind}:{home.slug}", f"Name it like {example}.")


def _check_source(found: Findings, file: Contribution, triple: ox.Triple, home: Home) -> None:
    if not isinstance(triple.object, ox.BlankNode) and text_of(triple.object) != f"{ID}source/{home.slug}":
        message = f"This claim is drawn from {shown_iri(text_of(triple.object))}, but stands in the file of another."
        place = file.places.span(triple, "object")
        own = f"source:{home.slug}"
        found.add(OTHER_SOURCE, place, message, f"Write {own}, or move the claim.", **about(triple), meant=(own,))
