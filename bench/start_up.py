"""How much CPU a cold process takes: the help text, and the main question on the project's data.

    python bench/start_up.py [RUNS]

CPU seconds (user + system) of whole processes, the median and the worst of RUNS; the caches of the file system and the
dataset are warm. The aims are 0.2 s for the help and 0.5 s for the question.
"""

import os
import statistics
import subprocess
import sys

COMMANDS = {
    "allegiance --help": (["--help"], 0.2),
    "allegiance ask (the main question)": (["ask", "allegiances_at", "--date", "2015-08-31"], 0.5),
    "the same as a table": (["ask", "allegiances_at", "--date", "2015-08-31", "--format", "table"], 0.5),
    "allegiance show imu": (["show", "imu"], 0.5),
}


def cpu(arguments: list[str]) -> float:
    """Return the CPU seconds of one process."""
    before = os.times()
    subprocess.run([sys.executable, "-m", "allegiance.cli", *arguments], check=True, capture_output=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Measure and print a table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    bare = statistics.median(_bare() for _ in range(runs))
    print(f"{'python -c pass':40} {bare:6.3f} s")
    for name, (arguments, aim) in COMMANDS.items():
        cpu(arguments)
        times = [cpu(arguments) for _ in range(runs)]
        middle = statistics.median(times)
        print(f"{name:40} {middle:6.3f} s  worst {max(times):.3f}  {middle / aim:4.0%} of the aim of {aim} s")


def _bare() -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once where this is installed
    main()
