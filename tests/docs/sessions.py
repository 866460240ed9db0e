"""Shell sessions in the documents: what is run, and how the real output is put below each command.

    PYTHONPATH=src python tests/docs/sessions.py                            rewrites the outputs in all documents
    PYTHONPATH=src python tests/docs/sessions.py README.md docs/asking.md   in these

Fenced blocks marked `console` are sessions: lines that start with `$ ` are run from the root of the checkout, the
lines below are what was printed. A last command with `--format md` prints its table below the block, where it is
shown as a table. Blocks marked `sh` are not run.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "ontology" / "README.md", ROOT / "queries" / "README.md"]
)
SESSION = re.compile(r"^```console\n(?P<session>(?:.*\n)*?)```\n(?P<table>\n(?:\|.*\n)+)?", re.MULTILINE)


def with_real_output(block: re.Match[str]) -> str:
    """Return the block as it would stand if its commands were run now."""
    lines: list[str] = []
    status, table = 0, block["table"] or ""
    commands = commands_of(block["session"])
    for command in commands:
        output, status = run(command, status)
        lines.append(f"$ {command}\n")
        if command is commands[-1] and "--format md" in command:
            table = f"\n{output}"
        else:
            lines.append(output)
    return f"```console\n{''.join(lines)}```\n{table}"


def commands_of(session: str) -> list[str]:
    """Return the commands of a session; one that goes on after a backslash is kept as written."""
    found = re.findall(r"^\$ ((?:.*\\\n)*.*)$", session, re.MULTILINE)
    return [str(command) for command in found]


def run(command: str, status: int) -> tuple[str, int]:
    """Run `[cd FOLDER &&] allegiance ...`, `cat FILE` or `echo $?`, the only ones there are; return output and code."""
    folder, words = ROOT, shlex.split(command)
    if words[:1] == ["cd"] and words[2:3] == ["&&"]:
        folder, words = ROOT / words[1], words[3:]
    match words:
        case ["allegiance", *words]:
            done = subprocess.run(
                [sys.executable, "-m", "allegiance.cli", *words],
                cwd=folder,
                env=os.environ,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            return "".join(f"{line.rstrip()}\n" for line in done.stdout.splitlines()), done.returncode
        case ["cat", path]:
            return (ROOT / path).read_text(), 0
        case ["echo", "$?"]:
            return f"{status}\n", 0
        case _:
            raise ValueError(f"a console block runs allegiance, cat and `echo $?` only, not {command!r}; mark it sh")


if __name__ == "__main__":
    for document in [Path(name) for name in sys.argv[1:]] or DOCUMENTS:
        text = document.read_text()
        document.write_text(SESSION.sub(with_real_output, text))
