"""Cases as text: one or more files, each opened by a line `# data/<path>`, run through all checks as a command would.

In place of that line stands, when a case is run, one line with all usual prefixes: lines are counted from it.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build.files import read
from allegiance.build.load import load
from allegiance.errors import SyntaxErrorInFile
from allegiance.terms import PREFIXES
from allegiance.validate.checks.across import check_whole
from allegiance.validate.checks.content import check_content, check_table
from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.home import home_of
from allegiance.validate.checks.in_file import check_file, parsed
from allegiance.validate.checks.paths import read_regular, walk
from allegiance.validate.checks.place import Unplaced
from allegiance.validate.checks.vocabulary import Vocabulary, read_vocabulary
from allegiance.validate.checks.whole import Whole
from allegiance.validate.checks.written import Written
from allegiance.validate.problem import Problem

OWN_PREFIXES = PREFIXES | {"owl": "http://www.w3.org/2002/07/owl#", "sh": "http://www.w3.org/ns/shacl#"}
PREFIX_LINE = " ".join(f"@prefix {prefix}: <{iri}> ." for prefix, iri in OWN_PREFIXES.items()) + "\n"
TODAY = date(2026, 11, 23)


@cache
def vocabulary() -> Vocabulary:
    root = resources.root()
    return read_vocabulary(root / "ontology", root / "shapes")


def files_of(case: str) -> dict[str, bytes]:
    """Return the files of a case by their path below the data folder, with ⟨U+202E⟩ and ⟨byte FF⟩ put in."""
    files: dict[str, bytes] = {}
    for section in re.split(r"^# data/", case, flags=re.MULTILINE)[1:]:
        path, _, text = section.partition("\n")
        text = re.sub(r"⟨U\+([0-9A-F]+)⟩", lambda found: chr(int(found[1], 16)), text)
        prefixes = (
            PREFIX_LINE
            if ".ttl" in path and re.match(r"[A-Za-z]+:|PREFIX |VERSION |[#@\[(_]|<https:|<< ", text)
            else ""
        )
        pieces = re.split(r"⟨byte ([0-9A-F]{2})⟩", prefixes + text)
        content = b"".join(bytes([int(piece, 16)]) if i % 2 else piece.encode() for i, piece in enumerate(pieces))
        files[path.strip()] = content
    return files


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def problems_in_files(data: Path) -> list[Problem]:
    """Every problem of the files below a data folder, one by one; what does not parse is left to the syntax check."""
    found = walk(data)
    problems = list(found.problems)
    for path in (Path(entry.path) for entry in found.files):
        content = read_regular(path)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        if path.suffix == ".tsv":
            problems += check_table(path, content)
            continue
        text, faults = check_content(path, content)
        problems += faults
        if text is not None and not faults:
            problems += problems_in_text(path, data, text)
    return problems


def problems_in_text(path: Path, data: Path, text: str) -> list[Problem]:
    try:
        triples, twice = parsed(text)
    except SyntaxError as error:
        return [Problem(path, error.lineno or 1, 1, "AL201", "violation", str(error.msg))]
    home = home_of(path.relative_to(data))
    written = Written(text, sound=True, parsed=triples)
    return check_file(Contribution(path, home, text, triples, written, twice), vocabulary())


def problems_of_whole(data: Path, today: date = TODAY) -> list[Problem]:
    """Every problem of the merged graph of a data folder."""
    authored = read([data])
    store = ox.Store()
    for file in authored:
        load(store, file)
    texts = {file.graph: file.content.decode() for file in authored if file.path.suffix == ".ttl"}
    places = {graph: Written(text, sound=True) for graph, text in texts.items()}
    files = {file.graph: file.path for file in authored}
    return check_whole(Whole(store, files, lambda graph: places.get(graph, Unplaced())), today)


def run(folder: Path, case: str) -> list[Problem]:
    """Write the files of a case and check them; the whole only where every file can be read."""
    write(folder, files_of(case))
    problems = problems_in_files(folder)
    if any(problem.rule < "AL3" for problem in problems):
        return problems
    try:
        return problems + problems_of_whole(folder)
    except SyntaxErrorInFile:  # the syntax check speaks of it
        return problems
