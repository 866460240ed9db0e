"""Items of Wikidata: entity JSON, a dump with one item a line, or triples from its query service.

Either way an item has the fields `id`, groups `label` and `alias` (`text`, `language`), the label in English as
`label-en`, and one field for each property (`P569`) with the values of best rank: dates as EDTF, items as IRIs.
"""

import json
import re
from collections.abc import Iterable
from typing import Any, BinaryIO

import pyoxigraph as ox

from allegiance.errors import BadRecord, ImportRefused
from allegiance.merge.importing.readers.json_values import NotJson, parse
from allegiance.merge.importing.readers.jsonl_records import lines
from allegiance.merge.importing.tree import Raw, Read, Value

ENTITY = "http://www.wikidata.org/entity/"
DIRECT = "http://www.wikidata.org/prop/direct/"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
EDTF = ox.NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T00:00:00Z")
PRECISIONS = {11: "{0}-{1}-{2}", 10: "{0}-{1}", 9: "{0}"}
"""Wikibase's numbers for a date known to the day, the month, the year."""
GREGORIAN = ENTITY + "Q1985727"
BCP47 = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
ID = re.compile(r"[QPL][1-9][0-9]*")


def records(file: BinaryIO, _layout: dict[str, Any], name: str) -> Read:
    """Give one record for each item. Raises ImportRefused for a file that is no JSON from its first line on."""
    for number, line in lines(file):
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            continue
        place = f"{name}, line {number}"
        try:
            value = parse(text)
        except NotJson as error:
            if number == 1 and text.startswith(b"{") and not text.endswith(b"}"):
                raise ImportRefused(
                    name, "its items are spread over lines", "take the JSON as Wikidata gives it"
                ) from error
            yield BadRecord(place, str(error))
            continue
        found = value.get("entities") if isinstance(value, dict) else None
        for item in found.values() if isinstance(found, dict) else [value]:
            yield _item(item, place)


def from_triples(subject: str, triples: Iterable[ox.Triple], place: str) -> Raw:
    """Return the record of one item from the triples of a query service."""
    fields: dict[str, Any] = {"id": [subject.removeprefix(ENTITY)]}
    for triple in triples:
        predicate, value = triple.predicate.value, triple.object
        if predicate in (LABEL, ALIAS) and isinstance(value, ox.Literal):
            _name(fields, "label" if predicate == LABEL else "alias", value.value, value.language or "und")
        elif predicate.startswith(DIRECT) and isinstance(value, ox.NamedNode | ox.Literal):
            said = _service_date(value) if isinstance(value, ox.Literal) else None
            fields.setdefault(predicate.removeprefix(DIRECT), []).append(said or Value(value))
    return Raw(place, "", fields)


def _item(item: Any, place: str) -> Raw | BadRecord:
    key = item.get("id") if isinstance(item, dict) else None
    if not isinstance(key, str) or not ID.fullmatch(key):
        return BadRecord(place, "is no item: it has no id such as Q42")
    if "missing" in item:
        return BadRecord(place, f"Wikidata has no {key}")
    fields: dict[str, Any] = {"id": [key]}
    try:
        for label in (item.get("labels") or {}).values():
            _name(fields, "label", label["value"], label["language"])
        for aliases in (item.get("aliases") or {}).values():
            for alias in aliases:
                _name(fields, "alias", alias["value"], alias["language"])
        for property_, statements in (item.get("claims") or {}).items():
            values = [value for statement in _best(statements) if (value := _value(statement["mainsnak"])) is not None]
            if values:
                fields[property_] = values
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        return BadRecord(place, f"{key} is not built like an item ({type(error).__name__}: {error})")
    return Raw(place, "", fields)


def _name(fields: dict[str, Any], kind: str, text: str, language: str) -> None:
    tag = language if BCP47.fullmatch(language) else "und"
    fields.setdefault(kind, []).append({"text": [text], "language": [tag]})
    if kind == "label" and tag in ("en", "mul"):
        fields[f"label-{tag}"] = [text]


def _best(statements: list[Any]) -> list[Any]:
    """Return the statements of best rank, as Wikidata's own truthy statements: preferred ones, or else normal ones."""
    ranked = {rank: [s for s in statements if s.get("rank", "normal") == rank] for rank in ("preferred", "normal")}
    return ranked["preferred"] or ranked["normal"]


def _value(snak: dict[str, Any]) -> Any:
    if snak.get("snaktype") != "value":
        return None
    value = snak["datavalue"]["value"]
    match snak["datavalue"]["type"]:
        case "wikibase-entityid":
            return Value(ox.NamedNode(ENTITY + value["id"]))
        case "time":
            return _time(value)
        case "monolingualtext":
            return Value(ox.Literal(value["text"], language=value["language"]))
        case "quantity":
            return str(value["amount"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _time(value: dict[str, Any]) -> Any:
    """Return a date as EDTF where it is Gregorian and known to the day, month or year; else as Wikidata writes it."""
    found = TIME.fullmatch(value["time"].replace("-00-00T", "-01-01T").replace("-00T", "-01T"))
    form = PRECISIONS.get(value["precision"])
    if found is None or form is None or value.get("calendarmodel", GREGORIAN) != GREGORIAN:
        return str(value["time"])
    return Value(ox.Literal(form.format(*found.groups()), datatype=EDTF))


def _service_date(literal: ox.Literal) -> Any:
    """Return a date of the query service, which does not say how precisely it is known.

    It writes a year as its first of January, so that day is read as the year alone.
    """
    if not literal.datatype.value.endswith("#dateTime") or not TIME.fullmatch(f"+{literal.value}"):
        return None
    day = literal.value[:10]
    return Value(ox.Literal(day[:4] if day.endswith("-01-01") else day, datatype=EDTF))
