"""What the files of a data folder describe already: where an entity stands, and under which names actors are known."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

FOLDERS = {
    "org": "actors/organizations",
    "person": "actors/people",
    "post": "posts",
    "place": "places",
    "source": "sources/*",
}
"""Where the files of a kind of entity lie, below the data folder."""
NEW = {"org": "organization", "person": "person", "post": "post", "place": "place", "source": "source"}
"""What `allegiance new` writes."""
_FORM = re.compile(r"(?:prefLabel|altLabel|nameForm)\s+((?:\"(?:[^\"\\\n]|\\.)*\"(?:@[\w-]+)?[\s,]*)+)")
_QUOTED = re.compile(r"\"((?:[^\"\\\n]|\\.)*)\"")


class Form(NamedTuple):
    """A form of a name of an entity, with the entity (`org:imu`) and its label."""

    entity: str
    label: str
    form: str


def file_of(data: Path, name: str) -> Path | None:
    """Return the file of an entity (`org:imu`), or that a situation or claim stands in; None where there is none."""
    kind, _, slug = name.partition(":")
    if kind in FOLDERS:
        return next(iter(sorted(data.glob(f"{FOLDERS[kind]}/{slug}.ttl"))), None)
    if kind == "claim":
        return file_of(data, f"source:{slug.rpartition('-')[0]}")
    begin = f"{name} a ".encode()
    return next((path for path in sorted((data / "sources").glob("*/*.ttl")) if begin in path.read_bytes()), None)


def is_described(data: Path, name: str) -> bool:
    """Whether a file describes the entity."""
    path = file_of(data, name)
    return path is not None and (not name.startswith("claim:") or f"{name} a ".encode() in path.read_bytes())


def forms(data: Path, kinds: Sequence[str]) -> Iterator[Form]:
    """Give the forms of the names of entities of the kinds that have files, the words of the identifier among them."""
    for kind in kinds:
        for path in sorted(data.glob(f"{FOLDERS[kind]}/*.ttl")) if kind in FOLDERS else ():
            text = path.read_text(encoding="utf-8", errors="replace")
            written = [form for found in _FORM.findall(text) for form in _QUOTED.findall(found)]
            entity, label = f"{kind}:{path.stem}", written[0] if written else path.stem
            for form in (*written, path.stem.replace("-", " ")):
                yield Form(entity, label, form)
