"""How alike names are: high across scripts, low where a telling word differs, the same from both sides."""

import pytest
from hypothesis import example, given
from linked_names import likely, names

from allegiance.merge.linking.comparison import compare, likeness
from allegiance.merge.linking.normal_form import normal_form


def score(one: str, other: str) -> int:
    return compare(normal_form(one), normal_form(other)).score


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بوكو حرام", "Boko Haram"),
        ("عبد الرحمن الأوزبكي", "Abdurrahman Uzbeki"),
        ("طاهر يولداش", "Tohir Yo'ldosh"),
        ("SAADI QADHAFI", "GADDAFI, Saadi"),
        ("Катиба ат-Таухид валь-Джихад", "KHATIBA AL-TAWHID WAL-JIHAD"),
        ("LASHKAR-E-TAYYIBA", "Lashkar-e-Taiba"),
        ("Bokoharam", "Boko Haram"),
    ],
)
def test_one_name_in_two_spellings_is_nearly_the_same(one: str, other: str) -> None:
    assert score(one, other) >= 900


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ansar al-Sharia in Tunisia", "Ansar al-Sharia in Yemen"),
        ("Islamic Movement of Uzbekistan", "Eastern Turkistan Islamic Movement"),
        ("Umar Hassan", "Amir Husayn"),
        ("Lashkar-e-Tayyiba", "Lashkar-e-Jhangvi"),
        ("Abu Muhammad", "Muhammad"),
    ],
)
def test_different_names_are_well_apart(one: str, other: str) -> None:
    assert score(one, other) < 700


@given(names, names)
@example("ء", "ъ")
def test_scores_are_symmetric_and_between_none_and_all(one: str, other: str) -> None:
    there, back = (compare(normal_form(a), normal_form(b)) for a, b in ((one, other), (other, one)))
    assert 0 <= there.score <= there.covered <= 1000
    assert (there.score, there.covered, there.information) == (back.score, back.covered, back.information)
    assert (there.left, there.right) == (back.right, back.left)


@given(likely, likely)
def test_likely_names_are_compared_symmetrically_too(one: str, other: str) -> None:
    assert score(one, other) == score(other, one)


@given(likely)
def test_a_name_is_itself(text: str) -> None:
    assert score(text, text) == 1000


@given(names, names)
def test_likeness_of_words_is_symmetric(one: str, other: str) -> None:
    for a in normal_form(one).words:
        for b in normal_form(other).words:
            assert likeness(a, b) == likeness(b, a)
