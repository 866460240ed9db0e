"""What holds for every text, name and literal."""

import time
import unicodedata
from pathlib import Path

import pyoxigraph as ox
import pytest
from checks_cases import PREFIX_LINE, problems_in_text, vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.terms import XSD
from allegiance.validate.checks import characters
from allegiance.validate.checks.addresses import page
from allegiance.validate.checks.characters import faults
from allegiance.validate.checks.columns import ending, term
from allegiance.validate.checks.content import check_content
from allegiance.validate.checks.folding import blurred, folded, skeleton
from allegiance.validate.checks.language import is_language_tag
from allegiance.validate.checks.lexical import AS_WRITTEN, KNOWN, lexical_fault
from allegiance.validate.checks.lines import Lines
from allegiance.validate.checks.near import edits, nearest
from allegiance.validate.checks.place import Spot
from allegiance.validate.checks.shown import shown
from allegiance.validate.checks.tokens import tokens, unescaped
from allegiance.validate.checks.vocabulary import FOREIGN
from allegiance.validate.turtle.span import Lines as LinesRead

FILE = Path("data/actors/organizations/alpha.ttl")
SIGNS = """org:alpha al:Pledge al:note al:plegde a . ; , [ ] ( ) "x" ' " @en @prefix al: < > << >> {| |} # \\ \\u202E
    ^^xsd:date <https://w3id.org/allegiance/id/org/../x> <file:///x> \u202e \u200c é e\u0301 ж م \0 _:b 1e400 VERSION"""
PIECES = st.sampled_from([*SIGNS.split(), '"""', "\n", "\r", " "])
TEXTS = st.one_of(st.text(), st.lists(PIECES).map(" ".join), st.lists(PIECES).map("".join))
TYPED = st.sampled_from(["", "0", "007", "+5", "-0", "1.50", ".5", "1e3", "NaN", "INF", "true", "TRUE", "2015", "0000",
                         "2015-08", "2015-02-29", "2016-02-29", "99999-01-01", "2015-08-20Z", " 5", "https://a.b/c",
                         "2015-08-20T09:30:00.50Z", "2015-08-20T24:00:00Z", "1" * 500])  # fmt: skip


@given(TEXTS)
def test_no_text_makes_the_checks_fail_and_no_message_repeats_it_raw(text):
    whole = PREFIX_LINE + "org:alpha a al:ArmedOrganization .\n" + text
    readable, found = check_content(FILE, whole.encode("utf-8", "surrogatepass"))
    if readable is not None:
        found = found + problems_in_text(FILE, Path("data"), readable)
    for problem in found:
        if problem.rule != "AL201":  # the parser's words are not ours
            assert (problem.message + problem.advice + problem.focus + problem.value).isprintable()
            assert problem.line >= 1 and problem.column >= 1


@given(st.binary())
def test_no_bytes_make_the_checks_fail(content):
    check_content(FILE, content)


@given(TEXTS)
def test_tokens_are_pieces_of_the_text_in_order(text):
    end = 0
    for token in tokens(text):
        assert token.start >= end and text.startswith(token.text, token.start)
        end = token.start + len(token.text)


def test_nothing_is_read_after_a_string_that_is_never_closed():
    assert [token.kind for token in tokens('org:a """ [ [ \n @prefix')] == ["name", "broken"]


@given(st.text())
def test_a_text_without_faults_is_composed_and_shows_all_it_has(text):
    if not list(faults(text)):
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Co") for sign in text if sign not in "\n\r\t")


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_ascii_is_folded_as_text_with_a_letter_of_another_script_is(name):
    foreign = "ж"
    assert folded(name + foreign) == folded(name) + foreign
    assert skeleton(name + foreign) == skeleton(name) + foreign


@given(st.text(alphabet="ابپتمیهوکگآء \u200c-،۱۲", min_size=1))
def test_persian_is_refused_only_for_a_non_joiner_that_joins_nothing(text):
    for fault in faults(unicodedata.normalize("NFC", text)):
        assert fault.rule.id == "AL115"
        around = unicodedata.normalize("NFC", text)[max(fault.start - 1, 0) : fault.end + 1]
        assert not (len(around) == 3 and around[0].isalpha() and around[2].isalpha())


@given(TYPED | st.text(max_size=30), st.sampled_from(sorted(KNOWN)))
def test_an_accepted_literal_survives_the_store(value, datatype):
    if lexical_fault(value, datatype) is None:
        store, node = ox.Store(), ox.NamedNode("urn:x")
        literal = ox.Literal(value, datatype=ox.NamedNode(datatype))
        store.add(ox.Quad(node, node, literal))
        assert next(iter(store)).object == literal


@given(TEXTS | TYPED, st.sampled_from(sorted(AS_WRITTEN)))
def test_a_store_keeps_what_it_cannot_count_with_as_it_is_written(text, datatype):
    store, node = ox.Store(), ox.NamedNode("urn:x")
    literal = ox.Literal(text.encode("utf-8", "replace").decode(), datatype=ox.NamedNode(datatype))
    store.add(ox.Quad(node, node, literal))
    assert [quad.object for quad in store] == [literal]


@given(st.integers(-(10**6), 10**6))
def test_integers_as_python_writes_them_are_accepted(number):
    assert lexical_fault(str(number), XSD + "integer") is None


@given(st.dates())
def test_all_days_of_the_calendar_are_accepted(day):
    assert lexical_fault(day.isoformat(), XSD + "date") is None


@given(st.text())
def test_what_is_shown_is_short_and_acts_on_nothing(text):
    out = shown(text)
    assert out.isprintable() and "::" not in out
    assert len(out) <= 60 * 10


@given(st.text())
def test_a_name_folds_to_itself_in_other_cases_and_with_signs(name):
    assert folded(f" {name}-") == folded(name)
    assert folded(folded(name)) == folded(name)
    assert skeleton(f"{name}.") == skeleton(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("al-Qaeda", "AL QAEDA"),
        ("Ghāzī", "Ghazi"),
        ("القاعدة", "القاعده"),
        ("al%2DQaeda", "al-Qaeda"),
        ("ﬁghters", "fighters"),
    ],
)
def test_spellings_of_one_name_fold_together(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Tаliban", "Taliban"), ("Ta1iban", "Taliban"), ("TaIiban", "Taliban"), ("ΙMU", "IMU")]
)
def test_look_alikes_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other) and folded(one) != folded(other)


@pytest.mark.parametrize(("one", "other"), [("ИДУ", "IDU"), ("Taliban", "Talibon"), ("Ansar", "Ansor")])
def test_names_that_differ_to_the_eye_do_not(one, other):
    assert blurred(one) != blurred(other)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        *(("", "", 0), ("pledge", "plegde", 1), ("plege", "pledge", 1), ("abc", "", 3), ("ab", "ba", 1)),
        *(("abab", "baba", 2), ("aabc", "abac", 1), ("abcd", "cdab", 4), ("ab", "bca", 3), ("xay", "ybx", 3)),
    ],
)
def test_edits_count_swapped_neighbours_once(one, other, distance):
    assert edits(one, other) == edits(other, one) == distance


def test_the_nearest_terms_come_first_and_far_ones_not_at_all():
    assert nearest("Plegde", vocabulary().classes) == ["al:Pledge"]
    assert nearest("zzzzzz", vocabulary().classes) == []
    assert nearest("x" * 100_000, vocabulary().classes) == []
    assert nearest("b", ["#a"]) == ["#a"]
    assert nearest("bcdefghij", ["#bcdefg", "#bcdefgh", "#bcdefghi"]) == ["#bcdefghi", "#bcdefgh"]
    assert nearest("bcdefghij", ["#bcdefg", "#bcdefghi"]) == ["#bcdefghi"]
    assert nearest("bcd", ["#bce", "#bcf", "#bcg"]) == ["#bce", "#bcf"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *((r"\u0041", "A"), (r"\U00000041", "A"), (r"a\u00e9\U0010FFFFb", "aé\U0010ffffb"), (r"\uD7FF", "\ud7ff")),
        *((text, text) for text in (r"\uD800", r"\uDFFF", r"\U00110000", r"\u004", r"\n")),
        (r"\uE000", "\ue000"),
    ],
)
def test_an_escape_of_a_character_is_resolved_and_no_other(written, meant):
    assert unescaped(written) == meant


@pytest.mark.parametrize(
    "tag", ["en", "ar", "uz-Cyrl", "uz-latn-UZ", "zh-yue", "sl-rozaj-biske", "de-1996", "ar-x-lwj", "en-u-co-phonebk"]
)
def test_language_tags_of_bcp_47_are_taken(tag):
    assert is_language_tag(tag)


@pytest.mark.parametrize(
    "tag", ["", "e", "english", "en_GB", "en-", "x-lwj", "en-GB-GB", "sl-rozaj-rozaj", "en-a-bb-a-cc", "en-u", "١"]
)
def test_other_language_tags_are_not(tag):
    assert not is_language_tag(tag)


def test_a_place_inside_a_literal_is_found_under_each_kind_of_quote():
    for quote in ('"', "'", '"""', "'''"):
        for line in (1, 2):
            lines = Lines("a\n" * (line - 1) + f"б {quote}2015-x{quote} .")
            for position, at in ((5, 5), (6, 5)):  # beyond the end is at the end
                first = 3 + len(quote) + at
                assert lines.inside(Spot(line, 3), "2015-x", position) == Spot(line, first, line, first + 1)
    assert Lines('""').inside(Spot(1, 1), "", 0) == Spot(1, 2, 1, 3)
    assert Lines('"a"').inside(Spot(2, 1), "a", 0) == Spot(2, 1)
    assert Lines('"\\u0041"').inside(Spot(1, 1), "A", 0) == Spot(1, 1)


@given(st.lists(st.sampled_from(["\n", "\r\n", "\r", "a", "б", " "])).map("".join))
def test_lines_are_counted_as_the_reader_of_turtle_counts_them(text):
    ours, of_reader = Lines(text), LinesRead(text)
    assert [ours.spot(at)[:2] for at in range(len(text) + 1)] == [of_reader.position(at) for at in range(len(text) + 1)]


@given(st.from_regex(r"[a-z]+:[a-z]*", fullmatch=True), TEXTS, st.sampled_from(["en", "ar-latn"]))
def test_a_term_is_what_its_row_and_ending_tell(iri, text, language):
    text = text.encode("utf-8", "replace").decode()
    typed = ox.Literal(text, datatype=ox.NamedNode(XSD + "date"))
    for each in (ox.NamedNode(iri), ox.Literal(text), ox.Literal(text, language=language), typed):
        assert term(each.value, ending(each)) == each


@pytest.mark.parametrize("text", ["ا\u200cب", "اَ\u200cب", "क\u094d\u200d", "\u094d\u200d", "ܐ\u200cܒ"])
def test_a_joiner_that_spells_is_no_fault(text):
    assert list(faults(text)) == []


@pytest.mark.parametrize(
    "text", ["ا\u200c", "\u200cا", "a\u200cا", "ا\u200ca", "ا \u200cا", "\u064b\u200cا", "א\u200cב"]
)
def test_a_joiner_that_joins_nothing_is_a_fault(text):
    assert [(fault.rule.id, fault.start) for fault in faults(text)] == [("AL115", text.index("\u200c"))]


@pytest.mark.parametrize(
    ("text", "piles"),
    [
        ("a" + "\u0316" * 30, []),
        ("a" + "\u0316" * 31, [(1, 32)]),
        ("a" + "\u0316" * 31 + "bb", [(1, 32)]),
        ("a" + "\u0316" * 30 + "…" + "\u0316" * 30, []),
        ("…" + "\u0316" * 31 + "…" + "\u0316" * 32, [(1, 32), (33, 65)]),
    ],
)
def test_more_than_thirty_marks_on_one_letter_are_a_pile(text, piles):
    assert [(fault.start, fault.end) for fault in faults(text) if fault.rule.id == "AL117"] == piles


def test_after_a_byte_order_mark_the_text_is_whole_and_what_is_no_turtle_is_not_parsed():
    assert check_content(FILE, b"\xef\xbb\xbfa b c .")[0] == "a b c ."
    for other in (b'{ "a": 1 }', b"<?xml version='1.0'?>"):
        assert check_content(FILE, other)[0] is None


def test_of_a_file_that_says_nothing_it_is_told_once():
    text, found = check_content(FILE, b"# nothing\n")
    assert [problem.rule for problem in found] == ["AL122"]
    assert problems_in_text(FILE, Path("data"), text) == []


@pytest.mark.parametrize(
    ("namespace", "told"), [("allegiance/ns#", False), ("al1egiance/ns#", True), ("a/prefix#", True)]
)
def test_a_prefix_in_a_line_of_its_own_has_its_usual_meaning(namespace, told):
    lines = f"@prefix al: <https://w3id.org/{namespace}> .\n@prefix org: <https://w3id.org/allegiance/id/org/> .\n"
    found = problems_in_text(FILE, Path("data"), f"{lines}org:alpha a al:ArmedOrganization .\n")
    assert ("AL311" in {problem.rule for problem in found}) is told


def test_the_foreign_properties_that_data_may_use_are_declared_in_the_ontology():
    assert {iri for iri in FOREIGN if not iri.endswith("#type")} <= vocabulary().outside


def test_the_datatypes_that_properties_ask_for_come_from_the_shapes():
    local = {iri.rpartition("#")[2]: datatype.rpartition("/")[2] for iri, datatype in vocabulary().datatypes.items()}
    assert local["date"] == local["issued"] == "EDTF"
    assert local["accessed"].endswith("#date")


@settings(max_examples=20)
@given(st.text(alphabet="\u0301\u0316\u0323\u05b0\u064b", min_size=31, max_size=40))
def test_piles_of_marks_are_refused_without_composing_them(marks):
    start = time.process_time()
    assert [fault.rule.id for fault in faults("a" + marks * 1000)] == ["AL117"]
    assert time.process_time() - start < 1


@given(st.sampled_from(["https", "http"]), st.booleans(), st.booleans(), st.sampled_from(["", "#top"]), st.booleans())
def test_spellings_of_one_address_are_one_page(scheme, www, slash, fragment, capitals):
    host = "www." * www + "example.org"
    address = f"{scheme}://{host.upper() if capitals else host}/an/oath{'/' * slash}{fragment}"
    assert page(address) == page("https://example.org/an/oath")


@given(st.text())
def test_no_address_is_too_odd_to_be_compared(text):
    assert page(f"https://example.org/{text}") == "" or page(f"https://example.org/{text}").startswith("example.org")
    page(text)


def test_the_quick_look_misses_no_faulty_sign():
    signs = "".join(map(chr, range(0x110000)))
    assert not characters._suspect().search(characters._any(in_ascii=False).sub("", signs))
    signs = signs[:128]
    assert not characters._suspect().search(characters._any(in_ascii=True).sub("", signs))
