"""The terms of the ontology that an import states by itself; all others stand in the mapping files."""

import re

from pyoxigraph import Literal, NamedNode

from allegiance.terms import AL, VOCAB

EXTERNAL = "https://w3id.org/allegiance/external/"

RECORD = NamedNode(AL + "Record")
IN_DATASET = NamedNode(AL + "inDataset")
DESCRIBES = NamedNode(AL + "describes")
DESCRIBED_AS = NamedNode(AL + "describedAs")
RECORD_KEY = NamedNode(AL + "recordKey")
RECORD_TITLE = NamedNode(AL + "recordTitle")
ACTOR = NamedNode(AL + "Actor")

NAME_CLASS = NamedNode(AL + "Name")
NAME = NamedNode(AL + "name")
NAME_FORM = NamedNode(AL + "nameForm")
NAME_TYPE = NamedNode(AL + "nameType")
NAME_QUALITY = NamedNode(AL + "nameQuality")
NAME_SOURCE = NamedNode(AL + "nameSource")

CLAIM = NamedNode(AL + "Claim")
ABOUT = NamedNode(AL + "about")
SOURCE = NamedNode(AL + "source")
STANCE = NamedNode(AL + "stance")
LOCATOR = NamedNode(AL + "locator")
ASSERTS = NamedNode(VOCAB + "asserts")

SUSPECT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text(value: str, language: str | None = None) -> Literal:
    """Return the text as a literal. Raises ValueError for control characters and half characters, and for what is no
    language tag."""
    if SUSPECT.search(value):
        raise ValueError("a control character or half of a character pair")
    return Literal(str(value), language=language) if language else Literal(str(value))
