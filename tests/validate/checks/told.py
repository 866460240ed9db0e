"""What is told of the cases, word for word: `told.txt` in each group, that of the examples of the rules beside this.

`python tests/validate/checks/told.py` writes them anew; read the difference before you commit it.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from checks_cases import run

from allegiance.validate.checks.rules import RULES
from allegiance.validate.problem import Problem

HERE = Path(__file__).parent
EXAMPLES = HERE / "told.txt"
NOT_WRITTEN_OUT = {
    "AL104": "a link cannot be shown as text",
    "AL106": "two megabytes are no example",
    "AL107": "permissions cannot be shown as text",
    "AL121": "a line of 8 MB is no example",
    "AL125": "nor are 30,000 statements",
    "AL126": "nor is a copied article",
    "AL721": "it compares two states of the data",
    "AL725": "so does this",
}
"""Examples that only describe what is bad; the tests of their group make it."""


def cases() -> dict[Path, list[Path]]:
    """Return the cases by the file of what is told of them."""
    return {folder / "told.txt": sorted(folder.glob("*.ttl")) for folder in sorted(HERE.glob("[a-z]*/"))}


def examples() -> dict[str, str]:
    """Return the examples of the rules."""
    both = ((rule, word, text) for rule in RULES.values() for word, text in (("bad", rule.bad), ("good", rule.good)))
    return {f"{rule.id} {word}": text for rule, word, text in both if rule.id not in NOT_WRITTEN_OUT}


def in_words(found: Iterable[Problem], folder: Path) -> str:
    """Return findings with all that is in them."""
    return "".join(
        f"{problem.file.relative_to(folder)}:{problem.line}:{problem.column}-{problem.end_line}:{problem.end_column} "
        f"{problem.rule} {problem.severity} "
        f"{' | '.join([problem.focus, problem.path, problem.value, *problem.meant])}\n"
        f"    {problem.message} {problem.advice}\n"
        for problem in sorted(found)
    )


@cache
def told(file: Path) -> Mapping[str, str]:
    """Return what the file has of each case."""
    parts = re.split("^== (.*)\n", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _write(file: Path, texts: Mapping[str, str]) -> None:
    blocks = []
    for name, text in texts.items():
        with TemporaryDirectory() as folder:
            data = Path(folder) / "data"  # it is named in messages
            blocks.append(f"== {name}\n{in_words(run(data, text), data)}")
    file.write_text("".join(blocks), encoding="utf-8")


def main() -> None:
    for file, paths in cases().items():
        _write(file, {path.stem: path.read_text(encoding="utf-8") for path in paths})
    _write(EXAMPLES, examples())


if __name__ == "__main__":
    sys.exit(main())
