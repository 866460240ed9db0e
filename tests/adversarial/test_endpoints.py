"""Servers that stall, cut, lie, redirect or flood: each ends as an error of its own kind, never as an answer."""

import csv
import gzip
import time

import pytest
from hostile import ONE_ROW, Behaviour, answer, drip, serving, stall

from allegiance import errors, resources
from allegiance.store.remote import RemoteStore

MANIFEST = resources.root().parent / "shared" / "adversarial" / "manifest.csv"
SELECT = "SELECT ?a { ?a ?b ?c }"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nContent-Length: 9999\r\n\r\n"
CASES: dict[str, tuple[Behaviour, type[errors.AllegianceError]]] = {
    "E01": (stall, errors.RemoteTimeout),
    "E03": (answer(length=len(ONE_ROW) + 9), errors.RemoteAnswer),
    "E06": (answer(kind="text/plain"), errors.RemoteAnswer),
    "E10": (answer(b"", "Location: http://127.0.0.1:1/", status="302 Found"), errors.RemoteRedirect),
    "E11": (answer(b"", "Location: /query", status="302 Found"), errors.RemoteRedirect),
    "E12": (answer(gzip.compress(bytes(10**8)), "Content-Encoding: gzip"), errors.RemoteAnswer),
    "E13": (answer(b"", "Retry-After: 86400", status="429 Too Many Requests"), errors.RemoteBusy),
    "E15": (drip(HEAD, b" "), errors.RemoteTimeout),
    "E16": (answer(b""), errors.RemoteAnswer),
    "E17": (answer(ONE_ROW[:-3] + b" java.util.concurrent.TimeoutException"), errors.RemoteAnswer),
}


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_server_ends_in_an_error_of_its_kind(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    behaviour, error = CASES[name]
    deadline = 1.0 if error is errors.RemoteTimeout else 20.0
    begun = time.monotonic()
    with serving(behaviour) as server, pytest.raises(error):
        RemoteStore(server.url, timeout=deadline, largest=1 << 20).query(SELECT)
    assert time.monotonic() - begun < 15  # a server that stalls does so for 30 seconds, or for ever


@pytest.mark.skipif(not MANIFEST.exists(), reason="the collection is not at hand")
def test_every_server_of_the_collection_is_here() -> None:
    with MANIFEST.open(encoding="utf-8", newline="") as file:
        assert CASES.keys() == {row["id"] for row in csv.DictReader(file) if row["kind"] == "merge-endpoint"}
