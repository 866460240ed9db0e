"""Dates that read well and cannot be: without the bound that a question needs, or held outside the state's time."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from allegiance import dates
from allegiance.errors import DateError
from allegiance.store.typed import name_of, text_of
from allegiance.terms import AL, EDTF
from allegiance.validate.result import Result
from allegiance.validate.shacl.facts import Facts

SHAPES = "https://w3id.org/allegiance/shapes#"
DATE, HELD_AT, ISSUED = (ox.NamedNode(AL + name) for name in ("date", "heldAt", "issued"))


def check_known(facts: Facts) -> Iterator[Result]:
    """Give what `check` gives, by what is known: of whoever has an issue date without end, or two other dates."""
    endless = {text for text in facts.objects(ISSUED.value) if _is_endless(text)}
    found = facts.leading(ISSUED.value, endless) if endless else frozenset()
    twice = facts.subjects(HELD_AT.value) & facts.subjects(DATE.value)
    suspects = found | twice
    if suspects:
        yield from check(facts.part({(node.value, False): suspects for node in (ISSUED, HELD_AT, DATE)}))


def _is_endless(text: str) -> bool:
    try:
        return dates.parse(text).end_latest is None
    except DateError:
        return False  # AL3xx says so at the place of the culprit


def check(store: ox.Store, subjects: Iterable[ox.NamedNode] | None = None) -> Iterator[Result]:
    """Give a result for each issue date without a latest day (AL441), and time outside (AL474).

    Only for the subjects, where some are given.
    """
    for quad in _dates(store, subjects):
        literal = quad.object
        if isinstance(literal, ox.Literal) and literal.datatype == EDTF:
            yield from _one(store, quad, literal)


def _dates(store: ox.Store, subjects: Iterable[ox.NamedNode] | None) -> Iterator[ox.Quad]:
    for subject in (None,) if subjects is None else subjects:
        for predicate in (ISSUED, HELD_AT):
            yield from store.quads_for_pattern(subject, predicate, None, None)


def _one(store: ox.Store, quad: ox.Quad, literal: ox.Literal) -> Iterator[Result]:
    try:
        bounds = dates.parse(literal.value)
    except DateError:
        return  # AL3xx says so at the place of the culprit
    if quad.predicate == ISSUED and bounds.end_latest is None:
        advice = "give an upper bound, e.g. [..2015-08-31]"
        yield _result(quad, "AL441", f"The date of issue has no latest day, so nothing could count as known: {advice}.")
    if quad.predicate == HELD_AT and any(_apart(bounds, state) for state in _dated(store, quad)):
        yield _result(quad, "AL474", "The state is held at a time outside its al:date: mend one of them.")


def _dated(store: ox.Store, quad: ox.Quad) -> Iterator[dates.Bounds]:
    for other in store.quads_for_pattern(quad.subject, DATE, None, None):
        try:
            yield dates.parse(text_of(other.object))
        except DateError:
            continue  # told where it stands


def _apart(held: dates.Bounds, state: dates.Bounds) -> bool:
    """Tell whether every reading of `held` is before the state's start or after its end."""
    before = held.end_latest is not None and state.start_earliest is not None and held.end_latest < state.start_earliest
    after = held.start_earliest is not None and state.end_latest is not None and held.start_earliest > state.end_latest
    return before or after


def _result(quad: ox.Quad, rule: str, message: str) -> Result:
    focus, path, value = (name_of(term) for term in (quad.subject, quad.predicate, quad.object))
    return Result(focus, path, value, SHAPES + rule, "violation", message)
