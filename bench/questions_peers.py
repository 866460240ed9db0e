"""The peers of bench/questions.py: other engines with the same dataset, each as what returns the CPU seconds of a query."""

import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from types import FrameType
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "store"))

PART, TO_LOAD = 100_000, 900
"""Statements sent to a server at once, and seconds in which they must be there."""
TOO_LONG = float("inf")
REFUSED = float("nan")
Ask = Callable[[str], float]


class TooLong(Exception):
    """A peer that did not answer in time."""


def in_memory(store: ox.Store, with_rdflib: bool, patience: float) -> dict[str, Ask]:
    """Return rdflib and maplib, with the dataset as one graph in memory."""
    found: dict[str, Ask] = {}
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        ox.serialize((quad.triple for quad in store), file, format=ox.RdfFormat.N_TRIPLES)
        file.flush()
        if with_rdflib:
            import rdflib

            graph = rdflib.Graph().parse(file.name, format="nt")
            found["rdflib"] = lambda sparql: timed(lambda: list(graph.query(sparql)), patience)
        try:
            import maplib

            model = maplib.Model()
            model.read(file.name, format="ntriples")
            found["maplib"] = lambda sparql: timed(lambda: model.query(sparql), patience)
        except ImportError:
            print("  maplib is not installed")
    return found


def timed(work: Callable[[], object], patience: float) -> float:
    """Return the CPU seconds of the work, TOO_LONG, or REFUSED for whatever else the peer says."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong

    before = time.process_time()
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(int(patience))
    try:
        work()
    except KeyboardInterrupt:
        raise
    except TooLong:
        return TOO_LONG
    except BaseException as error:  # whatever a peer raises, the table goes on; maplib's panics are no Exception
        print(f"    ({type(error).__name__}: {str(error)[:100]})")
        return REFUSED
    finally:
        signal.alarm(0)
    return time.process_time() - before


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


def asked(url: str, sparql: str, process: int, patience: float, runs: int = 3) -> float:
    """Return the least CPU seconds of the server and of reading its answer."""
    least = TOO_LONG
    for _ in range(runs):
        before = cpu(process) + time.process_time()
        request = Request(url, urlencode({"query": sparql}).encode(), {"Accept": "application/sparql-results+json"})  # noqa: S310  # our own server
        try:
            with urlopen(request, timeout=4 * patience) as response:  # noqa: S310
                json.load(response)
        except (HTTPError, OSError, ValueError) as error:
            print(f"    ({type(error).__name__}: {str(error)[:100]})")
            return TOO_LONG if isinstance(error, TimeoutError) else REFUSED
        spent = cpu(process) + time.process_time() - before
        least = min(least, spent)
        if spent > 2:
            break
    return least


def cpu(process: int) -> float:
    """Return the CPU seconds that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
