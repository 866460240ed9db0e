"""Cleared files as documents of many: their prefixes mean the same in all of them, and stand first."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from allegiance.terms import PREFIXES

SIZE: Final = 8 * 2**20
"""So many bytes of files become one document, of some 200,000 statements, which are sorted at one time."""

_PREFIXES: Final = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()).encode()
_HEAD: Final = re.compile(rb"(?:(?:[@#][^\n]*)?\n)*+")


def together(files: Mapping[str, bytes]) -> Iterator[bytes]:
    """Give the Turtle of cleared files, by graph, as TriG."""
    parts, size = [_PREFIXES], 0
    for graph, content in files.items():
        head = _HEAD.match(content)
        parts += (str(ox.NamedNode(graph)).encode(), b" {\n", content[head.end() if head else 0 :], b"\n}\n")
        size += len(content)
        if size > SIZE:
            yield b"".join(parts)
            parts, size = [_PREFIXES], 0
    if size:
        yield b"".join(parts)
