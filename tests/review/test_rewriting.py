"""One value is set and no other character changes."""

import difflib
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance.errors import CannotWrite, SyntaxErrorInFile
from allegiance.review.rewriting import Edit, rewritten
from allegiance.terms import AL, PREFIXES

FILE = Path("a.ttl")
HEAD = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in ("al", "claim", "v"))
CLAIM = f"{PREFIXES['claim']}a-01"
TEXT = (
    f"{HEAD}\n# The first.\nclaim:a-01 a al:Claim ; # as read\n    al:stance v:asserts ;\n    # the place\n"
    '    al:locator "paragraph 3 ; al:note . #" ; # counted\n    al:note "Said in passing."@en .\n\n'
    'claim:a-02 a al:Claim ;\n    al:locator "paragraph 4" .\n'
)


def edit(name: str, value: str, subject: str = CLAIM) -> Edit:
    return Edit(subject, AL + name, value)


def lines(before: str, after: str) -> list[str]:
    """Return the lines that a diff has as gone or come."""
    told = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in told if not line.startswith(("---", "+++", "@@"))]


def test_a_status_goes_on_a_line_of_its_own_at_the_head() -> None:
    after = rewritten(FILE, TEXT, [edit("reviewStatus", "v:accepted")])
    assert lines(TEXT, after) == ["+    al:reviewStatus v:accepted ;"]
    assert "a al:Claim ; # as read\n    al:reviewStatus v:accepted ;\n    al:stance" in after


def test_a_value_is_replaced_and_the_comment_behind_it_stays() -> None:
    after = rewritten(FILE, TEXT, [edit("locator", '"paragraph 5"')])
    assert lines(TEXT, after) == [
        '-    al:locator "paragraph 3 ; al:note . #" ; # counted',
        '+    al:locator "paragraph 5" ; # counted',
    ]


def test_a_new_property_is_never_the_last_so_that_one_line_differs() -> None:
    short = TEXT.replace(' ; # counted\n    al:note "Said in passing."@en .', " .")
    for name, value in (("note", '"New."@en'), ("credibility", "v:credibility2"), ("claimedOn", '"2016"')):
        assert lines(short, rewritten(FILE, short, [edit(name, value)])) == [f"+    al:{name} {value} ;"]


def test_a_property_is_taken_out_with_its_line() -> None:
    assert lines(TEXT, rewritten(FILE, TEXT, [edit("stance", "")])) == ["-    al:stance v:asserts ;"]
    last = rewritten(FILE, TEXT.replace(" # counted", ""), [edit("note", "")])
    assert '#" .\n\nclaim:a-02' in last


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        (TEXT, edit("note", "")),
        (TEXT.replace("v:asserts", "v:asserts , v:denies"), edit("stance", "v:doubts")),
        (TEXT, edit("stance", "v:doubts", f"{PREFIXES['claim']}b")),
        (TEXT.replace(AL, "https://example.org/ns#"), edit("reviewStatus", "v:accepted")),
    ],
    ids=["a comment stands between", "two values", "no such claim", "a prefix of another meaning"],
)
def test_what_cannot_be_changed_by_itself_is_left_alone(text: str, changed: Edit) -> None:
    with pytest.raises(CannotWrite):
        rewritten(FILE, text, [changed])


def test_what_is_no_turtle_is_told_with_its_place() -> None:
    with pytest.raises(SyntaxErrorInFile, match=r"a\.ttl:14:13:"):
        rewritten(FILE, TEXT + "claim:a-03 a", [edit("stance", "v:doubts")])


def test_a_prefix_that_the_value_needs_is_declared_once() -> None:
    value = '"2016-03"^^edtf:EDTF'
    after = rewritten(FILE, TEXT, [edit("claimedOn", value), edit("claimedOn", value)])
    assert after.count(f"@prefix edtf: <{PREFIXES['edtf']}> .") == 1
    assert rewritten(FILE, TEXT, [edit("note", '"As v:x has it, xsd:date."@en')]).startswith(HEAD)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)
VALUES = st.one_of(
    WORDS.map(lambda text: str(ox.Literal(text))),
    WORDS.map(lambda text: str(ox.Literal(text, language="en"))),
    st.sampled_from(["v:accepted", "claim:a-02", '"2016"^^edtf:EDTF']),
)
NAMES = st.sampled_from(["reviewStatus", "stance", "locator", "note", "claimedOn", "basis"])


@given(st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=5))
def test_whatever_is_set_is_said_in_the_end_and_nothing_else_is_changed(given_: list[tuple[str, str]]) -> None:
    after = rewritten(FILE, TEXT, [edit(name, value) for name, value in given_])
    last = dict(given_)
    said = {quad.triple for quad in ox.parse(after.encode(), format=ox.RdfFormat.TURTLE)}
    kept = {quad.triple for quad in ox.parse(TEXT.encode(), format=ox.RdfFormat.TURTLE)}
    changed = {ox.NamedNode(AL + name) for name in last}
    mine = {t for t in said if t.subject == ox.NamedNode(CLAIM) and t.predicate in changed}
    assert said - mine == {t for t in kept if t.subject != ox.NamedNode(CLAIM) or t.predicate not in changed}
    wanted = f"{HEAD}@prefix edtf: <{PREFIXES['edtf']}> .\nclaim:a-01 " + " ; ".join(
        f"al:{k} {v}" for k, v in last.items()
    )
    assert mine == {quad.triple for quad in ox.parse(f"{wanted} .".encode(), format=ox.RdfFormat.TURTLE)}
    assert [line for line in TEXT.splitlines() if line.startswith(("#", "    #"))] == [
        line for line in after.splitlines() if line.startswith(("#", "    #"))
    ]
