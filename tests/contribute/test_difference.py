"""What a change says, told from the files of two moments."""

from pathlib import Path

import pytest

from allegiance.build import build
from allegiance.build.files import AuthoredFile
from allegiance.contribute.difference import Difference, difference, in_words

PREFIXES = """@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix claim: <https://w3id.org/allegiance/id/claim/> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix situation: <https://w3id.org/allegiance/id/situation/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
@prefix v: <https://w3id.org/allegiance/vocab/> .
"""
BEFORE = f"""{PREFIXES}
source:paper a al:Source ; skos:prefLabel "A paper"@en .
situation:oath a al:Pledge ; skos:prefLabel "Alpha swears"@en ; al:pledger org:alpha .
claim:paper-01 a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts .
"""


def file(content: str) -> AuthoredFile:
    return AuthoredFile(
        Path("paper.ttl"), "https://w3id.org/allegiance/graph/data/sources/2015/paper", content.encode()
    )


def compared(before: list[AuthoredFile], after: list[AuthoredFile]) -> Difference:
    return difference(before, after, build([], keep=False).store)


def told(after: str) -> list[str]:
    return in_words(compared([file(BEFORE)], [file(after)]).changes)


def test_a_changed_stance_is_told_with_its_source() -> None:
    assert told(BEFORE.replace("v:asserts", "v:doubts")) == [
        "claim on “Alpha swears” (claim:paper-01), as said in “A paper”",
        "  - stance: asserts",
        "  + stance: doubts",
    ]


def test_a_new_thing_is_told_with_its_kind() -> None:
    lines = told(BEFORE + 'org:beta a al:Branch ; skos:prefLabel "Beta"@en .\n')
    assert lines == ["Beta (org:beta)", "  + kind: branch", "  + label: Beta"]


def test_what_only_looks_different_is_no_change() -> None:
    assert told("# a comment\n" + BEFORE.replace(" ; ", " ;\n    ")) == []


def test_a_removed_file_is_told_statement_by_statement() -> None:
    found = compared([file(BEFORE)], []).changes
    assert len(found) == 9
    assert not any(change.added for change in found)


def test_a_thing_whose_label_changes_is_told_once_under_the_new_one() -> None:
    after = BEFORE.replace("Alpha swears", "Alpha is said to swear").replace("v:asserts", "v:doubts")
    assert told(after) == [
        "claim on “Alpha is said to swear” (claim:paper-01), as said in “A paper”",
        "  - stance: asserts",
        "  + stance: doubts",
        "Alpha is said to swear (situation:oath)",
        "  - label: Alpha swears",
        "  + label: Alpha is said to swear",
    ]


def test_a_judged_link_is_told_by_its_two_ends() -> None:
    table = "\t".join(("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_date"))
    table += "\tmapping_justification\norg:alpha\tAlpha\tskos:exactMatch\tOFAC:1\tALPHA\t2026-11-01\t"
    head = "#curie_map:\n#  OFAC: https://w3id.org/allegiance/external/ofac/\n#  org: https://w3id.org/allegiance/id/org/\n"
    path = Path("ofac.same.sssom.tsv")
    links = AuthoredFile(
        path,
        "https://w3id.org/allegiance/graph/data/links/ofac",
        f"{head}{table}semapv:ManualMappingCuration\n".encode(),
    )
    lines = in_words(compared([], [links]).changes)
    assert lines[0].startswith("link of “Alpha” (org:alpha) to “ALPHA” (ofac/1) (")
    assert lines[1:] == [
        "  + mapping date: 2026-11-01",
        "  + mapping justification: https://w3id.org/semapv/vocab/ManualMappingCuration",
        "  + verdict: same",
    ]


OTHER = AuthoredFile(
    Path("beta.ttl"),
    "https://w3id.org/allegiance/graph/data/actors/organizations/beta",
    f'{PREFIXES}org:beta a al:Branch ; skos:prefLabel "Beta"@en .\n'.encode(),
)


@pytest.mark.parametrize("before", [True, False], ids=["then", "now"])
def test_a_file_that_is_broken_is_named_and_the_others_are_compared(before: bool) -> None:
    broken, sound = file(BEFORE.replace(" ;", " ; ;;; .", 1)), file(BEFORE)
    found = compared([broken], [sound, OTHER]) if before else compared([sound], [broken, OTHER])
    assert in_words(found.changes) == ["Beta (org:beta)", "  + kind: branch", "  + label: Beta"]
    (unread,) = found.unread
    assert (unread.path, unread.before, unread.line) == (Path("paper.ttl"), before, 9)


def test_a_table_that_is_broken_is_named_with_its_line() -> None:
    table = AuthoredFile(
        Path("ofac.same.sssom.tsv"), "https://w3id.org/allegiance/graph/data/links/ofac.same", b"subject_id\nx\n"
    )
    found = compared([table], [OTHER])
    assert [(one.path, one.before) for one in found.unread] == [(table.path, True)] and len(found.changes) == 2
