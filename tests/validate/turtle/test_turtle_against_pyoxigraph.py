"""The reader accepts what pyoxigraph accepts, which is the parser that counts, and reads the same triples in it.

Where the two differ on purpose stands in REFUSED with the reason.
"""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from turtle_documents import accepted, canonical

from allegiance.store.typed import text_of
from allegiance.validate.turtle import read

SUITE = Path(__file__).resolve().parents[4] / "shared" / "suites" / "turtle"
MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/rdf-turtle/"

REFUSED = {
    '<a:a> <b:b> <<( <a:a> <b:b> <c:c> )>> .': "RDF 1.2 triple term: the project reads RDF 1.1",
    "<< <a:a> <b:b> <c:c> >> <b:b> 1 .": "RDF 1.2 reified triple",
    "<a:a> <b:b> <c:c> ~ <r:r> .": "RDF 1.2 reifier",
    "<a:a> <b:b> <c:c> {| <b:b> 1 |} .": "RDF 1.2 annotation",
    '<a:a> <b:b> "x"@ar--rtl .': "RDF 1.2 text direction",
    'VERSION "1.2"': "RDF 1.2 version",
    '@version "1.2" .': "RDF 1.2 version",
}  # fmt: skip
SIGNS_OF_RDF12 = ("<<", "~", "{|", "--", "ersion", "ERSION")

TERMS = r"""<a:a> <b:b> a true false 1 -2 .5 1e3 1. 1.5 1.e1 "x" "y"@en 'z' _:b _:b. <> <rel> <a b> p:c p:d.e p:' p: :x
    p:a\-b p:%41 p:%4 p:1e3 <http://h/\u00e9> <a:\u0020> "\n" "\q" "\u0041" "\uD83D\uDE00" "t"@prefix "t"^^p:t
    2015-08-20 @en-US @toolongsubtag @en"""
SIGNS = r"""[ ] ( ) ; , . . . ^^ @prefix @base PREFIX base graph \ " ' \""" { } # @ e + - _ % => ? $ ! |"""
ODD = [
    "\n",
    "\t",
    "\r",
    "\u200d",
    "\ufffd",
    "p:\ufffd",
    "p:\U000effff",
    "p:\\-\U000effff",
    "p:\\@\U000effff",
    "\x00",
    "\ufeff",
    "\U0001f600",
    '"""l\nm"""',
]
WHOLE = ["@prefix p: <q:r/> .", "@base <http://x/y/> .", "PREFIX p: <q:>"]
PIECES = st.sampled_from([*TERMS.split(), *SIGNS.split(), *ODD, *WHOLE])
FRAMES = st.sampled_from(
    [
        "%s",
        "<a:a> <b:b> %s .",
        "<a:a> %s",
        "@prefix p: <q:r/> . p:s a p:o ; %s .",
        "<a:a> a ( %s ) .",
        "<a:a> a [ %s ] .",
    ]
)


def agree(text: str, base: str = "") -> None:
    expected = accepted(text, base)
    reading = read(text, base)
    assert (reading.errors == []) is (expected is not None), reading.errors
    if expected is not None:
        assert canonical(located[:3] for located in reading.triples) == canonical(expected)


@given(FRAMES, st.lists(st.tuples(PIECES, st.sampled_from(["", " ", " "])).map("".join), max_size=7).map("".join))
@example("%s", "<a:a> a 1.<b:b> a 2.")
@example("%s", '<a:a> a ( "x"@en1 ).')
@example("%s", '@prefix p: <q:r/> . <a:a> a ( "x"@prefix p: "y" @base <a:b> ).')
@example("%s", '<a:a> <b:b> "t"@prefix , "t" @base .')
@example("%s", "@prefix p: <http://h> . <a:a> a p:\U000effff .")
@example("%s", "@prefix p: <q:r/> . <a:a> a p:\U000effffp:\U000effff .")
@settings(deadline=None, max_examples=600)
def test_both_agree_on_any_heap_of_tokens(frame: str, inner: str) -> None:
    text = frame % inner
    if not any(sign in text for sign in SIGNS_OF_RDF12):
        agree(text)


@pytest.mark.parametrize("text", REFUSED)
def test_rdf_1_2_is_refused_although_pyoxigraph_reads_it(text: str) -> None:
    assert accepted(text) is not None
    (error,) = read(text).errors
    assert "RDF 1.2" in error.message


@given(
    st.sampled_from(["http://h/a/b/c?q#f", "http://h", "http://h/a//b/../c/", "file:///a/b", "s:a/b", "urn:x:y"]),
    st.lists(
        st.sampled_from(["a", "b", ":", "/", "//", "?", "#", ".", "..", "./", "../", "x:", "@", "%41"]), max_size=6
    ).map("".join),
)
@settings(deadline=None, max_examples=300)
def test_relative_iris_are_resolved_alike(base: str, reference: str) -> None:
    # Not for a base without an authority and a path that begins with "//": the results are no IRIs worth agreeing on.
    if base.startswith(("http", "file")) or "//" not in reference + "/":
        agree(f"<{reference}> <a:b> 1 .", base)


def manifest() -> list[tuple[str, str, str]]:
    """Name of the test, its kind and the file with the triples it should give, if any."""
    quads = ox.parse(path=SUITE / "manifest.ttl", format=ox.RdfFormat.TURTLE, base_iri=BASE)
    store = ox.Store()
    store.extend(quads)
    found = []
    for quad in store.quads_for_pattern(None, ox.NamedNode(MF + "action"), None):
        kind = next(store.quads_for_pattern(quad.subject, RDF_TYPE, None)).object
        results = store.quads_for_pattern(quad.subject, ox.NamedNode(MF + "result"), None)
        result = next((text_of(result.object).removeprefix(BASE) for result in results), "")
        found.append((text_of(quad.object).removeprefix(BASE), text_of(kind).rpartition("#")[2], result))
    return sorted(found)


CASES = manifest() if SUITE.exists() else []


@pytest.mark.skipif(not SUITE.exists(), reason="the W3C suite is not beside the checkout")
def test_the_whole_suite_is_found() -> None:
    assert len(CASES) == 313


@pytest.mark.parametrize(("name", "kind", "result"), CASES)
def test_w3c_suite(name: str, kind: str, result: str) -> None:
    text = (SUITE / name).read_bytes().decode("utf-8")
    reading = read(text, BASE + name)
    assert bool(reading.errors) is ("Negative" in kind), reading.errors
    if result:
        expected = accepted((SUITE / result).read_bytes().decode("utf-8"))
        assert expected is not None
        assert canonical(located[:3] for located in reading.triples)[1] == canonical(expected)[1]
    agree(text, BASE + name)
