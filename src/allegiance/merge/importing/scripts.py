"""The script of a name, as a language tag."""

import re

SCRIPTS = (
    ("Arab", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"),
    ("Cyrl", "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"),
    ("Hang", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("Kana", "\u3040-\u30ff"),
    ("Hani", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("Hebr", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("Grek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Armn", "\u0530-\u058f"),
    ("Geor", "\u10a0-\u10ff\u1c90-\u1cbf"),
    ("Deva", "\u0900-\u097f"),
    ("Beng", "\u0980-\u09ff"),
    ("Taml", "\u0b80-\u0bff"),
    ("Sinh", "\u0d80-\u0dff"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Mymr", "\u1000-\u109f"),
    ("Ethi", "\u1200-\u139f"),
    ("Latn", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
)
LETTER = re.compile("[A-Za-z]")
PATTERNS = [(script, re.compile(f"[{ranges}]")) for script, ranges in SCRIPTS]


def tag(text: str) -> str:
    """Return `und-` with the script that most letters of the text are in, or `und` where none is known."""
    if text.isascii():
        return "und-Latn" if LETTER.search(text) else "und"
    counted = [(len(pattern.findall(text)), script) for script, pattern in PATTERNS]
    most, script = max(counted, key=lambda pair: pair[0])
    return f"und-{script}" if most else "und"
