"""Each mistake is reported once, where it is, with what to type instead; the statements after it are still read."""

import time

import pytest

from allegiance.validate.turtle import Reading, Span, read

HEADER = "@prefix al: <https://w3id.org/allegiance/ns#> .\n@prefix org: <https://w3id.org/allegiance/id/org/> .\n"
AFTER = "\norg:last a al:Organization .\n"

# The statement with the culprit between « and », part of the message, part of the advice.
MISTAKES = [
    ("org:a a al:Org ; al:x al:y«»\n\norg:b a al:Org .", "not ended", 'add " ."'),
    ("org:a a al:Org «;»\n\norg:b a al:Org .", 'new statement begins after ";"', 'write "."'),
    ("org:a a al:Org «,»\norg:b a al:Org .", 'new statement begins after ","', 'write "."'),
    ("org:a a«»\norg:b a al:Org .", "value is missing", 'add " ."'),
    ("org:a«»\norg:b a al:Org .", "property and a value are missing", 'add " ."'),
    ("org:a a al:Org«»\n    al:x al:y .", '";" is missing', 'add " ;"'),
    ("org:a al:x al:y«» al:z .", '"," is missing', 'add " ,"'),
    ("org:a al:x al:y ;\n    al:p al:q«» al:r .", '"," is missing', 'add " ,"'),
    ("org:a al:x al:y «,» al:p al:q .", 'property follows after ","', 'write ";"'),
    ("org:a al:x al:y «.»\n    al:p al:q ;\n    al:r al:s .", 'property follows after "."', 'write ";"'),
    ("org:a al:x «https://example.org/a»; al:y 1 .", "without quotes", "in quotes"),
    ('org:a al:x "said "«so». And more" .', "text ends at the quote", 'write \\"'),
    ("org:a «.»", "ends before it says anything", "write a property"),
    ("org:a al:x «.»", "a value", "write an IRI"),
    ('org:a al:x al:y ; «"t"» .', "a property", "write a property"),
    ("«foo:»b a al:Org .", "foo: is not declared", '"@prefix foo:'),
    ("org:a a «all:»Org .", "all: is not declared", 'write "al:"'),
    ("org:a «skos:»prefLabel 1 .", "skos: is not declared", "<http://www.w3.org/2004/02/skos/core#>"),
    ('org:a al:x «"»abc ;\n    al:y 1 .', "no closing quote", 'add "'),
    ('org:a al:x «"»abc .', "no closing quote", 'add "'),
    ('org:a al:x "a", «"»abc\n    ; al:y 1 .', "no closing quote", 'add "'),
    ('org:a al:x «"""»abc\n\ntext, text. and\n', "no closing quote", 'add """'),
    ('org:a al:x "the "«Taliban»" said"@en .', "text ends at the quote", 'write \\"'),
    ("org:a al:x «“abc”»@en .", "not a quotation mark", 'straight quotes: "abc"'),
    ("org:a al:x «„Asha’s oath“» , org:b .", "not a quotation mark", 'straight quotes: "Asha’s oath"'),
    ("org:a al:x «‘it’s’» , org:b .", "‘ is not a quotation mark", 'straight quotes: "it’s"'),
    ("org:a al:x «“»abc .", "not a quotation mark", "straight quotes"),
    ('org:a al:x "a«\\q»b" .', "no escape", "\\\\"),
    ('org:a al:x "«\\uD800»" .', "no character", "itself"),
    ('org:a al:x "«\\u»12" .', "lacks its digits", "four"),
    ('org:a al:x "x"«@english_language» .', "not a language tag", "@english-language"),
    ('org:a al:x "x"«@toolongsubtag» .', "not a language tag", "@en"),
    ('org:a al:x "x"«@» .', "not a language tag", "@en"),
    ("org:a al:x «@en» .", "follows no text", '"text"@en'),
    ('org:a al:x "x"«^^» .', "No datatype", "edtf:EDTF"),
    ('org:a al:x "x"^^«<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>» .', "needs a language tag", "@en"),
    ("org:a al:x <https://x/bad« »iri> .", "A space cannot stand in an IRI", "%20"),
    ('org:a al:x <https://x/«"»> .', "cannot stand in an IRI", "%22"),
    ("org:a al:x <https://x/«\\u003C»b> .", "U+003C cannot stand in an IRI", "%3C"),
    ("org:a al:x <https://x/«\\b»> .", "backslash", "%5C"),
    ("org:a al:x «<https://x/%zz>» .", "not an IRI", "percent"),
    ("org:a al:x «<x>» .", "relative", "https://"),
    ("org:a al:x «<https://x/y» .", "not closed", '">"'),
    ("org:a al:x org:b«/»c .", "cannot stand in a prefixed name", "whole IRI"),
    ("org:a al:x «2015-08-20» .", "date", "edtf:EDTF"),
    ("org:a al:x «Taliban» .", "neither a name nor a text", "quotes"),
    ("org:a al:x «True» .", "lower case", '"true"'),
    ("org:a «A» al:Org .", "lower case", '"a"'),
    ("org:a al:x «1e» .", "exponent", "1e6"),
    ("org:a al:x «\x00» .", "control character, U+0000", "delete"),
    ("org:a «\u200b»al:x 1 .", "invisible character, U+200B", "delete"),
    ("org:a«\xa0»al:x 1 .", "invisible character, U+00A0", "plain space"),
    ("org:a al:x «[» al:y 1 .", "not closed", 'add "]"'),
    ("org:a al:x «(» 1 2 .", "not closed", 'add ")"'),
    ("org:a al:x 1 «)» .", '")" stands where', 'write ";"'),
    ("«<<» org:a al:x 1 >> al:y 2 .", "RDF 1.2", "plain triples"),
    ("org:a al:x 1 «~» org:r .", "RDF 1.2", "RDF 1.1"),
    ('org:a al:x "x"«@ar--rtl» .', "RDF 1.2", "--"),
    ("«GRAPH» org:g { org:a al:x 1 }", "TriG", "delete"),
    ("org:g «{» org:a al:x 1 . org:b al:x 2 }", "TriG", "delete"),
    ("org:a al:x «?»v .", "SPARQL", "delete"),
    ("@prefix x: <urn:x>«»\norg:b a al:Org .", "declaration is not ended", 'add " ."'),
    ('org:a al:x "x"«»\n@prefix x: <urn:x> .', "not ended", 'add " ."'),
    ("@prefix «x» <urn:x> .", "lacks its colon", '"x:"'),
    ("@prefix x: «.»", "lacks its IRI", "<>"),
    ("«@PREFIX» x: <urn:x> .", "lower case", '"@prefix"'),
    ("PREFIX x: <urn:x> «.»", '"." stands where', "begin a statement"),
    ("«<<<<<<< HEAD»\norg:a a al:A .\n=======\norg:a a al:B .\n>>>>>>> other", "merge-conflict", "keep one"),
    ("org:a a al:A ;\n«<<<<<<< HEAD»\n  al:x 1 ;\n||||||| base\n  al:x 0 ;\n=======\n  al:x 2 ;\n>>>>>>> b\n  al:y 3 .",
     "merge-conflict", "keep one"),
]  # fmt: skip


def marked(text: str) -> tuple[str, Span]:
    """The text without its marks, and the span between them."""
    before, _, rest = text.partition("«")
    culprit, _, after = rest.partition("»")
    start_lines, end_lines = before.split("\n"), (before + culprit).split("\n")
    span = Span(len(start_lines), len(start_lines[-1]) + 1, len(end_lines), len(end_lines[-1]) + 1)
    return before + culprit + after, span


def last_is_read(reading: Reading) -> bool:
    return any(located.subject.value.endswith("/last") for located in reading.triples)


@pytest.mark.parametrize(("statement", "message", "advice"), MISTAKES)
def test_a_mistake_is_reported_once_at_its_place_and_the_next_statement_is_read(
    statement: str, message: str, advice: str
) -> None:
    text, span = marked(HEADER + statement + AFTER)
    reading = read(text)
    (error,) = reading.errors
    assert error.span == span
    assert message in error.message
    assert advice in error.advice
    assert last_is_read(reading)


@pytest.mark.parametrize("count", [2, 5, 40])
def test_as_many_broken_statements_give_as_many_errors(count: int) -> None:
    broken = [mistake[0].replace("«", "").replace("»", "") for mistake in MISTAKES if '"""' not in mistake[0]][:count]
    sound = "org:s a al:Org ; al:x 1 .\n"
    text = HEADER + "".join(f"{statement}\n{sound}" for statement in broken)
    assert len(read(text).errors) == count


def test_a_missing_dot_is_reported_even_at_the_end_of_the_file() -> None:
    (error,) = read(HEADER + "org:a a al:Org\n\n# the end\n").errors
    assert (error.span, error.advice) == (Span(3, 15, 3, 15), 'add " ."')


def test_a_prefix_whose_declaration_is_broken_is_not_reported_at_every_use() -> None:
    (error,) = read("@prefix al <<urn:x> .\nal:a al:b al:c .").errors
    assert error.span.line == 1


def test_a_prefix_that_lacks_is_reported_where_it_is_used_first_and_statements_that_use_it_are_not_trusted() -> None:
    reading = read(
        HEADER + "edtf:a a al:Org .\norg:a a edtf:Org .\norg:b a al:Org , edtf:a , foo:x .\norg:c a al:Org ."
    )
    assert [(error.span.line, error.message) for error in reading.errors] == [
        (3, "The prefix edtf: is not declared"),
        (5, "The prefix foo: is not declared"),
    ]
    assert {triple.subject.value[-1] for triple in reading.trusted} == {"c"}


def test_texts_pasted_from_a_word_processor_are_each_told_and_the_rest_of_the_statement_is_read() -> None:
    errors = read(HEADER + "org:a al:x “one”@en , «two» ;\n    all:y “three” .").errors
    assert [(error.span.line, error.span.column) for error in errors] == [(3, 12), (3, 23), (4, 5), (4, 11)]


def test_quotation_marks_that_nothing_closes_take_no_long_time() -> None:
    start = time.process_time()
    for sign in "“„”«»＂‘’‚‹›":
        read(HEADER + "org:a al:x " + sign * 50_000 + " .")
    assert time.process_time() - start < 10  # a second; minutes if each looked through the rest of the line


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<?xml version="1.0"?><rdf:RDF/>', "XML"),
        ("\n <rdf:RDF xmlns='x'>", "XML"),
        ('{"@context": {}}', "JSON"),
        ('[ {"@id": 1}]', "JSON"),
    ],
)
def test_another_format_is_named_once(text: str, name: str) -> None:
    (error,) = read(text).errors
    assert name in error.message


def test_a_byte_order_mark_is_an_error_of_its_own() -> None:
    reading = read("\ufeff" + HEADER + AFTER)
    assert [error.span for error in reading.errors] == [Span(1, 1, 1, 1)]
    assert last_is_read(reading)


def test_messages_quote_little_and_nothing_invisible() -> None:
    (error,) = read(HEADER + "org:a al:x " + "x\u202e" + "y" * 10_000 + " .").errors
    assert len(error.message) < 120
    assert "\u202e" not in error.message


def test_after_a_hundred_errors_the_last_one_says_that_reading_stopped() -> None:
    errors = read(HEADER + "org:a al:b c .\n" * 2000).errors
    assert len(errors) == 101
    assert "too many" in errors[-1].message
