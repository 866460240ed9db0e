"""The process in which one query of somebody else's is run: `python worker.py`, the task as a line of JSON on stdin:
`store`, `sparql`, `union` (over all graphs), `calls` (it may call other servers), `memory` in bytes, `seconds` of CPU
time. When stdin is closed it ends, whatever it is at.

It opens the store read-only, takes the memory limit upon itself, and writes the answer as it comes, rows as JSON and
triples as N-Triples. Exit code 0 says that the answer is whole, 2 that the query is wrong, 4 that the store cannot be
opened (why is on stderr); any other end is a limit. Time and size are watched by who started it (`isolated`). It
imports no other module of ours: it must start at once.
"""

import json
import os
import resource
import sys
import threading
from pathlib import Path
from typing import Any

import pyoxigraph as ox

REFUSED, UNUSABLE = 2, 4
"""Exit codes for a query that is wrong and for a store that cannot be opened."""
FEW = 10
"""Files of a store that are surely opened together with it."""


def main(task: dict[str, Any]) -> int:
    """Run the query and return the exit code."""
    try:
        store = ox.Store.read_only(task["store"])
    except OSError as error:
        print(error, file=sys.stderr)  # noqa: T201  # this is what its stderr is for
        return UNUSABLE
    _limit(task["memory"], task["seconds"])
    if not task["calls"] and len(list(Path(task["store"]).glob("*.sst"))) <= FEW:
        # Whatever the text of the query may hide, no socket can be made.
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    try:
        results = store.query(task["sparql"], use_default_graph_as_union=task["union"])
        if isinstance(results, ox.QueryTriples):
            results.serialize(sys.stdout.buffer, format=ox.RdfFormat.N_TRIPLES)
        else:
            results.serialize(sys.stdout.buffer, format=ox.QueryResultsFormat.JSON)
        sys.stdout.buffer.flush()
    except (SyntaxError, OSError, ValueError, RuntimeError) as error:
        print(getattr(error, "msg", None) or error, file=sys.stderr)  # noqa: T201  # this is what its stderr is for
        return REFUSED
    return 0


def _end_with_who_asked() -> None:
    os.read(0, 1)  # Nothing more comes: it returns when the other end of the pipe is closed.
    os._exit(UNUSABLE)


def _limit(memory: int, seconds: int) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    most = pages * os.sysconf("SC_PAGE_SIZE") + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


if __name__ == "__main__":
    asked = json.loads(sys.stdin.buffer.readline())
    threading.Thread(target=_end_with_who_asked, daemon=True).start()
    code = main(asked)
    # At once: what a heavy query has built need not be taken apart.
    os._exit(code)
