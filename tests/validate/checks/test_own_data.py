"""The project's own data, and its totals."""

from datetime import date
from pathlib import Path

import pytest
from checks_cases import OWN_PREFIXES, problems_in_files, problems_of_whole, run, write

from allegiance import resources
from allegiance.build.files import read
from allegiance.build.load import load
from allegiance.terms import PREFIXES
from allegiance.validate.checks.totals import check_totals
from allegiance.validate.checks.whole import Whole

DATA = resources.root() / "data"
EXAMPLE = resources.root() / "docs" / "example" / "data"


def test_no_file_of_the_project_breaks_a_rule():
    assert not problems_in_files(DATA)


def test_the_whole_of_the_project_breaks_no_rule_graver_than_a_warning():
    assert {problem.severity for problem in problems_of_whole(DATA, date.today())} <= {"warning"}


def test_before_it_was_issued_a_source_comes_from_the_future():
    assert "AL723" in {problem.rule for problem in problems_of_whole(EXAMPLE, date(2015, 1, 1))}


def whole(data: Path) -> Whole:
    import pyoxigraph as ox

    authored, store = read([data]), ox.Store()
    for file in authored:
        load(store, file)
    return Whole(store, {file.graph: file.path for file in authored})


def test_what_is_gone_of_a_kind_that_shrinks_is_named(tmp_path):
    header = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    write(tmp_path / "now", {"places/a.ttl": (header + "place:a a al:Place .").encode()})
    places = "".join(f"place:p{n} a al:Place . " for n in range(9))
    write(tmp_path / "before", {"places/b.ttl": (header + places).encode()})
    now, before = whole(tmp_path / "now"), whole(tmp_path / "before")
    assert not check_totals(before, now)
    (problem,) = check_totals(now, before)
    assert (problem.rule, problem.file, problem.line) == ("AL721", tmp_path / "before/places/b.ttl", 1)
    assert "place:p0" in problem.message and "place:p4 and 4 more" in problem.message


def test_graphs_that_are_not_authored_are_passed_over():
    import pyoxigraph as ox

    store = ox.Store()
    claim, about = ox.NamedNode(OWN_PREFIXES["claim"] + "x"), ox.NamedNode(OWN_PREFIXES["al"] + "about")
    store.add(ox.Quad(claim, about, ox.NamedNode(OWN_PREFIXES["situation"] + "y"), ox.NamedNode("urn:derived")))
    assert not list(Whole(store, {}).quads())


@pytest.mark.parametrize("rule", ["AL704", "AL705", "AL706"])
def test_of_two_likely_duplicates_one_is_told_and_names_the_other(tmp_path, rule):
    label = {"AL704": "gamma", "AL705": "Gamma", "AL706": "Gаmma"}[rule]
    kind = "place" if rule == "AL705" else "org"
    folder, term = ("places", "Place") if kind == "place" else ("actors/organizations", "Organization")
    case = "".join(
        f'# data/{folder}/{slug}.ttl\n{kind}:{slug} a al:{term} ; skos:prefLabel "{name}"@en .\n'
        for slug, name in (("first", "Gamma"), ("second", label))
    )
    (problem,) = [problem for problem in run(tmp_path, case) if problem.rule.startswith("AL7")]
    assert (problem.rule, problem.file.name) == (rule, "second.ttl")
    assert f"{kind}:first" in problem.message


@pytest.mark.parametrize("other", ["alpha", "zeta"])
def test_an_entity_typed_in_two_files_is_told_in_the_one_that_is_not_named_after_it(tmp_path, other):
    case = "".join(
        f"# data/actors/organizations/{slug}.ttl\norg:{slug} a al:Organization .\norg:gamma a al:Organization .\n"
        for slug in ("gamma", other)
    )
    (problem,) = [problem for problem in run(tmp_path, case) if problem.rule == "AL702"]
    assert problem.file.name == f"{other}.ttl"
