"""A mapping file as it is read (docs/mappings.md).

Every key is checked, so that a slip of the pen is an error with its place and not a field that is silently missing.
"""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from allegiance.errors import BadMapping
from allegiance.merge.importing.mapping import READINGS, Mapping, NameRule, SituationRule, ValueRule
from allegiance.merge.importing.picking import Pick, Scope, Template
from allegiance.merge.importing.readers import READERS
from allegiance.terms import AL, PREFIXES

FOLDER = Path(__file__).parent / "mappings"
SCOPE = ("each", "find")
PICK = ("of", "split", "values", "else", "without")
MOST = 64_000
"""Bytes of a mapping file."""


def formats() -> dict[str, Path]:
    """Return the mapping files that come with the package, by the name of their format."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.yml"))}


@cache
def read(path: Path) -> Mapping:
    """Read and check a mapping file. Raises BadMapping; OSError when it cannot be read."""
    import yaml

    content = path.read_bytes()
    if len(content) > MOST:
        raise BadMapping(path, "the file", f"has more than {MOST:,} bytes")
    try:
        said = yaml.safe_load(content)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise BadMapping(path, "the file", f"is not YAML ({' '.join(str(error).split())[:120]})") from error
    return Checked(path, said, "the file").mapping()


class Checked:
    """One block of a mapping file; every key that is asked for is ticked off, the rest are slips of the pen."""

    def __init__(self, path: Path, block: Any, place: str) -> None:
        self.path, self.place = path, place
        if not isinstance(block, dict):
            raise self.wrong("", "is not a block of keys")
        self.block = block

    def wrong(self, key: str, reason: str) -> BadMapping:
        return BadMapping(self.path, f"{self.place}{'.' if key else ''}{key}", reason)

    def only(self, *keys: str) -> "Checked":
        for key in self.block:
            if key not in keys:
                raise self.wrong(str(key), f"is no key here; there are {', '.join(keys)}")
        return self

    def text(self, key: str, default: str | None = None) -> str:
        value = self.block.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "needs a text")
        return value

    def inner(self, key: str) -> "Checked":
        return Checked(self.path, self.block.get(key), f"{self.place}.{key}")

    def many(self, key: str) -> list["Checked"]:
        value = self.block.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(key, "needs a list")
        return [Checked(self.path, part, f"{self.place}.{key}[{n}]") for n, part in enumerate(value)]

    def mapping(self) -> Mapping:
        self.only(
            "summary", "reader", "layout", "authority", "entity", "terms", "prefixes", "title", "publisher", "licence",
            "key", "kind", "label", "version", "names", "facts", "situations", "companions",
        )  # fmt: skip
        authority = self.text("authority")
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", authority):
            raise self.wrong("authority", "needs lower case letters, digits, hyphens and underscores")
        outside = f"https://w3id.org/allegiance/external/{authority}/"
        publisher = self.inner("publisher").only("name", "class")
        return Mapping(
            path=self.path,
            summary=self.text("summary"),
            reader=self.reader(),
            layout=self.block.get("layout") or {},
            authority=authority,
            entity=self.text("entity", outside),
            terms=self.text("terms", f"{outside}ns#"),
            prefixes={str(key): str(value) for key, value in (self.block.get("prefixes") or {}).items()},
            title=self.text("title"),
            publisher=(publisher.text("name"), publisher.term("class")),
            licence=self.text("licence"),
            key=self.pick("key"),
            kind=self.pick("kind", terms=True),
            label=self.pick("label"),
            version=self.optional("version"),
            names=tuple(part.name() for part in self.many("names")),
            facts=tuple(self.properties("facts")),
            situations=tuple(part.situation() for part in self.many("situations")),
            companions=self.block.get("companions") or {},
        )

    def reader(self) -> str:
        name = self.text("reader")
        if name not in READERS:
            raise self.wrong("reader", f"is none of {', '.join(READERS)}")
        return name

    def name(self) -> NameRule:
        self.only(*SCOPE, "form", "type", "quality", "language")
        type_, quality = self.optional("type", terms=True), self.optional("quality", terms=True)
        return NameRule(self.scope(), self.pick("form"), type_, quality, self.optional("language"))

    def situation(self) -> SituationRule:
        self.only(*SCOPE, "class", "roles", "needs")
        roles = tuple(self.properties("roles"))
        needs = self.block.get("needs") or []
        if not isinstance(needs, list) or not {self.our_term("needs", need) for need in needs} <= {r for r, _ in roles}:
            raise self.wrong("needs", "names a role that is not among the roles")
        return SituationRule(self.scope(), self.term("class"), roles, tuple(self.our_term("needs", n) for n in needs))

    def properties(self, key: str) -> Iterable[tuple[str, ValueRule]]:
        for name, given in (self.inner(key).block if self.block.get(key) else {}).items():
            property_ = self.our_term(key, name)
            for n, one in enumerate(given if isinstance(given, list) else [given]):
                block = one if isinstance(one, dict) else {"of": one}
                part = Checked(self.path, block, f"{self.place}.{key}.{name}[{n}]").only(*SCOPE, *PICK, "as")
                reading = part.text("as", "text")
                if reading not in READINGS:
                    raise part.wrong("as", f"is none of {', '.join(READINGS)}")
                known = part.codes() if reading in ("programme", "body") else {}
                pick = part.whole(terms=reading == "term")
                yield property_, ValueRule(part.scope(), pick, reading, known)

    def codes(self) -> dict[str, str]:
        """Take the table of codes for which there are terms of ours: what is not in it is no error here."""
        codes = self.block.get("values") or {}
        self.block = {key: value for key, value in self.block.items() if key != "values"}
        return {str(code): self.our_term("values", name) for code, name in codes.items()}

    def scope(self) -> Scope:
        each, find = self.block.get("each"), self.block.get("find")
        if find is None:
            return Scope(each=None if each is None else self.text("each"))
        block = self.inner("find").only("in", "pattern")
        return Scope(within=block.text("in"), pattern=block.compiled("pattern"))

    def pick(self, key: str, *, terms: bool = False) -> Pick:
        given = self.block.get(key)
        if given is None:
            raise self.wrong(key, "is missing")
        block = given if isinstance(given, dict) else {"of": given}
        return Checked(self.path, block, f"{self.place}.{key}").only(*PICK).whole(terms=terms)

    def optional(self, key: str, *, terms: bool = False) -> Pick | None:
        return None if self.block.get(key) is None else self.pick(key, terms=terms)

    def whole(self, *, terms: bool) -> Pick:
        """Read the keys of a pick; with `terms`, what it gives are terms of ours."""
        given = self.block.get("of") or []
        templates = tuple(Template(str(text)) for text in (given if isinstance(given, list) else [given]))
        values, otherwise = self.block.get("values"), self.block.get("else")
        if values is not None:
            if not isinstance(values, dict):
                raise self.wrong("values", "needs a table")
            values = {
                str(key): self.our_term("values", value) if terms else str(value) for key, value in values.items()
            }
        if otherwise is not None and terms:
            otherwise = self.our_term("else", otherwise)
        if terms and values is None and otherwise is None:
            templates, otherwise = (), self.our_term("of", given)
        without = frozenset(str(text) for text in self.block.get("without") or ())
        split = self.compiled("split") if "split" in self.block else None
        return Pick(templates, split, values, None if otherwise is None else str(otherwise), without)

    def compiled(self, key: str) -> re.Pattern[str]:
        try:
            return re.compile(self.text(key))
        except re.error as error:
            raise self.wrong(key, f"is no pattern ({error})") from error

    def term(self, key: str) -> str:
        return self.our_term(key, self.block.get(key))

    def our_term(self, key: str, name: Any) -> str:
        """Return the IRI of a term of the ontology, written `al:...` or `v:...`; nothing stays nothing."""
        if name == "":
            return ""
        prefix, _, local = str(name).partition(":")
        if prefix not in ("al", "v") or PREFIXES[prefix] + local not in known_terms():
            raise self.wrong(key, f"{name!r} is no term of the ontology or its vocabularies")
        return PREFIXES[prefix] + local


@cache
def known_terms() -> frozenset[str]:
    """Return the IRIs of all terms and concepts of the ontology."""
    import pyoxigraph as ox

    from allegiance import resources

    triples = (triple for path in (resources.root() / "ontology").rglob("*.ttl") for triple in ox.parse(path=str(path)))
    return frozenset(t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)) | {AL}
