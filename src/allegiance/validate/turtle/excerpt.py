"""The statements of a sound file that may mention a node: to say where it stands, the others need not be read."""

import re
from functools import cache
from typing import Final

_NIL: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"
"""May be written as `( )`."""


def excerpt(text: str, iri: str) -> str:
    """Return a text that pyoxigraph accepts with spaces in place of the statements that cannot mention the IRI.

    Whatever declares a prefix or base stays. All offsets are as they were.
    """
    # What namespaces and bases leave of the IRI ends in this, unless it is written with escapes.
    tail = "" if iri == _NIL else iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]
    parts: list[str] = []
    at = 0
    for found in _statement().finditer(text) if tail else ():
        if found.start() != at:
            return text
        part, at = found.group(), found.end()
        if _declaring().search(part):
            if _ending_within().search(part):
                return text
        elif tail not in part and "\\" not in part:
            part = " " * len(part)
        parts.append(part)
    return "".join(parts) if at == len(text) else text


@cache
def _statement() -> re.Pattern[str]:
    """Return the pattern of all up to the dot that ends a statement, or some more; nothing there is read twice."""
    return re.compile(
        r"""
        (?: [^"'<\\.\#]++
          | \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ \"{3} | (?!\"{3}) " (?: [^"\\\n\r]++ | \\. )*+ "
          | '{3}  (?: [^'\\]++ | \\. | '(?!'') )*+ '{3}  | (?!'{3})  ' (?: [^'\\\n\r]++ | \\. )*+ '
          | <[^<>]*+> | \#[^\n\r]*+ | \\. | \.(?![\s\#]|\Z)
        )*+ (?: \. | \Z )""",
        re.VERBOSE | re.DOTALL,
    )


@cache
def _declaring() -> re.Pattern[str]:
    return re.compile("prefix|base", re.IGNORECASE)


@cache
def _ending_within() -> re.Pattern[str]:
    """Return the pattern of an IRI that may cut another within its last part, or is not written out."""
    return re.compile(r"[^/#]>|<>|\\")
