"""Statements as they stand in files: written with the prefixes they need, in canonical form, in the right file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from allegiance import dates
from allegiance.build.writing import write
from allegiance.contribute.formatting import formatted
from allegiance.errors import CannotWrite
from allegiance.terms import PREFIXES

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NAME = re.compile(r"(?<![\w-])([a-z]+):(?=[\w-])")


@dataclass(frozen=True, slots=True)
class Statement:
    """One subject with its class and its properties in order, each with prefixed names or literals as written."""

    subject: str
    kind: str
    properties: list[tuple[str, str]] = field(default_factory=list)

    def turtle(self) -> str:
        """Return the Turtle of it."""
        lines = [f"{self.subject} a {self.kind}", *(f"    {name} {value}" for name, value in self.properties)]
        return " ;\n".join(lines) + " .\n"


def create(path: Path, statements: Sequence[Statement]) -> Path:
    """Write a new file of statements. Raises CannotWrite when it exists."""
    if path.exists():
        raise CannotWrite(path, "it exists already; edit it instead")
    return add(path, "", statements)


def add(path: Path, content: str, statements: Sequence[Statement]) -> Path:
    """Add statements to a file's content, with the prefixes they need, and write it in canonical form."""
    body = "\n".join(statement.turtle() for statement in statements)
    declared = set(re.findall(r"@prefix\s+(\w+):", content))
    used = {
        prefix
        for prefix in NAME.findall(re.sub(r'"(?:[^"\\]|\\.)*"', '""', body).replace('""^^', "^^"))
        if prefix in PREFIXES
    }
    prefixes = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in sorted(used - declared))
    write(path, [formatted(path, f"{prefixes}{content}\n{body}".encode())])
    return path


def checked(slug: str) -> str:
    """Return the identifier. Raises CannotWrite unless it is of lower-case letters, digits and single hyphens."""
    if not SLUG.fullmatch(slug):
        raise CannotWrite(
            slug, "an identifier is of lower-case letters a-z, digits and single hyphens, e.g. iju-kunduz"
        )
    return slug


def text(value: str) -> str:
    """Return an English literal."""
    return str(ox.Literal(value, language="en"))


def typed(value: str, name: str) -> str:
    """Return a literal of an XML Schema type as the files write it."""
    return f"{ox.Literal(value)}^^xsd:{name}"


def edtf(value: str) -> str:
    """Return an EDTF literal as the files write it. Raises DateError."""
    dates.parse(value)
    return f"{ox.Literal(value)}^^edtf:EDTF"
