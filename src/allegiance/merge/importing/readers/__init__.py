"""Readers: one for each kind of file, from bytes to records as plain trees."""

from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from allegiance.merge.importing.tree import Read

READERS = ("csv", "jsonl", "rdf", "wikidata", "xml")


def reader(name: str) -> Callable[[BinaryIO, dict[str, Any], str], Read]:
    """Return the reader of that name: of an open file, the mapping's layout and the file's name."""
    found: Callable[[BinaryIO, dict[str, Any], str], Read] = import_module(f"{__name__}.{name}_records").records
    return found
