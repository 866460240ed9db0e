"""Verdicts on parts of lines, given once for each different part by the checks that judge single statements."""

from collections import defaultdict
from collections.abc import Iterable, Set
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from allegiance import dates
from allegiance.errors import DateError
from allegiance.terms import EDTF, ID, KINDS, PREFIXES, RDF_TYPE, XSD, shorten
from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.forbidden import check_forbidden
from allegiance.validate.checks.iris import check_iris
from allegiance.validate.checks.known_terms import check_terms
from allegiance.validate.checks.lexical import misread, rewritten
from allegiance.validate.checks.limits import LONGEST_TEXT, check_amounts
from allegiance.validate.checks.literals import check_literals
from allegiance.validate.checks.texts import LABELS, check_texts, is_bad_label, is_bad_text
from allegiance.validate.checks.vocabulary import Vocabulary
from allegiance.validate.plain.lines import A
from allegiance.validate.plain.sayings import Form, expanded

_KIND_PREFIXES: Final = frozenset(f"{kind}:" for kind in KINDS)
_LABELS: Final = frozenset(map(shorten, LABELS))
_NOWHERE: Final = Path()
_SOUND: Final = {
    EDTF.value: "2015",
    XSD + "date": "2015-08-20",
    XSD + "gYearMonth": "2015-08",
    XSD + "gYear": "2015",
    XSD + "dateTime": "2015-08-20T09:30:00Z",
    XSD + "integer": "5",
    XSD + "decimal": "0.5",
    XSD + "boolean": "true",
    XSD + "anyURI": "https://example.org/",
}
"""A value of each datatype that is sound, so that a verdict on a form is not one on a value."""


def refused_forms(forms: Iterable[Form], vocabulary: Vocabulary) -> set[Form]:
    """Return the forms in which some check of statements finds a fault."""
    wanted = list(forms)
    samples = {form: _sample(form, f"{ID}org/sample-{number}") for number, form in enumerate(wanted)}
    sound = [triple for triple in samples.values() if triple is not None]
    if len(sound) == len(wanted) and _is_sound(sound, vocabulary):
        return set()
    return {form for form, triple in samples.items() if triple is None or not _is_sound([triple], vocabulary)}


def fits(regarding: str, value: str, vocabulary: Vocabulary) -> bool:
    """Whether a claim regarding a property may give a value of this form."""
    pair = [_sample(form, f"{ID}claim/sample-01") for form in (("al:regarding", regarding), ("al:value", value))]
    triples = [triple for triple in pair if triple is not None]
    return len(triples) == len(pair) and _is_sound(triples, vocabulary)


def refused_values(literals: Iterable[tuple[str, str, Set[str]]]) -> set[str]:
    """Return the texts that have a fault; of literals given as predicate and form, with the texts of these."""
    texts: set[str] = set()
    refused: set[str] = set()
    typed: dict[str, set[str]] = defaultdict(set)
    for predicate, form, found in literals:
        texts |= found
        if predicate in _LABELS:
            refused |= {text for text in found if is_bad_label(text)}
        if form.startswith('"^^'):
            typed[expanded(form[3:])] |= found
    refused |= {text for text in texts if len(text) > LONGEST_TEXT or is_bad_text(text)}
    for datatype, found in typed.items():
        node = ox.NamedNode(datatype)
        refused |= {text for text in found if _is_ill_typed(text, datatype)}
        refused |= {literal.value for literal in rewritten(ox.Literal(t, datatype=node) for t in found - refused)}
    return refused


def _is_ill_typed(text: str, datatype: str) -> bool:
    if datatype != EDTF.value:
        return misread(text, datatype) is not None
    try:
        dates.parse(text)
    except DateError:
        return True
    return False


def _is_sound(triples: list[ox.Triple], vocabulary: Vocabulary) -> bool:
    found, file = Findings(_NOWHERE), Contribution(_NOWHERE, None, "", triples)
    check_amounts(found, file)
    check_forbidden(found, file, vocabulary)
    check_terms(found, file, vocabulary)
    check_iris(found, file, vocabulary)
    check_literals(found, file, vocabulary)
    check_texts(found, file)
    return not found.problems()


def _sample(form: Form, subject: str) -> ox.Triple | None:
    """Return a statement of the form, or None for one that is better read closely."""
    predicate, value = form
    try:
        node = RDF_TYPE if predicate == A else ox.NamedNode(_expanded(predicate))
        return ox.Triple(ox.NamedNode(subject), node, _object(value))
    except (KeyError, ValueError):
        return None


def _object(value: str) -> ox.NamedNode | ox.Literal:
    if value in _KIND_PREFIXES:
        return ox.NamedNode(_expanded(value) + "sample")
    if not value.startswith('"'):
        return ox.NamedNode(_expanded(value))
    if value.startswith('"@'):
        return ox.Literal("sample", language=value[2:])
    if value.startswith('"^^'):
        datatype = _expanded(value[3:])
        return ox.Literal(_SOUND[datatype], datatype=ox.NamedNode(datatype))
    return ox.Literal("sample")


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local
