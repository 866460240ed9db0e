"""A reader is told how the places in a source are counted."""

import pytest

from allegiance.review.locators import besides, counting, told

NOTE = "The copy read bears no date; it calls 3 August last Wednesday. Locators count the paragraphs, title left out."


def test_of_a_note_what_is_of_places_is_told_apart_from_the_rest() -> None:
    assert counting(NOTE) == "Locators count the paragraphs, title left out."
    assert besides(NOTE) == "The copy read bears no date; it calls 3 August last Wednesday."
    assert (counting(""), besides("")) == ("", "")


@pytest.mark.parametrize(
    ("note", "locators", "words"),
    [
        (NOTE, ["paragraph 3"], "Locators count the paragraphs, title left out."),
        ("", ["paragraphs 3 and 4", "block 2"], "The note does not say how blocks and paragraphs are counted; most"),
        ("", ["infobox", "reason for listing"], "Places are named, not counted."),
        ("", [], "Places are named, not counted."),
    ],
)
def test_what_is_told_of_a_source(note: str, locators: list[str], words: str) -> None:
    assert told(note, locators).startswith(words)


def test_of_an_item_that_was_not_seen_the_source_in_hand_tells() -> None:
    relayed = ["as relayed in paper, block 3"]
    assert told("", relayed, "source:paper", NOTE) == f"In source:paper: {counting(NOTE)}"
    assert told("", relayed, "source:paper").startswith("The note of source:paper does not say how blocks are counted")
    assert told(NOTE, ["paragraph 3"], "source:paper") == counting(NOTE)
