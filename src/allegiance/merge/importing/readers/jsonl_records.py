"""Records of a file of JSON lines: one object a line."""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from allegiance.errors import BadRecord
from allegiance.merge.importing.readers.json_values import LARGEST, NotJson, parse
from allegiance.merge.importing.tree import Raw, Read

UNPAIRED = re.compile("[\x00\ud800-\udfff]")


def records(file: BinaryIO, layout: dict[str, Any], name: str) -> Read:
    """Give the records. `kind` names the field that says of which sort a record is; the fields within `lift` are
    taken for fields of the record, in nested records too."""
    kind, lift = layout.get("kind", ""), layout.get("lift", "")
    for number, line in lines(file):
        place = f"{name}, line {number}"
        if not line.strip():
            continue
        try:
            value = parse(line)
            if not isinstance(value, dict):
                raise NotJson("is no object")
            fields = tree(value, lift)
        except (NotJson, RecursionError) as error:
            yield BadRecord(place, str(error) if isinstance(error, NotJson) else "is nested too deeply")
            continue
        yield Raw(place, str(value.get(kind, "")), fields)


def lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines with their numbers; of one that is too long, no more than shows that."""
    number = 0
    while line := file.readline(LARGEST + 2):
        number += 1
        yield number, line
        while len(line) > LARGEST and not line.endswith(b"\n") and (line := file.readline(LARGEST)):
            pass


def tree(value: dict[str, Any], lift: str = "") -> dict[str, Any]:
    """Return an object as fields. Raises NotJson for a text that is none."""
    found: dict[str, Any] = {}
    for key, inner in value.items():
        if key == lift and isinstance(inner, dict):
            found |= tree(inner, lift)
        elif inner is not None:
            items = [_item(part, lift) for part in (inner if isinstance(inner, list) else [inner]) if part is not None]
            found[key] = items
    return found


def _item(value: Any, lift: str) -> Any:
    if isinstance(value, dict):
        return tree(value, lift)
    if isinstance(value, list):
        return {"item": [_item(part, lift) for part in value]}
    text = (
        value
        if isinstance(value, str)
        else {True: "true", False: "false"}.get(value, str(value))
        if isinstance(value, bool)
        else str(value)
    )
    if UNPAIRED.search(text):
        raise NotJson("holds a NUL or half of a character pair")
    return text
