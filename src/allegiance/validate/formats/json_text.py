"""JSON that is safe to print: readable in every script, with what is unseen written as JSON's own escapes."""

import json
import re
from typing import Any

_COMMAND = re.compile(r"##(?=\w*\[)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: Any) -> str:
    """Return the value as indented JSON with a line break at the end; a parser reads exactly the value.

    Halves of surrogate pairs, which come from file names that are not UTF-8, become U+FFFD: many parsers refuse them.
    """
    text = _SURROGATE.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=1))
    if not text.isascii() or "\x7f" in text:
        text = "".join(sign if sign.isprintable() or sign == "\n" else _escape(sign) for sign in text)
    return _COMMAND.sub(r"#\\u0023", text) + "\n"


def _escape(sign: str) -> str:
    """Return the character as JSON writes it in ASCII, two escapes where it needs a surrogate pair."""
    return json.dumps(sign)[1:-1] if sign != "\x7f" else "\\u007f"
