"""One request to a server and its whole answer, or an error that says what went wrong. Nothing in between.

An overall deadline for all attempts, a cap on bytes, redirects within the origin, few and bounded retries.
"""

import http.client
import socket
import ssl
import urllib.error
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit
from urllib.request import Request

from allegiance.errors import (
    MissingPackage,
    RemoteAnswer,
    RemoteBusy,
    RemoteDenied,
    RemoteError,
    RemoteRedirect,
    RemoteRefused,
    RemoteTimeout,
    RemoteTooLarge,
    RemoteUnreachable,
)
from allegiance.store.address import origin, server_address
from allegiance.store.credentials import authorization, gives_away
from allegiance.store.deadline import TO_CONNECT, Deadline, opener
from allegiance.store.digest import Digest
from allegiance.version import __version__

ATTEMPTS = 4
LONGEST_WAIT = 10.0
"""Seconds. A server that asks for more is not waited for."""
MOST_REDIRECTS = 3
CHUNK = 1 << 16
WORDS = 200
"""Characters of a server's own words that are passed on."""
LOOKED_AT = 1 << 14
"""Bytes of them that are looked through before: what is cut off must not begin in what is passed on."""
AGENT = f"allegiance/{__version__}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer. `framed` tells that the server said where it ends, by a length or in chunks."""

    status: int
    headers: Message
    framed: bool
    body: bytes

    @property
    def type(self) -> str:
        """The media type, without parameters."""
        return self.headers.get_content_type()


class Transport:
    """Requests to one origin. `timeout` is in seconds, for a request with all its attempts; `largest` in bytes.

    `known` tells that it is the server that the user's credentials are for; to others none are sent.
    """

    def __init__(self, url: str, *, timeout: float, largest: int, known: bool = True) -> None:
        parts = server_address(url)
        self.place = f"{parts.scheme}://{parts.netloc}{parts.path}"
        self._origin = origin(parts)
        self._timeout, self._largest = timeout, largest
        self._authorization = authorization(parts.hostname or "") if known else None
        basic = self._authorization if (self._authorization or "").startswith("Basic ") else None
        self._digest = Digest(basic) if basic else None

    def send(self, request: Request) -> Answer:
        """Send the request and return the answer to it, of a status that means success.

        Must be safe to send twice. Raises the errors derived from RemoteError.
        """
        try:
            from tenacity import RetryCallState, Retrying, retry_if_exception_type
        except ImportError as error:
            raise MissingPackage("tenacity", "remote") from error
        deadline = Deadline(self._timeout)

        def wait(state: RetryCallState) -> float:
            failure = state.outcome.exception() if state.outcome else None
            asked = failure.retry_after if isinstance(failure, RemoteBusy) else None
            return 0.5 * 2.0 ** (state.attempt_number - 1) if asked is None else asked

        def give_up(state: RetryCallState) -> bool:
            try:
                return state.attempt_number >= ATTEMPTS or wait(state) >= min(LONGEST_WAIT, deadline.left())
            except TimeoutError:
                return True

        retrying = Retrying(retry=retry_if_exception_type(RemoteBusy), wait=wait, stop=give_up, reraise=True)
        return retrying(self._follow, request, deadline)

    def _follow(self, request: Request, deadline: Deadline) -> Answer:
        """Send the request along redirects within its origin, unchanged: what is sent may be sent twice."""
        url = request.full_url
        for _ in range(MOST_REDIRECTS + 1):
            again = Request(url, request.data, dict(request.header_items()), method=request.get_method())  # noqa: S310  # server_address and _target allow http and https only
            answer = self._exchange(again, deadline)
            if isinstance(answer, Answer):
                return answer
            url = url if answer is None else self._target(url, answer)
        raise RemoteRedirect(self.place, f"redirects more than {MOST_REDIRECTS} times", "check the address")

    def _target(self, url: str, location: str) -> str:
        """Return the address that a redirect names. Raises RemoteRedirect for another origin."""
        try:
            target = urlsplit(urljoin(url, location))
            elsewhere = origin(target) != self._origin
        except ValueError as error:
            raise RemoteRedirect(self.place, "redirects to what is no address", "check the address") from error
        if elsewhere:
            other = self._words(f"{target.scheme}://{target.netloc.rpartition('@')[2]}") or "that address"
            raise RemoteRedirect(self.place, "sends us elsewhere", f"if you trust {other}, ask that itself")
        return target.geturl()

    def _exchange(self, request: Request, deadline: Deadline) -> Answer | str | None:
        """Return the answer, or the target of a redirect, or None when a challenge can be answered now."""
        request.add_header("User-Agent", AGENT)
        request.add_header("Accept-Encoding", "identity")
        sent = self._digest.authorization(request) if self._digest else self._authorization
        if sent:
            request.add_unredirected_header("Authorization", sent)
        try:
            timeout = min(TO_CONNECT, deadline.left())
            with opener(deadline).open(request, timeout=timeout) as response:
                if response.status in (301, 302, 307, 308) and response.headers["Location"]:
                    return str(response.headers["Location"])
                asked = response.headers.get_all("WWW-Authenticate", [])
                if response.status == 401 and self._digest and self._digest.try_again(asked):
                    return None
                return self._read(response)
        except TimeoutError as error:
            raise self._late(deadline) from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late(deadline) from error
            raise self._absent(error.reason) from error
        except (http.client.HTTPException, OSError, ValueError) as error:
            raise self._broken(f"{type(error).__name__}: {error}") from None  # Its own words may be the server's.

    def _read(self, response: http.client.HTTPResponse) -> Answer:
        if not 200 <= response.status < 300:
            raise self._refusal(response)
        framed = response.chunked or response.length is not None
        return Answer(response.status, response.headers, bool(framed), self._body(response))

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        encoding = (response.headers["Content-Encoding"] or "identity").strip().lower()
        if encoding != "identity":
            raise RemoteAnswer(self.place, "answers compressed, though asked not to", "switch that off there")
        announced, most, body = response.length, self._largest, bytearray()
        while len(body) <= most >= (announced or 0) and (chunk := response.read(CHUNK)):
            body += chunk
        if max(len(body), announced or 0) > most:
            raise RemoteTooLarge(self.place, f"answers with more than {most:,} bytes", "ask for less, or use LIMIT")
        if announced is not None and len(body) != announced:
            reason = f"ended its answer after {len(body):,} of {announced:,} bytes"
            raise RemoteAnswer(self.place, reason, "try again, or ask for less")
        return bytes(body)

    def _refusal(self, response: http.client.HTTPResponse) -> RemoteError:
        status = response.status
        if status in (429, 503):
            return RemoteBusy(self.place, status, _seconds(response.headers["Retry-After"]))
        if status in (401, 403, 407):
            advice = (
                "set ALLEGIANCE_STORE_USER and ALLEGIANCE_STORE_PASSWORD, or ALLEGIANCE_STORE_TOKEN, or write .netrc"
            )
            return RemoteDenied(self.place, f"wants other credentials (HTTP status {status})", advice)
        words = self._words(response.read(LOOKED_AT).decode(errors="replace"))
        said = f": {words}" if words and "html" not in response.headers.get_content_type() else ""
        advice = "try again later" if status >= 500 else f"check the {'query' if status == 400 else 'address'}"
        return RemoteRefused(self.place, status, f"refuses with HTTP status {status}{said}", advice)

    def gives_away(self, text: str) -> bool:
        """Tell whether a text has our credentials in it, which a server may send back to us."""
        return gives_away(text, self._authorization)

    def _words(self, text: str) -> str:
        """Return a few words of a server, unless it echoes what it must not."""
        return "" if self.gives_away(text) else " ".join(text.split())[:WORDS]

    def _late(self, deadline: Deadline) -> RemoteTimeout:
        reason = f"did not finish its answer within {deadline.seconds:g} seconds"
        return RemoteTimeout(self.place, reason, "ask for less, or allow more time")

    def _absent(self, reason: object) -> RemoteUnreachable:
        """Say in words why there is no connection."""
        match reason:
            case ConnectionRefusedError():
                return RemoteUnreachable(self.place, "refused the connection", "start it, or check host and port")
            case socket.gaierror():
                return RemoteUnreachable(self.place, "is not found by its name", "check the address and the network")
            case ssl.SSLError():
                why = f"does not prove who it is ({self._words(reason.reason or str(reason))})"
                return RemoteUnreachable(self.place, why, "check the address, or ask who runs it")
        words = self._words(getattr(reason, "strerror", None) or str(reason))
        return RemoteUnreachable(self.place, f"is not reached ({words})", "check the address and the network")

    def _broken(self, reason: str) -> RemoteUnreachable:
        what = f"does not answer as a web server does ({self._words(reason)})"
        return RemoteUnreachable(self.place, what, "check the address and try again")


def _seconds(retry_after: str | None) -> float | None:
    """Read `Retry-After`, seconds or a date; None when it is neither."""
    if retry_after is None:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
