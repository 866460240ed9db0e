"""A folder is compared with the listing beside its mirror, and what the listing does not know is looked at as ever."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from changes import age, edit

from allegiance.validate.checking import validate
from allegiance.validate.mirror import keeping, listing

TODAY = date(2026, 11, 24)
pytestmark = pytest.mark.usefixtures("mirrors")


def _linked(path: Path) -> None:
    target = path.rename(path.parents[2] / "elsewhere.ttl")
    path.symlink_to(target)


def _piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _folder_linked(path: Path) -> None:
    target = path.parent.rename(path.parents[2] / "elsewhere")
    path.parent.symlink_to(target)


@pytest.mark.parametrize(
    "hide",
    [
        _linked,
        _piped,
        _folder_linked,
        lambda path: path.rename(path.with_name(".hidden.ttl")),
        lambda path: path.rename(path.with_name("Ridge.ttl")),
        lambda path: (path.parents[1] / "groups").mkdir(),
        lambda path: (path.parents[1] / "links").mkdir(),
        lambda path: (path.parent / "README.md").write_text("What lies here."),
        lambda path: (path.parent / "README.md").symlink_to("/dev/zero"),
        lambda path: path.write_bytes(b"\xff" * 10),
        lambda path: path.write_bytes(b"#" * (1 << 20) + b"\n"),
        lambda path: path.chmod(0o000),
        lambda path: path.write_text(path.read_text() + "place:"),
    ],
    ids=[
        "link",
        "pipe",
        "folder-linked",
        "hidden",
        "misnamed",
        "odd-folder",
        "known-folder",
        "readme",
        "linked-readme",
        "bytes",
        "large",
        "locked",
        "syntax",
    ],
)
def test_what_a_listing_does_not_know_is_looked_at_as_ever(data: Path, hide: Callable[[Path], object]) -> None:
    age(data)
    validate([data], today=TODAY, keep=True)
    validate([data], changed_since="HEAD", today=TODAY, keep=True)
    hide(data / "places/ridge.ttl")
    told = validate([data], changed_since="HEAD", today=TODAY, keep=True)
    assert told == validate([data], changed_since="HEAD", today=TODAY)


@pytest.mark.parametrize("left", [b"", b"nothing of the kind", None])
def test_without_its_listing_a_mirror_is_compared_file_by_file(data: Path, left: bytes | None) -> None:
    validate([data], today=TODAY, keep=True)
    place = listing.place(keeping.place([data]))
    place.unlink() if left is None else place.write_bytes(left)
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    for _ in range(2):
        told = validate([data], changed_since="HEAD", today=TODAY, keep=True)
        assert told == validate([data], changed_since="HEAD", today=TODAY)
    assert listing.read(keeping.place([data])) is not None


def test_a_listing_of_another_state_is_not_believed(data: Path) -> None:
    age(data)
    validate([data], today=TODAY, keep=True)
    place = listing.place(keeping.place([data]))
    older = place.read_bytes()
    edit(data / "places/ridge.ttl", "place:valley", "place:vale")
    validate([data], today=TODAY, keep=True)
    place.write_bytes(older)
    told = validate([data], changed_since="HEAD", today=TODAY, keep=True)
    assert told == validate([data], changed_since="HEAD", today=TODAY)
