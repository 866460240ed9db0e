"""Names compared without regard to how they are written: by letters, and by looks."""

import unicodedata
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

_ARABIC: Final = str.maketrans("ىیېۍئكڪةۀہھؤ", "يييييككههههو")
"""Letters that Arabic, Persian, Pashto and Urdu keyboards give for the same one."""

_PAIRS: Final = (
    "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw вb кk мm нh тt үy АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX ҮY "
    "αa εe ιi κk νv οo ρp τt υu χx γy ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ıi"
)
_LOOKS: Final = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_STROKES: Final = str.maketrans("0O1I|", "oolll")
"""Signs that pass for a Latin letter, after Unicode's list of confusables (UTS 39)."""
_SIGNS: Final = "".join(sign for sign in map(chr, range(128)) if not sign.isalnum())
_ASCII: Final = "".join(map(chr, range(128)))
_PLAIN: Final = bytes.maketrans(_ASCII.encode(), _ASCII.lower().encode())
_PLAIN_LOOKS: Final = bytes.maketrans(_ASCII.encode(), _ASCII.translate(_STROKES).lower().encode())
"""What each sign of ASCII, which has no accents and one script, comes to in the readings below, but for signs that are
left out. Bytes are put for bytes several times as quickly as letters for letters."""
_LEFT_OUT: Final = _SIGNS.encode()
_LEFT_OUT_OF_LOOKS: Final = _SIGNS.replace("|", "").encode()
_KEPT: Final = 50_000
"""Names are folded for the mirror and again for each check that compares them."""


@lru_cache(maxsize=_KEPT)
def folded(name: str) -> str:
    """Return the letters and digits of a name in any script, without case, accents, spaces and signs.

    Percent-encoding is resolved, and the letters of the Arabic script are brought to one form each.
    """
    name = unquote(name) if "%" in name else name
    if name.isascii():
        return name.encode().translate(_PLAIN, _LEFT_OUT).decode()
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    return "".join(sign for sign in decomposed if sign.isalnum()).translate(_ARABIC)


@lru_cache(maxsize=_KEPT)
def skeleton(name: str) -> str:
    """Return what the name looks like: names with one skeleton can be taken for each other."""
    name = unquote(name) if "%" in name else name
    if name.isascii():
        return name.encode().translate(_PLAIN_LOOKS, _LEFT_OUT_OF_LOOKS).decode()
    looks = unicodedata.normalize("NFKD", name).translate(_LOOKS).translate(_STROKES)
    return "".join(sign for sign in looks.casefold() if sign.isalnum())


def blurred(name: str) -> str:
    """Return what the name looks like at a glance: as `skeleton`, with rn read as m and vv as w."""
    return skeleton(name).replace("rn", "m").replace("vv", "w")
