"""Calls of a query to other servers (`SERVICE`), made by our own client and not by the engine's.

The engine is given addresses of this process, which asks the servers that the user allowed: with deadlines, caps and
the other rules for what is taken as an answer (`remote`), and without the credentials of the user's own store.
"""

import secrets
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pyoxigraph as ox

from allegiance.errors import AllegianceError, QueryRefused
from allegiance.sparql.services import redirected
from allegiance.store import Results
from allegiance.store.address import server_address
from allegiance.store.limits import Limits
from allegiance.store.remote import RemoteStore

JSON = "application/sparql-results+json"
LONGEST = 2**20
"""Bytes of a sub-query."""


class Forwarder:
    """Addresses of this process that stand for those of servers."""

    def __init__(self, address: str, services: Collection[str], limits: Limits) -> None:
        self._limits = limits
        # Nobody else on this machine can guess the path.
        self._places = {service: f"{address}/{secrets.token_urlsafe()}" for service in services}
        self._services = {f"/{place.rpartition('/')[2]}": service for service, place in self._places.items()}
        self._failure: AllegianceError | None = None

    def asking(self, ask: Callable[[str], Results], sparql: str) -> Results:
        """Run the query with its calls coming here. Raises what went wrong with a server, if that was it."""
        try:
            return ask(redirected(sparql, self._places))
        except QueryRefused as error:
            raise self._failure or error from error

    def answer(self, path: str, sparql: str) -> bytes | None:
        """Return what the server behind the path answers, None if there is none or it does not answer."""
        if path not in self._services:
            return None
        try:
            store = RemoteStore(
                self._services[path], timeout=self._limits.seconds, largest=self._limits.size, known=False
            )
            results = store.query(sparql)
        except AllegianceError as error:
            self._failure = error
            return None
        return results.serialize(format=ox.QueryResultsFormat.JSON) if isinstance(results, ox.QuerySolutions) else None


@contextmanager
def forwarding(services: Collection[str], limits: Limits) -> Iterator[Forwarder]:
    """Give addresses for the servers for the time of a query. Raises BadAddress."""
    for service in services:
        server_address(service)
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        server.forwarder = Forwarder(f"http://127.0.0.1:{server.server_port}", services, limits)  # type: ignore[attr-defined]  # for _Handler
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield server.forwarder  # type: ignore[attr-defined]
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    timeout = 10.0

    def do_POST(self) -> None:  # the name in the base class
        length = int(self.headers.get("Content-Length") or LONGEST + 1)
        forwarder: Forwarder = self.server.forwarder  # type: ignore[attr-defined]
        with suppress(ConnectionError):  # Who asked was ended at a limit, and says so itself.
            body = forwarder.answer(self.path, self.rfile.read(length).decode()) if length <= LONGEST else None
            self.send_response(502 if body is None else 200)
            self.send_header("Content-Type", JSON)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  # the name in the base class
        """Say nothing: a library does not print."""
