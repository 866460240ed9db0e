"""Digest authentication (RFC 7616, quality `auth`), which Virtuoso wants for whatever writes."""

import base64
import hashlib
import secrets
from urllib.request import Request, parse_http_list, parse_keqv_list

ALGORITHMS = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


class Digest:
    """Answers to the challenges of one server, with the user and password of a `Basic` header."""

    def __init__(self, basic: str) -> None:
        self._basic = basic
        self._user, _, self._password = base64.b64decode(basic.partition(" ")[2]).decode().partition(":")
        self._challenge: dict[str, str] = {}
        self._count = 0
        self.tried_without = False

    def try_again(self, challenges: list[str]) -> bool:
        """Take in the `WWW-Authenticate` headers of a refusal; tell whether another try may fare better.

        Virtuoso answers a `Basic` header with a refusal that has no challenge; it comes when nothing is sent.
        """
        if not challenges and not self.tried_without:
            self.tried_without = True
            return True
        return any(self._challenged(challenge) for challenge in challenges)

    def _challenged(self, header: str) -> bool:
        scheme, _, rest = header.partition(" ")
        challenge = parse_keqv_list([part for part in parse_http_list(rest) if "=" in part])
        if scheme.lower() != "digest" or "nonce" not in challenge or not self._speaks(challenge):
            return False
        refused = self._count == 1 and challenge.get("stale", "").lower() != "true"
        self._challenge, self._count = challenge, 0
        return not refused

    def authorization(self, request: Request) -> str | None:
        """Return the `Authorization` header for a request: `Basic` until there is a challenge."""
        if not self._challenge:
            return None if self.tried_without else self._basic
        self._count += 1
        given, count, ours = self._challenge, f"{self._count:08x}", secrets.token_hex(16)
        realm, nonce = given.get("realm", ""), given["nonce"]
        who = self._hash(self._user, realm, self._password)
        what = self._hash(request.get_method(), request.selector)
        response = self._hash(who, nonce, count, ours, "auth", what)
        fields = {"username": self._user, "realm": realm, "nonce": nonce, "uri": request.selector, "cnonce": ours}
        fields |= {"response": response} | ({"opaque": given["opaque"]} if "opaque" in given else {})
        quoted = ", ".join(f'{name}="{value}"' for name, value in fields.items())
        return f"Digest {quoted}, qop=auth, nc={count}, algorithm={given.get('algorithm', 'MD5')}"

    def _hash(self, *parts: str) -> str:
        return ALGORITHMS[self._challenge.get("algorithm", "MD5").upper()](":".join(parts).encode()).hexdigest()

    @staticmethod
    def _speaks(challenge: dict[str, str]) -> bool:
        qualities = [quality.strip() for quality in challenge.get("qop", "").split(",")]
        return challenge.get("algorithm", "MD5").upper() in ALGORITHMS and "auth" in qualities
