"""The terms that the code names are those of the ontology; short names and IRIs turn into each other."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegiance import terms

LOCAL = st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters='<>"{}|^`\\'), min_size=1, max_size=30)
NAMED = {name: value for name, value in vars(terms).items() if isinstance(value, ox.NamedNode)}


@pytest.mark.parametrize("name", sorted(name for name, term in NAMED.items() if term.value.startswith(terms.AL)))
def test_a_term_that_the_code_names_is_defined_in_the_ontology(
    name: str, ontology: dict[Path, list[ox.Triple]]
) -> None:
    defined = {triple.subject for triples in ontology.values() for triple in triples}
    assert NAMED[name] in defined


def test_the_code_names_some_terms_of_the_ontology() -> None:
    assert len([term for term in NAMED.values() if term.value.startswith(terms.AL)]) >= 6


@given(st.sampled_from(sorted(terms.PREFIXES)), LOCAL)
def test_a_short_name_expands_to_what_shortens_to_it(prefix: str, local: str) -> None:
    iri = terms.expand(f"{prefix}:{local}")
    assert iri == terms.PREFIXES[prefix] + local
    assert terms.expand(terms.shorten(iri)) == iri


@given(st.sampled_from(terms.KINDS), LOCAL)
def test_an_identifier_with_a_slash_means_the_same_as_with_a_colon(kind: str, local: str) -> None:
    assert terms.expand(f"{kind}/{local}") == terms.expand(f"{kind}:{local}")


@given(st.text())
def test_expanding_any_text_gives_an_iri_or_nothing(text: str) -> None:
    iri = terms.expand(text)
    assert iri is None or iri.startswith(("http://", "https://"))


@pytest.mark.parametrize("text", ["", "imu", ":imu", "org:", "unknown:imu", "Islamic Jihad Group"])
def test_what_is_no_name_of_ours_is_not_expanded(text: str) -> None:
    assert terms.expand(text) is None


def test_an_iri_of_others_is_left_as_it_is() -> None:
    assert terms.shorten("https://example.org/x") == "https://example.org/x"
    assert terms.shorten(terms.AL) == terms.AL, "a bare namespace has no short name"
