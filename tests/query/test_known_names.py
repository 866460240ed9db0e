"""The names that a search compares are kept beside the store, and found there again as they were read."""

from pathlib import Path

import pytest

import allegiance
from allegiance.query.known_names import known_names
from allegiance.store.embedded import EmbeddedStore

TURTLE = """@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://w3id.org/allegiance/id/org/group> a al:ArmedOrganization ; skos:prefLabel "The\\tgroup \\"of\\" Бухари"@en .
"""


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(tmp_path / "cache"))


def opened(folder: Path) -> EmbeddedStore:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "group.ttl").write_text(TURTLE)
    store = allegiance.open(folder / "data").store
    assert isinstance(store, EmbeddedStore)
    return store


def test_names_are_kept_and_found_again(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert store.path is not None
    read = known_names(store)
    (kept,) = store.path.parent.glob("names-*.json")
    assert known_names(EmbeddedStore.read_only(store.path)) == read
    kept.write_text(kept.read_text().replace("Бухари", "Another"))
    assert [name.form for name in known_names(store)] == ['The\tgroup "of" Another'], "they are read from the file"


def test_a_file_that_cannot_be_read_is_made_anew(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert store.path is not None
    read = known_names(store)
    (kept,) = store.path.parent.glob("names-*.json")
    for damage in ("[", "[[1]]", "7"):
        kept.write_text(damage)
        assert known_names(store) == read
    assert allegiance.Graph(store).search("бухари")[0].fits == "word"


def test_a_store_in_memory_keeps_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    in_memory = EmbeddedStore(store.inner)
    assert [name.form for name in known_names(in_memory)] == ['The\tgroup "of" Бухари']
