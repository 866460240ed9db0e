"""Names that mean the same have one normal form, whatever script, order or particles they come in."""

import pytest
from hypothesis import given
from linked_names import names

from allegiance.merge.linking.normal_form import normal_form, readings


def forms(text: str) -> set[str]:
    return {word.form for word in normal_form(text).words}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abd al-Rahman", "Abdurrahman"),
        ("ABDUL RAHMAN", "Abdelrahman"),
        ("AL ZAWAHIRI, Ayman", "Aiman al-Zawahiri"),
        ("Ansar Eddine", "ANSAR AL-DINE"),
        ("Nureddin", "Nour al-Din"),
        ("Jaysh Khalid Ibn al Waleed", "KHALID BIN AL-WALID ARMY"),
        (
            "Mouvement pour l’Unification et le Jihad en Afrique de l’Ouest",
            "Movement for Unity and Jihad in West Africa",
        ),
        ("Oʻzbekiston Islomiy Harakati", "Ўзбекистон исломий ҳаракати"),
        ("Oʻzbekiston Islomiy Harakati", "Islamic Movement of Uzbekistan"),
        ("Исламское движение Узбекистана", "Islamic Movement of Uzbekistan"),
        ("Usama bin Laden", "Osama Binladin"),
        ("Emarat Kavkaz", "Caucasus Emirate"),
        ("ISIL-Khorasan", "Islamic State in Iraq and the Levant – Khorasan"),
        ("Al-Haramain: Afghanistan Branch", "AL-HARAMAIN : AFGHANISTAN BRANCH"),
    ],
)
def test_two_names_of_one_have_the_same_words(one: str, other: str) -> None:
    assert forms(one) == forms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abu Muhammad", "Muhammad"),
        ("77th Division", "99th Division"),
        ("Ansar al-Sharia in Tunisia", "Ansar al-Sharia in Yemen"),
        ("Kim Jong Un", "Kim Jong"),
    ],
)
def test_what_tells_names_apart_stays(one: str, other: str) -> None:
    assert forms(one) != forms(other)


def test_acronyms_are_read_out_of_brackets_and_places_stay_in_the_name() -> None:
    assert readings("AL-QAIDA IN THE ARABIAN PENINSULA (AQAP)") == ["AL-QAIDA IN THE ARABIAN PENINSULA", "AQAP"]
    assert readings("HARAKAT UL-MUJAHIDIN / HUM") == ["HARAKAT UL-MUJAHIDIN", "HUM"]
    assert readings("AL-HARAMAIN FOUNDATION (PAKISTAN)") == ["AL-HARAMAIN FOUNDATION (PAKISTAN)"]
    assert readings("Husain Salimi; Hosain Salimi") == ["Husain Salimi", "Hosain Salimi"]


def test_a_name_knows_the_acronyms_it_could_have() -> None:
    assert "imu" in normal_form("Islamic Movement of Uzbekistan").initials
    assert "aqap" in normal_form("Al-Qaida in the Arabian Peninsula").initials
    assert normal_form("ИДУ").short == "idu"


@given(names)
def test_capitals_and_spaces_make_no_difference(text: str) -> None:
    wide = f"  {text.upper()} "
    if wide.lower().split() == text.lower().split():
        assert normal_form(wide).words == normal_form(text.lower()).words


@given(names)
def test_a_name_with_a_letter_has_words(text: str) -> None:
    has_letter = any(c.isalpha() for c in text)
    assert (
        bool(normal_form(text).words)
        or not has_letter
        or all(c in "ʻ'’ـ" or not c.isalnum() or c in "ъьЪЬء" for c in text)
    )
