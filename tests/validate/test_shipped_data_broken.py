"""The shipped data broken once for each constraint of the shapes: found at its place, however the question is put.

Each fault is put into a file of its own and dressed as files come: with line ends of Windows, in a line with Arabic,
tabs or three thousand characters before it, or behind a text of several lines.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance import resources, settings
from allegiance.terms import PREFIXES
from allegiance.validate import compiled
from allegiance.validate.checking import Report, validate
from allegiance.validate.same_cause import OF_A_SUBJECT
from allegiance.validate.shacl import Check

TODAY = date(2099, 12, 31)
"""After whatever day the data was read on."""
DRESSES = (
    "",
    '    al:note "كتيبة الإمام البخاري — Имам Бухари جماعت"@ar ;',
    '\t\tal:note "مُحَمَّد q\u0323\u0307 \u6f22\u5b57 \U0001f54a"@ja ;\t\t',
    f'    al:note "{"word " * 300}"@en , "{"more " * 300}"@en ;',
    '    al:note """first\nsecond ـ third"""@fa ;',
    "windows",
)
"""What stands before the fault in its line; `windows` for line ends."""
ELSEWHERE = {"Source": "place:kunduz", "Place": "v:video"}
"""By the class that a value must have: what has another. Anything else must not be a source."""
LEAST = 80
"""Rules that the data has something to break for."""
STORY = "source:lwj-2015-08-central-asian-groups"
SPOKEN = {pair: rule for rule, pairs in OF_A_SUBJECT.items() for pair in pairs}
_BLOCK = re.compile(r"^(?P<subject>[a-z]+:[a-z0-9-]+) a (?P<kinds>al:\w+(?: , al:\w+)*) [;.]$")
_LINE = re.compile(
    r'^    (?P<property>[a-z]+:\w+) (?P<value>[a-z]+:[\w-]+|"[^"\n]*"(?:@[\w-]+|\^\^[\w:]+)?) (?P<end>[;.])$'
)


@dataclass(frozen=True)
class Line:
    """One line `property value ;` of the data, in the block of a subject."""

    file: Path
    number: int
    opened: int
    kinds: frozenset[str]
    property: str
    value: str
    end: str


@dataclass(frozen=True)
class Fault:
    """What must be found: where, and up to where the culprit goes (0 where that is the end of a name)."""

    rule: str
    file: Path
    line: int
    column: int
    end_line: int
    end_column: int


def lines_of(data: Path) -> Iterator[Line]:
    for file in sorted(data.rglob("*.ttl")):
        opened, kinds = 0, frozenset[str]()
        for number, text in enumerate(file.read_text().splitlines()):
            if block := _BLOCK.match(text):
                opened, kinds = number, frozenset(block["kinds"].split(" , "))
            elif not text:
                kinds = frozenset()
            elif kinds and (found := _LINE.match(text)):
                yield Line(file, number, opened, kinds, found["property"], found["value"], found["end"])


def broken(line: Line, check: Check) -> str | None:
    """Return what to put for the line, the culprit within marks; None where there is nothing for the constraint."""
    wanted = kind_of(check)
    if wanted == "MinCount":
        return line.end
    if wanted == "MaxCount":
        return f"{twice(line)} {line.end}"
    if wanted == "UniqueLang":
        return f"{second_text(line)} {line.end}"
    value = another(line, wanted, check)
    return value and f"{line.property} ⟦{value}⟧ {line.end}"


def another(line: Line, wanted: str, check: Check) -> str | None:
    """Return a value that the constraint does not accept."""
    return {
        "Class": lambda: ELSEWHERE.get(check.constraint.cls.value.rpartition("#")[2], STORY),  # type: ignore[attr-defined]
        "Node": lambda: "v:article" if line.value != "v:article" else "v:asserts",
        "MaxLength": lambda: line.value.replace('"', '"' + "x" * 1850, 1),
        "Pattern": lambda: '"none"',
    }.get(wanted, lambda: None)()


def second_text(line: Line) -> str:
    """Return the property with a second text in the same language."""
    second = line.value.replace('"', '"zz ', 1)
    if line.property == "skos:prefLabel":  # AL712 tells of the label itself
        return f"{line.property} {line.value} , ⟦{second}⟧"
    return f"⟦{line.property}⟧ {line.value} , {second}"


def twice(line: Line) -> str:
    """Return the property with a second value beside the one that it may have."""
    if line.property == "al:date":  # AL713 tells of the later one
        return f'{line.property} {line.value} , ⟦"[9999-01..9999-02]"^^edtf:EDTF⟧'
    second = "place:kunduz" if line.value != "place:kunduz" else "org:imu"
    if line.value.startswith('"'):
        second = re.sub(r"\d|(?<=\")\w", lambda found: "1" if found[0] != "1" else "2", line.value, count=1)
    return f"⟦{line.property}⟧ {line.value} , {second}"


def kind_of(check: Check) -> str:
    return check.component.value.rpartition("#")[2].removesuffix("ConstraintComponent")


def put(line: Line, text: str, rule: str, dress: str) -> Fault:
    """Write the file with the fault in it, and tell where that is."""
    content = line.file.read_text().split("\n")
    windows = dress == "windows" or line.property == "al:note"
    before = "" if windows else dress
    if "⟦" not in text:  # what is missing is told where its subject is opened
        name = content[line.opened].split()[0]
        content[line.opened] = content[line.opened].replace(name, f"⟦{name}⟧", 1)
    content[line.number] = (f"{before} " if before else "    ") + text
    lacking = (prefix for prefix in PREFIXES if not any(text.startswith(f"@prefix {prefix}:") for text in content))
    content[0] = " ".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in lacking) + content[0]
    whole = "\n".join(content)
    plain, places = "", []
    for piece in re.split("([⟦⟧])", whole):
        if piece in ("⟦", "⟧"):
            places.append((plain.count("\n") + 1, len(plain) - plain.rfind("\n")))
        else:
            plain += piece
    line.file.write_bytes((plain.replace("\n", "\r\n") if windows else plain).encode())
    return Fault(rule, line.file, *places[0], *places[1])


def narrower() -> dict[str, frozenset[str]]:
    """The classes at and below each class, as prefixed names."""
    store = ox.Store()
    for path in (resources.root() / "ontology").rglob("*.ttl"):
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    rows = store.query(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?sub ?class { ?sub rdfs:subClassOf* ?class . ?sub a ?any }"
    )
    found: dict[str, set[str]] = {}
    for row in rows:  # type: ignore[union-attr]  # a SELECT
        found.setdefault(row["class"].value, set()).add(row["sub"].value.replace(PREFIXES["al"], "al:"))
    return {name: frozenset(below) for name, below in found.items()}


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def name_of(iri: str) -> str:
    return next((f"{prefix}:{iri[len(base) :]}" for prefix, base in PREFIXES.items() if iri.startswith(base)), iri)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shipped")
    git(folder, "init", "-q", "-b", "main")
    shutil.copytree(settings.data(), folder / "data")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "as it was")
    return folder / "data"


@pytest.fixture(scope="module")
def faults(data: Path) -> list[Fault]:
    """Break a file for each constraint that the data has an example of."""
    by_property: dict[str, list[Line]] = {}
    for line in lines_of(data):
        by_property.setdefault(line.property, []).append(line)
    below, used, made, dress = narrower(), set[Path](), [], cycle(DRESSES)
    for check in compiled.checks(resources.root() / "shapes"):
        rule = check.shape.value.rpartition("#")[2] if isinstance(check.shape, ox.NamedNode) else ""
        if not isinstance(check.path, ox.NamedNode) or check.route or rule.startswith("AL6"):
            continue
        wanted = frozenset().union(*(below.get(cls.value, ()) for cls in check.targets.classes))
        for line in by_property.get(name_of(check.path.value), ()):
            if line.file in used or not line.kinds & wanted:
                continue
            if (text := broken(line, check)) is not None:
                used.add(line.file)
                made.append(put(line, text, SPOKEN.get((rule, kind_of(check)), rule), next(dress)))
                break
    return made


@pytest.fixture(scope="module")
def reports(data: Path, faults: list[Fault]) -> dict[str, Report]:
    return {
        "all": validate([data], today=TODAY),
        "changed": validate([data], today=TODAY, changed_since="HEAD"),
        "given": validate(sorted({fault.file for fault in faults}), today=TODAY),
    }


@pytest.mark.parametrize("asked", ["all", "changed", "given"])
def test_every_fault_is_found_at_its_place(reports: dict[str, Report], faults: list[Fault], asked: str) -> None:
    found = {Fault(p.rule, p.file, p.line, p.column, p.end_line, p.end_column) for p in reports[asked].problems}
    assert [fault for fault in faults if fault not in found] == []
    assert len({fault.rule for fault in faults}) > LEAST


def test_all_that_is_found_is_found_each_way(reports: dict[str, Report], faults: list[Fault]) -> None:
    touched = {fault.file for fault in faults}
    assert reports["changed"].problems == reports["all"].problems
    assert [p for p in reports["given"].problems if p.file in touched] == [
        p for p in reports["all"].problems if p.file in touched
    ]
