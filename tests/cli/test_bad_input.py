"""Bad input gets one sentence on stderr and exit code 2, never a traceback."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from article import article_files

Run = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("project_built")
ASK = ("ask", "allegiances_at")
GOOD = (*ASK, "--date", "2015-08-31")
BAD = {
    "an unknown command": ("fly",),
    "an unknown question": ("ask", "allegiance_at"),
    "an unknown option": (*GOOD, "--colour", "red"),
    "a missing parameter": ASK,
    "a bad date": (*ASK, "--date", "last week"),
    "a date that is none": (*ASK, "--date", "2015-02-30"),
    "a year for a date": (*ASK, "--date", "2015"),
    "a name of another kind": ("ask", "leaders_at", "--organization", "Mullah Omar", "--date", "2015-08-31"),
    "a part of a name": ("ask", "pledges_of", "--actor", "Bukhari"),
    "an empty name": ("show", ""),
    "a question without its parameters": ("ask", "pledges_of"),
    "a parameter run together": (*GOOD, "--knownby", "2015-08-31"),
    "Parquet without a file": (*GOOD, "--format", "parquet"),
    "a folder for an output": (*GOOD, "--output", "/"),
    "a chain without a day": ("chain", "taliban"),
    "a chain at a month": ("chain", "taliban", "--date", "2015-08"),
    "a way to nobody": ("path", "taliban", "Nobody at all", "--date", "2015-08-31"),
    "a kind of name that is none": ("search", "omar", "--kind", "people"),
    "no name to search": ("search",),
    "a target that is no address": ("ask", "--as-turtle", "not an address"),
    "an address of another scheme": (*GOOD, "--store", "ftp://localhost/"),
    "a port where nobody listens": (*GOOD, "--store", "http://127.0.0.1:1/"),
    "a time limit that is none": ("sparql", "--timeout", "0", "ASK {}"),
    "a bad day to build": ("build", "--date", "2015"),
    "a question file that is not there": ("ask", "./nowhere.rq"),
    "a rule that is none": ("explain", "AL999"),
    "an import without its name": ("import", "un_sc", "/nowhere.xml"),
    "a revision that is none": ("diff", "no-such-revision"),
    "a bad choice": (*GOOD, "--lapses", "sometimes"),
    "a bad format": (*GOOD, "--format", "docx"),
    "an unknown name": ("ask", "names_of", "--entity", "Nobody at all"),
    "an unknown identifier": ("ask", "names_of", "--entity", "org:imuu"),
    "an IRI that is none": ("ask", "names_of", "--entity", "https://example.org/> } #"),
    "an unknown name to show": ("show", "Nobody at all"),
    "a missing folder": (*GOOD, "--store", "/nowhere/at/all"),
    "a missing folder to validate": ("validate", "/nowhere/at/all"),
    "a missing folder to build": ("build", "/nowhere/at/all"),
    "a name too long for a file": (*GOOD, "--store", "x" * 5000),
    "no query": ("sparql",),
    "two queries": ("sparql", "ASK {}", "-f", "query.rq"),
    "a missing query file": ("sparql", "-f", "/nowhere.rq"),
    "an empty query": ("sparql", ""),
    "broken SPARQL": ("sparql", "SELECT * WHERE {"),
    "an update": ("sparql", "INSERT DATA { <a:a> <a:b> 1 }"),
    "a call to another server": ("sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"),
    "a server that does not answer": ("sparql", "--allow-service", "SELECT * { SERVICE <http://127.0.0.1:9/> {} }"),
    "a bad day to reason about": ("reason", "--date", "2015-13-01"),
}


def is_one_sentence(text: str) -> bool:
    return text.startswith("allegiance: ") and text.count("\n") == 1 and text.rstrip().endswith((".", "?"))


@pytest.mark.parametrize("given", BAD.values(), ids=BAD)
def test_bad_input_gets_one_sentence_and_exit_code_2(given: tuple[str, ...], run: Run) -> None:
    outcome = run(*given)
    assert outcome.code == 2
    assert is_one_sentence(outcome.err), outcome.err
    assert "Internal error" not in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize("given", ["an unknown question", "broken SPARQL", "a bad choice"])
def test_a_process_of_its_own_ends_in_the_same_way(given: str, spawn: Run) -> None:
    outcome = spawn(*BAD[given])
    assert (outcome.code, outcome.out) == (2, "")
    assert is_one_sentence(outcome.err)
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "given",
    [
        ("ask", "names_of", "--entity", b"\xff\xfe"),
        ("ask", "links_to", "--dataset", b"\xff\xfe"),
        (b"\xff",),
        ("sparql", b"SELECT * { ?s ?p '\xff' }"),
        ("show", b"\x80\x1b[31m"),
        (*GOOD, "--store", b"/nowhere/\xff"),
    ],
    ids=["entity", "text", "command", "query", "show", "path"],
)
def test_bytes_that_are_no_text_are_refused(given: tuple[str | bytes, ...], spawn: Run) -> None:
    outcome = spawn(*given)
    assert outcome.code == 2
    assert is_one_sentence(outcome.err), outcome.err
    assert "Traceback" not in outcome.err
    assert "Internal error" not in outcome.err
    assert "\x1b" not in outcome.err


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.ttl", b"<a:s> <a:p> .\n"),
        ("binary.ttl", b"\x89PNG\r\n\x1a\n\x00\x00"),
        ("notes.txt", b"nothing"),
        (
            "dated.ttl",
            b'<a:s> <https://w3id.org/allegiance/ns#date> "2015-13"^^<http://id.loc.gov/datatypes/edtf/EDTF> .',
        ),
        ("un.maybe.sssom.tsv", b"subject_id\n"),
        ("un.same.sssom.tsv", b"\xff\xfe"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes, tmp_path: Path, run: Run) -> None:
    (tmp_path / name).write_bytes(content)
    outcome = run(*GOOD, "--store", tmp_path)
    assert outcome.code == 2
    assert is_one_sentence(outcome.err), outcome.err
    assert name.partition(".")[0] in outcome.err


def test_a_query_file_that_is_no_text_is_refused(tmp_path: Path, run: Run) -> None:
    (tmp_path / "query.rq").write_bytes(b"SELECT \xff")
    outcome = run("sparql", "-f", tmp_path / "query.rq")
    assert outcome.code == 2
    assert is_one_sentence(outcome.err)


def test_a_name_of_a_file_cannot_steer_the_terminal(tmp_path: Path, run: Run) -> None:
    (tmp_path / "red\x1b[31m.txt").write_text("")
    outcome = run(*GOOD, "--store", tmp_path)
    assert outcome.code == 2
    assert "\x1b" not in outcome.err
    assert "red" in outcome.err


def test_an_ambiguous_name_lists_what_to_type(tmp_path: Path, run: Run) -> None:
    prefixes = (
        "@prefix al: <https://w3id.org/allegiance/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    )
    org = "<https://w3id.org/allegiance/id/org/{}> a al:ArmedOrganization ; skos:prefLabel 'The Front'@en .\n"
    (tmp_path / "two.ttl").write_text(prefixes + org.format("front-north") + org.format("front-south"))
    outcome = run("show", "the front", "--store", tmp_path)
    assert outcome.code == 2
    assert is_one_sentence(outcome.err)
    assert "org/front-north" in outcome.err
    assert "org/front-south" in outcome.err


def test_whoever_stops_reading_gets_no_error(spawn: Run) -> None:
    import subprocess
    import sys

    query = "SELECT * { ?s ?p ?o } LIMIT 3000"  # more than a pipe holds
    command = f"{sys.executable} -m allegiance.cli sparql '{query}' --format jsonl | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=os.environ)  # noqa: S602
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_a_fault_of_our_own_is_told_without_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("allegiance.open", fault, raising=False)
    outcome = run(*GOOD)
    assert outcome.code == 3
    assert "ZeroDivisionError" in outcome.err
    assert is_one_sentence(outcome.err)


@pytest.mark.parametrize(
    "given",
    [
        (*GOOD, "--format", "csv", "--output"),
        ("build", *map(str, article_files()), "--output"),
        ("chain", "imu", "--date", "2015-08-31", "--store"),
    ],
    ids=["ask", "build", "store"],
)
def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left_there(
    given: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("here first")
    outcome = run(*given, str(tmp_path / "file" / "below.csv"))
    assert outcome.code == 2
    assert is_one_sentence(outcome.err), outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "here first"
