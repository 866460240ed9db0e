"""Importing from an address: whole or not at all, within bounds, and to nobody with our credentials."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hostile import Behaviour, answer, chunked, drip, flood, serving, stall

from allegiance.errors import (
    AllegianceError,
    ImportRefused,
    RemoteAnswer,
    RemoteBusy,
    RemoteRedirect,
    RemoteTimeout,
    RemoteTooLarge,
    RemoteUnreachable,
)

Import = Callable[..., tuple[Any, ox.Store]]
LIST = (Path(__file__).parents[3] / "docs" / "example" / "lists" / "un-2015.xml").read_bytes()
XML = "application/xml"


def redirect(target: str) -> Behaviour:
    return answer(b"", f"Location: {target}", status="302 Found")


def test_a_list_is_imported_from_its_address(imported: Import) -> None:
    with serving(answer(LIST, kind=XML)) as server:
        done, store = imported("un_sc", server.url + "/list.xml?version=1")
    assert done.records == 3
    address = next(store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/allegiance/ns#address"), None, None))
    assert address.object.value == server.url + "/list.xml?version=1"


@pytest.mark.parametrize("kind", ["text/plain", "application/octet-stream", "text/xml"])
def test_the_type_that_a_server_gives_a_file_does_not_matter_unless_it_is_a_page(imported: Import, kind: str) -> None:
    with serving(answer(LIST, kind=kind)) as server:
        assert imported("un_sc", server.url)[0].records == 3


CASES: list[tuple[str, Behaviour, type[AllegianceError], str]] = [
    ("E01", stall, RemoteTimeout, "within 1 seconds"),
    ("E03", answer(LIST, length=len(LIST) + 100), RemoteAnswer, "ended its answer"),
    ("E06", answer(b"<html>", kind="text/html"), ImportRefused, "a web page and not a dataset"),
    ("E11", redirect("/again"), RemoteRedirect, "redirects more than"),
    ("E12", answer(b"\x1f\x8b", "Content-Encoding: gzip"), RemoteAnswer, "answers compressed"),
    ("E13", answer(b"", "Retry-After: 86400", status="429 Too Many"), RemoteBusy, "is busy"),
    ("E15", drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x"), RemoteTimeout, "within 1 seconds"),
    ("E16", answer(b"", kind=XML), ImportRefused, "sends nothing"),
    (
        "E17",
        answer(LIST[:-40] + b" java.util.concurrent.TimeoutException", kind=XML),
        ImportRefused,
        "no well-formed XML",
    ),
    ("flood", flood, RemoteTooLarge, "more than 1,000,000 bytes"),
    ("cut", chunked(LIST, ended=False, kind=XML), RemoteUnreachable, "does not answer as a web server does"),
    ("unframed", answer(LIST, kind=XML, length=-1), ImportRefused, "does not say where the file ends"),
]


@pytest.mark.parametrize(("behaviour", "error", "words"), [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_a_server_that_misbehaves_gives_an_error_in_time_and_nothing_is_written(
    imported: Import, tmp_path: Path, behaviour: Behaviour, error: type[AllegianceError], words: str
) -> None:
    begun = time.monotonic()
    with serving(behaviour) as server, pytest.raises(error, match=words):
        imported("un_sc", server.url, timeout=1.0, largest=1_000_000)
    assert time.monotonic() - begun < 5
    assert list((tmp_path / "external").glob("*")) == []


def test_a_redirect_to_another_port_is_refused_and_not_followed(imported: Import) -> None:
    with serving(answer(LIST, kind=XML)) as trap, serving(redirect(trap.url)) as server:
        with pytest.raises(RemoteRedirect):
            imported("un_sc", server.url)
        assert trap.requests == []


def test_the_credentials_of_a_store_are_not_sent_to_a_publisher_of_lists(
    imported: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGIANCE_STORE_TOKEN", "secret-token")
    with serving(answer(LIST, kind=XML)) as server:
        imported("un_sc", server.url)
    assert server.requests
    assert not any("secret-token" in request or "Authorization" in request for request in server.requests)


def test_an_address_of_another_scheme_is_refused(imported: Import) -> None:
    with pytest.raises(AllegianceError, match="only http"):
        imported("un_sc", "file:///etc/passwd")
