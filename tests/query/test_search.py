"""Names are found by a part of them, in any script; without a part, by likeness."""

from pathlib import Path

import pytest

import allegiance
from allegiance.terms import shorten

PREFIXES = "@prefix al: <https://w3id.org/allegiance/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"


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
        ("ملا عمر", [], "person:mullah-omar", "sound"),
        ("муллы Омара", [], "person:mullah-omar", "sound"),
        ("الإمام البخاري", ["org"], "org:imam-bukhari-jamaat", "word"),
        ("имам бухари", ["org"], "org:imam-bukhari-jamaat", "sound"),
        ("عثمان غازي", ["person"], "person:uthman-ghazi", "sound"),
        ("Движение Талибан", ["org"], "org:taliban", "some words"),
        ("El Kaide", ["org"], "org:al-qaeda", "some words"),
    ],
)
def test_the_best_fit_comes_first(text: str, kinds: list[str], first: str, how: str, article: allegiance.Graph) -> None:
    hit = article.search(text, kinds=kinds)[0]
    assert (shorten(hit.entity.iri), hit.fits) == (first, how)


def names(folder: Path, *labels: str) -> allegiance.Graph:
    entities = (
        f"<https://w3id.org/allegiance/id/org/o{n}> a al:ArmedOrganization ; skos:prefLabel {label} .\n"
        for n, label in enumerate(labels)
    )
    (folder / "names.ttl").write_text(PREFIXES + "".join(entities), encoding="utf-8")
    return allegiance.open(folder / "names.ttl", keep=False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Шабаб", ["al-Shabaab"]),  # Two consonants, "sh" and "b": the vowels tell.
        ("Шам", ["Ahrar al-Sham"]),
        ("Ансар аш-Шариа", ["Ansar al-Sharia"]),  # The article in another script, taken into the next sound.
        ("شباب", ["حركة الشباب"]),  # Without vowels two consonants tell too little.
        ("шб", []),
    ],
)
def test_short_words_and_articles_sound_alike_in_another_script(text: str, found: list[str], tmp_path: Path) -> None:
    latin = ('"al-Shabaab"@en', '"Ahrar al-Sham"@en', '"Ansar al-Sharia"@en')
    graph = names(tmp_path, *latin, '"حركة الشباب"@ar', '"شبه"@ar')
    assert sorted(hit.name for hit in graph.search(text)) == found


def test_a_name_that_sounds_like_all_of_the_text_comes_before_one_that_only_starts_with_it(tmp_path: Path) -> None:
    graph = names(tmp_path, '"Al-Qaida in the Islamic Maghreb"@en', '"al Qaeda"@en')
    assert [(hit.name, hit.fits) for hit in graph.search("al qaida")] == [
        ("al Qaeda", "sound"),
        ("Al-Qaida in the Islamic Maghreb", "start"),
    ]


def test_an_entity_is_found_once_by_the_name_that_fits_best(article: allegiance.Graph) -> None:
    hits = article.search("jihad")
    assert len(hits) == len({hit.entity for hit in hits})


def test_no_more_are_given_than_asked_for(article: allegiance.Graph) -> None:
    assert len(article.search("a", limit=3)) == 3


@pytest.mark.parametrize("text", ["", " ", "!?", "xyzzyxyzzy"])
def test_what_fits_nothing_finds_nothing(text: str, article: allegiance.Graph) -> None:
    assert list(article.search(text)) == []


def test_a_name_in_another_script_is_found(tmp_path: Path) -> None:
    graph = names(tmp_path, '"River Front"@en ; skos:altLabel "جبهة النهر"@ar , "Речной фронт"@ru')
    assert [hit.name for hit in graph.search("النهر")] == ["جبهة النهر"]
    assert [hit.name for hit in graph.search("РЕЧНОЙ")] == ["Речной фронт"]
