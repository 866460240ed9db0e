"""SPARQL servers that the tests start themselves: on free ports of this machine, each in a folder of its own.

`make engines` brings those that pip does not. Without one its tests are skipped and say why, unless
`ALLEGIANCE_TEST_ENGINES` names it: then they fail.
"""

import os
import random
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NoReturn
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pyoxigraph as ox
import pytest

import allegiance
from allegiance import resources
from allegiance.store.graph_store import GraphStore
from allegiance.store.publish import publish
from allegiance.store.remote import RemoteStore
from allegiance.store.solutions import whole
from allegiance.terms import GRAPH

HERE = Path(__file__).parent
FUSEKI = resources.root() / "build" / "engines"
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options of Java that halve the time of a server which answers a few hundred small questions."""
PATIENCE = 120
"""Seconds to start, since Virtuoso makes its database first, and for a question on a busy machine."""
PART = 25_000
"""Statements of a graph where it does not matter which graph they are in."""


@dataclass
class Engine:
    """A running server, by the addresses of its services, and the credentials that it wants for writing."""

    name: str
    graphs: str
    queries: str
    updates: str
    credentials: Mapping[str, str] = field(default_factory=dict)
    holds: ox.Store | None = None

    def holding(self, store: ox.Store) -> allegiance.Graph:
        """Publish the dataset, unless it was the last one here, and give the graph of the server."""
        if self.holds is not store:
            self.holds = None
            with self.writing():
                publish(store, GraphStore(self.graphs, timeout=60), RemoteStore(self.queries, timeout=60))
            self.holds = store
        return allegiance.Graph(RemoteStore(self.queries, timeout=PATIENCE))

    def holding_in_few_graphs(self, store: ox.Store) -> allegiance.Graph:
        """Put the dataset there in graphs of PART statements, in a tenth of the time, and give the graph of the
        server: what questions read is the union of all."""
        self.holding(ox.Store())
        triples = (quad.triple for quad in store)
        with self.writing():
            graphs = GraphStore(self.graphs, timeout=PATIENCE)
            for number in range(-(-len(store) // PART)):
                part = ox.serialize(islice(triples, PART), format=ox.RdfFormat.N_TRIPLES)
                graphs.put(f"{GRAPH}in-few/{number}", part or b"")
        self.holds = store
        return allegiance.Graph(RemoteStore(self.queries, timeout=PATIENCE))

    def pasted(self, sparql: str) -> ox.QuerySolutions:
        """Return what the server answers to the text, as its own page sends it."""
        request = Request(  # noqa: S310  # our own server
            self.queries, urlencode({"query": sparql}).encode(), {"Accept": "application/sparql-results+json"}
        )
        with urlopen(request, timeout=PATIENCE) as response:  # noqa: S310
            solutions = whole(response.read())
        assert isinstance(solutions, ox.QuerySolutions)
        return solutions

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Put the credentials into the environment."""
        with pytest.MonkeyPatch.context() as patch:
            for name, value in self.credentials.items():
                patch.setenv(name, value)
            yield


@contextmanager
def oxigraph(folder: Path) -> Iterator[Engine]:
    """Run Oxigraph's server, default graph the union."""
    binary = shutil.which("oxigraph", path=Path(sys.executable).parent) or shutil.which("oxigraph")
    if binary is None:
        missing("Oxigraph", "Oxigraph's server is not installed; `pip install oxigraph` brings it")
    bind = f"127.0.0.1:{free_port()}"
    command = [binary, "serve", "--location", folder, "--bind", bind, "--union-default-graph"]
    with running(folder, command, f"http://{bind}/"):
        yield Engine("Oxigraph", f"http://{bind}/store", f"http://{bind}/query", f"http://{bind}/update")


@contextmanager
def virtuoso(folder: Path) -> Iterator[Engine]:
    """Run Virtuoso with the limits of Debian's package; who writes is `dba`, by digest authentication."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        missing("Virtuoso", "Virtuoso is not installed; `apt-get install virtuoso-opensource` brings it")
    sql, http = free_port(), free_port()
    settings = (HERE / "virtuoso.ini").read_text()
    buffers = os.environ.get("ALLEGIANCE_TEST_VIRTUOSO_BUFFERS", "10000")
    for mark, value in {"folder": folder, "sql": sql, "http": http, "buffers": buffers}.items():
        settings = settings.replace(f"⟨{mark}⟩", str(value))
    (folder / "virtuoso.ini").write_text(settings)
    address = f"http://127.0.0.1:{http}"
    with running(
        folder, [binary, "+foreground", "+configfile", folder / "virtuoso.ini"], f"{address}/sparql?query=ASK%7B%7D"
    ):
        dba = {"ALLEGIANCE_STORE_USER": "dba", "ALLEGIANCE_STORE_PASSWORD": "dba"}
        yield Engine(
            "Virtuoso", f"{address}/sparql-graph-crud-auth", f"{address}/sparql", f"{address}/sparql-auth", dba
        )


@contextmanager
def fuseki(folder: Path) -> Iterator[Engine]:
    """Run Apache Jena Fuseki with a dataset in memory, default graph the union."""
    java, jars = shutil.which("java"), sorted(FUSEKI.glob("jena-fuseki-server-*.jar"))
    if java is None or not jars:
        missing("Fuseki", "Fuseki needs Java and its jar; `make engines` brings the jar with Maven")
    address = f"http://127.0.0.1:{(port := free_port())}"
    options = ["--localhost", "--port", str(port), "--config", HERE / "fuseki.ttl"]
    with running(folder, [java, *SHORT_LIVED, "-Xmx1g", "-jar", jars[-1], *options], f"{address}/$/ping"):
        dataset = f"{address}/dataset"
        yield Engine("Fuseki", f"{dataset}/data", f"{dataset}/query", f"{dataset}/update")


ENGINES: dict[str, Callable[[Path], AbstractContextManager[Engine]]] = {
    "Oxigraph": oxigraph,
    "Virtuoso": virtuoso,
    "Fuseki": fuseki,
}


def missing(name: str, reason: str) -> NoReturn:
    """Skip for a server that is not there; fail where it must be."""
    if name in os.environ.get("ALLEGIANCE_TEST_ENGINES", "").split():
        pytest.fail(reason)
    pytest.skip(reason)


def free_port() -> int:
    """Return a port of this machine that nobody listens on.

    It is below those that the system hands out (32768 on Linux), so that nobody is given it before the server takes it.
    """
    while True:
        port = random.SystemRandom().randrange(15_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@contextmanager
def running(folder: Path, command: list[str | Path], url: str) -> Iterator[None]:
    """Run a server below the folder until it is no longer needed; begins when it answers at the address."""
    with (
        (folder.parent / f"{folder.name}.log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log, cwd=folder) as process,
    ):
        try:
            until = time.monotonic() + PATIENCE
            while not answers(url):
                assert process.poll() is None, f"the server ended at once; see {log.name}"
                assert time.monotonic() < until, f"the server does not answer in {PATIENCE} seconds"
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def answers(url: str) -> bool:
    """Tell whether somebody answers at the address with success."""
    try:
        urlopen(url, timeout=5).close()  # noqa: S310  # our own server
    except (URLError, OSError):
        return False
    return True
