"""Who we are to a server: from the environment or netrc, and never in a message."""

import base64
import netrc
import os
from html import unescape
from urllib.parse import unquote

from allegiance.errors import BadCredentials

TOKEN, USER, PASSWORD = (
    "ALLEGIANCE_STORE_TOKEN",
    "ALLEGIANCE_STORE_USER",
    "ALLEGIANCE_STORE_PASSWORD",
)  # names of variables


def authorization(host: str) -> str | None:
    """Return the `Authorization` header for a host, or None.

    A token comes before user and password, and these before the host's entry in netrc (its `default` is not used).
    Raises BadCredentials, which names the place and not the content.
    """
    if token := os.environ.get(TOKEN):
        if not token.isascii() or not token.isprintable() or " " in token:
            raise BadCredentials(TOKEN, "holds a character that no token has")
        return f"Bearer {token}"
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if user is None and password is None:
        user, password = _from_netrc(host)
    elif user is None or password is None:
        raise BadCredentials(f"{USER} and {PASSWORD}", "must both be set, or neither")
    if user is None or password is None:
        return None
    if ":" in user:
        raise BadCredentials("the user name", "holds a colon, which basic authentication cannot carry")
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def gives_away(text: str, header: str | None) -> bool:
    """Tell whether a text holds what an `Authorization` header does, as it is or as written in addresses, JSON or HTML,
    or what digest authentication makes of it."""
    if header is None:
        return False
    scheme, _, sent = header.partition(" ")
    plain = base64.b64decode(sent).decode().partition(":")[2] if scheme == "Basic" else ""
    forms = (text, unquote(text), unescape(text), text.replace("\\", ""))
    return "Digest username=" in text or any(secret in form for secret in (sent, plain) if secret for form in forms)


def _from_netrc(host: str) -> tuple[str | None, str | None]:
    try:
        entry = netrc.netrc().hosts.get(host)
    except FileNotFoundError:
        return None, None
    except (netrc.NetrcParseError, OSError, UnicodeDecodeError):
        # Its own words might quote the file.
        raise BadCredentials("the file .netrc", "cannot be read") from None
    return (entry[0], entry[2]) if entry else (None, None)
