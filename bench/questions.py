"""Every question on generated data, beside raw pyoxigraph, rdflib, maplib, Oxigraph's server and Virtuoso in the same run.

    python bench/questions.py [TRIPLES ...]          default 10000 100000; 1000000 takes half an hour

CPU seconds (user + system), the best of RUNS, of answers read to their last value. The library and raw pyoxigraph read the
same persisted store; raw pyoxigraph is given the finished SPARQL and gives the text of every term. Servers hold the same
dataset, loaded by their own bulk loaders as one graph, are asked over HTTP with the same SPARQL, and count with their own CPU
time. rdflib and maplib hold it in memory, in processes that may take 7 GiB; rdflib up to RDFLIB_UP_TO triples, since a million
are more than 5 GiB and four minutes to load there. Whoever takes more than PATIENCE seconds for a question, ourselves included,
is "over" so many seconds, which count as its time in the means: a least. What a peer refuses does not count, nor what it
answers with another number of rows (marked with `!`). Peers that are not installed are named and left out. Questions of an
imported dataset are left out, since nothing is imported. QUESTIONS=NAME,NAME asks these alone, and PEERS=no leaves out the
peers. After MINUTES on the clock no further question is begun, and those that were asked are summed up; so they are when it is
interrupted. KEEP=FOLDER keeps the data and its store there for the next time, whose build and first answers are not measured
then.
"""

import math
import multiprocessing
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from generate import write
from loading import compare

import allegiance
from allegiance.query import catalog
from allegiance.store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from questions_peers import Ask

RUNS = 5
LEAST = 0.05
"""Seconds that a run has to take, by as many repetitions as that needs: some clocks tick every 4 ms only."""
BOUNDS = {"about": "org:g3", "outlet": "org:m1"}
"""What questions over everything are asked about once more: an actor in much of the news, an outlet of many sources."""
BEHIND = 2
TICK = 0.01
"""Seconds: the clock by which a server's CPU time is told."""
RDFLIB_UP_TO = int(os.environ.get("RDFLIB_UP_TO", "100000"))
PATIENCE = float(os.environ.get("PATIENCE", "20"))
END = time.monotonic() + 60 * float(os.environ.get("MINUTES", "inf"))
KEEP = os.environ.get("KEEP", "")
ONLY = [name for name in os.environ.get("QUESTIONS", "").split(",") if name]


def best(work: Callable[[], Any], runs: int = RUNS, limit: float = PATIENCE) -> tuple[float, Any]:
    """Return the least CPU seconds of some runs, and the last result; one run where one is long."""
    least, result = float("inf"), None
    for _ in range(runs):
        before, spent, times = time.process_time(), 0.0, 0
        while spent < LEAST:
            result = work()
            spent, times = time.process_time() - before, times + 1
        least = min(least, spent / times)
        if spent > min(2.0, limit):
            break
    return least, result


def parameters(graph: allegiance.Graph) -> dict[str, dict[str, str]]:
    """Return what each question is asked: things that have much to tell, and a day in the middle."""
    operation = _first(graph, "SELECT ?it { ?p a al:Participation ; al:operation ?it } ORDER BY ?it LIMIT 1")
    pledge = _first(graph, "SELECT ?it { ?it a al:Pledge } ORDER BY ?it LIMIT 1")
    asked = {"date": "2015-08-31", "start": "2015-01-01", "end": "2015-08-31", "operation": operation}
    made = {}
    for name in ONLY or catalog.paths():
        question = catalog.question(name)
        if any(p.type == "dataset" and p.default is None for p in question.parameters.values()):
            continue
        own = {}
        for parameter in question.parameters.values():
            if parameter.default is None:
                own[parameter.name] = asked.get(parameter.name) or _example(parameter.kinds, pledge)
        made[name] = own
        for parameter in question.parameters.values():
            if parameter.name in BOUNDS:
                made[f"{name}, {parameter.name} one"] = own | {parameter.name: BOUNDS[parameter.name]}
    return made


def _example(kinds: tuple[str, ...], pledge: str) -> str:
    for kind, value in (("org", "org:g3"), ("situation", pledge), ("place", "place:l1"), ("person", "person:p3")):
        if kind in kinds:
            return value
    return "org:g3"


def _first(graph: allegiance.Graph, query: str) -> str:
    solutions = graph.store.query(f"PREFIX al: <https://w3id.org/allegiance/ns#> {query}")
    return next(iter(solutions))["it"].value  # type: ignore[union-attr,index,call-overload]  # a SELECT of ours


def raw(store: ox.Store, sparql: str) -> int:
    """Answer with pyoxigraph alone and read the text of every term; return the number of rows."""
    rows = [
        [None if term is None else term.value for term in solution]
        for solution in store.query(sparql, use_default_graph_as_union=True)  # type: ignore[union-attr]
    ]
    return len(rows)


def measure(triples: int) -> None:
    """Build one size, or take it as it was kept, and print its rows."""
    with ExitStack() as stack:
        new = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        place = Path(KEEP) / str(triples) if KEEP else new
        folder, kept = place / "data", (place / "built").exists()
        os.environ["ALLEGIANCE_CACHE"] = str(place / "cache")
        if not kept:
            files = write(folder, triples)
            spent, _ = best(lambda: allegiance.open(folder), runs=1)
            print(f"\n{triples:,} triples in {files:,} files; build {spent:.1f} s", flush=True)
            compare(folder)
            cold(folder)
            (place / "built").touch()
        graph = allegiance.open(folder)
        assert isinstance(graph.store, EmbeddedStore)
        store = graph.store.inner
        print(f"{triples:,} triples, {len(store):,} with what is derived", flush=True)
        with peers(store, triples, new) as others:
            table(graph, others)


@dataclass
class Means:
    """What the questions come to: by engine its times over the library's, and whose answers do not count, or as a least."""

    engines: Iterable[str]
    ratios: dict[str, list[float]] = field(init=False)
    given_up: Counter[str] = field(default_factory=Counter)
    otherwise: Counter[str] = field(default_factory=Counter)
    behind: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ratios = {name: [] for name in self.engines}

    def told(self) -> None:
        """Print them."""
        asked = len(self.ratios["raw"])
        print(
            f"  more than {BEHIND} times the best engine: {len(self.behind)} of {asked}: {', '.join(self.behind) or 'none'}"
        )
        for peer, found in self.ratios.items():
            if found:
                what = "library over raw" if peer == "raw" else f"{peer} over library"
                least = (
                    f", {self.given_up[peer]} of them counted as if done when given up" if self.given_up[peer] else ""
                )
                wrong = f"; {self.otherwise[peer]} with another number of rows" if self.otherwise[peer] else ""
                mean = statistics.geometric_mean(found)
                print(f"  {what}: {mean:.2f} in the geometric mean of {len(found)}{least}{wrong}")


def table(graph: allegiance.Graph, others: dict[str, "Ask"]) -> None:
    """Print a row for each question, and what they come to."""
    heads = ["rows", "library", "raw", "overhead", *others]
    print(f"  {'question':36}" + "".join(f"{head:>14}" for head in heads) + "   (ms; in brackets: times the library)")
    means, asked = Means(["raw", *others]), parameters(graph)
    try:
        for number, (name, given) in enumerate(asked.items()):
            if time.monotonic() > END:
                print(f"  no time was left for {len(asked) - number} questions: {', '.join(list(asked)[number:])}")
                break
            print(f"  {name:36}{row(graph, name, given, others, means)}", flush=True)
    except KeyboardInterrupt:
        print("  interrupted")
    means.told()


def row(graph: allegiance.Graph, name: str, given: dict[str, str], others: dict[str, "Ask"], means: Means) -> str:
    """Ask one question of all and return the cells of its row; its share goes to the means."""
    question = name.partition(",")[0]
    sparql = graph.explain(question, **given)
    answered = apart(graph, question, given, sparql)
    if answered is None:
        return f"{'over ' + format(PATIENCE, '.0f') + ' s':>28}"
    ours, bare, rows = answered
    means.ratios["raw"].append(ours / bare)
    cells = [f"{rows:14,}", f"{ours * 1000:14.1f}", f"{bare * 1000:14.1f}", f"{ours / bare:14.2f}"]
    best_of_all = (bare, "raw")
    for peer, ask in others.items():
        taken, there = ask(sparql)
        over = taken > PATIENCE  # which nothing refused is
        if math.isnan(taken) or (not over and there != rows):
            cells.append(f"{'refused' if math.isnan(taken) else f'!{there:,} rows':>14}")
            means.otherwise[peer] += not math.isnan(taken)
            continue
        best_of_all = min(best_of_all, (taken, peer))
        means.ratios[peer].append(min(taken, PATIENCE) / ours)
        means.given_up[peer] += over
        cells.append(f"{'over':>14}" if over else f"{taken * 1000:8.0f} ({taken / ours:.1f})".rjust(14))
    if ours > BEHIND * max(best_of_all[0], TICK):
        means.behind.append(f"{name} ({ours / best_of_all[0]:.1f} times {best_of_all[1]}, {ours * 1000:.0f} ms)")
    return "".join(cells)


def apart(graph: allegiance.Graph, name: str, given: dict[str, str], sparql: str) -> tuple[float, float, int] | None:
    """Return the seconds of the library and of raw pyoxigraph and the number of rows, or None where they take too long: in
    a process of its own, since a query of pyoxigraph cannot be stopped."""
    ends = multiprocessing.get_context("fork").Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_asking, args=(graph, name, given, sparql, ends[1]))
    child.start()
    ends[1].close()
    try:
        answer: tuple[float, float, int] = ends[0].recv()
        return answer
    except EOFError:
        return None
    finally:
        child.join()


def _asking(graph: allegiance.Graph, name: str, given: dict[str, str], sparql: str, end: Connection) -> None:
    assert isinstance(graph.store, EmbeddedStore)
    assert graph.store.path is not None
    resource.setrlimit(resource.RLIMIT_CPU, (int(3 * PATIENCE), int(3 * PATIENCE)))
    store = EmbeddedStore.read_only(graph.store.path)
    mine = allegiance.Graph(store)  # An open store does not outlive a fork.
    ours, rows = best(lambda: mine.ask(name, **given))
    bare, _ = best(lambda: raw(store.inner, sparql))
    if max(ours, bare) <= PATIENCE:
        end.send((ours, bare, len(rows)))


def cold(folder: Path) -> None:
    """Measure whole processes that open the persisted store and answer the main question."""
    program = f"import allegiance; allegiance.open({str(folder)!r}).allegiances_at('2015-08-31')"
    command = [str(Path(sys.executable).with_name("allegiance")), "ask", "allegiances_at", "--date", "2015-08-31"]
    for name, run in {"python": [sys.executable, "-c", program], "command": [*command, "--store", str(folder)]}.items():
        times = []
        for _ in range(9):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(run, check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        print(
            f"  cold process to the first answer, {name}: {min(times):.3f} s, median {statistics.median(times):.3f} s"
        )


@contextmanager
def peers(store: ox.Store, triples: int, place: Path) -> Iterator[dict[str, "Ask"]]:
    """Give the peers that are here, each as what returns the CPU seconds of a query."""
    if os.environ.get("PEERS") == "no":
        yield {}
        return
    from questions_peers import in_memory
    from questions_servers import servers

    file = place / "peers.nt"
    ox.serialize((quad.triple for quad in store), str(file), format=ox.RdfFormat.N_TRIPLES)
    libraries = ["rdflib", "maplib"] if triples <= RDFLIB_UP_TO else ["maplib"]
    with in_memory(libraries, file, PATIENCE) as here, servers(file, place, PATIENCE) as running:
        yield {**here, **running}


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once where this is installed
    for number in [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]:
        measure(number)
    print(f"\nhighest memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")
