"""The calls of a query are found with their addresses, and put elsewhere without touching the rest."""

import pytest

from allegiance.sparql.services import calls, redirected


@pytest.mark.parametrize(
    ("sparql", "addresses"),
    [
        ("SELECT * { SERVICE <http://a/> {} }", ["http://a/"]),
        ("SELECT * { service silent<http://a/>{} SERVICE <http://b/> {} }", ["http://a/", "http://b/"]),
        ("PREFIX s: <http://a/> SELECT * { SERVICE s: {} SERVICE s:b {} }", ["http://a/", "http://a/b"]),
        ("PREFIX : <http://a/> SELECT * { SERVICE :b {} }", ["http://a/b"]),
        ("PREFIX s: <http://a/>\nprefix s: <http://b/> SELECT * { SERVICE s:c\\,d {} }", ["http://b/c,d"]),
        ("SELECT * { SERVICE ?there {} SERVICE $there {} }", [None, None]),
        ("SELECT * { SERVICE org:a {} }", ["http://known/a"]),
        ("SELECT * { ?service <urn:SERVICE> 'SERVICE <http://a/>' } # SERVICE <http://a/>", []),
    ],
)
def test_calls_are_found_by_their_addresses(sparql: str, addresses: list[str | None]) -> None:
    assert [call.address for call in calls(sparql, {"org": "http://known/"})] == addresses


def test_only_the_addresses_are_replaced() -> None:
    text = "PREFIX s: <http://a/> SELECT * { SERVICE # <http://a/>\n s: { ?s ?p <http://a/> } SERVICE <http://b/> {} }"
    assert redirected(text, {"http://a/": "http://x/1", "http://b/": "http://x/2"}) == text.replace(
        "\n s:", "\n <http://x/1>"
    ).replace("<http://b/>", "<http://x/2>")
