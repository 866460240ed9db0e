"""What could reach out, blow up or hide is refused, quickly and in one sentence, and nothing is written."""

import gzip
import io
import resource
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from allegiance.errors import AllegianceError, ImportRefused

Import = Callable[..., tuple[Any, ox.Store]]
OPEN = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="urn:a"><rdf:value>'
CLOSE = "</rdf:value></rdf:Description></rdf:RDF>"
CANARY = "canary-7f3a"

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a0 "lol">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + f"]>{OPEN}&a9;{CLOSE}"
)
QUADRATIC = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "{"x" * 300_000}">]>{OPEN}{"&a;" * 2000}{CLOSE}'


def xxe(target: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "{target}">]>{OPEN}&x;{CLOSE}'


@pytest.fixture
def refused(imported: Import, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Give a function that imports a content, expects a refusal within two seconds without a connection, and returns
    the message."""

    def no_connection(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    def run(form: str, name: str, content: bytes | str) -> str:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        with monkeypatch.context() as patch:
            patch.setattr(socket.socket, "connect", no_connection)
            before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
            with pytest.raises(AllegianceError) as caught:
                imported(form, path)
        assert time.process_time() - begun < 2
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000, "KiB"
        assert list((tmp_path / "external").glob("*")) == [], "nothing is left behind"
        assert "\n" not in str(caught.value)
        return str(caught.value)

    return run


@pytest.mark.parametrize(("form", "name"), [("rdf", "a.rdf"), ("un_sc", "a.xml")])
@pytest.mark.parametrize("content", [LAUGHS, QUADRATIC, xxe("http://127.0.0.1:1/x"), "<!DOCTYPE html><html/>"])
def test_a_doctype_is_refused_before_anything_in_it(
    refused: Callable[..., str], form: str, name: str, content: str
) -> None:
    assert "DOCTYPE" in refused(form, name, content)


def test_a_file_that_an_entity_names_is_not_read(refused: Callable[..., str], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    assert CANARY not in refused("rdf", "a.rdf", xxe(secret.as_uri()))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"@context": "http://127.0.0.1:18999/ctx.jsonld", "@id": "urn:a", "name": "x"}', "is not fetched"),
        ('{"@context": "file:///srv/canary/ctx.jsonld", "@id": "urn:a", "name": "x"}', "is not fetched"),
        ('{"@context": ["http://schema.org/", {"a": "urn:a"}], "@id": "urn:a"}', "is not fetched"),
        ('{"@id": "urn:a", "urn:b": {"@context": "https://example.org/c", "@id": "urn:c"}}', "is not fetched"),
        ('{"@context": {"@import": "https://example.org/c"}, "@id": "urn:a"}', "is not fetched"),
        ('{"@id": "urn:a", "@id": "urn:b", "urn:p": "x"}', "twice"),
        ("[" * 100_000, "is not JSON"),
        ('{"@id": NaN}', "NaN"),
        ('{"@id": "urn:a", "urn:p": "x"', "is not JSON"),
    ],
)
def test_json_ld_names_nothing_elsewhere_and_says_nothing_twice(
    refused: Callable[..., str], content: str, reason: str
) -> None:
    assert reason in refused("rdf", "a.jsonld", content)


@pytest.mark.parametrize(
    ("form", "name", "content", "reason"),
    [
        ("rdf", "a.ttl", "<urn:a> <urn:b> ", "cannot be read"),
        ("rdf", "a.ttl", "<html><body>Not found</body></html>", "cannot be read"),
        ("rdf", "a.csv", "a,b\n1,2\n", "its name ends in none of"),
        ("rdf", "a.ttl", "", "holds no record"),
        ("rdf", "a.nt", "<< <urn:a> <urn:b> <urn:c> >> <urn:d> <urn:e> .\n", "cannot be read"),
        ("un_sc", "a.xml", "<CONSOLIDATED_LIST><INDIVIDUALS>", "no well-formed XML"),
        ("un_sc", "a.xml", "<other/>", "holds none of"),
        ("un_sc", "a.xml", "<L>" + "<a>" * 60 + "</a>" * 60 + "</L>", "nested more than"),
        ("un_sc", "a.xml", "<L><ENTITY><A>" + "x" * (1 << 21) + "</A></ENTITY></L>", "more than"),
        ("ucdp", "a.csv", "a,a\n1,2\n", "does not name the columns, each once"),
        ("ucdp", "a.csv", "", "does not name the columns"),
        ("wikidata", "a.json", "{\n", "spread over lines"),
        ("opensanctions", "a.zip", b"PK\x03\x04 and no more", "cannot be read"),
        ("opensanctions", "a.json.gz", b"\x1f\x8b and no more", "damaged"),
    ],
)
def test_what_is_not_the_format_says_so(
    refused: Callable[..., str], form: str, name: str, content: str | bytes, reason: str
) -> None:
    assert reason in refused(form, name, content)


def packed(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "..\\evil.csv", "C:evil.csv", "a/../../b.csv"])
def test_an_archive_that_would_leave_its_folder_is_refused(
    refused: Callable[..., str], tmp_path: Path, name: str
) -> None:
    assert "would leave the folder" in refused("ucdp", "slip.zip", packed(**{name: b"x"}))
    assert not list(tmp_path.parent.glob("**/evil.csv"))


def test_an_archive_of_several_files_is_refused(refused: Callable[..., str]) -> None:
    assert "holds 2 files" in refused("ucdp", "two.zip", packed(**{"a.csv": b"x", "b.csv": b"y"}))


def test_a_link_in_an_archive_is_refused(refused: Callable[..., str]) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "holds the link" in refused("ucdp", "link.zip", file.getvalue())


@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_a_bomb_is_stopped_at_the_limit(imported: Import, tmp_path: Path, pack: str) -> None:
    bomb = b"\n" * (64 * 2**20)
    path = tmp_path / f"bomb.json.{pack}"
    if pack == "gz":
        path.write_bytes(gzip.compress(bomb))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("bomb.json", bomb)
    assert path.stat().st_size < 100_000
    with pytest.raises(ImportRefused, match="unpacks to more than 1,000,000 bytes"):
        imported("opensanctions", path, largest=1_000_000)


def test_a_packed_list_is_the_list(imported: Import, tmp_path: Path) -> None:
    plain = (Path(__file__).parents[3] / "docs" / "example" / "lists" / "un-2015.xml").read_bytes()
    (tmp_path / "a.xml.gz").write_bytes(gzip.compress(plain))
    (tmp_path / "a.zip").write_bytes(packed(**{"folder/a.xml": plain}))
    (tmp_path / "a.xml").write_bytes(plain)
    stores = [imported("un_sc", tmp_path / name)[1] for name in ("a.xml.gz", "a.zip", "a.xml")]
    hashes = [quad for store in stores for quad in store if quad.predicate.value.endswith("#contentHash")]
    assert len({quad.object.value.split()[0] for quad in hashes}) == 1, "the hash is that of what was read"
    assert len({frozenset(set(store) - set(hashes)) for store in stores}) == 1


def test_a_device_is_no_file(imported: Import) -> None:
    with pytest.raises(ImportRefused, match="no regular file"):
        imported("un_sc", "/dev/zero")


@pytest.mark.parametrize("name", ["../x", "A", "a/b", "", "x" * 3 + "\n"])
def test_a_name_that_would_lead_elsewhere_is_refused(imported: Import, name: str) -> None:
    with pytest.raises(ImportRefused, match="no name for a dataset"):
        imported("un_sc", Path(__file__).parents[3] / "docs" / "example" / "lists" / "un-2015.xml", name)
