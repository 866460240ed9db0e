"""A file talks only about what it is home to."""

import re

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, ID, VOCAB
from allegiance.validate.checks.contribution import Contribution, about
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.guests import bearer_of, belongings, guests, in_words, sources_of
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
    if file.home is not None:
        _Check(found, file, file.home).run()


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


class _Check:
    """The check of one file. What moves with an entity that has its home elsewhere is not told of by itself."""

    def __init__(self, found: Findings, file: Contribution, home: Home) -> None:
        self._found, self._file, self._home, self._own = found, file, home, f"{home.kind}:{home.slug}"
        self._first: dict[str, ox.Triple] = {}
        for triple in file.triples:
            if isinstance(triple.subject, ox.NamedNode):
                self._first.setdefault(triple.subject.value, triple)
        self._is_here = f"{ID}{home.kind}/{home.slug}" in self._first
        self._sources = sources_of(file.triples) if home.kind == "source" else {}
        self._guests = guests(self._first, home)
        self._moving = belongings(self._first, self._sources, home, self._guests)

    def run(self) -> None:
        for iri, triple in self._first.items():
            if not iri.startswith(_NOT_OURS_TO_JUDGE) and iri not in self._moving:
                self._check_subject(triple, iri)
        for triple in self._file.triples if self._sources else ():
            if triple.predicate.value == AL + "source" and text_of(triple.subject) not in self._moving:
                self._check_source(triple)
        if not self._is_here and len(self._guests) != 1:
            message, advice = f"This file does not describe {self._own}.", f"Describe {self._own}, or rename the file."
            self._found.add(ABSENT, START, message, advice)

    def _check_subject(self, triple: ox.Triple, iri: str) -> None:
        home = self._home
        if not iri.startswith(ID):
            advice = "Give it an identifier such as org:<slug>; link to other datasets in links/."
            self._note(OUTSIDE, triple, "is not an entity of this project", advice)
            return
        kind, _, slug = iri.removeprefix(ID).partition("/")
        if is_at_home(kind, slug, home):
            return
        if kind == home.kind and not self._is_here and len(self._guests) == 1:
            advice = f"Name the file {shown(slug)}.ttl, or describe {self._own} in it."
            self._note(AWAY, triple, f"has no home in this file, which is named after {self._own}", advice)
        elif kind != ("claim" if home.kind == "source" else "name"):
            there, those = home_file(kind, shown(slug), self._file.path), in_words(slug, home, self._moving)
            advice = f"Its home is {there}{those and f': move it there{those}'}."
            self._note(AWAY, triple, "has no home in this file", advice)
        elif (bearer := bearer_of(iri)) == home.slug or bearer not in self._sources.get(iri, ()):  # that source is told
            example = f"{kind}:{home.slug}-{'01' if kind == 'claim' else '1'}"
            self._note(NUMBERED, triple, f"is not numbered after {self._own}", f"Name it like {example}.")

    def _check_source(self, triple: ox.Triple) -> None:
        source = text_of(triple.object)
        if isinstance(triple.object, ox.BlankNode) or source == f"{ID}source/{self._home.slug}":
            return
        claim = text_of(triple.subject)
        message = f"This claim is drawn from {shown_iri(source)}, but stands in the file of another."
        advice, meant = f"Write {self._own}, or move the claim.", [self._own]
        if bearer_of(claim) == source.rpartition("/")[2]:
            there = home_file("claim", shown(claim.rpartition("/")[2]), self._file.path)
            advice, meant = f"Move the claim to {there}.", []
        place = self._file.places.span(triple, "object")
        self._found.add(OTHER_SOURCE, place, message, advice, **about(triple), meant=meant)

    def _note(self, rule: Rule, triple: ox.Triple, message: str, advice: str) -> None:
        place = self._file.places.span(triple, "subject")
        self._found.add(rule, place, f"{shown_iri(text_of(triple.subject))} {message}.", advice, **about(triple))
