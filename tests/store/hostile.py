"""Servers that misbehave: each answers a request the way one function says, on a free port of this machine."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

JSON = "application/sparql-results+json"
ONE_ROW = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}}]}}'
Behaviour = Callable[[socket.socket, threading.Event], None]


@dataclass
class Server:
    """A running server: its address, and the requests that came, each as text."""

    url: str
    requests: list[str] = field(default_factory=list)


@contextmanager
def serving(*behaviours: Behaviour, host: str = "127.0.0.1") -> Iterator[Server]:
    """Serve the behaviours, one a request; the last one again and again."""
    listener = socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    address = f"[{host}]" if ":" in host else host
    server, end = Server(f"http://{address}:{listener.getsockname()[1]}/query"), threading.Event()
    threads: list[threading.Thread] = []

    def one(connection: socket.socket, behave: Behaviour) -> None:
        with connection:
            try:
                server.requests.append(_request(connection))
                behave(connection, end)
            except OSError:
                pass  # The client hung up, as it should.

    def accept() -> None:
        for count in range(10_000):
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            behave = behaviours[min(count, len(behaviours) - 1)]
            threads.append(threading.Thread(target=one, args=(connection, behave), daemon=True))
            threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        end.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in [accepting, *threads]:
            thread.join(5)


def _request(connection: socket.socket) -> str:
    received = b""
    while b"\r\n\r\n" not in received and (more := connection.recv(65536)):
        received += more
    head, _, body = received.partition(b"\r\n\r\n")
    length = next((int(line[15:]) for line in head.splitlines() if line.lower().startswith(b"content-length:")), 0)
    while len(body) < length and (more := connection.recv(65536)):
        body += more
    return (head + b"\r\n\r\n" + body).decode(errors="replace")


def answer(
    body: bytes = ONE_ROW, *headers: str, status: str = "200 OK", kind: str = JSON, length: int | None = None
) -> Behaviour:
    """Answer with a body; the length is announced unless it is -1."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", "Connection: close", *headers]
    if length != -1:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    text = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    return lambda connection, _: connection.sendall(text)


def chunked(*chunks: bytes, ended: bool = True, kind: str = JSON) -> Behaviour:
    """Answer in chunks, with or without the last, empty one."""
    text = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    text += b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks) + (b"0\r\n\r\n" if ended else b"")
    return lambda connection, _: connection.sendall(text)


def stall(connection: socket.socket, end: threading.Event) -> None:
    """Say nothing, and keep the connection."""
    end.wait(30)


def drip(start: bytes, drop: bytes) -> Behaviour:
    """Say how it starts and then the drop, ten times a second, for ever."""

    def behave(connection: socket.socket, end: threading.Event) -> None:
        connection.sendall(start)
        while not end.wait(0.1):
            connection.sendall(drop)

    return behave


def flood(connection: socket.socket, end: threading.Event) -> None:
    """Send JSON without a length and without an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n" % JSON.encode())
    while not end.is_set():
        connection.sendall(b" " * 65536)
