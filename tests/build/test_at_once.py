"""Several processes with one cache: who writes is not in the way of who writes too, nor of who reads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from allegiance.build import build, cache

PERSON = """
@prefix al: <https://w3id.org/allegiance/ns#> .
@prefix person: <https://w3id.org/allegiance/id/person/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
person:someone a al:Person ; skos:prefLabel "Someone"@en .
"""
TIMES = 5
BUILD = """
import sys
from pathlib import Path
from allegiance.build import build
for _ in range(int(sys.argv[2])):
    built = build([Path(sys.argv[1])], again=True)
    assert len(built.store.inner) == built.record.quads
print(built.record.key)
"""
READ = """
import sys
from pathlib import Path
from allegiance.build import build
built = build([Path(sys.argv[1])])
assert not built.fresh
print("open", flush=True)
sys.stdin.readline()
assert len(built.store.inner) == built.record.quads
assert sum(1 for _ in built.store.inner) == built.record.quads
"""


def process(code: str, *arguments: object, home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"ALLEGIANCE_CACHE": str(home)},
    )  # fmt: skip


def folder_of(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "someone.ttl").write_text(PERSON)
    return tmp_path / "data"


def test_two_builds_at_once_both_end_well_and_leave_one_whole_store(tmp_path: Path) -> None:
    data, home = folder_of(tmp_path), tmp_path / "cache"
    both = [process(BUILD, data, TIMES, home=home) for _ in range(2)]
    said = [one.communicate(timeout=240) for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    (key,) = {out.strip() for out, _ in said}
    found = cache.find(home, key)
    assert found is not None
    assert len(found[0].inner) == found[1].quads


def test_who_reads_while_the_store_is_made_anew_reads_the_old_one_to_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, home = folder_of(tmp_path), tmp_path / "cache"
    monkeypatch.setenv("ALLEGIANCE_CACHE", str(home))
    build([data])
    reader = process(READ, data, home=home)
    assert reader.stdout is not None
    assert reader.stdout.readline() == "open\n"
    assert build([data], again=True).fresh
    _, err = reader.communicate("go on\n", timeout=240)
    assert reader.returncode == 0, err
