"""One changed file against the rest, through the command: `allegiance validate --changed-since HEAD`, mirror and all.

    python bench/one_change.py [TRIPLES ...]          default 100000 1000000

Data is generated, committed to a repository of git and checked once, which makes the mirror. Then, time and again, a
claim of another file loses its locator. `warm` is a session that stays open, as `--watch` keeps it, with a look at the
folder or told which file was saved; `once` the call of `validate` in one process; `cold` a whole process of the command, wall
time and CPU of it and its children, its modules compiled as they are once installed. `FILE` is `allegiance validate FILE`.
"""

import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import write

from allegiance.validate.checking import Session, validate

RUNS = int(os.environ.get("RUNS", "20"))
OLD, NEW = 'al:locator "paragraph', 'al:note "paragraph'


def git(folder: Path, *arguments: str) -> None:
    """Run git in the folder."""
    who = ["-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)  # noqa: S607


def spread(times: list[float]) -> str:
    """Return median, p95 (the nearest rank) and worst in milliseconds."""
    ordered = [time * 1000 for time in sorted(times)]
    p95 = ordered[math.ceil(len(ordered) * 0.95) - 1]
    return f"{ordered[len(ordered) // 2]:6.0f} ms in the median, {p95:.0f} at p95, {ordered[-1]:.0f} at worst"


def spent() -> float:
    """Return the CPU seconds of this process and of its children that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def repeated(
    data: Path, work: Callable[[Path], str], restored: Callable[[], None] = lambda: None
) -> tuple[list[float], list[float]]:
    """Change one file at a time; return wall and CPU seconds of checking it. The change is put back each time."""
    sources = sorted((data / "sources").rglob("*.ttl"))
    dice = random.Random(3)  # noqa: S311  # reproducible, not secret
    walls, cpus = [], []
    for path in dice.sample(sources, RUNS):
        text = path.read_text()
        path.write_text(text.replace(OLD, NEW, 1))
        start, before = time.perf_counter(), spent()
        told = work(path)
        walls.append(time.perf_counter() - start)
        cpus.append(spent() - before)
        path.write_text(text)
        restored()
        assert "AL461" in told or "AL724" in told, f"the missing locator was not found: {told[:500]}"
    return walls, cpus


def warm(data: Path, *, named: bool) -> tuple[list[float], list[float]]:
    """Measure changes in a session that stays open; that a change was put back is checked as well, and not measured."""
    with Session([data]) as session:
        session.look()
        session.check("HEAD")
        session.get_ready()

        def work(path: Path) -> str:
            session.look([path] if named else ())
            return str(session.check("HEAD").problems)

        def restored() -> None:
            session.look()
            session.check("HEAD")

        return repeated(data, work, restored)


def command(*arguments: str) -> str:
    """Run the command in a process of its own and return what it prints."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name("allegiance")), "validate", *arguments, "--format", "concise"],
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    )
    return done.stdout + done.stderr


def measure(triples: int) -> None:
    """Measure one size and print its rows."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ALLEGIANCE_CACHE"] = str(Path(folder) / "cache")
        data = Path(folder) / "repository" / "data"
        data.mkdir(parents=True)
        count = write(data, triples)
        git(data.parent, "init", "-q")
        git(data.parent, "add", "-A")
        git(data.parent, "commit", "-qm", "generated")
        time.sleep(0.1)  # the mirror trusts no file that was written just now
        start = time.process_time()
        first = validate([data], keep=True)
        print(
            f"\n{first.statements:,} triples in {count:,} files; making the mirror: {time.process_time() - start:.1f} s CPU"
        )
        start = time.process_time()
        validate([data], keep=True)
        print(f"  everything, from the mirror     {time.process_time() - start:6.2f} s CPU")
        for name, named in (("warm, told which file", True), ("warm, looking at all files", False)):
            walls, cpus = warm(data, named=named)
            print(f"  {name:30}  wall {spread(walls)}; CPU {spread(cpus)}")
        rows: dict[str, Callable[[Path], str]] = {
            "--changed-since HEAD, once": lambda _: str(validate([data], changed_since="HEAD", keep=True).problems),
            "--changed-since HEAD, cold": lambda _: command(str(data), "--changed-since", "HEAD"),
            "FILE, cold": lambda path: command(str(path)),
        }
        for name, work in rows.items():
            walls, cpus = repeated(data, work)
            print(f"  {name:30}  wall {spread(walls)}; CPU {spread(cpus)}")


if __name__ == "__main__":
    for number in [int(argument) for argument in sys.argv[1:]] or [100_000, 1_000_000]:
        measure(number)
