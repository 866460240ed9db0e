"""JSON as it is read from strangers: no doubled keys, no numbers that JSON does not have, bounded."""

import json
from typing import Any

LARGEST = 64 * 2**20
"""Bytes of one value."""


class NotJson(ValueError):
    """What is not JSON, or is refused as such; its text is the reason."""


def parse(text: bytes | str) -> Any:
    """Return the value. Raises NotJson."""
    if len(text) > LARGEST:
        raise NotJson(f"has more than {LARGEST:,} bytes")
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
    except NotJson:
        raise
    except (ValueError, RecursionError) as error:
        raise NotJson(f"is not JSON ({' '.join(str(error).split())[:120]})") from error
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        doubled = next(name for name in names if names.count(name) > 1)
        raise NotJson(f"has the key {doubled[:40]!r} twice in one object")
    return made


def _constant(name: str) -> Any:
    raise NotJson(f"holds {name}, which JSON does not have")
