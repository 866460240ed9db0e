"""A publisher has one grade: a source has another only for a reason that its note gives."""

from pathlib import Path

import pyoxigraph as ox

from allegiance.terms import AL

Triples = dict[Path, list[ox.Triple]]
PUBLISHER = ox.NamedNode(AL + "publisher")
RELIABILITY = ox.NamedNode(AL + "reliability")
WITH_A_REASON = {
    "cep-ba-idrisa",
    "ea-2013-01-nazir",
    "le360-2015-skikda",
    "manila-times-2014-08-caliphate",
    "newsweek-2016-sahel-isis",
    "straits-times-2016-02-philippines-oaths",
}
"""Slips, a reprint, a neighbour, an editorial, a copy without a publisher, a report at third hand."""


def test_sources_of_one_publisher_have_one_grade(data: Triples) -> None:
    of = {
        predicate: {t.subject: t.object for some in data.values() for t in some if t.predicate == predicate}
        for predicate in (PUBLISHER, RELIABILITY)
    }
    grades: dict[str, dict[str, set[str]]] = {}
    for source, publisher in of[PUBLISHER].items():
        slug = source.value.rsplit("/", 1)[-1]
        if slug not in WITH_A_REASON and source in of[RELIABILITY]:
            grades.setdefault(publisher.value, {}).setdefault(of[RELIABILITY][source].value[-1], set()).add(slug)
    assert {publisher: given for publisher, given in grades.items() if len(given) > 1} == {}
