"""A call that the engine would read where our tokens show none is refused; what only looks like one is not."""

import random
import re

import pyoxigraph as ox
import pytest

from allegiance.errors import QueryRefused
from allegiance.sparql import grammar, guard
from allegiance.sparql.two_readings import second_reading

NOWHERE = "http://127.0.0.1:9/"
"""An address that the engine refuses to call, and says so."""
CALL = f"SERVICE <{NOWHERE}> {{ ?s ?p ?o }}"
HIDDEN = {
    "after true, without a space": "SELECT * { {} UNION { ?s ?p true" + CALL + " } }",
    "after false, without a space": "SELECT * { {} UNION { ?s ?p false" + CALL + " } }",
    "after a double": "SELECT * { ?s ?p 1e1" + CALL + " }",
    "after a double with a point": "SELECT * { ?s ?p 1.0e1" + CALL + " }",
    "before SILENT, without a space": "SELECT * { SERVICESILENT<ADDRESS> { ?s ?p ?o } }",
    "before a prefix": "PREFIX a: <ADDRESS> SELECT * { SERVICEa: { ?s ?p ?o } }",
    "before a prefix in small letters": "PREFIX a: <ADDRESS> SELECT * { servicea: { ?s ?p ?o } }",
    "before a prefixed name": "PREFIX a: <http://127.0.0.1:> SELECT * { SERVICEa:9\\/ { ?s ?p ?o } }",
    "before SILENT and a prefix": "PREFIX a: <ADDRESS> SELECT * { SERVICESILENTa: { ?s ?p ?o } }",
    "before the empty prefix": "PREFIX : <ADDRESS> SELECT * { SERVICE: { ?s ?p ?o } }",
    "after a group": "PREFIX a: <ADDRESS> SELECT * { {}SERVICEa: { ?s ?p ?o } }",
    "after a prefix with a point": "PREFIX a: <urn:a> SELECT * { {} UNION { ?s ?p a:." + CALL + " } }",
    "after a point, and a comment": "PREFIX a: <urn:a> SELECT * { ?s ?p a:.SERVICE#\n<ADDRESS> { ?s ?p ?o } }",
    "after a point, and silent": "PREFIX a: <urn:a> SELECT * { ?s ?p a:.SERVICE SILENT <ADDRESS> { ?s ?p ?o } }",
    "after a point, by a variable": "PREFIX a: <urn:a> SELECT * { ?s ?p a:.SERVICE ?there { ?s ?p ?o } }",
    "after a point, by a prefix": "PREFIX a: <ADDRESS> SELECT * { ?s ?p a:.SERVICE a: { ?s ?p ?o } }",
    "behind an escape in an IRI, and #": "SELECT * { VALUES ?z { <x:\\u0061#> } " + CALL + " \n}",
    "behind an escape in an IRI, and '": "SELECT * { VALUES ?z { <x:\\u0061'> } " + CALL + " FILTER('' = '') }",
    "behind a long escape in an IRI": "SELECT * { VALUES ?z { <x:\\U00000061#> } " + CALL + " \n}",
    "behind an escape in a predicate": "SELECT * { OPTIONAL { ?s <x:\\u0061#> ?o . " + CALL + " } \n}",
    "in what is no long string for a bad escape": "SELECT * { VALUES ?x { '''a' } " + CALL + " #\\z'''\n }",
    "the same with double quotes": 'SELECT * { VALUES ?x { """a" } ' + CALL + ' #\\z"""\n }',
    "in what is no long string for half a pair": "SELECT * { VALUES ?x { '''a' } " + CALL + " #\\ud800'''\n }",
    "in what is no long string for a number too high": "SELECT * { VALUES ?x {'''a'} " + CALL + " #\\U00110000'''\n }",
    "in what is no long string for a short number": "SELECT * { VALUES ?x { '''a' } " + CALL + " #\\u12'''\n }",
    "behind a comparison with a string": "SELECT * { BIND('a'<'>' AS ?x) " + CALL + " FILTER('>' > '') }",
    "behind a comparison and a comment": "SELECT * { FILTER(?a<?b#>'''\n)" + CALL + " #'''\n }",
    "behind a comparison, before a prefix": "PREFIX a: <ADDRESS> SELECT * { FILTER(?a<?b)SERVICEa:#>\n {?s ?p ?o} }",
    "behind a comparison, before SILENT": "SELECT * { FILTER(?a<?b)SERVICESILENT#>\n <ADDRESS> { ?s ?p ?o } }",
    "behind a comparison with a name": "PREFIX a: <urn:a> SELECT * { FILTER(?a<a:b#>'''\n)" + CALL + " #'''\n }",
    "behind a comparison in a column": "SELECT (?a<'>' AS ?x) { " + CALL + " FILTER('>' > '') }",
    "behind a comparison in HAVING": "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING(?s<'>') ORDER BY ('>' > '') #" + CALL,
    "behind a comparison in an argument": "SELECT * { BIND(IF(?a<'>', 1, 2) AS ?x) " + CALL + " FILTER('>' > '') }",
    "behind a comparison of brackets": "SELECT * { BIND((1)<'>' AS ?x) " + CALL + " FILTER('>' > '') }",
    "behind a comparison of a number": "SELECT * { BIND(1.5<'>' AS ?x) " + CALL + " FILTER('>' > '') }",
    "behind a comparison of true": "SELECT * { BIND(true<'>' AS ?x) " + CALL + " FILTER('>' > '') }",
    "behind a comparison of a language": "SELECT * { BIND('a'@en<'>' AS ?x) " + CALL + " FILTER('>' > '') }",
    "FROM before a prefix": "PREFIX a: <ADDRESS> SELECT * FROMa: { ?s ?p ?o }",
    "FROM before NAMED": "SELECT * FROMNAMED<ADDRESS> { GRAPH ?g { ?s ?p ?o } }",
    "FROM in ASK": "PREFIX a: <ADDRESS> ASK FROMa:b { ?s ?p ?o }",
}
PLAIN = {
    "a prefix called service": "PREFIX service: <urn:a> SELECT * { ?s service:x ?o . ?o a service:Service }",
    "a class called Service, then a point and a group": "PREFIX a: <urn:a> SELECT * { ?s a a:Service . { ?s ?p ?o } }",
    "a graph called service": "PREFIX a: <urn:a> SELECT * { GRAPH a:service { ?s ?p ?o } }",
    "a property from": "PREFIX a: <urn:a> SELECT (MAX(?o) AS ?x) { ?s a:from ?o } GROUP BY ?s",
    "variables": "SELECT ?service ?FROM { ?service ?trueSERVICE ?FROM }",
    "a language": "SELECT * { ?s ?p 'service'@en }",
    "an IRI with an apostrophe": "SELECT * { ?s ?p <http://dbpedia.org/resource/Jama'at_(1)> }",
    "IRIs with marks in a list": "SELECT * { ?s (<http://e.org/a#b>|<http://e.org/c#d>) ?o }",
    "marks in an argument": "BASE <http://e.org/> SELECT * { ?s ?p ?o FILTER(?o IN (<#a>, <#b>) || ?o = <urn:x#y>) }",
    "a comparison with a space": "SELECT * { FILTER(?a < ?b) ?s ?p '#' }",
    "a comparison without": "SELECT * { FILTER(?a<?b||?c>?d) ?s ?p ?o }",
    "escapes that there are": r"SELECT * { ?s ?p '\t\b\n\r\f\\\"\'' , '''\u0041\U00010000''' }",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_call_that_hides_is_refused(name: str) -> None:
    query = HIDDEN[name].replace("ADDRESS", NOWHERE)
    with pytest.raises(QueryRefused, match=r"may call another server|may name a graph|it calls the server at"):
        guard.check(query)


@pytest.mark.parametrize("name", PLAIN)
def test_what_only_looks_like_it_is_not_refused(name: str) -> None:
    assert second_reading(PLAIN[name]) is None
    grammar.check(PLAIN[name])


PIECES = [*"{}()<>.,;='\"#+^|?", "'''", '"""', "\n", " ", "\\z", "\\'", "\\u0061", "\\u0027", "SILENT", "a:", "a:b",
          "1e1", "true", "<x:a", "<?b", "'>'", "'>", "#>", "a:.", "_:b", "@en", "VALUES ?z{", "FILTER(?a<?b)",
          "FILTER('>'>'')", "BIND(1<'>' AS ?w)", "FILTER(?a<?b||?c>?d)", "VALUES ?y{'''a'}", "VALUES ?y{<x:a'>}",
          "<x:\\u0061'>", "<x:\\u0061#>", "#'\n", "#'''\n", "?s ?p 1e1", "?s ?p a:b\\'."]  # fmt: skip
SEEDS = [
    "SELECT * { " + CALL + " }",
    "SELECT * { FILTER(?a<?b) " + CALL + " }",
    "SELECT * { VALUES ?z {'''a'} " + CALL + " }",
    "SELECT * { BIND('a'<'>' AS ?x) " + CALL + " FILTER('>'>'') }",
    "SELECT * { VALUES ?z {<x:a#>} " + CALL + " \n}",
    "SELECT * { {} UNION { ?s ?p true " + CALL + " } }",
    "SELECT * { VALUES ?z {a:b} SERVICE a: {?s ?p ?o} }",
]


def changed(query: str, choice: random.Random) -> str:
    """Put something in, take something out, or take a space away."""
    at, how = choice.randrange(10, len(query) + 1), choice.random()
    if how < 0.6:
        return query[:at] + choice.choice(PIECES) + query[at:]
    if how < 0.75:
        return query[:at] + query[at + choice.randint(1, 3) :]
    spaces = [match.start() for match in re.finditer(" ", query)] or [0]
    at = choice.choice(spaces)
    return query[:at] + query[at + 1 :]


def test_what_the_engine_would_call_is_seen_however_a_query_is_changed() -> None:
    choice = random.Random(1)  # noqa: S311  # no secret
    store, queries, called = ox.Store(), list(SEEDS), 0
    for _ in range(2_000):
        query = changed(changed(choice.choice(queries), choice), choice)
        text = f"PREFIX a: <{NOWHERE}> {query}"
        try:
            list(store.query(text))  # type: ignore[arg-type]  # what it is does not matter
        except OSError:
            called += 1
            queries.append(query)
            with pytest.raises(QueryRefused):
                guard.check(text)
        except (SyntaxError, RuntimeError, ValueError, TypeError):
            continue
    assert called > 100  # it is not that all of them are nonsense
