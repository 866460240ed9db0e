"""Backslash escapes in texts and IRIs."""

import re
from typing import Final

from .problem import Report, shown

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.?))", re.DOTALL)
_PLAIN: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_SURROGATES: Final = range(0xD800, 0xE000)
_LAST: Final = 0x10FFFF


def unescaped(text: str, start: int, report: Report, *, in_iri: bool = False) -> str | None:
    r"""Return what the text stands for, or None after reporting bad escapes; `start` is its offset in the file.

    A text may hold \t \b \n \r \f \" \' \\ and \uXXXX \UXXXXXXXX, an IRI the last two only, and none that
    gives a character an IRI may not hold.
    """
    if "\\" not in text:
        return text
    sound = True

    def character(found: re.Match[str]) -> str:
        nonlocal sound
        four, eight, letter = found.groups()
        complaint = _complaint(four or eight, letter, in_iri=in_iri)
        if complaint:
            sound = False
            report(start + found.start(), start + found.end(), *complaint)
            return ""
        return _PLAIN[letter] if letter else chr(int(four or eight, 16))

    value = _ESCAPE.sub(character, text)
    return value if sound else None


def _complaint(code: str | None, letter: str | None, *, in_iri: bool) -> tuple[str, str] | None:
    if code is not None:
        return _bad_code(int(code, 16), in_iri=in_iri)
    if letter in ("u", "U"):
        return f"\\{letter} lacks its digits", "write \\u with four or \\U with eight hexadecimal digits"
    if in_iri:
        return "A backslash cannot stand in an IRI", "write the character itself, or %5C for a backslash"
    if not letter or letter not in _PLAIN:
        advice = 'write \\\\ for a backslash, \\n for a new line, \\" for a quote'
        return f"\\{shown(letter or '')} is no escape", advice
    return None


def _bad_code(number: int, *, in_iri: bool) -> tuple[str, str] | None:
    if number in _SURROGATES or number > _LAST:
        return f"U+{number:04X} is no character", "write the character itself, or \\U and its eight hexadecimal digits"
    if in_iri and (number <= 0x20 or chr(number) in '<>"{}|^`\\'):
        return f"U+{number:04X} cannot stand in an IRI, however it is written", f"write %{number:02X} or leave it out"
    return None
