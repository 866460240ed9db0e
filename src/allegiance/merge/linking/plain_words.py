"""A name cut into words: without particles, joined where they belong together, before any of them is a concept."""

import re

from allegiance.merge.linking.tokens import Token, assimilated, joined, token
from allegiance.sounds import Word, letters

ELISION = re.compile(r"\b[ldq]['’](?=[aeiouyhâéèêîôû])", re.IGNORECASE)
"""French: l'Unification."""
SPLIT = re.compile(r"[^\W_]+")


def plain_words(text: str) -> list[Word]:
    """Return the words of a text as the lexicon knows them: without particles, joined where they belong together."""
    return joined(without_particles(tokens_of(text)))


def tokens_of(text: str) -> list[Token]:
    """Split a name into words, "Surname, Given" turned round so that what is given comes first."""
    if "," in text:
        before, _, after = text.partition(",")
        text = f"{after} {before}" if "," not in after else text
    if "'" in text or "’" in text:
        text = ELISION.sub("", text)
    # A sign that no romanization writes (a lone hamza, a hard sign) is no word.
    return [read for part in SPLIT.findall(letters(text)) if (read := token(part)).latin]


def without_particles(raw: list[Token]) -> list[Token]:
    """Leave out articles and the like, unless nothing else is there."""
    last = len(raw) - 1
    kept = [
        part
        for n, part in enumerate(raw)
        if not part.stop and (n == last or len(part.latin) > 3 or not assimilated(part.latin, raw[n + 1].latin))
    ]
    return kept or raw
