"""HTTP that ends by a deadline, however slowly the other side speaks.

The timeouts of sockets start anew with every byte. Here each read of a response, headers and body, gets what is left
of one span of time for the whole.
"""

import http.client
import io
import socket
import ssl
import urllib.request
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any

TO_CONNECT = 10.0
"""Seconds to reach an address; a name may have several."""


class Deadline:
    """A span of `seconds` that begins now."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Return the seconds left. Raises TimeoutError when there are none."""
        left = self._end - monotonic()
        if left <= 0:
            raise TimeoutError(f"{self.seconds:g} s are over")
        return left


def opener(deadline: Deadline) -> urllib.request.OpenerDirector:
    """Return an opener for http and https only. It follows no redirect, raises for no status, and honours the usual
    proxy variables of the environment."""
    made = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), _Plain(deadline), _Secure(deadline)):
        made.add_handler(handler)
    return made


class _Timed(io.RawIOBase):
    def __init__(self, raw: io.RawIOBase, sock: socket.socket, deadline: Deadline) -> None:
        self._raw, self._sock, self._deadline = raw, sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._sock.settimeout(self._deadline.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *args: Any, deadline: Deadline, **options: Any) -> None:
        super().__init__(sock, *args, **options)
        self.fp: Any = io.BufferedReader(_Timed(self.fp.detach(), sock, deadline))


class _Connection(http.client.HTTPConnection):
    def __init__(self, *args: Any, deadline: Deadline, **options: Any) -> None:
        super().__init__(*args, **options)
        self.deadline = deadline
        self.response_class: Any = partial(_Response, deadline=deadline)

    def putheader(self, header: str | bytes, *values: Any) -> None:
        # urllib would say `close`; some servers then end an answer by hanging up, and a cut one looks whole.
        super().putheader(header, *(("keep-alive",) if header == "Connection" else values))

    def send(self, data: Any) -> None:
        # A server may refuse before it has read all, and hang up: Virtuoso does so to ask for credentials. Its answer
        # is there to be read; where there is none, reading it is the error.
        with suppress(BrokenPipeError, ConnectionResetError):
            super().send(data)

    def connect(self) -> None:
        try:
            super().connect()
        except TimeoutError as error:
            self.deadline.left()  # Where that is over, it says so.
            raise ConnectionError(f"no connection within {self.timeout:g} seconds") from error
        # From here on, sending may take all that is left.
        self.sock.settimeout(self.deadline.left())


class _SecureConnection(_Connection, http.client.HTTPSConnection):
    pass


class _Plain(urllib.request.AbstractHTTPHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Connection, deadline=self._deadline), request)

    http_request = urllib.request.AbstractHTTPHandler.do_request_


class _Secure(urllib.request.AbstractHTTPHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
        connection = partial(_SecureConnection, deadline=self._deadline, context=ssl.create_default_context())
        return self.do_open(connection, request)

    https_request = urllib.request.AbstractHTTPHandler.do_request_
