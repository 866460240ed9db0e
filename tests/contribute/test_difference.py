"""What a change says, told from the files of two moments."""

from pathlib import Path

from allegiance.build import build
from allegiance.build.files import AuthoredFile
from allegiance.contribute.difference import changes, in_words

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


def told(after: str) -> list[str]:
    return in_words(changes([file(BEFORE)], [file(after)], build([], keep=False).store))


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
    found = changes([file(BEFORE)], [], build([], keep=False).store)
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
    lines = in_words(changes([], [links], build([], keep=False).store))
    assert lines[0].startswith("link of “Alpha” (org:alpha) to “ALPHA” (ofac/1) (")
    assert lines[1:] == [
        "  + mapping date: 2026-11-01",
        "  + mapping justification: https://w3id.org/semapv/vocab/ManualMappingCuration",
        "  + verdict: same",
    ]
