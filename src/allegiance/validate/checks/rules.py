"""Every rule of these checks by its id: what the pages in docs/rules/ are made from."""

from typing import Final

from allegiance.validate.checks import (
    addresses,
    at_home,
    characters,
    content,
    contradictions,
    cycles,
    duplicates,
    evidence,
    forbidden,
    iris,
    known_terms,
    limits,
    literals,
    once,
    overwritten,
    paths,
    prefixes,
    references,
    said_twice,
    texts,
    totals,
)
from allegiance.validate.checks.rule import Rule

__all__ = ["RULES", "Rule"]

_GROUPS = (
    paths, characters, content, limits,
    known_terms, forbidden, prefixes, at_home, once, iris, literals, texts,
    references, duplicates, addresses, cycles, contradictions, said_twice, overwritten, totals, evidence,
)  # fmt: skip

RULES: Final[dict[str, Rule]] = {
    rule.id: rule for rule in sorted((rule for group in _GROUPS for rule in group.RULES), key=lambda rule: rule.id)
}
