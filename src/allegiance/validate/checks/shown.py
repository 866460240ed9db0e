"""Foreign text made fit for a message: short, and nothing in it acts on a terminal or a log."""

from functools import lru_cache
from typing import Final

from allegiance.terms import shorten

LONGEST: Final = 60


def shown(text: str) -> str:
    """Return the text with everything unprintable, and `::`, written out, and cut after 60 characters."""
    cut = text[:LONGEST]
    safe = "".join(sign if sign.isprintable() else f"\\u{{{ord(sign):X}}}" for sign in cut)
    return safe.replace("::", ":\\u{3A}") + ("..." if len(text) > LONGEST else "")


@lru_cache(maxsize=50_000)
def shown_iri(iri: str) -> str:
    """Return the IRI with one of our prefixes where it has one, made fit for a message."""
    return shown(shorten(iri))
