"""The addresses of servers that we speak to."""

import re
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from allegiance.errors import BadAddress

PORTS = {"http": 80, "https": 443}
CREDENTIALS = re.compile(r"[^/\\\s:@]+:[^/\\\s@]*@")
"""How an address begins in which name and password stand, and `http://` does not."""


def is_meant_as_address(place: str) -> bool:
    """Tell whether a place is a server's address, and no path: a path that is not there is repeated in a message."""
    return "://" in place or (CREDENTIALS.match(place) is not None and not Path(place).exists())


def server_address(url: str) -> SplitResult:
    """Return the parts of a server's address. Raises BadAddress, which does not repeat it: it may hold a password."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise BadAddress("it is no URL; write it as http://host:port/path") from error
    if parts.scheme not in PORTS or not parts.hostname:
        raise BadAddress("only http:// and https:// with a host are spoken")
    if "@" in parts.netloc:
        raise BadAddress("it holds a name or password; set ALLEGIANCE_STORE_USER and ALLEGIANCE_STORE_PASSWORD instead")
    if not url.isascii() or not url.isprintable() or " " in url:
        raise BadAddress("it holds a character that a URL cannot have; write it percent-encoded")
    return parts


def origin(parts: SplitResult) -> tuple[str, str | None, int | None]:
    """Return scheme, host and port, the default one filled in. Raises ValueError for a bad port."""
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)
