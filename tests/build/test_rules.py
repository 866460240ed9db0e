"""Each rule derives what it should: one case a pair of files, `rules/<rule>/<case>.ttl` and `<case>.expected.ttl`.

A case stands beside `rules/base.ttl`. Expected is all that the rule derives because of the case.
"""

from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.build import NOT_FOR_QUESTIONS, assemble, files
from allegiance.build.rules import in_order
from allegiance.terms import END_LATEST, GRAPH, PREFIXES, START_EARLIEST, shorten

HERE = Path(__file__).parent / "rules"
CASES = sorted(path for path in HERE.glob("*/*.ttl") if not path.name.endswith(".expected.ttl"))


def derived(rule: str, root: Path, *given: Path) -> set[ox.Triple]:
    """Build the given files and return what the rule put into its graph."""
    ontology = [f for f in files.read([root / "ontology"], "ontology") if f.path.name not in NOT_FOR_QUESTIONS]
    store, _ = assemble(files.read([HERE / "base.ttl", *given]), ontology, root / "queries" / "rules")
    graph = ox.NamedNode(f"{GRAPH}derived/{rule}")
    triples = {quad.triple for quad in store.quads_for_pattern(None, None, None, graph)}
    # Rolls list all oaths, those of other cases too; tests/build/test_rolls.py is about them.
    return {triple for triple in triples if "/id/roll" not in triple.subject.value}


def readable(triples: set[ox.Triple]) -> list[str]:
    return sorted(
        " ".join(shorten(str(term).strip("<>")) for term in (t.subject, t.predicate, t.object)) for t in triples
    )


@pytest.fixture(scope="module")
def always(root: Path) -> dict[str, set[ox.Triple]]:
    """Give what each rule derives from the base alone."""
    return {rule: derived(rule, root) for rule in sorted({case.parent.name for case in CASES})}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}: {case.stem}")
def test_a_rule_derives_exactly_what_is_expected(case: Path, root: Path, always: dict[str, set[ox.Triple]]) -> None:
    rule = case.parent.name
    expected = {quad.triple for quad in ox.parse(path=str(case.with_suffix(".expected.ttl")))}
    assert readable(derived(rule, root, case) - always[rule]) == readable(expected)


HEAD = "".join(
    f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("al", "claim", "edtf", "situation", "source", "v")
)
FOUNDING = """
situation:founding a al:Founding ; al:date "2015-03-07"^^edtf:EDTF .
claim:told-late a al:Claim ; al:about situation:founding ; al:source source:late ; al:stance v:asserts .
"""
ELSEWHERE = """
claim:told a al:Claim ; al:about situation:founding ; al:source source:statement ; al:stance v:asserts .
"""
OTHERWISE = """
claim:dated a al:Claim ; al:about situation:founding ; al:source source:statement ; al:stance v:asserts ;
    al:regarding al:date ; al:value "2015-01-05"^^edtf:EDTF .
"""


@pytest.mark.parametrize(
    ("elsewhere", "told"),
    [
        pytest.param(
            ELSEWHERE, {"2015-08-20": ("2015-03-07", "2015-03-07")}, id="who gives no other date tells the recorded one"
        ),
        pytest.param(
            ELSEWHERE + OTHERWISE,
            {"2015-08-20": ("2015-01-05", "2015-01-05"), "2015-08-30": ("2015-01-05", "2015-03-07")},
            id="who gives another date does not tell the recorded one before its own source does",
        ),
    ],
)
def test_a_recorded_date_counts_from_the_first_source_that_tells_it(
    elsewhere: str, told: dict[str, tuple[str, str]], root: Path, tmp_path: Path
) -> None:
    (tmp_path / "home.ttl").write_text(HEAD + FOUNDING)
    (tmp_path / "other.ttl").write_text(HEAD + elsewhere)
    triples = derived("40-assessments", root, tmp_path / "home.ttl", tmp_path / "other.ttl")
    of_it = [t for t in triples if "/founding--" in t.subject.value]
    days = {
        p: {t.subject.value[-10:]: t.object.value for t in of_it if t.predicate == p}
        for p in (START_EARLIEST, END_LATEST)
    }
    assert {known: (days[START_EARLIEST][known], last) for known, last in days[END_LATEST].items()} == told


def test_every_rule_has_a_case_and_every_case_a_rule(root: Path) -> None:
    assert {case.parent.name for case in CASES} == {path.stem for path in in_order(root / "queries" / "rules")}
