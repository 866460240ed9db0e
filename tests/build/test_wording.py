"""Lines told on some days of knowledge become one text for each span of days in which all of them are the same."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.build.wording import Wording
from allegiance.store.embedded import EmbeddedStore

NOW, FORMERLY = ox.NamedNode("urn:now"), ox.NamedNode("urn:formerly")
HEAD = "SELECT ?thing ?row ?line ?how ?text ?from ?until WHERE { VALUES (?thing ?row ?line ?how ?text ?from ?until) {\n"


@pytest.fixture
def rule(tmp_path: Path) -> Path:
    return tmp_path / "rule.rq"


def texts(rule: Path, facts: str, **given: frozenset[str]) -> list[tuple[str, str]]:
    rule.write_text(f"{HEAD}{facts}\n}} }}")
    wording = Wording(NOW, FORMERLY, **{"needs": frozenset({"name"}), **given})
    found = wording(EmbeddedStore(ox.Store()), rule)
    return sorted((triple.predicate.value, triple.object.value) for triple in found)  # type: ignore[union-attr]


def test_time_is_cut_where_a_line_begins_or_ends_to_hold(rule: Path) -> None:
    facts = """(<urn:it> UNDEF "name" "names" "B" "2014-01-01" "9999-12-31")
        (<urn:it> UNDEF "name" "names" "A" "2015-01-01" "2015-12-31")
        (<urn:it> UNDEF "always" "least" "yes" UNDEF UNDEF)"""
    assert texts(rule, facts) == [
        ("urn:formerly", "2014-01-01 2014-12-31\nalways: yes\nname: B\n"),
        ("urn:formerly", "2015-01-01 2015-12-31\nalways: yes\nname: A; B\n"),
        ("urn:now", "2016-01-01 9999-12-31\nalways: yes\nname: B\n"),
    ]


def test_lines_are_joined_counted_or_the_least_is_taken(rule: Path) -> None:
    facts = "".join(
        f'(<urn:it> UNDEF "{line}" "{how}" "{text}" UNDEF UNDEF)'
        for line, how in (("name", "names"), ("claims", "iris"), ("sources", "number"), ("first", "least"))
        for text in ("2", "10", "2")
    )
    shown = "0001-01-01 9999-12-31\nclaims: 10 2\nfirst: 10\nname: 10; 2\nsources: 2\n"
    assert texts(rule, facts) == [("urn:now", shown)]


def test_each_row_has_a_text_with_what_is_told_of_all(rule: Path) -> None:
    facts = """(<urn:it> "one" "name" "names" "A" UNDEF UNDEF) (<urn:it> "two" "name" "names" "B" UNDEF UNDEF)
        (<urn:it> UNDEF "shared" "lines" "\\nkind: oath\\nlabel: It\\n" UNDEF UNDEF)"""
    assert texts(rule, facts) == [
        ("urn:now", "0001-01-01 9999-12-31\nname: A\nkind: oath\nlabel: It\n"),
        ("urn:now", "0001-01-01 9999-12-31\nname: B\nkind: oath\nlabel: It\n"),
    ]


def test_there_is_none_without_a_line_that_it_needs_nor_with_one_that_rules_it_out(rule: Path) -> None:
    facts = """(<urn:it> UNDEF "name" "names" "A" "2014-01-01" "9999-12-31")
        (<urn:it> UNDEF "out" "least" "true" "2015-01-01" "9999-12-31")
        (<urn:other> UNDEF "label" "names" "Another" UNDEF UNDEF)"""
    assert texts(rule, facts, unless=frozenset({"out"})) == [("urn:formerly", "2014-01-01 2014-12-31\nname: A\n")]


def test_a_line_break_within_makes_no_line_of_its_own(rule: Path) -> None:
    facts = '(<urn:it> UNDEF "name" "names" "A\\nsource: forged" UNDEF UNDEF)'
    assert texts(rule, facts) == [("urn:now", "0001-01-01 9999-12-31\nname: A source: forged\n")]
