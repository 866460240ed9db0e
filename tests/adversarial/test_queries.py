"""Queries that would take all memory or time, reach out, or write: each ends with its exit code and one sentence, no
answer is shortened, nobody is called, and the process lives on."""

import csv
import resource
import socket
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

import allegiance
from allegiance import resources
from allegiance.cli import commands
from allegiance.errors import LimitReached
from allegiance.store.limits import Limits
from article import article_files

HERE = Path(__file__).parent
MANIFEST = resources.root().parent / "shared" / "adversarial" / "manifest.csv"
SECONDS = 2.0
SPARE = 30.0
"""Seconds beside: to build, to start and to stop on a busy machine."""
MAKERS: dict[str, Callable[[], bytes]] = {
    "deep-brackets": lambda: b"SELECT * { FILTER(" + b"(" * 10_000 + b"1" + b")" * 10_000 + b") }",
    "long-text": lambda: b"SELECT * { " + b"?s ?p ?o . " * 400_000 + b"}",
    "long-replacement": lambda: b'SELECT (REPLACE("aaa", "", "' + b"b" * 100_000 + b'") AS ?x) {}',
    "nul": lambda: b'SELECT * { ?s ?p "a\0b" }',
    "not-utf-8": lambda: b'SELECT * { ?s ?p "\xff\xfe" }',
}

STORES = [part for path in article_files() for part in ("--store", str(path))]


def table() -> list[dict[str, str]]:
    with (HERE / "queries.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def trap() -> Iterator[socket.socket]:
    """Give a socket that nobody may call."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening
        with pytest.raises(BlockingIOError):
            listening.accept()


def text_of(name: str, trap: socket.socket) -> bytes:
    if name in MAKERS:
        return MAKERS[name]()
    address = f"http://127.0.0.1:{trap.getsockname()[1]}"
    return (HERE / "queries" / f"{name}.rq").read_text(encoding="utf-8").replace("⟨trap⟩", address).encode()


@pytest.mark.parametrize("case", table(), ids=lambda case: case["query"])
def test_a_hostile_query_ends_and_says_why(
    case: dict[str, str],
    trap: socket.socket,
    article: allegiance.Graph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "query.rq"
    path.write_bytes(text_of(case["query"], trap))
    before = len(list(article.sparql("SELECT * { ?s ?p ?o }")))
    # A bomb must meet the limit of memory first, and what has an answer must give it, however busy the machine is.
    seconds = "60" if case["words"] == "memory" or case["exit"] == "0" else str(SECONDS)
    arguments = ["--file", str(path), "--timeout", seconds, "--max-memory", "300", "--format", "csv", *STORES]
    monkeypatch.setattr(sys, "argv", ["allegiance", "sparql", *arguments])
    begun = time.monotonic()
    try:
        commands.main()
        code = 0
    except SystemExit as end:
        code = int(str(end.code))
    out, err = capfd.readouterr()
    assert (code, case["words"] in err) == (int(case["exit"]), True), err
    assert (out == "") == (code != 0)
    assert (err.count("\n") == 1) == (code != 0)
    assert time.monotonic() - begun < float(seconds) + SPARE
    assert len(list(article.sparql("SELECT * { ?s ?p ?o }"))) == before


def test_the_table_covers_the_collection_and_its_files() -> None:
    names = {case["query"] for case in table()}
    assert names == {path.stem for path in (HERE / "queries").iterdir()} | MAKERS.keys()
    assert len(names) == len(table())
    if MANIFEST.exists():
        with MANIFEST.open(encoding="utf-8", newline="") as file:
            wanted = {row["id"] for row in csv.DictReader(file) if row["kind"] == "query"}
        assert wanted == {case["manifest"] for case in table()} - {""}


def test_twenty_heavy_queries_leave_a_cheap_one_quick(article: allegiance.Graph) -> None:
    heavy = (HERE / "queries" / "cartesian-product.rq").read_text()
    ends: list[float] = []

    def suffer() -> None:
        with pytest.raises(LimitReached):
            article.sparql(heavy, limits=Limits(seconds=6))
        ends.append(time.monotonic())

    crowd = [Thread(target=suffer) for _ in range(20)]
    for thread in crowd:
        thread.start()
    time.sleep(2)
    times = []
    for _ in range(3):
        begun = time.monotonic()
        (row,) = article.sparql("SELECT (COUNT(*) AS ?n) { ?s a ?class }", limits=Limits(seconds=60))
        times.append(time.monotonic() - begun)
        assert int(row["n"].value) > 0
    for thread in crowd:
        thread.join()
    assert min(times) < 2
    assert len(ends) == 20


def test_a_query_takes_no_memory_of_the_caller(article: allegiance.Graph) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(LimitReached, match="memory") as caught:
        article.sparql((HERE / "queries" / "concat-bomb.rq").read_text(), limits=Limits(seconds=60, memory=200 << 20))
    assert caught.value.exit_code == 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024
