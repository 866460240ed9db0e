"""A mapping file: how the records of one format are put into our vocabulary (docs/mappings.md)."""

from collections.abc import Mapping as MappingOf
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allegiance.merge.importing.picking import Pick, Scope

READINGS = ("text", "date", "entity", "programme", "body", "term", "self", "authority")
"""How a value is read: a text, an EDTF date, an entity of this authority, a list or a body by its name, a term of ours,
the entity of the record itself, the authority."""


@dataclass(frozen=True, slots=True)
class NameRule:
    """Names: their form, and what is known of each."""

    scope: Scope
    form: Pick
    type: Pick | None
    quality: Pick | None
    language: Pick | None


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Values of one property, read as one of READINGS; `known` are codes for which there are terms of ours."""

    scope: Scope
    pick: Pick
    reading: str
    known: MappingOf[str, str]


@dataclass(frozen=True, slots=True)
class SituationRule:
    """A situation that the dataset claims, once for each part of the scope in which all `needs` have a value."""

    scope: Scope
    type: str
    roles: tuple[tuple[str, ValueRule], ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a mapping file says."""

    path: Path
    summary: str
    reader: str
    layout: dict[str, Any]
    authority: str
    entity: str
    terms: str
    prefixes: dict[str, str]
    title: str
    publisher: tuple[str, str]
    licence: str
    key: Pick
    kind: Pick
    label: Pick
    version: Pick | None
    names: tuple[NameRule, ...]
    facts: tuple[tuple[str, ValueRule], ...]
    situations: tuple[SituationRule, ...]
    companions: dict[str, dict[str, Any]]
