"""What is read about one node is what a reading of the whole file says of it, at the same places."""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from turtle_documents import Written, documents

from allegiance.validate.turtle import Located, Reading, read
from allegiance.validate.turtle.excerpt import excerpt

AL = "https://w3id.org/allegiance/ns#"
PREFIX = f"@prefix al: <{AL}> .\n"


def about(reading: Reading, iri: str) -> list[object]:
    found: list[Located] = [*reading.by_subject.get(iri, []), *reading.by_object.get(iri, [])]
    return [(triple.predicate, triple.subject_span, triple.predicate_span, triple.object_span) for triple in found]


@given(documents())
@settings(deadline=None, max_examples=150)
def test_the_statements_about_a_node_are_read_as_in_the_whole_file(written: Written) -> None:
    text = written.text.replace("PREFIX : <urn:x:>", "PREFIX : <urn:x/>")
    whole = read(text)
    terms = {term for triple in whole.triples for term in triple[:3:2] if isinstance(term, ox.NamedNode)}
    for iri in {term.value for term in terms}:
        reading = read(text, about=iri)
        assert reading.errors == []
        assert about(reading, iri) == about(whole, iri)


def test_statements_that_cannot_mention_the_node_are_passed_over() -> None:
    one = '\nal:one al:note "a. al:two b" .'
    two = '\nal:two al:note """x\n.""" ;\n al:date 1 .'
    three = "\nal:three a al:one ."
    text = PREFIX.rstrip() + one + two + three
    assert excerpt(text, AL + "one") == text.replace(two, " " * len(two))
    assert excerpt(text, AL + "three") == text.replace(one + two, " " * len(one + two))
    assert excerpt(text, AL + "other").rstrip() == PREFIX.rstrip()


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("@prefix x: <urn:a/sl> . x:ug al:note 1 .", "urn:a/slug"),
        ("@base <urn:a/slug> . <> al:note 1 .", "urn:a/slug"),
        ("@base <urn:a/> . <slug> al:note 1 .", "urn:a/slug"),
        ("PREFIX x: <urn:a/>\nx:sl\\-ug al:note 1 .", "urn:a/sl-ug"),
        ("<urn:a/sl\\u0075g> al:note 1 .", "urn:a/slug"),
        ("<urn:a/> al:note 1 .", "urn:a/"),
        ('al:x al:note "."@en.<urn:a/slug> al:note 1 .', "urn:a/slug"),
        ("al:x al:note 1.<urn:a/slug> al:note 1 .", "urn:a/slug"),
        ("al:a.b al:c 5. <urn:a/slug> al:note 1.", "urn:a/slug"),
        ("al:x\\. al:note <urn:a/slug> .", "urn:a/slug"),
    ],
)
def test_a_node_is_found_however_it_is_written(written: str, iri: str) -> None:
    text = PREFIX + 'al:other al:note "x" .\n' + written
    assert list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    assert about(read(text), iri)
    assert about(read(text, about=iri), iri) == about(read(text), iri)
