"""Foreign text as visible text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.validate.formats.visible import isolated, pieces, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\tc\r", "a\\nb\\tc\\r"),
        ("\x1b[31m", "\\u{1B}[31m"),
        ("\u202eexe", "\\u{202E}exe"),
        ("a\u200bb", "a\\u{200B}b"),
        ("a\u3164b\ufe0f", "a\\u{3164}b\\u{FE0F}"),
        ("می\u200cشود", "می\u200cشود"),
        ("al:ple\u200cdge", "al:ple\\u{200C}dge"),
        ("\udcff", "\\u{DCFF}"),
        ("##[error]", "#\\u{23}[error]"),
        ("###vso[x]", "##\\u{23}vso[x]"),
        ("# [1] ##", "# [1] ##"),
        ("e" + "\u0301" * 10, "e" + "\u0301" * 8 + "\\u{301}" * 2),
    ],
    ids=[
        *("line breaks", "escape sequence", "override", "zero-width space", "blank letters", "Persian spelling"),
        *(
            "joiner in Latin",
            "undecodable byte",
            "log command",
            "log command of Azure",
            "no log command",
            "pile of marks",
        ),
    ],
)
def test_unseen_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_every_character_has_its_piece(text: str) -> None:
    assert len(pieces(text)) == len(text)


@given(st.text("Кундуз قندوز Kunduz 昆都士 קונדוז", max_size=40))
def test_letters_of_any_script_are_shown_as_they_are(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs"])) | st.text("aم5 ,-\u0301ע"))
def test_isolates_hold_every_right_to_left_letter_and_change_nothing_else(text: str) -> None:
    shown, depth = isolated(text), 0
    assert shown.replace("\u2067", "").replace("\u2069", "") == text
    for sign in shown:
        depth += {"\u2067": 1, "\u2069": -1}.get(sign, 0)
        assert depth in (0, 1)
        assert depth == 1 or unicodedata.bidirectional(sign) not in ("R", "AL")
    assert depth == 0


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("قندوز 5, ", "<قندوز> 5, "),
        ("أبو-بكر البغدادي", "<أبو-بكر البغدادي>"),
        ('"محمد", "عمر"', '"<محمد>", "<عمر>"'),
    ],
    ids=["what follows stays outside", "one name with hyphen and space", "two names in quotes"],
)
def test_a_stretch_is_a_name_without_what_surrounds_it(text: str, shown: str) -> None:
    assert isolated(text).replace("\u2067", "<").replace("\u2069", ">") == shown
