"""A finding of a shape points at the best place there is in the file."""

import pytest

from allegiance.validate.turtle import locate, read

NS = "https://w3id.org/allegiance/ns#"
ORG = "https://w3id.org/allegiance/id/org/"
TEXT = """@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix org: <https://w3id.org/allegiance/id/org/> .

org:a a al:Org ;
    al:label "آ"@ar , "A"@en ;
    al:count 03 .
org:b al:parent org:c .
org:c al:parent org:a .
org:a al:late 1 .
org:d al:parent org:c .
"""


@pytest.mark.parametrize(
    ("focus", "path", "value", "expected"),
    [
        pytest.param("a", "label", "A", (5, 23, 5, 29), id="the object"),
        pytest.param("a", "label", "آ", (5, 14, 5, 20), id="the object in Arabic"),
        pytest.param("b", "parent", ORG + "c", (7, 17, 7, 22), id="an IRI as object"),
        pytest.param("a", "count", "3", (6, 5, 6, 13), id="a value written otherwise: the predicate"),
        pytest.param("a", "label", "", (5, 5, 5, 13), id="too many values: the first predicate"),
        pytest.param("a", "founded", "", (4, 1, 4, 6), id="a missing property: the first mention as subject"),
        pytest.param("c", "^", ORG + "d", (10, 17, 10, 22), id="an inverse path: where the value names the focus"),
        pytest.param("c", "^", "", (7, 17, 7, 22), id="an inverse path without value: the first mention as object"),
        pytest.param("b", "^", "", (7, 1, 7, 6), id="an inverse path, never an object: the subject"),
        pytest.param("z", "label", "A", (1, 1, 1, 1), id="not in the file"),
    ],
)
def test_the_best_place(focus: str, path: str, value: str, expected: tuple[int, ...]) -> None:
    full = f"^<{NS}parent>" if path == "^" else NS + path
    assert locate(read(TEXT), ORG + focus, full, value) == expected


def test_a_focus_that_is_only_mentioned_is_found_where_it_is_an_object() -> None:
    reading = read(TEXT.replace("org:c al:parent org:a .", "#"))
    assert locate(reading, ORG + "c", NS + "label", "") == (7, 17, 7, 22)


def test_a_literal_as_focus_is_found() -> None:
    assert locate(read(TEXT), "A", "", "A") == (5, 23, 5, 29)
