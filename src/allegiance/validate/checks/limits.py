"""How much one file may hold: how deep brackets nest, how many statements, how long a text."""

from typing import Final

import pyoxigraph as ox

from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.lines import Lines
from allegiance.validate.checks.place import START
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.tokens import tokens

TRIPLES = Rule(
    "AL125",
    "A file has at most 20,000 statements",
    "A file describes one entity or one source; a whole dataset is imported, not contributed.",
    "# data/places/kunduz.ttl\n(30,000 statements)\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
LONG_TEXT = Rule(
    "AL126",
    "A text has at most 2,000 characters",
    "Notes are short and in our own words; the text of a source is never copied.",
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; al:note "(a copied article)"@en .\n',
    '# data/places/kunduz.ttl\nplace:kunduz a al:Place ; al:note "Also called Kunduz City."@en .\n',
)
DEEP = Rule(
    "AL127",
    "Brackets nest at most 20 deep",
    "Contributions need no brackets at all; deep ones make readers fail.",
    f"# data/places/kunduz.ttl\nplace:kunduz al:place {'[ al:place ' * 21}1 {'] ' * 21}.\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
RULES = (TRIPLES, LONG_TEXT, DEEP)

MOST_TRIPLES: Final = 20_000
LONGEST_TEXT: Final = 2_000
DEEPEST: Final = 20


def check_depth(found: Findings, lines: Lines) -> bool:
    """Note where brackets nest too deep; tell whether they do not. Runs before parsing."""
    if lines.text.count("[") + lines.text.count("(") <= DEEPEST:
        return True
    depth = 0
    for token in tokens(lines.text):
        depth += (token.kind == "open") - (token.kind == "close")
        if depth > DEEPEST:
            found.add(DEEP, lines.spot(token.start), f"Brackets nest more than {DEEPEST} deep here.", "Name the nodes.")
            return False
    return True


def check_amounts(found: Findings, file: Contribution) -> bool:
    """Note too many statements, or texts that are too long; tell whether the statements are few enough to look at."""
    if len(file.triples) > MOST_TRIPLES:
        message = f"This file has {len(file.triples):,} statements, more than {MOST_TRIPLES:,}."
        found.add(TRIPLES, START, message, "Split it, or import the dataset.")
        return False
    for triple in file.triples:
        if isinstance(triple.object, ox.Literal) and len(triple.object.value) > LONGEST_TEXT:
            message = f"This text has {len(triple.object.value):,} characters, more than {LONGEST_TEXT:,}."
            place, path = file.places.span(triple, "object"), shown_iri(triple.predicate.value)
            found.add(LONG_TEXT, place, message, "Say it in a few words of your own.", path=path)
    return True
