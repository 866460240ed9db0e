"""A server that misbehaves ends in an error that says so: within the deadline, within the cap, and never as rows."""

import base64
import gzip
import socket
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile import JSON, ONE_ROW, Behaviour, answer, chunked, drip, flood, serving, stall

import allegiance
from allegiance import errors
from allegiance.store import transport
from allegiance.store.remote import RemoteStore
from allegiance.store.typed import construct, select
from allegiance.version import __version__

SELECT = "SELECT ?a { ?a ?b ?c }"
CONSTRUCT = "CONSTRUCT WHERE { ?a ?b ?c }"
NT = "application/n-triples"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: " + JSON.encode()
PATIENCE = 10
"""Seconds on a busy machine; a client without a deadline waits for 30, or for ever."""
NO_ROWS = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}'


@pytest.fixture(autouse=True)
def no_netrc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))


def rows(*behaviours: Behaviour, timeout: float = 5.0, largest: int = 1 << 20) -> list[str]:
    with serving(*behaviours) as server:
        return values(RemoteStore(server.url, timeout=timeout, largest=largest))


def values(store: RemoteStore, sparql: str = SELECT) -> list[str]:
    return [str(row["a"]) for row in select(store, sparql)]


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(stall, id="no answer"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\nX-A: ", b"a"), id="a header by bytes"),
        pytest.param(drip(b"HTTP/1.1 200 OK\r\n", b"X-A: a\r\n"), id="headers without end"),
        pytest.param(drip(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="continue without end"),
        pytest.param(drip(HEAD + b"\r\n\r\n", b" "), id="a body by bytes"),
        pytest.param(drip(HEAD + b"\r\nContent-Length: 9999\r\n\r\n", b" "), id="a body with a length by bytes"),
        pytest.param(drip(HEAD + b"\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"), id="chunks by bytes"),
        pytest.param(drip(b"HTTP/1.1 500 No\r\n\r\n", b"a"), id="an error by bytes"),
    ],
)
def test_a_slow_server_ends_by_the_deadline(behaviour: Behaviour) -> None:
    begun = time.monotonic()
    with pytest.raises(errors.RemoteTimeout, match=r"within 0\.3 seconds"):
        rows(behaviour, timeout=0.3)
    assert time.monotonic() - begun < PATIENCE


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        pytest.param(answer(b""), "nothing at all", id="empty"),
        pytest.param(answer(b"", status="204 No Content"), "nothing at all", id="no content"),
        pytest.param(answer(kind="text/plain"), "text/plain", id="JSON as plain text"),
        pytest.param(answer(b"<html>log in</html>", kind="text/html"), "text/html", id="a web page"),
        pytest.param(answer(b"<html>log in</html>"), "cannot be read to its end", id="a web page called JSON"),
        pytest.param(answer(length=len(ONE_ROW) + 9), "ended its answer after", id="fewer bytes than announced"),
        pytest.param(answer(ONE_ROW[:-2]), "cannot be read to its end", id="truncated"),
        pytest.param(answer(ONE_ROW[:-2], length=-1), "cannot be read to its end", id="truncated by hanging up"),
        pytest.param(answer(ONE_ROW[:-3] + b" java.util.concurrent.TimeoutException"), "to its end", id="error inside"),
        pytest.param(answer(ONE_ROW + b"\njava.util.concurrent.TimeoutException"), "to its end", id="error after"),
        pytest.param(answer(b'{"head":{"vars":["a"]}}'), "to its end", id="head only"),
        pytest.param(answer(b'{"head":{"vars":["a"]},"results":{}}'), "to its end", id="no bindings"),
        pytest.param(answer(b'{"error":"quota"}'), "to its end", id="other JSON"),
        pytest.param(answer(ONE_ROW.replace(b'"a"', b'"b"')), "leaves out the column a", id="other columns"),
        pytest.param(answer(b'{"head":{},"boolean":true}'), "another form", id="a yes for rows"),
        pytest.param(answer(gzip.compress(ONE_ROW), "Content-Encoding: gzip"), "compressed", id="compressed"),
        pytest.param(answer(gzip.compress(bytes(10**7)), "Content-Encoding: gzip"), "compressed", id="gzip bomb"),
    ],
)
def test_a_success_that_is_no_result_is_an_error_and_not_no_rows(behaviour: Behaviour, words: str) -> None:
    with pytest.raises(errors.RemoteAnswer, match=words) as caught:
        rows(behaviour)
    assert caught.value.exit_code == 2
    assert str(caught.value).count(". ") == 0


def test_chunks_without_the_last_one_are_an_error() -> None:
    with pytest.raises(errors.RemoteUnreachable, match="IncompleteRead"):
        rows(chunked(ONE_ROW, ended=False))
    assert rows(chunked(ONE_ROW[:20], ONE_ROW[20:])) == ['"1"']


@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(flood, id="without end"),
        pytest.param(answer(ONE_ROW + b" " * (1 << 20)), id="over the cap"),
        pytest.param(answer(ONE_ROW, length=1 << 40), id="announced as huge"),
        pytest.param(chunked(ONE_ROW, b" " * (1 << 20)), id="over the cap in chunks"),
    ],
)
def test_a_huge_answer_ends_at_the_cap(behaviour: Behaviour) -> None:
    with pytest.raises(errors.RemoteTooLarge, match="1,048,576 bytes"):
        rows(behaviour)


def test_an_answer_of_exactly_the_cap_is_taken() -> None:
    assert rows(answer(), largest=len(ONE_ROW)) == ['"1"']
    with pytest.raises(errors.RemoteTooLarge):
        rows(answer(), largest=len(ONE_ROW) - 1)


def redirect(target: str, status: str = "302 Found") -> Behaviour:
    return answer(b"", f"Location: {target}", status=status)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
@pytest.mark.parametrize("sparql", [SELECT, SELECT + " " * 3000], ids=["GET", "POST"])
def test_a_redirect_within_the_origin_is_followed_with_all_that_was_sent(status: str, sparql: str) -> None:
    with serving(redirect("/other", status), answer()) as server:
        assert values(RemoteStore(server.url), sparql) == ['"1"']
    method, path, *_ = server.requests[1].split()
    assert (method, path) == (server.requests[0].split()[0], "/other")
    assert server.requests[0].partition("\r\n\r\n")[2] == server.requests[1].partition("\r\n\r\n")[2]


def test_a_redirect_to_another_port_is_refused_and_not_called() -> None:
    with serving(answer()) as trap, serving(redirect(trap.url)) as server:
        with pytest.raises(errors.RemoteRedirect, match="elsewhere"):
            values(RemoteStore(server.url))
        assert trap.requests == []


@pytest.mark.parametrize(
    "target",
    ["file:///etc/passwd", "ftp://127.0.0.1/", "https://127.0.0.1/", "//localhost/query", "http://[::1", "data:,"],
)
def test_a_redirect_to_another_scheme_or_host_is_refused(target: str) -> None:
    with pytest.raises(errors.RemoteRedirect):
        rows(redirect(target))


def test_redirects_without_end_end() -> None:
    with serving(redirect("/query")) as server, pytest.raises(errors.RemoteRedirect, match="more than 3"):
        values(RemoteStore(server.url))
    assert len(server.requests) == 4


def busy(retry_after: str, status: str = "503 Unavailable") -> Behaviour:
    return answer(b"", f"Retry-After: {retry_after}", status=status)


def test_a_server_that_is_busy_once_is_asked_again() -> None:
    assert rows(busy("0"), busy("0", "429 Too Many"), answer()) == ['"1"']
    assert rows(busy("soon"), answer()) == ['"1"']


@pytest.mark.parametrize("wait", ["86400", "Fri, 31 Dec 9999 23:59:59 GMT", "9" * 400, "5"])
def test_a_server_that_asks_for_a_long_wait_is_given_up_at_once(wait: str) -> None:
    begun = time.monotonic()
    with serving(busy(wait, "429 Too Many")) as server, pytest.raises(errors.RemoteBusy) as caught:
        values(RemoteStore(server.url, timeout=4.0))
    assert time.monotonic() - begun < 3.5  # where a wait is granted, it takes the four seconds
    assert len(server.requests) == 1
    assert caught.value.status == 429


def test_a_server_that_stays_busy_is_given_up() -> None:
    with serving(busy("0")) as server, pytest.raises(errors.RemoteBusy):
        values(RemoteStore(server.url))
    assert len(server.requests) == 4


@pytest.mark.parametrize("status", ["400 Bad", "404 Missing", "500 Broken", "303 See"])
def test_another_status_is_an_error_with_the_words_of_the_server(status: str) -> None:
    with pytest.raises(errors.RemoteRefused, match=f"{status[:3]}: Virtuoso 37000 Error") as caught:
        rows(answer(b"Virtuoso 37000\n\nError " + b"x" * 10**6, status=status, kind="text/plain"))
    assert caught.value.status == int(status[:3])
    assert len(str(caught.value)) < 400


def test_what_is_no_http_is_an_error() -> None:
    with pytest.raises(errors.RemoteUnreachable):
        rows(lambda connection, _: connection.sendall(b"SSH-2.0-OpenSSH\r\n"))
    with pytest.raises(errors.RemoteUnreachable):
        rows(lambda connection, _: connection.shutdown(socket.SHUT_RDWR))


def test_a_port_where_nobody_listens_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(errors.RemoteUnreachable, match="refused"):
        values(RemoteStore(f"http://127.0.0.1:{port}/"))


def test_a_server_that_is_not_reached_is_not_called_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "TO_CONNECT", 0.2)
    with serving(stall) as server:
        with pytest.raises(errors.RemoteUnreachable, match=r"no connection within 0\.2 seconds"):
            values(RemoteStore(server.url.replace("http:", "https:")))
        with pytest.raises(errors.RemoteTimeout, match=r"within 0\.1 seconds"):
            values(RemoteStore(server.url.replace("http:", "https:"), timeout=0.1))


@pytest.mark.skipif(not socket.has_ipv6, reason="this system has no IPv6")
def test_a_server_is_asked_by_its_address_of_ipv6() -> None:
    with serving(answer(), host="::1") as server:
        assert values(RemoteStore(server.url)) == ['"1"']


def test_a_short_wait_until_a_day_and_time_is_granted() -> None:
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=1), usegmt=True)
    assert rows(busy(soon, "429 Too Many"), answer()) == ['"1"']


@pytest.mark.parametrize(
    "url",
    [
        "ftp://host/",
        "file:///etc/passwd",
        "http://",
        "http://host:port/",
        "http://me:secret@host/",
        "http://a b/",
        "me:secret@host",
    ],
)
def test_an_address_that_is_none_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(errors.BadAddress) as caught:
        allegiance.open(url)
    assert "secret" not in str(caught.value)


def test_a_server_and_files_are_not_asked_together(tmp_path: Path) -> None:
    with pytest.raises(errors.StoresMixed, match="alone"):
        allegiance.open("http://127.0.0.1/", tmp_path)


def test_the_name_of_the_program_is_sent_and_a_long_query_goes_into_the_body() -> None:
    with serving(answer()) as server:
        store = RemoteStore(server.url)
        values(store)
        values(store, SELECT + " " * 3000)
        values(RemoteStore(server.url + "?union-default-graph"))
    short, long, with_query = server.requests
    assert short.startswith("GET /query?query=SELECT")
    assert f"User-Agent: allegiance/{__version__}\r\n" in short
    assert "Authorization" not in short
    assert long.startswith("POST /query HTTP")
    assert with_query.startswith("POST /query?union-default-graph HTTP")


@pytest.fixture
def secrets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[dict[str, str]]:
    basic = {"ALLEGIANCE_STORE_USER": "me", "ALLEGIANCE_STORE_PASSWORD": "hunter2"}
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password hunter2\ndefault login you password other\n")
    (tmp_path / ".netrc").chmod(0o600)
    yield basic


def test_credentials_come_from_netrc_or_the_environment(
    secrets: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    basic = "Authorization: Basic " + base64.b64encode(b"me:hunter2").decode()
    with serving(answer()) as server:
        values(RemoteStore(server.url))
        for name, value in secrets.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("HOME", "/nowhere")
        values(RemoteStore(server.url))
        monkeypatch.setenv("ALLEGIANCE_STORE_TOKEN", "t0ken")
        values(RemoteStore(server.url))
        assert [basic in request for request in server.requests] == [True, True, False]
        assert "Authorization: Bearer t0ken\r\n" in server.requests[2]


def test_the_default_of_netrc_is_not_sent_to_a_stranger(secrets: dict[str, str]) -> None:
    with serving(answer()) as server:
        values(RemoteStore(server.url.replace("127.0.0.1", "localhost")))
    assert "Authorization" not in server.requests[0]


def echo(status: str) -> Behaviour:
    sent = base64.b64encode(b"me:hunter2")
    return answer(b"you sent " + sent + b" hunter2 t0ken", status=status, kind="text/plain")


@pytest.mark.parametrize("status", ["400 Bad", "401 Who", "403 No", "500 Broken"])
@pytest.mark.parametrize("token", ["", "t0ken"])
def test_credentials_that_a_server_echoes_are_not_in_the_error(
    status: str, token: str, secrets: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGIANCE_STORE_TOKEN", token)
    with pytest.raises(errors.RemoteError) as caught:
        rows(echo(status))
    assert (token or "hunter2") not in str(caught.value)


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "gehe\u00efm"])
def test_a_token_that_is_none_is_not_sent_nor_told(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGIANCE_STORE_TOKEN", token)
    with pytest.raises(errors.BadCredentials) as caught:
        allegiance.open("http://127.0.0.1/")
    assert token not in str(caught.value)


def test_what_may_be_secret_in_the_address_is_not_in_the_error() -> None:
    with serving(answer(b"", status="500 Broken")) as server, pytest.raises(errors.RemoteRefused) as caught:
        values(RemoteStore(server.url + "?apikey=hunter2"))
    assert "hunter2" not in str(caught.value)


def test_an_update_is_not_sent() -> None:
    with serving(answer()) as server:
        for update in (
            "INSERT DATA { <x:a> <x:b> 1 }",
            "# SELECT\nCLEAR ALL",
            "PREFIX a: <x:SELECT> DROP ALL",
            "",
            "{}",
        ):
            with pytest.raises(errors.QueryRefused, match="SELECT, ASK, CONSTRUCT"):
                RemoteStore(server.url).query(update)
        assert server.requests == []


def test_half_a_character_is_refused_before_it_is_sent() -> None:
    with pytest.raises(errors.QueryRefused, match="half"):
        RemoteStore("http://127.0.0.1/").query("SELECT * { ?a ?b '\ud800' }")


def test_a_yes_or_no_and_an_empty_result_are_taken() -> None:
    assert rows(answer(NO_ROWS, kind="application/json; charset=utf-8")) == []
    with serving(answer(b'{"head":{},"boolean":false}')) as server:
        answered = RemoteStore(server.url).query("ASK {}")
    assert isinstance(answered, ox.QueryBoolean)
    assert not answered


def triples(behaviour: Behaviour) -> list[str]:
    with serving(behaviour) as server:
        return [str(triple) for triple in construct(RemoteStore(server.url, timeout=5), CONSTRUCT)]


def test_triples_come_as_the_server_wrote_them() -> None:
    three = b'<x:a> <x:b> "03"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
    assert [line + " ." for line in triples(answer(three, kind=NT))] == three.decode().splitlines()
    assert triples(answer(three, kind="text/turtle")) == triples(chunked(three, kind=NT))
    assert triples(answer(b"", kind=NT)) == []


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        pytest.param(answer(b"<x:a> <x:b> <x:c> .\n", kind=NT, length=-1), "where its answer ends", id="by hanging up"),
        pytest.param(answer(b"<x:a> <x:b> <x:c> .\n<x:a> <x", kind=NT), "to its end", id="truncated"),
        pytest.param(answer(b"<x:a> <x:b> <x:c> .\n! Timeout", kind=NT), "to its end", id="error after"),
        pytest.param(answer(ONE_ROW), "sparql-results", id="rows for triples"),
        pytest.param(answer(b"<html></html>", kind="text/html"), "text/html", id="a web page"),
    ],
)
def test_triples_that_are_not_whole_are_an_error(behaviour: Behaviour, words: str) -> None:
    with pytest.raises(errors.RemoteAnswer, match=words):
        triples(behaviour)
    with serving(behaviour) as server, pytest.raises(errors.RemoteAnswer, match=words):
        RemoteStore(server.url).part("CONSTRUCT WHERE { ?s ?p ?o }", ox.Store(), ox.NamedNode("urn:g"))


@pytest.mark.parametrize("package", ["SPARQLWrapper", "tenacity"])
def test_a_package_that_is_not_installed_is_named(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "allegiance.store.sparqlwrapper", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(errors.MissingPackage, match=rf"needs {package}: install it with .*allegiance\[remote\]"):
        rows(answer())
