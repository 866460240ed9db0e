"""All checks of one file's terms, in one call."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.terms import ID, RDF_TYPE
from allegiance.validate.checks.at_home import check_home
from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.forbidden import check_forbidden
from allegiance.validate.checks.iris import check_iris
from allegiance.validate.checks.known_terms import check_terms
from allegiance.validate.checks.limits import check_amounts
from allegiance.validate.checks.literals import check_literals
from allegiance.validate.checks.once import check_once
from allegiance.validate.checks.prefixes import check_prefixes
from allegiance.validate.checks.texts import check_texts
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.problem import Problem


class Parsed(NamedTuple):
    """The triples of a file, each once, and those among them that give a class in two places."""

    triples: list[ox.Triple]
    twice: list[ox.Triple]


def parsed(text: str) -> Parsed:
    """Parse a file of a contribution. Raises SyntaxError.

    Its triples are taken from the parser and not from a store, which would rewrite some literals.
    """
    return told_apart(quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE))


def told_apart(written: Iterable[ox.Triple]) -> Parsed:
    """Return each triple once, of those in the order of the file."""
    every = list(written)
    triples = list(dict.fromkeys(every))
    counts = Counter(triple for triple in every if triple.predicate == RDF_TYPE) if len(triples) < len(every) else {}
    return Parsed(triples, [triple for triple, count in counts.items() if count > 1])


def check_file(file: Contribution, vocabulary: Vocabulary, sound: frozenset[ox.Triple] = frozenset()) -> list[Problem]:
    """Return every problem of the file's vocabulary, home, identifiers and literals, by place.

    `sound` is what the file said, as a store gives it back, when nothing was wrong with it. No check of single files
    looks beyond one subject and what is new beside it, so of those of which it still says that, nothing is wrong.
    """
    found = Findings(file.path)
    if not check_amounts(found, file):
        return found.problems()
    check_prefixes(found, file)
    if not file.triples:  # AL122 speaks of it
        return found.problems()
    if sound:
        file = _anew(file, sound)
    check_once(found, file)
    check_forbidden(found, file, vocabulary)
    check_terms(found, file, vocabulary)
    check_home(found, file)
    check_iris(found, file, vocabulary)
    check_literals(found, file, vocabulary)
    check_texts(found, file)
    return found.problems()


def _anew(file: Contribution, sound: frozenset[ox.Triple]) -> Contribution:
    """Return the file with what it says of its own entity, and of others of which it does not say what it said."""
    subjects: set[object] = {triple.subject for triple in sound.symmetric_difference(file.triples)}
    if file.home is not None:
        subjects.add(ox.NamedNode(f"{ID}{file.home.kind}/{file.home.slug}"))
    triples = [triple for triple in file.triples if triple.subject in subjects]
    return Contribution(file.path, file.home, file.text, triples, file.places, file.twice)
