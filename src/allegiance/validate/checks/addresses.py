"""Sources that are likely one, by the page on which they are."""

import re
from collections import defaultdict
from functools import lru_cache
from urllib.parse import urlsplit

from allegiance.terms import kind_of
from allegiance.validate.checks.columns import Row
from allegiance.validate.checks.duplicates import apart
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.shown import shown_iri
from allegiance.validate.checks.whole import Whole

_PAGE = 'al:address "https://example.org/an-oath"^^xsd:anyURI'
_FIRST = f"# data/sources/2015/an-oath.ttl\nsource:an-oath a al:Source ; {_PAGE} .\n# data/sources/2015/oath.ttl\n"

SAME_ADDRESS = Rule(
    "AL708",
    "Two sources are on two pages",
    "One article entered twice counts as two voices. http and https, `www.`, a slash at the end and what stands behind "
    "`#` make no difference. Where one page holds two documents, a note says so, for readers as well.",
    f'{_FIRST}source:oath a al:Source ; al:address "http://www.example.org/an-oath/#top"^^xsd:anyURI .\n',
    f'{_FIRST}source:oath a al:Source ; {_PAGE} ; al:note "The second half, not source:an-oath."@en .\n',
    "warning",
)
RULES = (SAME_ADDRESS,)

_ALSO = re.compile(r"^www\.|:(?:80|443)$|\.$")


@lru_cache(maxsize=50_000)  # taken apart for the mirror, and again where they are compared
def page(address: str) -> str:
    """Return what an address and other spellings of it have in common; nothing for what is no address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""  # told where its datatype is checked
    host = _ALSO.sub("", parts.netloc.rpartition("@")[2].lower())
    return f"{host}{parts.path.rstrip('/')}?{parts.query}".rstrip("?") if host else ""


def check_addresses(whole: Whole) -> None:
    """Note sources with the address of another, unless a link or note parts them."""
    sources: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    for row in whole.rows("address"):
        source, address, _ = row
        if (where := page(address)) and kind_of(source) == "source":
            known = sources[where].setdefault(source, row)
            sources[where][source] = min(known, row, key=_order)
    shared = [found for found in sources.values() if len(found) > 1]
    parted = apart(whole) if shared else set()
    for found in shared:
        first, *others = sorted(found)
        for other in others:
            if frozenset((first, other)) not in parted:
                message = f"{shown_iri(other)} has the address of {shown_iri(first)}."
                advice = f"Make them one, or say in an al:note what sets it apart from {shown_iri(first)}."
                unsure = whole.doubts.links or whole.doubts.describe(first) or whole.doubts.describe(other)
                whole.note(SAME_ADDRESS, whole.quad("address", found[other]), "object", message, advice, unsure=unsure)


def _order(row: Row) -> tuple[str, str]:
    _, address, graph = row
    return graph, address
