"""A mapping file is checked key by key; those that come with the package are complete."""

from pathlib import Path

import pytest
import yaml

from allegiance.errors import BadMapping
from allegiance.merge.importing.mapping_file import formats, read
from allegiance.merge.importing.readers import READERS, reader

WHOLE = yaml.safe_load(formats()["ucdp"].read_text())


def test_there_is_a_mapping_for_each_format_and_each_names_a_reader() -> None:
    assert set(formats()) == {"ofac", "opensanctions", "rdf", "ucdp", "un_sc", "wikidata"}
    for path in formats().values():
        assert reader(read(path).reader)
    assert {read(path).reader for path in formats().values()} == set(READERS)


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        ({"nmaes": []}, "the file.nmaes", "is no key here"),
        ({"authority": "A B"}, "the file.authority", "lower case"),
        ({"summary": 3}, "the file.summary", "needs a text"),
        ({"key": None}, "the file.key", "is missing"),
        ({"reader": "xls"}, "the file.reader", "is none of csv"),
        ({"kind": {"of": "{Org}", "values": {"1": "al:Army"}}}, "the file.kind.values", "'al:Army' is no term"),
        ({"names": [{"form": "{A}", "type": "v:nick"}]}, "the file.names[0].type.of", "'v:nick' is no term"),
        ({"names": [{"form": "{A}", "kind": "x"}]}, "the file.names[0].kind", "is no key here"),
        ({"names": {}}, "the file.names", "needs a list"),
        ({"facts": {"al:birthday": "{A}"}}, "the file.facts", "'al:birthday' is no term"),
        ({"facts": {"al:birthDate": {"of": "{A}", "as": "day"}}}, "the file.facts.al:birthDate[0].as", "is none of"),
        ({"facts": {"al:countryName": {"of": "{A}", "split": "("}}}, "facts.al:countryName[0].split", "is no pattern"),
        ({"facts": {"al:countryName": {"of": "{A}", "values": []}}}, "facts.al:countryName[0].values", "needs a table"),
        ({"situations": [{"class": "al:Split", "needs": ["al:parent"]}]}, "the file.situations[0].needs", "not among"),
        ({"publisher": "X"}, "the file.publisher", "is not a block"),
    ],
)
def test_a_slip_of_the_pen_is_told_with_its_place(
    tmp_path: Path, change: dict[str, object], place: str, reason: str
) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(yaml.safe_dump(WHOLE | change))
    with pytest.raises(BadMapping, match=reason) as caught:
        read(path)
    assert caught.value.key.endswith(place)


@pytest.mark.parametrize(
    "content", [b"a: [", b"\xff\xfe", b"- a\n", b"!!python/object/apply:os.getcwd []", b"a: b\n" * 20_000]
)
def test_what_is_no_mapping_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.yml"
    path.write_bytes(content)
    with pytest.raises(BadMapping):
        read(path)
