"""The fence stands: what the other tests rule out would be seen."""

import sys

import pytest
from adversarial_sandbox import SECONDS, Sandbox, fenced

ALL = "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"


@pytest.fixture
def sandbox(tmp_path):
    return Sandbox(tmp_path / "sandbox")


def test_a_command_that_reads_the_secret_and_writes_beside_it_is_seen(sandbox):
    outcome = sandbox.run("sparql", ALL, "--store", "../elsewhere/secret.ttl")
    assert outcome.secret_opened
    assert ("read", sandbox.secret) in [(kind, path.resolve()) for kind, path in outcome.touched]
    assert [path for kind, path in outcome.touched if kind == "forbidden" and "os.mkdir" in str(path)]


@pytest.mark.parametrize(
    ("program", "seen"),
    [
        ("import socket; socket.create_connection(('127.0.0.1', {port}))", "forbidden"),
        ("import urllib.request; urllib.request.urlopen('{trap}')", "forbidden"),
        ("import subprocess; subprocess.run(['true'])", "forbidden"),
        ("import os; os.system('true')", "forbidden"),
        ("import pathlib; pathlib.Path('{secret}').rename('{secret}2')", "forbidden"),
        ("open('{secret}', 'a')", "write"),
        ("b'x' * 2_000_000_000", ""),
        ("while True: pass", ""),
    ],
)
def test_a_program_that_does_more_than_it_may_is_stopped_or_noted(sandbox, program, seen):
    sandbox.start()
    text = program.format(trap=sandbox.trap, port=sandbox.trap.rpartition(":")[2], secret=sandbox.secret)
    log = sandbox.folder / "touched.log"
    done = fenced([sys.executable, "-c", text], sandbox.folder, log, 1)
    outcome = sandbox.end(done.returncode, "", "", ())
    assert not outcome.connections
    assert seen in {line.partition("\t")[0] for line in log.read_text().splitlines()} or done.returncode
    assert done.returncode or seen == "write"


def test_what_is_not_python_opens_the_secret_and_is_seen(sandbox):
    sandbox.start()
    text = f"import pyoxigraph; list(pyoxigraph.parse(path={str(sandbox.secret)!r}))"
    fenced([sys.executable, "-c", text], sandbox.folder, sandbox.folder / "touched.log", SECONDS)
    assert sandbox.end(0, "", "", ()).secret_opened
