"""Built stores are found again by content; what is damaged is told; a kill at any moment leaves no half."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.build import build, cache, files, status
from allegiance.errors import StoreError
from allegiance.terms import GRAPH

PERSON = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix person: <https://w3id.org/allegiance/id/person/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
person:someone a al:Person ; skos:prefLabel "%s"@en .
"""
KILLS = 20
BUILD_ON_AND_ON = """
import sys
from pathlib import Path
from allegiance.build import build
print("ready", flush=True)
while True:
    build([Path(sys.argv[1])], again=True)
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def person(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "someone.ttl"
    path.parent.mkdir()
    path.write_text(PERSON % "Someone")
    return path


def test_a_build_is_found_again_by_its_content(home: Path, person: Path) -> None:
    first = build([person.parent])
    second = build([person.parent])
    assert (first.fresh, second.fresh) == (True, False)
    assert first.record == second.record
    assert sorted(map(str, first.store.inner)) == sorted(map(str, second.store.inner))


def test_touching_a_file_changes_nothing_but_editing_it_does(home: Path, person: Path) -> None:
    before = build([person.parent]).record.key
    os.utime(person, (1, 1))
    assert not build([person.parent]).fresh
    person.write_text(PERSON % "Someone else")
    after = build([person.parent])
    assert after.fresh
    assert after.record.key != before


def test_a_renamed_file_is_another_dataset(home: Path, person: Path) -> None:
    before = build([person.parent]).record
    person.rename(person.with_name("renamed.ttl"))
    after = build([person.parent]).record
    assert after.key != before.key
    assert after.canonical_hash != before.canonical_hash


def test_without_keeping_nothing_is_written(home: Path, person: Path) -> None:
    assert build([person.parent], keep=False).fresh
    assert not home.exists()


def test_old_stores_make_room_for_new_ones(home: Path, person: Path) -> None:
    keys = []
    for number in range(cache.KEPT + 2):
        person.write_text(PERSON % f"Someone {number}")
        keys.append(build([person.parent]).record.key)
        os.utime(home / keys[-1], (number + 1, number + 1))
    assert sorted(path.name for path in home.iterdir()) == sorted(keys[-cache.KEPT :])


def test_a_draft_that_a_kill_left_behind_goes_after_a_day(home: Path, person: Path) -> None:
    for name, age in (("building-old", 2 * 24 * 60 * 60), ("building-new", 60)):
        (home / name).mkdir(parents=True)
        os.utime(home / name, (time.time() - age, time.time() - age))
    key = build([person.parent]).record.key
    assert sorted(path.name for path in home.iterdir()) == sorted(["building-new", key])


@pytest.mark.parametrize("content", ["", "not json", "[]", "{}", '{"key": 1}', "\udcff"])
def test_an_unreadable_record_is_told(content: str, home: Path, person: Path) -> None:
    record = home / build([person.parent]).record.key / cache.RECORD
    record.write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(StoreError, match="unreadable record"):
        build([person.parent])


def test_a_store_with_fewer_statements_than_recorded_is_told(home: Path, person: Path) -> None:
    folder = home / build([person.parent]).record.key
    store = ox.Store(str(folder / "store"))
    store.remove(next(iter(store)))
    store.flush()
    del store
    with pytest.raises(StoreError, match="where its record says"):
        build([person.parent])


def test_a_store_whose_files_are_others_but_hold_as_much_is_taken(home: Path, person: Path) -> None:
    built = build([person.parent])
    record = home / built.record.key / cache.RECORD
    record.write_text(json.dumps(json.loads(record.read_text()) | {"files": {}}))
    assert build([person.parent]).record == built.record


def test_a_store_without_its_manifest_is_told_and_can_be_made_anew(home: Path, person: Path) -> None:
    folder = home / build([person.parent]).record.key / "store"
    (folder / "CURRENT").unlink()
    with pytest.raises(StoreError) as caught:
        build([person.parent])
    assert "--again" in str(caught.value)
    assert build([person.parent], again=True).fresh
    assert not build([person.parent]).fresh


@pytest.mark.parametrize("damage", ["lost", "cut"])
def test_a_store_that_lost_or_cut_one_of_its_files_is_told_or_whole(damage: str, home: Path, person: Path) -> None:
    """Without its newest log a store opens without complaint, with fewer statements."""
    built = build([person.parent])
    whole = sorted(map(str, built.store.inner))
    folder = home / built.record.key
    sound = shutil.copytree(folder, home.parent / "sound")
    told = 0
    for name in [file.name for file in (sound / "store").iterdir() if not file.name.startswith(("LOG", "LOCK"))]:
        shutil.rmtree(folder)
        shutil.copytree(sound, folder)
        file = folder / "store" / name
        file.unlink() if damage == "lost" else os.truncate(file, file.stat().st_size // 2)
        try:
            found = cache.find(home, built.record.key)
            assert found is not None
            assert sorted(map(str, found[0].inner)) == whole, name
        except StoreError:
            told += 1
    assert told > 1


def test_where_the_cache_cannot_be_written_the_graph_lives_in_memory(
    person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(person / "below-a-file"))
    built = build([person.parent])
    assert built.fresh
    assert GRAPH + "data/someone" in {name.value for name in built.store.inner.named_graphs()}


def test_a_killed_build_leaves_the_old_store_or_none(home: Path, person: Path) -> None:
    kept = build([person.parent]).record
    chance = random.Random(2015)  # noqa: S311  # moments of death, no secrets
    for _ in range(KILLS):
        command = [sys.executable, "-c", BUILD_ON_AND_ON, str(person.parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
            assert running.stdout is not None
            running.stdout.readline()
            time.sleep(chance.uniform(0, 0.2))
            running.kill()
        found = cache.find(home, kept.key)  # raises StoreError for a half
        assert found is None or found[1] == kept
    assert build([person.parent]).record == kept


def test_a_kill_while_an_old_store_is_deleted_leaves_no_half(
    home: Path, person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = build([person.parent]).record.key

    def killed_half_way(folder: Path, ignore_errors: bool = False) -> None:
        if (folder / "store" / "CURRENT").exists() and not folder.name.startswith("building-"):
            (folder / "store" / "CURRENT").unlink()
            raise SystemExit("killed")

    monkeypatch.setattr("shutil.rmtree", killed_half_way)
    with pytest.raises(SystemExit):
        build([person.parent], again=True)
    assert cache.find(home, key) is None


def test_files_that_have_not_changed_are_not_read_again(
    home: Path, person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "SETTLED", 0)
    time.sleep(0.02)  # What changed in this very tick of the clock could change in it again.
    first = build([person.parent])
    with monkeypatch.context() as patch:
        patch.setattr(files, "read", lambda *_: pytest.fail("the files were read"))
        assert build([person.parent]).record == first.record
    person.write_text(PERSON % "Another")
    assert build([person.parent]).record.key != first.record.key


def test_a_signature_whose_store_is_gone_leads_to_a_new_build(
    home: Path, person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status, "SETTLED", 0)
    time.sleep(0.02)
    first = build([person.parent])
    shutil.rmtree(home / first.record.key)
    assert build([person.parent]).fresh
