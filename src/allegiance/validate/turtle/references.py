"""Relative IRIs made absolute.

Source: RFC 3986, section 5.2 (strict) with the regular expression of appendix B.
"""

import re
from typing import Final

_PARTS: Final = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)


def split(iri: str) -> tuple[str, str, str, str, str]:
    """Return scheme, authority with its `//`, path, query with its `?` and fragment with its `#`."""
    found = _PARTS.match(iri)
    scheme, authority, path, query, fragment = found.groups("") if found else ("", "", iri, "", "")
    return scheme, authority, path, query, fragment


def resolve(base: str, reference: str) -> str:
    """Return the reference against the base; where it has a scheme of its own or cannot be joined, as it is.

    As in pyoxigraph, dot segments are taken out of the reference, not of the base.
    """
    scheme, authority, path, query, fragment = split(reference)
    if not base or scheme or (not authority and ":" in path.partition("/")[0]):
        return reference
    scheme, base_authority, base_path, base_query, _ = split(base)
    if not authority:
        authority = base_authority
        if path:
            folder = "/" if path.startswith("/") or (authority and not base_path) else base_path
            path = _joined(folder.split("/")[:-1], path.removeprefix("/"), 1 if authority else 0)
        else:
            path, query = base_path, query or base_query
    if not authority and path.startswith("//"):
        return reference
    return f"{scheme}:{authority}{path}{query}{fragment}"


def _joined(folders: list[str], path: str, least: int) -> str:
    """Return a path below the folders, where ".." leaves one, but not the `least` topmost."""
    *segments, last = path.split("/")
    if last in (".", ".."):
        segments.append(last)
        last = ""
    for segment in segments:
        if segment == "..":
            del folders[max(len(folders) - 1, least) :]
        elif segment != ".":
            folders.append(segment)
    return "".join(f"{folder}/" for folder in folders) + last
