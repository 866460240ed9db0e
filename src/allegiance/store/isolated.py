"""A query of somebody else's, run in a process of its own that can be killed (`worker`)."""

import json
import os
import selectors
import subprocess
import sys
from contextlib import suppress
from math import ceil
from pathlib import Path
from time import monotonic

import pyoxigraph as ox

from allegiance.errors import LimitReached, QueryRefused, StoreError
from allegiance.sparql.form import form, names_graphs
from allegiance.store import Results, Triples
from allegiance.store.limits import Limits
from allegiance.store.solutions import whole
from allegiance.store.worker import REFUSED

WORKER = Path(__file__).with_name("worker.py")
FAIR = 0.5
"""Seconds after which a query gives way to shorter ones."""
GIVES_WAY = 10
"""Niceness from then on."""
SPARE = 5
"""Seconds that a worker has beyond its time before the system ends it, should nobody else."""
CHUNK = 1 << 16
ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "RUST_BACKTRACE": "0"}
"""One arena: each of the others would reserve 64 MiB of the memory allowed."""


def query(path: Path, sparql: str, limits: Limits, *, calls: bool = False) -> Results:
    """Run a query on a persisted store, read-only; `calls` tells that it may call other servers.

    The answer is whole. Raises LimitReached at a limit, QueryRefused for what is no query, StoreError, and OSError
    when the process cannot be started or a service that the query calls does not answer.
    """
    begun = monotonic()
    # PYTHON* variables may be the user's; -P keeps this folder, which has modules named like others, off the path.
    most = {"memory": limits.memory, "seconds": ceil(limits.seconds) + SPARE}
    task = {"store": str(path), "sparql": sparql, "union": not names_graphs(sparql), "calls": calls, **most}
    command = [sys.executable, "-P", str(WORKER)]
    environment = os.environ | ENVIRONMENT
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as worker:
        try:
            answer, words = _watched(worker, json.dumps(task).encode(), begun + limits.seconds, limits)
        finally:
            worker.kill()
    if worker.returncode == REFUSED:
        raise QueryRefused(f"it cannot be answered ({' '.join(words.split())})")
    if worker.returncode != 0:
        raise _fallen(path, worker.returncode, words, limits)
    triples = form(sparql).kind in ("CONSTRUCT", "DESCRIBE")
    return _triples(answer, limits) if triples else whole(answer, limits.rows)


def _watched(worker: "subprocess.Popen[bytes]", task: bytes, end: float, limits: Limits) -> tuple[bytes, str]:
    """Send the task and return what comes on stdout and stderr, until both end. Raises LimitReached."""
    assert worker.stdin is not None  # noqa: S101  # a pipe was asked for
    assert worker.stdout is not None  # noqa: S101
    assert worker.stderr is not None  # noqa: S101
    _send(worker, task)
    got = {worker.stdout: bytearray(), worker.stderr: bytearray()}
    gives_way = monotonic() + FAIR
    with selectors.DefaultSelector() as selector:
        for stream in got:
            selector.register(stream, selectors.EVENT_READ)
        while selector.get_map():
            now = monotonic()
            if now >= end:
                raise LimitReached("seconds", limits.seconds)
            if now >= gives_way:
                gives_way = end
                _give_way(worker.pid)
            for key, _ in selector.select(min(end, gives_way) - now):
                chunk = os.read(key.fd, CHUNK)
                if not chunk:
                    selector.unregister(key.fileobj)
                got[key.fileobj] += chunk  # type: ignore[index]  # one of the two registered above
            if len(got[worker.stdout]) > limits.size:
                raise LimitReached("size", limits.size)
    try:
        worker.wait(max(0.0, end - monotonic()))
    except subprocess.TimeoutExpired:
        raise LimitReached("seconds", limits.seconds) from None
    return bytes(got[worker.stdout]), got[worker.stderr].decode(errors="replace")


def _send(worker: "subprocess.Popen[bytes]", task: bytes) -> None:
    assert worker.stdin is not None  # noqa: S101  # a pipe was asked for
    try:
        worker.stdin.write(task + b"\n")
        worker.stdin.flush()
    except BrokenPipeError:
        pass  # It died while starting; its exit code and its stderr say why.


def _give_way(pid: int) -> None:
    with suppress(OSError):  # It has ended meanwhile, or is nice already.
        os.setpriority(os.PRIO_PROCESS, pid, GIVES_WAY)


def _fallen(path: Path, code: int, words: str, limits: Limits) -> LimitReached | StoreError:
    if "overflowed its stack" in words:
        return LimitReached("nesting", None)
    if code > 0:
        last = words.strip().splitlines()[-1:] or ["without a word"]
        return StoreError(path, f"cannot be asked ({last[0]})")
    # Whoever cannot get memory ends by a signal of one kind or another.
    return LimitReached("memory", limits.memory)


def _triples(answer: bytes, limits: Limits) -> Triples:
    if answer.count(b"\n") > limits.rows:
        raise LimitReached("rows", limits.rows)
    return Triples(quad.triple for quad in ox.parse(answer, format=ox.RdfFormat.N_TRIPLES))
