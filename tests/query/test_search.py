"""Names are found by a part of them, in any script; without a part, by likeness."""

import pytest

import allegiance
from allegiance.terms import shorten


@pytest.mark.parametrize(
    ("text", "kinds", "first", "how"),
    [
        ("IMU", ["org"], "org:imu", "exact"),
        ("islamic jihad", ["org"], "org:iju", "exact"),
        ("bukhari", ["org"], "org:imam-bukhari-jamaat", "word"),
        ("Mullah", ["person"], "person:mullah-omar", "start"),
        ("TALIBÁN", ["org"], "org:taliban", "exact"),
        ("unduz", ["place"], "place:kunduz", "part"),
        ("kundus", ["place"], "place:kunduz", "near"),
        ("Koundouz", ["place"], "place:kunduz", "sound"),
        ("قندوز", [], "place:kunduz", "sound"),
        ("кундуз", "place", "place:kunduz", "sound"),
        ("ИДУ", [], "org:imu", "exact"),
        ("طالبان", ["org"], "org:taliban", "exact"),
        ("ملا عمر", [], "person:mullah-omar", "part"),
        ("муллы Омара", [], "person:mullah-omar", "sound"),
        ("الإمام البخاري", ["org"], "org:imam-bukhari-jamaat", "word"),
        ("имам бухари", ["org"], "org:imam-bukhari-jamaat", "sound"),
        ("عثمان غازي", ["person"], "person:uthman-ghazi", "sound"),
    ],
)
def test_the_best_fit_comes_first(text: str, kinds: list[str], first: str, how: str, article: allegiance.Graph) -> None:
    hit = article.search(text, kinds=kinds)[0]
    assert (shorten(hit.entity.iri), hit.how) == (first, how)


def test_an_entity_is_found_once_by_the_name_that_fits_best(article: allegiance.Graph) -> None:
    hits = article.search("jihad")
    assert len(hits) == len({hit.entity for hit in hits})


def test_no_more_are_given_than_asked_for(article: allegiance.Graph) -> None:
    assert len(article.search("a", limit=3)) == 3


@pytest.mark.parametrize("text", ["", " ", "!?", "xyzzyxyzzy"])
def test_what_fits_nothing_finds_nothing(text: str, article: allegiance.Graph) -> None:
    assert list(article.search(text)) == []


def test_a_name_in_another_script_is_found(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("names") / "names.ttl"
    path.write_text(
        "@prefix al: <https://w3id.org/allegiance/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "<https://w3id.org/allegiance/id/org/front> a al:ArmedOrganization ; "
        'skos:prefLabel "River Front"@en ; skos:altLabel "جبهة النهر"@ar , "Речной фронт"@ru .'
    )
    graph = allegiance.open(path, keep=False)
    assert [hit.form for hit in graph.search("النهر")] == ["جبهة النهر"]
    assert [hit.form for hit in graph.search("РЕЧНОЙ")] == ["Речной фронт"]
