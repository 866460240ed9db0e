"""Graphs of a server, written and removed by the SPARQL 1.1 Graph Store HTTP Protocol."""

from urllib.parse import urlencode
from urllib.request import Request

from allegiance.errors import RemoteRefused
from allegiance.store.transport import Transport

LARGEST = 2**20
"""Bytes of an answer; a graph store has little to say."""


class GraphStore:
    """The graph store of a server; `timeout` is the overall deadline of one request in seconds."""

    def __init__(self, url: str, *, timeout: float) -> None:
        self._url = url
        self._transport = Transport(url, timeout=timeout, largest=LARGEST)

    def put(self, graph: str, triples: bytes) -> None:
        """Replace the graph by the triples, given as N-Triples. Raises the errors derived from RemoteError."""
        # N-Triples is Turtle too, and that is the one format every such server takes.
        self._send("PUT", graph, triples)

    def delete(self, graph: str) -> None:
        """Remove the graph; one that is not there is no error. Raises the errors derived from RemoteError."""
        try:
            self._send("DELETE", graph, None)
        except RemoteRefused as error:
            if error.status != 404:
                raise

    def _send(self, method: str, graph: str, body: bytes | None) -> None:
        url = f"{self._url}{'&' if '?' in self._url else '?'}{urlencode({'graph': graph})}"
        headers = {} if body is None else {"Content-Type": "text/turtle"}
        self._transport.send(Request(url, body, headers, method=method))  # noqa: S310  # Transport allows http and https only
