"""The page that explains a rule."""

from typing import Final
from urllib.parse import quote

RULE_PAGES: Final = "https://w3id.org/allegiance/docs/rules/"


def page(rule: str, pages: str = RULE_PAGES) -> str:
    """Return the address of the rule's page below `pages`."""
    return f"{pages}{quote(rule, safe='', errors='replace')}.md"
