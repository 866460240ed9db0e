"""Statements as they stand in files: written with the prefixes they need, in canonical form, in the right file."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.contribute.formatting import check_syntax, formatted
from allegiance.errors import CannotWrite
from allegiance.store.typed import text_of
from allegiance.terms import AL, PREFIXES, shorten

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


def content_of(path: Path) -> str:
    """Return the text of a file. Raises CannotWrite when it is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CannotWrite(path, "it is not UTF-8; `allegiance validate` says where") from error


def like(content: str, statement: Statement, properties: Collection[str]) -> str | None:
    """Return the name of a subject of which a file says the same as the statement of these properties of ours."""
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (wanted,) = _said(prefixes + statement.turtle(), properties).values()
    return next((shorten(iri) for iri, said in _said(content, properties).items() if said == wanted), None)


def _said(content: str, properties: Collection[str]) -> dict[str, set[tuple[str, str]]]:
    names = {AL + name for name in properties}
    found: dict[str, set[tuple[str, str]]] = {}
    for quad in ox.parse(content.encode(), format=ox.RdfFormat.TURTLE):
        if quad.predicate.value in names:
            found.setdefault(text_of(quad.subject), set()).add((quad.predicate.value, str(quad.object)))
    return found


def create(path: Path, statements: Sequence[Statement]) -> Path:
    """Write a new file of statements. Raises CannotWrite when it exists."""
    if path.exists():
        raise CannotWrite(path, "it exists already; edit it instead")
    return add(path, "", statements)


def add(path: Path, content: str, statements: Sequence[Statement]) -> Path:
    """Add statements to a file's content, with the prefixes they need, and write it in canonical form.

    Raises SyntaxErrorInFile, with the place in the file as it is, when its content is not Turtle.
    """
    check_syntax(path, content.encode())
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
