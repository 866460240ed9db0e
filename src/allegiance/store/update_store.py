"""Graphs of a server, written and removed by SPARQL 1.1 Update in bounded batches."""

from collections.abc import Iterable, Iterator
from urllib.request import Request

import pyoxigraph as ox

from allegiance import resources
from allegiance.errors import GraphNotSent
from allegiance.sparql.lexer import tokens
from allegiance.store.transport import Transport

LARGEST = 2**20
"""Bytes of an answer; an update service has little to say."""
STATEMENTS, BYTES = 500, 2**18
"""The most of one request: Virtuoso compiles an update as a program, and refuses long ones."""
BYTES_TOGETHER = 2**23
"""The most of a graph with blank nodes, which must come in one request."""


class UpdateStore:
    """The update service of a server; `timeout` is the overall deadline of one request in seconds.

    Every request may be sent twice. A blank node is another one in each request, so a graph that has some is sent
    whole, together with the removal of what was there.
    """

    def __init__(self, url: str, *, timeout: float) -> None:
        self._url = url
        self._transport = Transport(url, timeout=timeout, largest=LARGEST)

    def put(self, graph: str, triples: bytes) -> None:
        """Replace the graph by the triples, given as N-Triples. Raises GraphNotSent for one with blank nodes that is
        too large for one request, and the errors derived from RemoteError."""
        lines = [line for line in triples.decode().split("\n") if line]
        if _has_blank_nodes(triples):
            if len(triples) > BYTES_TOGETHER:
                raise GraphNotSent(graph, len(triples), BYTES_TOGETHER)
            self._send("replace_with_nodes", graph, lines)
            return
        for number, batch in enumerate(list(_batches(lines)) or [[]]):
            self._send("add" if number else "replace", graph, batch)

    def delete(self, graph: str) -> None:
        """Remove the graph; one that is not there is no error. Raises the errors derived from RemoteError."""
        self._send("remove", graph, [])

    def _send(self, name: str, graph: str, statements: Iterable[str]) -> None:
        body = _filled(name, {"$graph": str(ox.NamedNode(graph)), "$statements": "\n".join(statements)})
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self._transport.send(Request(self._url, body.encode(), headers, method="POST"))  # noqa: S310  # Transport allows http and https only


def _filled(name: str, given: dict[str, str]) -> str:
    """Return the update of `queries/updates/` with serialized terms and statements in the place of its parameters."""
    text = (resources.root() / "queries" / "updates" / f"{name}.ru").read_text()
    return "".join(given.get(token, token) if kind == "parameter" else token for kind, token in tokens(text))


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode())
        if batch and (len(batch) == STATEMENTS or size + length > BYTES):
            yield batch
            batch, size = [], 0
        batch.append(line)
        size += length
    if batch:
        yield batch


def _has_blank_nodes(triples: bytes) -> bool:
    return b"_:" in triples and any(
        isinstance(term, ox.BlankNode)
        for quad in ox.parse(triples, format=ox.RdfFormat.N_TRIPLES)
        for term in (quad.subject, quad.object)
    )
