"""Credentials that a server sends back to us are in no message and in no traceback, however it writes them."""

import base64
import html
import json
import traceback
from collections.abc import Callable
from urllib.parse import quote

import pytest
from hostile import Behaviour, answer, serving

from allegiance import errors
from allegiance.store.remote import RemoteStore

PASSWORD = 'hunter2 "secret"<&'  # noqa: S105  # of nobody
SENT = base64.b64encode(f"me:{PASSWORD}".encode()).decode()
WRITTEN = {
    "as it is": PASSWORD,
    "as it was sent": SENT,
    "as in an address": quote(PASSWORD),
    "as in JSON": json.dumps(PASSWORD)[1:-1],
    "as in HTML": html.escape(PASSWORD),
}
NT = "application/n-triples"
ECHOES: dict[str, Callable[[str], Behaviour]] = {
    "in a refusal": lambda text: answer(text.encode(), status="500 Broken", kind="text/plain"),
    "at the end of what is passed on": lambda text: answer(
        b"x" * 190 + text.encode(), status="400 Bad", kind="text/plain"
    ),
    "as the type of a term": lambda text: answer(
        b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":%s,"value":"1"}}]}}' % json.dumps(text).encode()
    ),
    "as a place to go": lambda text: answer(b"", f"Location: http://{text}/", status="302 Found"),
    "as the number of a cap": lambda text: answer(b"<a:a> <a:b> <a:c> .\n", f"X-SPARQL-MaxRows: {text}", kind=NT),
    "for a status": lambda text: lambda connection, _: connection.sendall(f"HTTP/9.9 {text}\r\n\r\n".encode()),
    "for HTTP": lambda text: lambda connection, _: connection.sendall(f"{text}\r\n\r\n".encode()),
    "for a chunk": lambda text: (
        lambda connection, _: connection.sendall(
            f"HTTP/1.1 200 OK\r\nContent-Type: {NT}\r\nTransfer-Encoding: chunked\r\n\r\n{text}\r\n".encode()
        )
    ),
}


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("echo", ECHOES)
def test_credentials_that_a_server_sends_back_are_not_passed_on(
    echo: str, written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGIANCE_STORE_USER", "me")
    monkeypatch.setenv("ALLEGIANCE_STORE_PASSWORD", PASSWORD)
    query = (
        "CONSTRUCT WHERE { ?a ?b ?c }"
        if echo in ("as the number of a cap", "for a chunk")
        else "SELECT ?a { ?a ?b ?c }"
    )
    with serving(ECHOES[echo](WRITTEN[written])) as server, pytest.raises(errors.RemoteError) as caught:
        RemoteStore(server.url, timeout=5).query(query)
    told = str(caught.value) + "".join(traceback.format_exception(caught.value))
    assert [secret for secret in ("hunter2", SENT[:8]) if secret in told] == []
