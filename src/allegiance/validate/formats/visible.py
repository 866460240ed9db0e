"""Foreign text as visible text: one line, nothing in it steers a terminal, a log or a browser.

A character that cannot be seen is written out, e.g. `\\u{202E}`. So is the second sign of `##[` and `##vso[`, which
the logs of GitHub and Azure read as a command wherever they stand in a line.
"""

import re
import unicodedata
from typing import Final

LONGEST: Final = 500
MOST_MARKS: Final = 8
"""More marks on one letter than any writing has; piled marks run into the lines above and below."""

_NAMED: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
_PRINTABLE_UNSEEN = "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
_COMMAND = re.compile(r"##(?=\w*\[)")
_JOINERS: Final = "\u200c\u200d"
_RIGHT_TO_LEFT: Final = ("R", "AL")
_BETWEEN: Final = ("R", "AL", "NSM", "AN", "EN", "BN")
_CONNECTORS: Final = " -_.'’،"


def pieces(text: str) -> list[str]:
    """Return for each character of the text what is shown in its place."""
    commands = {found.start() + 1 for found in _COMMAND.finditer(text)}
    shown, marks = [], 0
    for at, sign in enumerate(text):
        marks = marks + 1 if unicodedata.combining(sign) else 0
        seen = _is_seen(sign) or _is_spelling(text, at)
        shown.append(sign if seen and marks <= MOST_MARKS and at not in commands else _NAMED.get(sign) or _code(sign))
    return shown


def visible(text: str, longest: int = LONGEST) -> str:
    """Return the text on one line with everything unseen written out, cut after `longest` characters."""
    return "".join(pieces(text[:longest])) + ("..." if len(text) > longest else "")


def isolated(text: str) -> str:
    """Return visible text with each stretch of right-to-left letters in Unicode's isolates (U+2067, U+2069).

    A terminal then turns round what is inside a stretch and nothing around it: gutters and columns stay in place.
    """
    shown, at = [], 0
    while at < len(text):
        end = _stretch(text, at)
        shown.append(f"\u2067{text[at:end]}\u2069" if end > at else text[at])
        at = max(end, at + 1)
    return "".join(shown)


def _is_seen(sign: str) -> bool:
    return sign.isprintable() and (sign.isascii() or not re.match(_PRINTABLE_UNSEEN, sign))


def _code(sign: str) -> str:
    return f"\\u{{{ord(sign):X}}}"


def _is_spelling(text: str, at: int) -> bool:
    """Whether this is a joiner or non-joiner after a letter of a script that may spell with it (Persian, Hindi ...)."""
    return text[at] in _JOINERS and at > 0 and text[at - 1] >= "\u0600" and text[at - 1].isprintable()


def _stretch(text: str, start: int) -> int:
    """Return where the right-to-left stretch that begins here ends; `start` if none does."""
    end = start
    if unicodedata.bidirectional(text[start]) in _RIGHT_TO_LEFT:
        at = end = start + 1
        while at < len(text) and (text[at] in _CONNECTORS or unicodedata.bidirectional(text[at]) in _BETWEEN):
            at += 1
            if unicodedata.bidirectional(text[at - 1]) in ("R", "AL", "NSM"):
                end = at
    return end
