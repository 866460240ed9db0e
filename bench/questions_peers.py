"""Libraries as peers of bench/questions.py: the same dataset in memory, each as what returns the CPU seconds of a query and
how many rows it has."""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import NamedTuple

TO_LOAD, MOST_MEMORY = 900, 7 * 2**30
"""Seconds in which a peer must have loaded the dataset, and bytes that a library may take for it."""
RUNS = 3
LONG = 2.0
"""CPU seconds after which a query is not run again."""


class Answer(NamedTuple):
    """The CPU seconds of a query, infinite where it took too long and none where it was refused, and its rows."""

    seconds: float
    rows: int = -1


TOO_LONG, REFUSED = Answer(float("inf")), Answer(float("nan"))
Ask = Callable[[str], Answer]


class TooLong(BaseException):
    """A query did not end in time. No Exception, lest the library catch it on the way."""


@contextmanager
def in_memory(names: Sequence[str], file: Path, patience: float) -> Iterator[dict[str, Ask]]:
    """Give the libraries that are installed and can hold the dataset, as one graph in memory."""
    found = dict[str, Apart]()
    try:
        for name in names:
            if find_spec(name) is None:
                print(f"  {name} is not installed")
                continue
            started, peer = time.monotonic(), Apart(name, file, patience)
            words = peer.begin()
            print(f"  {name}: {words or 'loaded'} after {time.monotonic() - started:.0f} s on the clock", flush=True)
            if not words:
                found[name] = peer
        yield {name: peer.ask for name, peer in found.items()}
    finally:
        for peer in found.values():
            peer.end()


class Apart:
    """A library in a process of its own, with MOST_MEMORY: begun anew after a fault (a panic of maplib poisons its model,
    so that it refuses all that comes after) and after a query that cannot be stopped."""

    def __init__(self, name: str, file: Path, patience: float) -> None:
        self._name, self._file, self._patience = name, file, patience
        self._lost = False

    def begin(self) -> str:
        """Start the process and load; return what went wrong."""
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=ANSWERING[self._name], args=(self._file, theirs), daemon=True)
        self._process.start()
        theirs.close()
        words = self._received(TO_LOAD)
        if words is None or words:
            self.end()
        return "not loaded in time" if words is None else str(words)

    def ask(self, sparql: str) -> Answer:
        """Return the least CPU seconds of a query, and its rows."""
        best = TOO_LONG
        for _ in range(RUNS):
            if not self._process.is_alive():
                self._anew()
            if self._lost:
                return REFUSED
            with suppress(BrokenPipeError):  # It is ending; what is received says so.
                self._pipe.send((sparql, 4 * self._patience))
            match self._received(5 * self._patience):
                case Answer(seconds=seconds) as got:
                    best = min(best, got)
                    if seconds > LONG:
                        break
                case None:
                    self._anew()
                    break
                case words:
                    print(f"    ({self._name}: {words})")
                    return REFUSED  # It goes on, or is ending, which may take a while.
        return best

    def _anew(self) -> None:
        self.end()
        if not self._lost and (words := self.begin()):
            self._lost = True
            print(f"    ({self._name}: {words} when begun anew; no longer asked)")

    def _received(self, seconds: float) -> Answer | str | None:
        """Return what the process says: an answer, or in words what went wrong; None where it says nothing in time."""
        try:
            return self._pipe.recv() if self._pipe.poll(seconds) else None  # type: ignore[no-any-return]  # of _answering
        except EOFError:
            return f"ended, with {MOST_MEMORY / 2**30:.0f} GiB allowed,"

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def answering_by_rdflib(file: Path, pipe: Connection) -> None:
    """Answer queries until killed. A query that takes too long is stopped, since loading anew takes minutes."""
    import rdflib

    graph = rdflib.Graph()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooLong

    signal.signal(signal.SIGALRM, stop)
    _answering(pipe, lambda: graph.parse(file, format="nt"), lambda sparql: len(list(graph.query(sparql))))


def answering_by_maplib(file: Path, pipe: Connection) -> None:
    """Answer queries until killed, which is how one is ended that takes too long."""
    import maplib

    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # A panic prints pages.
    signal.signal(signal.SIGALRM, signal.SIG_IGN)
    model = maplib.Model()
    _answering(pipe, lambda: model.read(str(file), format="ntriples"), lambda sparql: model.query(sparql).height)


def _answering(pipe: Connection, load: Callable[[], object], ask: Callable[[str], int]) -> None:
    """Say that it has loaded, by no words; then give each query's CPU seconds and rows, or say in words what went wrong."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    try:
        load()
        pipe.send("")
        while True:
            sparql, seconds = pipe.recv()
            pipe.send(_answer(ask, sparql, seconds))
    except BaseException as error:  # a panic of maplib is no Exception
        pipe.send(_words(error))


def _answer(ask: Callable[[str], int], sparql: str, seconds: float) -> Answer | str:
    before = time.process_time()
    signal.alarm(int(seconds))
    try:
        rows = ask(sparql)
        return Answer(time.process_time() - before, rows)
    except TooLong:
        return TOO_LONG
    except Exception as error:  # whatever a peer raises, the table goes on
        return _words(error)
    finally:
        signal.alarm(0)


def _words(error: BaseException) -> str:
    return f"{type(error).__name__}: {str(error)[:100]}"


ANSWERING = {"rdflib": answering_by_rdflib, "maplib": answering_by_maplib}
