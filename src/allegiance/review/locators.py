"""How the places in a source are counted: what its note says of it, and what is to be done where it says nothing."""

import re

COUNTED = re.compile(r"\bcount", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.;])\s+(?=\S)")
UNIT = re.compile(r"\b(paragraph|block|sentence|page|point|answer|line)s?\b", re.IGNORECASE)
RELAYED = re.compile(r"as relayed in ([\w-]+)")


def counting(note: str) -> str:
    """Return the sentences of a note that say how places are counted; empty where it does not say."""
    return " ".join(sentence for sentence in SENTENCE.split(note) if COUNTED.search(sentence))


def besides(note: str) -> str:
    """Return what else a note says."""
    return " ".join(sentence for sentence in SENTENCE.split(note) if not COUNTED.search(sentence))


def told(note: str, locators: list[str], through: str = "", through_note: str = "") -> str:
    """Return a sentence for the reader on how these places of a source are counted.

    `through` is the source in hand where the item itself has not been seen, and `through_note` the note of that.
    """
    relayed = bool(through) and all(RELAYED.match(locator) for locator in locators)
    units = sorted({unit.lower() for locator in locators for unit in UNIT.findall(locator)})
    if said := counting(through_note if relayed else note):
        return f"In {through}: {said}" if relayed else said
    if not units:
        return "Places are named, not counted."
    where = f"The note of {through}" if relayed else "The note"
    told = f"{where} does not say how {' and '.join(f'{unit}s' for unit in units)} are counted"
    return f"{told}; most sources count the paragraphs of the text, title and captions left out."
