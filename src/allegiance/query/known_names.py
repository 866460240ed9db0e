"""Every form of every name in a store with what a search compares, which is kept beside a persisted store.

Reading the names out of the store and sounding them takes most of a second on the project's data; a search that finds
them ready takes a few hundredths.
"""

import json
import unicodedata
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from allegiance import folding, sounds
from allegiance.build.cache import RECORD
from allegiance.build.writing import write
from allegiance.folding import fold
from allegiance.query.catalog import lookup
from allegiance.sounds import Word, letters, romanized, word
from allegiance.store import Store
from allegiance.store.typed import select, text_of

ARTICLE = "ال"
ARTICLES = ("al", "el", "ul", "ar", "as", "ash", "at", "az", "an", "ad")
ABJAD = "*"
"""Marks a word whose vowels are not written."""


class Known(NamedTuple):
    """A form of a name: whose, by IRI and label, as written, folded, and by the sound of its words (see `heard`)."""

    iri: str
    label: str
    form: str
    folded: str
    sound: str


def known_names(store: Store) -> list[Known]:
    """Return every form of every name. Where the store lies in the cache, they are found beside it the next time."""
    path = getattr(store, "path", None)
    beside = path.parent / f"names-{_version()}.json" if path and (path.parent / RECORD).is_file() else None
    if beside is not None:
        with suppress(OSError, ValueError, TypeError):
            return [Known(*one) for one in json.loads(beside.read_bytes())]
    found = [known(*map(text_of, row)) for row in select(store, lookup("names"))]
    if beside is not None:
        with suppress(OSError):  # A cache of somebody else's: the names are read again the next time.
            write(beside, [json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")])
    return found


def words(text: str) -> list[Word]:
    """Return the words of a name by their sound, without the Arabic article, which is written apart or not at all."""
    found = []
    for part in letters(text).replace("-", " ").split():
        bare = "".join(c for c in part if c.isalnum())
        bare = bare[2:] if bare.startswith(ARTICLE) and len(bare) > 4 else bare  # two and a stem
        latin, abjad = romanized(bare)
        if latin and latin not in ARTICLES:
            found.append(word(latin, abjad))
    return found


def heard(sound: str) -> list[Word]:
    """Return the words that a known name keeps as `form/skeleton`, with a mark where vowels are not written."""
    pairs = (one.partition("/") for one in sound.split())
    return [Word(form, skeleton.removesuffix(ABJAD), skeleton.endswith(ABJAD)) for form, _, skeleton in pairs]


def known(iri: str, label: str, form: str) -> Known:
    """Return a form of a name with what a search compares."""
    sound = " ".join(f"{one.form}/{one.skeleton}{ABJAD if one.abjad else ''}" for one in words(form))
    return Known(iri, label, form, fold(form), sound)


@cache
def _version() -> str:
    """Return what changes where names are read, folded or sounded in another way."""
    here = (Path(str(module.__file__)) for module in (folding, sounds))
    files = [Path(__file__), *here, Path(str(sounds.__file__)).with_name("letters.tsv")]
    told = b"".join(file.read_bytes() for file in files) + lookup("names").encode()
    return f"{zlib.crc32(told + unicodedata.unidata_version.encode()):08x}"
