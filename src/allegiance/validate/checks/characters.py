"""Characters that have no place in a name or a text, and those that only look as if they had none.

Genuine Arabic, Persian, Cyrillic and Indic text passes: a zero-width non-joiner or joiner is allowed where their
spelling uses it, after the rules of IDNA (RFC 5892, appendix A), and Arabic letters carry their own direction.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from allegiance.validate.checks.rule import Rule

CONTROL = Rule(
    "AL113",
    "No control characters",
    "They can clear a terminal, forge a line in a log, or end a text early for one reader and not for another.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz⟨U+001B⟩[2J"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n',
)
BIDI = Rule(
    "AL114",
    "No bidirectional controls",
    "They make a reviewer see the text in another order than the machine reads it. Arabic and Hebrew letters know "
    "their direction without them.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "⟨U+202E⟩zudnuK"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "قندوز"@fa .\n',
)
INVISIBLE = Rule(
    "AL115",
    "No invisible characters",
    "Two names that differ only in what nobody sees are two names to a machine. The zero-width non-joiner of "
    "Persian spelling is allowed between its letters.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kun⟨U+200B⟩duz"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n',
)
COMPOSED = Rule(
    "AL116",
    "Text is in Unicode's composed form (NFC)",
    "Otherwise one name has two spellings that look alike and are not found together.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kondu⟨U+0301⟩z"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kondúz"@en .\n',
)
PILED = Rule(
    "AL117",
    "No piles of marks",
    "More than 30 marks on one letter are no writing (Unicode's Stream-Safe Text Format), and slow down every reader.",
    f'# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "K{"⟨U+0301⟩" * 31}"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kunduz"@en .\n',
)
UNKNOWN = Rule(
    "AL118",
    "No private or lost characters",
    "A character without a public meaning, or the sign for one that was lost, tells readers nothing.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kond⟨U+FFFD⟩z"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; skos:prefLabel "Kondūz"@en .\n',
)
RULES = (CONTROL, BIDI, INVISIBLE, COMPOSED, PILED, UNKNOWN)

MOST_MARKS: Final = 30


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(
        "(?P<AL113>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]|\r(?!\n))"
        "|(?P<AL114>[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c])"
        "|(?P<AL115>[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f"
        "\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff])"
        "|(?P<AL118>[\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\ud800-\udfff\U000f0000-\U0010ffff])"
    )


@cache
def _any(*, in_ascii: bool) -> re.Pattern[str]:
    """Return one class of all of these signs and few others: a quick look at a text that has none.

    That of a text in ASCII is ready at once.
    """
    low = "\x00-\x08\x0b-\x1f\x7f"
    return re.compile(
        f"[{low}]"
        if in_ascii
        else f"[{low}-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
        "\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
        "\U000e0000-\U0010ffff]"
    )


_MAYBE_PILED = re.compile(rf"[^\w\x00-\x7f]{{{MOST_MARKS + 1},}}")
_BY_ID = {rule.id: rule for rule in RULES}
_ADVICE = {
    "AL113": "Remove it; write a line break as \\n and a tab as \\t.",
    "AL114": "Remove it; letters know their direction.",
    "AL115": "Remove it, or type the text anew.",
    "AL118": "Type the letter itself.",
}


class Fault(NamedTuple):
    """A character that is refused: where it starts and ends in the text, by which rule, and in words."""

    start: int
    end: int
    rule: Rule
    message: str
    advice: str


def faults(text: str) -> Iterator[Fault]:
    """Give all faulty characters of a text, in linear time. Tabs and line breaks (also CR LF) are no fault."""
    if text.isascii() and text.isprintable():
        return
    for found in _suspect().finditer(text) if _any(in_ascii=text.isascii()).search(text) else ():
        rule = _BY_ID[found.lastgroup or ""]
        if found[0] in "\u200c\u200d" and _joins(text, found.start()):
            continue
        message = f"There is {_name(found[0])} here."
        yield Fault(found.start(), found.end(), rule, message, _ADVICE[rule.id])
    piled = False
    for start, end in _piles(text):
        piled = True
        yield Fault(start, end, PILED, f"There are {end - start} marks on one letter.", "Remove the marks.")
    if not piled:  # the cost of composing grows with the square of a pile
        yield from _uncomposed(text)


def _name(sign: str) -> str:
    if sign == "\r":
        return "a carriage return without a line feed (U+000D)"
    return f"the character U+{ord(sign):04X} ({unicodedata.name(sign, 'without a name').lower()})"


def _joins(text: str, at: int) -> bool:
    """Whether a joiner or non-joiner at this place belongs to the spelling: between Arabic letters, or after virama."""
    before = at - 1
    while before >= 0 and at - before <= MOST_MARKS and unicodedata.category(text[before]) == "Mn":
        if unicodedata.combining(text[before]) == 9:
            return True
        before -= 1
    return before >= 0 and _is_arabic(text[before]) and at + 1 < len(text) and _is_arabic(text[at + 1])


def _is_arabic(sign: str) -> bool:
    return unicodedata.category(sign) == "Lo" and unicodedata.name(sign, "").startswith(("ARABIC LETTER", "SYRIAC"))


def _piles(text: str) -> Iterator[tuple[int, int]]:
    for run in _MAYBE_PILED.finditer(text):
        start = run.start()
        for at in range(run.start(), run.end() + 1):
            if at == run.end() or not unicodedata.combining(text[at]):
                if at - start > MOST_MARKS:
                    yield start, at
                start = at + 1


def _uncomposed(text: str) -> Iterator[Fault]:
    if unicodedata.is_normalized("NFC", text):
        return
    offset = 0
    for line in text.splitlines(keepends=True):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            pairs = enumerate(zip(line, composed, strict=False))
            at = offset + next((index for index, (old, new) in pairs if old != new), 0)
            advice = "Type the accented letter as one character (normalize the file to NFC)."
            yield Fault(at, at + 1, COMPOSED, "The text is not composed (NFC) from here.", advice)
        offset += len(line)
