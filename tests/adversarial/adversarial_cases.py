"""The table of tricks, and how each is put into an otherwise valid contribution."""

import csv
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adversarial_makers import MAKERS
from adversarial_sandbox import Sandbox

HERE = Path(__file__).parent
BASE = HERE / "base"
CONTRIBUTION = HERE / "contribution"
TRICKS = HERE / "tricks"
PREFIXES = (CONTRIBUTION / "actors" / "organizations" / "gamma-brigade.ttl").read_text().partition("\n\n")[0]


@dataclass(frozen=True)
class Case:
    """One trick. `manifest` is its id in the collection of hostile inputs, empty for those of our own.

    `code` is the exit code, `rules` are all rules that speak, `line` is one they speak of, 0 if it does not matter.
    """

    name: str
    manifest: str
    code: int
    rules: frozenset[str]
    line: int
    adapted: str

    @property
    def is_made(self) -> bool:
        """Whether code makes the trick, as no text file can hold it; such a trick gets a process of its own."""
        return self.name in MAKERS

    def lay_out(self, sandbox: Sandbox) -> None:
        """Write the merged data, the contribution and the trick in it."""
        lay_base(sandbox)
        lay_contribution(sandbox)
        self.lay_trick(sandbox)

    def lay_trick(self, sandbox: Sandbox) -> None:
        """Put the trick into the contribution."""
        if self.is_made:
            MAKERS[self.name](sandbox)
        else:
            _write(sandbox, (TRICKS / f"{self.name}.ttl").read_text(encoding="utf-8"))


def lay_base(sandbox: Sandbox) -> None:
    """Write the data that was merged before."""
    shutil.copytree(BASE, sandbox.data, dirs_exist_ok=True)


def lay_contribution(sandbox: Sandbox) -> None:
    """Write the contribution without a trick."""
    shutil.copytree(CONTRIBUTION, sandbox.data, dirs_exist_ok=True)


def cases() -> list[Case]:
    """Return the cases of the table."""
    return list(_rows())


def named(*names: str) -> list[Case]:
    """Return some cases by name."""
    found = {case.name: case for case in cases()}
    return [found[name] for name in names]


def _rows() -> Iterator[Case]:
    with (HERE / "cases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rules = frozenset(row["rules"].split())
            yield Case(row["trick"], row["manifest"], int(row["exit"]), rules, int(row["line"] or 0), row["adapted"])


def _write(sandbox: Sandbox, sections: str) -> None:
    """Write the sections of a file of tricks, each opened by `# data/<path>`: an existing file is appended to.

    `⟨U+202E⟩` stands for a character, `⟨prefixes⟩` for all declarations, `⟨trap⟩` and `⟨secret⟩` for the sandbox's.
    """
    for section in re.split(r"^# data/", sections, flags=re.MULTILINE)[1:]:
        name, _, content = section.partition("\n")
        for mark, text in (("prefixes", PREFIXES), ("trap", sandbox.trap), ("secret", str(sandbox.secret))):
            content = content.replace(f"⟨{mark}⟩", text)
        content = re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda found: chr(int(found[1], 16)), content)
        path = sandbox.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="") as file:
            file.write(content)
