"""What is refused before anything is read: signs no EDTF date has, and dates in other habits of writing."""

import re
from typing import Final

from allegiance.errors import DateError

LONGEST: Final = 200
"""The longest text read, in characters; the rest of a longer one is not looked at."""

_ALPHABET = frozenset("0123456789X-/.,[]{}?~%:+TZYES")
_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_EXAMPLE = "write the date as year-month-day, such as 2015-08-20"
_NO_LONG_YEAR = "years run from 0001 to 9999 here, so write four digits without Y"
_DAY_OR_MONTH_FIRST = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d{4}|\d{2})", re.ASCII)
_SLASHED = re.compile(r"\d{4}(/)\d{1,2}(/\d{1,2})?", re.ASCII)
_DOTTED = re.compile(r"\d{4}(\.)\d{1,2}(\.\d{1,2})?", re.ASCII)
_WORDS = {
    "unknown": "leave the side of the slash empty where the start or end is not known, such as 2015-07/",
    "open": "write .. on the side of the slash that is open, such as 2015-07/..",
}


def screen(text: str) -> None:
    """Refuse what cannot be EDTF at all, so that whoever reads on meets only EDTF's own characters.

    Raises `DateError` at the first such character. For a text that is too long, the error carries only
    its first `LONGEST` characters.
    """
    if not text:
        raise DateError(text, 0, "write a date, such as 2015-08-20, or leave it out")
    if len(text) > LONGEST:
        raise DateError(text[:LONGEST], LONGEST, f"write at most {LONGEST} characters")
    if _DAY_OR_MONTH_FIRST.fullmatch(text):
        raise DateError(text, 0, f"{_EXAMPLE}, with the year first and in four digits")
    if separated := _SLASHED.fullmatch(text) or _DOTTED.fullmatch(text):
        advice = "put a hyphen between year, month and day, such as 2015-08-20"
        raise DateError(text, separated.start(1), advice)
    if "Y" not in text and _ALPHABET.issuperset(text):  # among its signs is no lower-case letter, so no word either
        return
    for position, sign in enumerate(text):
        if sign not in _ALPHABET or _is_word(text, position):
            raise DateError(text, position, _advice(text, position))
        if sign == "Y":
            raise DateError(text, position, _NO_LONG_YEAR)


def _is_word(text: str, position: int) -> bool:
    """Whether a letter that EDTF knows opens a word it does not, as in `September`."""
    return text[position].isalpha() and text[position + 1 : position + 2].islower()


def _advice(text: str, position: int) -> str:
    sign = text[position]
    if sign.isspace():
        in_words = any(len(word) > 1 and word.isalpha() for word in text.split())
        return f"{_EXAMPLE}; words belong in al:dateText" if in_words else "remove the space"
    if not sign.isprintable():
        return "remove the invisible character"
    if sign in _DASHES:
        return "type a plain hyphen (-)"
    if sign.isnumeric():
        return "use the digits 0 to 9"
    return _letter_advice(text, position) if sign.isalpha() else f"remove this sign and {_EXAMPLE}"


def _letter_advice(text: str, position: int) -> str:
    sign = text[position]
    for word, advice in _WORDS.items():
        if text.startswith(word, position):
            return advice
    beside = text[max(position - 1, 0) : position] + text[position + 1 : position + 2]
    if sign in "xu" and any(each in "0123456789xuX" for each in beside):
        return "write X, upper case, for a digit that is not known"
    if sign == "y" and any(each in "0123456789-" for each in beside):
        return _NO_LONG_YEAR
    if sign in "tz" and any(each in "0123456789" for each in beside):
        return f"write {sign.upper()} in upper case"
    return f"{_EXAMPLE}; words belong in al:dateText"
