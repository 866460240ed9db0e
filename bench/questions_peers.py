"""The peers of bench/questions.py: other engines with the same dataset, each as what returns the CPU seconds of a query
and how many rows it has."""

import json
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from importlib.util import find_spec
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "store"))

PART, TO_LOAD = 100_000, 900
"""Statements sent to a server at once, and seconds in which they must be there."""
RUNS = 3
LONG = 2.0
"""CPU seconds after which a query is not run again."""


class Answer(NamedTuple):
    """The CPU seconds of a query, infinite where it took too long and none where it was refused, and its rows."""

    seconds: float
    rows: int = -1


TOO_LONG, REFUSED = Answer(float("inf")), Answer(float("nan"))
Ask = Callable[[str], Answer]


class TooLong(Exception):
    """A peer that did not answer in time."""


@contextmanager
def in_memory(store: ox.Store, with_rdflib: bool, place: Path, patience: float) -> Iterator[dict[str, Ask]]:
    """Give rdflib and maplib, with the dataset as one graph in memory."""
    file, found = place / "peers.nt", dict[str, Ask]()
    ox.serialize((quad.triple for quad in store), str(file), format=ox.RdfFormat.N_TRIPLES)
    if with_rdflib:
        import rdflib

        graph = rdflib.Graph().parse(file, format="nt")
        found["rdflib"] = lambda sparql: timed(lambda: len(list(graph.query(sparql))), patience)
    if find_spec("maplib") is None:
        print("  maplib is not installed")
        yield found
        return
    apart = Maplib(file, patience)
    found["maplib"] = apart.ask
    try:
        yield found
    finally:
        apart.end()


def timed(work: Callable[[], int], patience: float) -> Answer:
    """Return the least CPU seconds of the work and its rows, TOO_LONG, or REFUSED for whatever else the peer says."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong

    least, rows = TOO_LONG
    signal.signal(signal.SIGALRM, stop)
    for _ in range(RUNS):
        before = time.process_time()
        signal.alarm(int(4 * patience))
        try:
            rows = work()
        except TooLong:
            return TOO_LONG
        except Exception as error:  # whatever a peer raises, the table goes on
            print(f"    ({type(error).__name__}: {str(error)[:100]})")
            return REFUSED
        finally:
            signal.alarm(0)
        spent = time.process_time() - before
        least = min(least, spent)
        if spent > LONG:
            break
    return Answer(least, rows)


class Maplib:
    """maplib in a process of its own: begun anew after a panic, which poisons its model so that it refuses all that comes
    after, and after a query that takes too long, which cannot be stopped."""

    def __init__(self, file: Path, patience: float) -> None:
        self._file, self._patience = file, patience
        self._begin()

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=answering, args=(self._file, theirs), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe.recv()  # It has loaded.

    def ask(self, sparql: str) -> Answer:
        """Return the least CPU seconds of a query, and its rows."""
        best = TOO_LONG
        for _ in range(RUNS):
            self._pipe.send(sparql)
            if not self._pipe.poll(4 * self._patience):
                self._anew()
                return best
            answer, words = self._pipe.recv()
            if words:
                print(f"    (maplib: {words})")
                self._anew()
                return REFUSED
            best = min(best, answer)
            if best.seconds > LONG:
                break
        return best

    def _anew(self) -> None:
        self.end()
        self._begin()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def answering(file: Path, pipe: Connection) -> None:
    """Answer queries until killed, each with its CPU seconds and rows, or with what went wrong."""
    import maplib

    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # A panic prints pages.
    model = maplib.Model()
    model.read(str(file), format="ntriples")
    pipe.send("ready")
    while True:
        sparql, before = pipe.recv(), time.process_time()
        try:
            rows = model.query(sparql).height
            pipe.send((Answer(time.process_time() - before, rows), ""))
        except BaseException as error:  # its panics are no Exception
            pipe.send((REFUSED, f"{type(error).__name__}: {str(error)[:100]}"))


@contextmanager
def servers(store: ox.Store, place: Path, patience: float) -> Iterator[dict[str, Ask]]:
    """Start the servers of the tests that are installed, put the dataset there, and give them."""
    import engines

    # Debian's 80 MB of buffers do not hold a million triples; Virtuoso's own advice for 2 GiB of memory.
    os.environ["ALLEGIANCE_TEST_VIRTUOSO_BUFFERS"] = "170000"
    with ExitStack() as stack:
        running: dict[str, Ask] = {}
        for name in ("Oxigraph", "Virtuoso"):
            folder = place / name
            folder.mkdir()
            before = set(children())
            try:
                engine = stack.enter_context(engines.ENGINES[name](folder))
            except BaseException as error:  # pytest's Skipped is no Exception
                if type(error).__name__ != "Skipped":
                    raise
                print(f"  {error}")
                continue
            started = time.monotonic()
            load(store, engine.graphs, engine.writing)
            print(
                f"  {name}: {len(store):,} statements loaded in {time.monotonic() - started:.0f} s on the clock",
                flush=True,
            )
            (process,) = set(children()) - before
            running[name] = lambda sparql, url=engine.queries, process=process: asked(url, sparql, process, patience)  # type: ignore[misc]
        yield running


def load(store: ox.Store, graphs: str, writing: Callable[[], AbstractContextManager[None]]) -> None:
    """Put the dataset onto a server, in graphs of so many statements: `publish` keeps graphs apart, and is not measured here."""
    from allegiance.store.graph_store import GraphStore

    with writing():
        target = GraphStore(graphs, timeout=TO_LOAD)
        for number, part in enumerate(batched(store)):
            target.put(f"urn:bench:{number}", ox.serialize(part, format=ox.RdfFormat.N_TRIPLES) or b"")


def batched(store: ox.Store) -> Iterator[list[ox.Triple]]:
    """Give the statements in parts."""
    triples = (quad.triple for quad in store)
    while part := list(islice(triples, PART)):
        yield part


def children() -> list[int]:
    """Return the process ids of the children of this process."""
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return [int(number) for number in text.split()]


def asked(url: str, sparql: str, process: int, patience: float) -> Answer:
    """Return the least CPU seconds of the server and of reading its answer, and the rows."""
    least, rows = TOO_LONG
    for _ in range(RUNS):
        before = cpu(process) + time.process_time()
        request = Request(url, urlencode({"query": sparql}).encode(), {"Accept": "application/sparql-results+json"})  # noqa: S310  # our own server
        try:
            with urlopen(request, timeout=4 * patience) as response:  # noqa: S310
                rows = len(json.load(response)["results"]["bindings"])
        except TimeoutError:
            settle(process)
            return TOO_LONG
        except (HTTPError, OSError, ValueError) as error:
            print(f"    ({type(error).__name__}: {str(error)[:100]})")
            return REFUSED
        spent = cpu(process) + time.process_time() - before
        least = min(least, spent)
        if spent > LONG:
            break
    return Answer(least, rows)


def settle(process: int) -> None:
    """Wait for a server that still works on what nobody waits for, lest the next question be charged with it."""
    for _ in range(TO_LOAD):
        before = cpu(process)
        time.sleep(1)
        if cpu(process) - before < 0.1:
            return
    print("    (a server is still busy with a question that was given up; what it is asked next counts that too)")


def cpu(process: int) -> float:
    """Return the CPU seconds that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
