"""A spelling of names by which they are compared: without case, accents, punctuation and repeated spaces."""

import unicodedata

SAME_LETTER = str.maketrans({"ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""})
"""Letters that Arabic, Persian and Pashto keyboards write differently, and the stroke that only lengthens a word."""


def fold(text: str) -> str:
    """Return the text without case, accents, punctuation and repeated spaces, in any script."""
    # Decomposed before and after: a styled letter becomes a capital, and a folded one may come apart.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(SAME_LETTER)
    # Accents have come apart from their letters and are not alphanumeric.
    kept = (c if c.isalnum() else " " if c.isspace() or c == "-" else "" for c in decomposed)
    return " ".join("".join(kept).split())
