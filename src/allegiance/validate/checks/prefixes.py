"""What the prefixes of a file stand for."""

import re

from allegiance.terms import PREFIXES
from allegiance.validate.checks.contribution import Contribution
from allegiance.validate.checks.findings import Findings
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown
from allegiance.validate.checks.tokens import DECLARING, declarations

HIJACKED = Rule(
    "AL311",
    "Well-known prefixes keep their meaning",
    "With al: bound to a look-alike address, everything in the file reads right and means something else, and no "
    "shape applies to it.",
    "# data/places/kunduz.ttl\n@prefix al: <https://w3id.org/al1egiance/ns#> .\nplace:kunduz a al:Place .\n",
    "# data/places/kunduz.ttl\n@prefix al: <https://w3id.org/allegiance/ns#> .\nplace:kunduz a al:Place .\n",
)
BASE = Rule(
    "AL312",
    "No @base",
    "With a base, the same words mean another entity in another file.",
    "# data/places/kunduz.ttl\n@base <https://w3id.org/allegiance/id/place/> .\n<kunduz> a al:Place .\n",
    "# data/places/kunduz.ttl\nplace:kunduz a al:Place .\n",
)
RULES = (HIJACKED, BASE)

_USUAL = re.compile(r"^@prefix ([a-z]+): <([^<>\s\\]+)> \.$", re.MULTILINE)


def check_prefixes(found: Findings, file: Contribution) -> None:
    """Note every declaration, hidden by a later one or not, that gives a reserved prefix another meaning, or a base."""
    if _is_usual(file.text):
        return
    for declared in declarations(file.text):
        place = file.lines.spot(declared.start, declared.end)
        if declared.prefix is None:
            found.add(BASE, place, "A base is declared.", "Remove it, and write prefixed names.")
            continue
        wanted = PREFIXES.get(declared.prefix)
        if wanted is not None and declared.iri != wanted:
            message = f"The prefix {declared.prefix}: stands for <{shown(declared.iri)}> here."
            found.add(HIJACKED, place, message, f"Write @prefix {declared.prefix}: <{wanted}> .")
        elif not declared.prefix.isascii():
            message = f"The prefix {shown(declared.prefix)}: has letters that only look like others."
            found.add(HIJACKED, place, message, "Type the prefix with the letters a to z.")


def _is_usual(text: str) -> bool:
    """Whether every word that could declare something is that of a plain line with the usual meaning."""
    lines = _USUAL.findall(text)
    usual = all(PREFIXES.get(prefix, iri) == iri and not DECLARING.search(iri + prefix) for prefix, iri in lines)
    return usual and len(DECLARING.findall(text)) == len(lines)
