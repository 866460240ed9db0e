"""Dates say no more than their sources: a start that nobody tells is unknown, not open."""

from pathlib import Path

import pyoxigraph as ox

from allegiance import dates

Data = dict[Path, list[ox.Triple]]
EDTF = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")


def without_beginning(triples: list[ox.Triple]) -> list[str]:
    """Give the dates that say that something had no beginning, such as `../2014`; `/2014` leaves the start unknown."""
    written = {t.object.value for t in triples if isinstance(t.object, ox.Literal) and t.object.datatype == EDTF}
    return sorted(date for date in written if dates.parse(date).start_latest == dates.OPEN_START)


def test_nothing_in_the_data_is_without_a_beginning(data: Data) -> None:
    assert {path.name: found for path, triples in data.items() if (found := without_beginning(triples))} == {}


def test_an_open_start_would_be_noticed() -> None:
    subject = ox.NamedNode("https://example.org/a")
    triples = [ox.Triple(subject, subject, ox.Literal(date, datatype=EDTF)) for date in ("../2014", "/2014", "2014/")]
    assert without_beginning(triples) == ["../2014"]
