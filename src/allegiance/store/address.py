"""The addresses of servers that we speak to."""

from urllib.parse import SplitResult, urlsplit

from allegiance.errors import BadAddress

PORTS = {"http": 80, "https": 443}


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
