"""What stands in a file whose home it is not: an entity of the file's own kind, and what belongs to that entity."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import AL, ID
from allegiance.validate.checks.home import Home

Belongings = dict[str, str]
"""The claims and names that move with an entity, with its slug."""


def guests(subjects: Iterable[str], home: Home) -> list[str]:
    """Return the slugs of the entities of the file's kind, among its subjects, that have their home elsewhere."""
    start = f"{ID}{home.kind}/"
    return [slug for iri in subjects if iri.startswith(start) and (slug := iri.removeprefix(start)) != home.slug]


def bearer_of(iri: str) -> str:
    """Return the slug of the source or bearer that a claim or name is numbered after."""
    return iri.rpartition("/")[2].rpartition("-")[0]


def sources_of(triples: Iterable[ox.Triple]) -> dict[str, set[str]]:
    """Return by claim the slugs of the sources that it is drawn from."""
    found: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        if triple.predicate.value == AL + "source":
            found[text_of(triple.subject)].add(text_of(triple.object).removeprefix(f"{ID}source/"))
    return found


def belongings(subjects: Iterable[str], sources: dict[str, set[str]], home: Home, those: Collection[str]) -> Belongings:
    """Return what is numbered after one of those guests; of claims, what is drawn from that guest and no other."""
    start = f"{ID}{'claim' if home.kind == 'source' else 'name'}/"
    return {
        iri: bearer
        for iri in (subjects if those else ())
        if iri.startswith(start)
        and (bearer := bearer_of(iri)) in those
        and (home.kind != "source" or sources.get(iri) == {bearer})
    }


def in_words(slug: str, home: Home, moving: Belongings) -> str:
    """Say what moves with the guest of this slug."""
    count, what = Counter(moving.values())[slug], "claim" if home.kind == "source" else "name"
    return f" with its {what if count == 1 else f'{count} {what}s'}" if count else ""
