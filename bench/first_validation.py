"""What the first validation of data takes, by part, beside what parsing and loading alone take.

    python bench/first_validation.py [FOLDER] [RUNS]        default: the project's data, 5 runs

CPU seconds (user + system), the least of all runs. First cold processes of the command, with a cache that is empty, that
the first run left, and that the second left with a mirror; then the parts, each time in a process of its own, as much
is remembered within one (dates that were read, names that were folded). The aim for the first is 0.7 s.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from allegiance import resources
from allegiance.validate import checking, compiled, judging, looking, planned, reading
from allegiance.validate.checks import across
from allegiance.validate.mirror import current
from allegiance.validate.plain import clearing
from allegiance.validate.plain.together import together

PARTS_OF = "--parts-of"
PARTS: dict[str, tuple[Any, str]] = {
    "listing the folder": (looking, "collect"),
    "vocabulary": (planned, "read_vocabulary"),
    "reading bytes": (reading, "read_regular"),
    "quick look: judging different lines": (clearing, "_Sound"),
    "close look at the others": (reading, "checked_content"),
    "all files, the five before included": (current, "read_all"),
    "whole: references": (across, "check_references"),
    "whole: duplicates": (across, "check_duplicates"),
    "whole: the rest": (across, "check_contradictions"),
    "whole, all of it": (judging, "check_whole"),
    "compiling shapes": (compiled, "checks"),
    "shapes: whom checks may find at fault": (compiled, "suspects"),
    "shapes: what is said of these": (compiled, "collected"),
    "shapes, all of it": (compiled, "run_known"),
}


def cold(data: Path, cache: str) -> float:
    """Return the CPU seconds of one process of the command."""
    before = os.times()
    command = [sys.executable, "-m", "allegiance.cli", "validate", str(data), "--format", "concise"]
    subprocess.run(command, check=False, capture_output=True, env=os.environ | {"ALLEGIANCE_CACHE": cache})
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def parts_of_a_cold_process(data: Path) -> dict[str, float]:
    """Return the CPU seconds of each part of the first validation in a process of its own."""
    command = [sys.executable, __file__, PARTS_OF, str(data)]
    spent: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return spent


def by_part(data: Path) -> dict[str, float]:
    """Validate once in this process and return the CPU seconds of each part."""
    spent: dict[str, float] = defaultdict(float)
    whole = {name: (owner, attribute, getattr(owner, attribute)) for name, (owner, attribute) in PARTS.items()}
    for name, (owner, attribute, work) in whole.items():
        setattr(owner, attribute, _timed(work, name, spent))
    start = time.process_time()
    checking.validate([data])
    spent["everything but imports"] = time.process_time() - start
    for owner, attribute, work in whole.values():
        setattr(owner, attribute, work)
    return spent


def _timed(work: Callable[..., object], name: str, spent: dict[str, float]) -> Callable[..., object]:
    def timed(*given: object, **named: object) -> object:
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[name] += time.process_time() - start

    return timed


def floor(data: Path) -> tuple[float, float, float]:
    """Return the CPU seconds of parsing all Turtle, of parsing it into a store in memory, and of one load onto disk."""
    contents = [path.read_bytes() for path in sorted(data.rglob("*.ttl"))]
    start = time.process_time()
    for content in contents:
        for _ in ox.parse(content, format=ox.RdfFormat.TURTLE):
            pass
    parsed = time.process_time()
    store = ox.Store()
    for number, content in enumerate(contents):
        store.load(content, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(f"urn:{number}"))
    loaded = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        on_disk = ox.Store(folder)
        for document in together({f"urn:{number}": content for number, content in enumerate(contents)}):
            on_disk.bulk_load(document, format=ox.RdfFormat.TRIG)
        del on_disk
    return parsed - start, loaded - parsed, time.process_time() - loaded


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == [PARTS_OF]:
        print(json.dumps(by_part(Path(sys.argv[2]))))
        return
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else resources.root() / "data"
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    colds = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            colds.append([cold(data, cache) for _ in range(3)])
    for name, times in zip(("first", "second, which makes the mirror", "third"), zip(*colds, strict=True), strict=True):
        print(f"{f'cold process: {name}':45} {min(times):6.3f} s")
    floors = zip(*(floor(data) for _ in range(runs)), strict=True)
    for name, times in zip(("parsing", "parsing into a store", "loading onto disk"), floors, strict=True):
        print(f"{f'{name} alone':45} {min(times):6.3f} s")
    spent = [parts_of_a_cold_process(data) for _ in range(runs)]
    for name in spent[0]:
        print(f"  {name:43} {min(each[name] for each in spent):6.3f} s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"highest memory of a process: {most / 2**20:.2f} GiB")


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once where this is installed
    main()
