"""The examples on the pages of rules do what the pages say, in a validation like a contributor's.

A case names its place in a line `# data/<path>`; it is put into a copy of `base`, behind the statements of a file that
is there already. `invalid.<reason>.ttl` breaks exactly the rules of its first line, `mended.<reason>.ttl` none.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from allegiance.terms import PREFIXES
from allegiance.validate import compiled, planned
from allegiance.validate.checking import Report, validate
from allegiance.validate.checks.vocabulary import read_vocabulary
from allegiance.validate.examples import examples
from allegiance.validate.other_rules import OTHER_RULES
from allegiance.validate.shape_rules import shape_rules

HERE = Path(__file__).parent
BASE = HERE / "base"
TODAY = date(2026, 11, 23)
EXAMPLES = examples(HERE)
STYLE_GUIDE = "vocabulary.ttl"
SAMPLE = ("AL414", "AL452", "AL489")
"""A SPARQL constraint, a nested shape, a pair of properties; pySHACL takes a second for each."""


@pytest.fixture(scope="module", autouse=True)
def compiled_once() -> Iterator[None]:
    """Compile the shapes and read the vocabulary once for all cases: they do not change between two of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "checks", cache(compiled.checks))
        patch.setattr(planned, "read_vocabulary", cache(read_vocabulary))
        yield


def laid(case: str, folder: Path) -> Path:
    """Write base and case into the folder and return it."""
    shutil.copytree(BASE, folder)
    for section in re.split(r"^# data/", case, flags=re.MULTILINE)[1:]:
        name, _, text = section.partition("\n")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text() if path.exists() else ""
        wanted = {} if path.suffix == ".tsv" else PREFIXES
        declared = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in wanted.items() if f"@prefix {p}:" not in before)
        path.write_text(before + declared + text)
    return folder


def report(case: str, folder: Path, engine: str = "compiled") -> Report:
    return validate([laid(case, folder)], engine=engine, today=TODAY)


def broken(case: str, folder: Path, engine: str = "compiled") -> set[str]:
    return {problem.rule for problem in report(case, folder, engine).problems}


def test_the_base_conforms(tmp_path: Path) -> None:
    assert report("", tmp_path / "data").problems == ()


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_example_breaks_exactly_what_it_says(rule: str, tmp_path: Path) -> None:
    assert broken(EXAMPLES[rule].bad, tmp_path / "data") == EXAMPLES[rule].broken


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_mended_example_breaks_nothing(rule: str, tmp_path: Path) -> None:
    assert report(EXAMPLES[rule].good, tmp_path / "data").problems == ()


@pytest.mark.parametrize("rule", OTHER_RULES)
def test_rules_of_neither_checks_nor_shapes_have_examples_too(rule: str, tmp_path: Path) -> None:
    assert broken(OTHER_RULES[rule].bad, tmp_path / "bad") == {rule}
    assert broken(OTHER_RULES[rule].good, tmp_path / "good") == set()


@pytest.mark.usefixtures("quick_reference")
@pytest.mark.parametrize("rule", SAMPLE)
def test_the_reference_engine_says_the_same(rule: str, tmp_path: Path) -> None:
    assert broken(EXAMPLES[rule].bad, tmp_path / "data", "pyshacl") == EXAMPLES[rule].broken


def test_every_rule_of_the_shapes_has_an_example_in_the_folder_of_its_shapes(root: Path) -> None:
    wanted = {rule.id: Path(rule.file).stem for rule in shape_rules(root / "shapes").values()}
    wanted = {rule: folder for rule, folder in wanted.items() if f"{folder}.ttl" != STYLE_GUIDE}
    folders = {path: path.parent.name for path in HERE.glob("*/invalid.*.ttl")}
    assert wanted.keys() == EXAMPLES.keys()
    assert len(folders) == len(EXAMPLES), "two examples are for one rule"
    assert {rule: EXAMPLES[rule].title.partition(":")[0].lower().replace(" ", "-") for rule in wanted} == wanted


def test_every_case_has_its_counterpart() -> None:
    invalid, mended = ({path.relative_to(HERE).as_posix() for path in HERE.glob(f"*/{kind}.*")}
                       for kind in ("invalid", "mended"))  # fmt: skip
    assert {name.replace("/invalid.", "/mended.") for name in invalid} == mended
