"""Servers as peers of bench/questions.py: those of the tests, with the dataset loaded by the bulk loader of each."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from questions_peers import LONG, REFUSED, RUNS, TO_LOAD, TOO_LONG, Answer, Ask

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "store"))

GRAPH = "urn:bench"
FAULTS = "select count(*) from DB.DBA.load_list where ll_error is not null or ll_state <> 2"
"""What Virtuoso answers with 0 when all files are loaded."""


@contextmanager
def servers(file: Path, place: Path, patience: float) -> Iterator[dict[str, Ask]]:
    """Start the servers of the tests that are installed, with the dataset as one graph, and give them."""
    import engines

    # Debian's 80 MB of buffers do not hold a million triples; Virtuoso's own advice for 2 GiB of memory.
    os.environ["ALLEGIANCE_TEST_VIRTUOSO_BUFFERS"] = "170000"
    with ExitStack() as stack:
        running: dict[str, Ask] = {}
        for name in ("Oxigraph", "Virtuoso"):
            folder = place / name
            folder.mkdir()
            before, started = set(children()), time.monotonic()
            try:
                if name == "Oxigraph":
                    loaded_by_oxigraph(file, folder)
                engine = stack.enter_context(engines.ENGINES[name](folder))
                if name == "Virtuoso":
                    loaded_by_virtuoso(file, folder)
            except (subprocess.SubprocessError, RuntimeError) as error:
                print(f"  {name}: not loaded ({error})")
                continue
            except BaseException as error:  # pytest's Skipped is no Exception
                if type(error).__name__ != "Skipped":
                    raise
                print(f"  {error}")
                continue
            print(f"  {name}: loaded and started after {time.monotonic() - started:.0f} s on the clock", flush=True)
            (process,) = set(children()) - before
            running[name] = lambda sparql, url=engine.queries, process=process: asked(url, sparql, process, patience)  # type: ignore[misc]
        yield running


def loaded_by_oxigraph(file: Path, folder: Path) -> None:
    """Load by the server's own command, before it is started, and compact as the library's store is."""
    binary = shutil.which("oxigraph", path=Path(sys.executable).parent)
    if binary is not None:
        for command in (["load", "--file", file, "--graph", GRAPH], ["optimize"]):
            subprocess.run([binary, *command, "--location", folder], check=True, capture_output=True)


def loaded_by_virtuoso(file: Path, folder: Path) -> None:
    """Load by the bulk loader of the running server, which reads files below its folder only."""
    settings = ConfigParser(strict=False)
    settings.read(folder / "virtuoso.ini")
    here = folder / file.name
    here.hardlink_to(file)
    port = settings["Parameters"]["ServerPort"].rpartition(":")[2]
    steps = [f"ld_dir('{folder}', '{here.name}', '{GRAPH}')", "rdf_loader_run()", "checkpoint"]
    done = subprocess.run(
        [shutil.which("isql-vt") or "isql-vt", port, "dba", "dba", *(f"exec={step};" for step in [*steps, FAULTS])],
        check=True,
        capture_output=True,
        text=True,
        timeout=TO_LOAD,
    )
    if "\n0\n" not in done.stdout:
        raise RuntimeError(f"Virtuoso did not load all: {done.stdout[-300:]}")


def children() -> list[int]:
    """Return the process ids of the children of this process."""
    text = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text()
    return [int(number) for number in text.split()]


def asked(url: str, sparql: str, process: int, patience: float) -> Answer:
    """Return the least CPU seconds of the server and of reading its answer, and the rows."""
    least, rows = TOO_LONG
    for _ in range(RUNS):
        request = Request(url, urlencode({"query": sparql}).encode(), {"Accept": "application/sparql-results+json"})  # noqa: S310  # our own server
        try:
            before = cpu(process) + time.process_time()
            with urlopen(request, timeout=4 * patience) as response:  # noqa: S310
                rows = len(json.load(response)["results"]["bindings"])
            spent = cpu(process) + time.process_time() - before
        except TimeoutError:
            settle(process)
            return TOO_LONG
        except (HTTPError, OSError, ValueError) as error:
            print(f"    ({type(error).__name__}: {str(error)[:100]})")
            return REFUSED
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
