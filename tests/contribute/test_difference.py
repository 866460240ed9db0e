"""What a change says, told from the files of two moments."""

from pathlib import Path

import pytest

from allegiance.build import build
from allegiance.build.files import AuthoredFile
from allegiance.contribute.difference import Difference, difference
from allegiance.contribute.telling import in_short, in_words

PREFIXES = """@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix claim: <https://w3id.org/allegiance/id/claim/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix org: <https://w3id.org/allegiance/id/org/> .
@prefix situation: <https://w3id.org/allegiance/id/situation/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix source: <https://w3id.org/allegiance/id/source/> .
@prefix v: <https://w3id.org/allegiance/vocab/> .
"""
BEFORE = f"""{PREFIXES}
source:paper a al:Source ; skos:prefLabel "A paper"@en ; al:defaultClaimant org:voice .
org:voice a al:MediaOutlet ; skos:prefLabel "A voice"@en .
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
    return in_words(compared([file(BEFORE)], [file(after)]))


def test_a_changed_stance_is_told_beside_what_the_claim_says_now() -> None:
    assert told(BEFORE.replace("v:asserts", "v:doubts")) == [
        "paper.ttl",
        "  claim: A voice doubts: “Alpha swears” (claim:paper-01)",
        "    - stance: asserts",
        "    + stance: doubts",
    ]


def test_a_changed_situation_is_told_with_who_asserts_it() -> None:
    after = BEFORE.replace("al:pledger org:alpha", 'al:pledger org:alpha ; al:date "2015-08~"^^edtf:EDTF')
    assert told(after) == [
        "paper.ttl",
        "  pledge “Alpha swears” (situation:oath)",
        "    + date: 2015-08~ (between 2015-07-01 and 2015-09-30 (approximate))",
        "      (asserted by A voice)",
    ]


def test_a_claim_that_gives_another_value_or_denies_is_told_beside_what_it_stands_against() -> None:
    date = 'al:pledger org:alpha ; al:date "2015-08-20"^^edtf:EDTF'
    before = BEFORE.replace("al:pledger org:alpha", date)
    after = f"""{before}
claim:paper-02 a al:Claim ; al:about situation:oath ; al:source source:paper ; al:stance v:asserts ;
    al:regarding al:date ; al:value "2015-08-21"^^edtf:EDTF ; al:locator "page 2" .
claim:paper-03 a al:Claim ; al:about situation:oath ; al:source source:paper ; al:claimant org:alpha ;
    al:stance v:denies ; al:locator "page 3" ; al:reportOf claim:paper-01 .
"""
    assert in_words(compared([file(before)], [file(after)])) == [
        "paper.ttl",
        "  + claim: A voice asserts: date 2015-08-21 (of “Alpha swears”) (claim:paper-02)",
        "      locator: page 2",
        "      (recorded: 2015-08-20)",
        "  + claim: org:alpha denies: “Alpha swears” (claim:paper-03)",
        "      locator: page 3; report of: claim:paper-01 (A voice asserts: “Alpha swears”)",
        "      (asserted by A voice)",
    ]


def test_a_new_file_is_told_in_its_own_order() -> None:
    assert in_words(compared([], [file(BEFORE)])) == [
        "paper.ttl (new file)",
        "  + source “A paper” (source:paper)",
        "      default claimant: A voice",
        "  + media outlet “A voice” (org:voice)",
        "  + pledge “Alpha swears” (situation:oath)",
        "      pledger: org:alpha",
        "  + claim: A voice asserts: “Alpha swears” (claim:paper-01)",
    ]


def test_a_thing_without_an_english_label_is_told_by_the_one_it_has() -> None:
    after = BEFORE + 'org:band a al:Branch ; skos:prefLabel "Отряд"@ru .\n'
    assert told(after)[1:] == ["  + branch “Отряд (ru)” (org:band)"]


def test_what_only_looks_different_is_no_change() -> None:
    found = compared([file(BEFORE)], [file("# a comment\n" + BEFORE.replace(" ; ", " ;\n    "))])
    assert in_words(found) == [] and in_short(found) == "0 statements added, 0 removed."


def test_a_removed_file_is_told_as_gone() -> None:
    found = compared([file(BEFORE)], [])
    assert in_words(found)[:2] == ["paper.ttl (removed)", "  - source “A paper” (source:paper)"]
    assert in_short(found) == f"0 statements added, {len(found.changes)} removed in 1 file."
    assert len(found.changes) == 12 and not any(change.added for change in found.changes)


def test_a_thing_whose_label_changes_is_told_under_the_new_one() -> None:
    assert told(BEFORE.replace('"Alpha swears"', '"Alpha is said to swear"')) == [
        "paper.ttl",
        "  pledge “Alpha is said to swear” (situation:oath)",
        "    - label: Alpha swears",
        "    + label: Alpha is said to swear",
        "      (asserted by A voice)",
    ]


def test_a_value_that_changes_in_its_language_alone_is_shown_as_written() -> None:
    assert told(BEFORE.replace('"A paper"@en', '"A paper"'))[2:] == [
        '    - label: "A paper"@en',
        '    + label: "A paper"',
    ]


def test_a_line_break_in_the_data_makes_no_line_of_the_report() -> None:
    forged = 'al:note "so\\n  + claim: Everybody asserts: “Alpha swears”"@en'
    assert told(BEFORE.replace("al:stance", f"{forged} ; al:stance"))[2:] == [
        "    + note: so + claim: Everybody asserts: “Alpha swears”"
    ]


def test_another_file_cannot_rename_a_thing_in_the_report() -> None:
    other = OTHER._replace(content=f'{PREFIXES}situation:oath skos:prefLabel "A picnic"@en .\n'.encode())
    assert in_words(compared([file(BEFORE)], [file(BEFORE), other])) == [
        "beta.ttl (new file)",
        "  pledge “Alpha swears” (situation:oath)",
        "    + label: A picnic",
        "      (asserted by A voice)",
    ]


def test_a_node_without_a_name_is_called_so() -> None:
    lines = told(BEFORE + 'org:voice al:mediaArmOf [ al:note "x"@en ] .\n')
    assert "    + media arm of: a node without a name" in lines and "  + a node without a name" in lines


def test_a_file_that_is_renamed_is_told_as_moved() -> None:
    renamed = AuthoredFile(Path("sheet.ttl"), "https://w3id.org/allegiance/graph/data/sheet", BEFORE.encode())
    found = compared([file(BEFORE)], [renamed])
    assert in_words(found) == ["paper.ttl -> sheet.ttl: 12 statements moved, unchanged"]
    assert in_short(found) == "0 statements added, 0 removed."


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
    assert in_words(compared([], [links])) == [
        "ofac.same.sssom.tsv (new file)",
        "  + link of “Alpha” (org:alpha) to “ALPHA” (ofac/1)",
        "      verdict: same; mapping date: 2026-11-01; "
        "mapping justification: https://w3id.org/semapv/vocab/ManualMappingCuration",
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
    assert in_words(found) == ["beta.ttl (new file)", "  + branch “Beta” (org:beta)"]
    (unread,) = found.unread
    assert (unread.path, unread.before, unread.line) == (Path("paper.ttl"), before, 10)


def test_a_table_that_is_broken_is_named_with_its_line() -> None:
    table = AuthoredFile(
        Path("ofac.same.sssom.tsv"), "https://w3id.org/allegiance/graph/data/links/ofac.same", b"subject_id\nx\n"
    )
    found = compared([table], [OTHER])
    assert [(one.path, one.before) for one in found.unread] == [(table.path, True)] and len(found.changes) == 2
