"""What is written arrives, also where a server refuses before it has read all of it."""

import socket
import threading
from pathlib import Path

import pytest

from allegiance.errors import RemoteUnreachable
from allegiance.store.graph_store import GraphStore

BODY = b'<urn:s> <urn:p> "a line" .\n' * 400_000
CHALLENGE = 'WWW-Authenticate: Digest realm="r", nonce="n", qop="auth", algorithm=MD5'


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))
    monkeypatch.setenv("ALLEGIANCE_STORE_USER", "u")
    monkeypatch.setenv("ALLEGIANCE_STORE_PASSWORD", "p")


def _serve(listener: socket.socket, answers: list[str], got: list[bytes]) -> None:
    """Give the answers, one a connection, and hang up; whoever sends no digest is not listened to further."""
    for answer in answers:
        connection, _ = listener.accept()
        with connection:
            received = b""
            while b"\r\n\r\n" not in received:
                received += connection.recv(1024)
            head, _, body = received.partition(b"\r\n\r\n")
            if b"\nAuthorization: Digest" in head:
                while len(body) < len(BODY):
                    body += connection.recv(1 << 20)
            got.append(body)
            if answer:
                connection.sendall(f"HTTP/1.1 {answer}\r\nContent-Length: 0\r\n\r\n".encode())


def _put(*answers: str) -> list[bytes]:
    got: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=_serve, args=(listener, list(answers), got), daemon=True)
        server.start()
        GraphStore(f"http://127.0.0.1:{listener.getsockname()[1]}/store", timeout=20).put("urn:g", BODY)
        server.join(10)
    return got


def test_a_server_that_asks_for_credentials_before_it_has_read_all_gets_all_of_it_then() -> None:
    got = _put("401 Unauthorized", f"401 Unauthorized\r\n{CHALLENGE}", "201 Created")
    assert [len(body) == len(BODY) for body in got] == [False, False, True]
    assert got[-1] == BODY


def test_a_server_that_hangs_up_without_a_word_is_an_error() -> None:
    with pytest.raises(RemoteUnreachable):
        _put("")
