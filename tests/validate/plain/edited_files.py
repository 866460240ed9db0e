"""Files of data as people wrote them, and as Hypothesis changes them."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
from hypothesis import strategies as st

from allegiance import resources
from allegiance.build.files import AuthoredFile
from allegiance.terms import PREFIXES
from allegiance.validate.checks.vocabulary import Vocabulary, read_vocabulary
from allegiance.validate.files import CheckedFile, checked_content

HERE = Path(__file__).parent
DATA = resources.root() / "data"
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
TOKEN = re.compile(r'"[^"\n]*"(?:@[\w-]+|\^\^[\w:]+)?|[^\s"]+')
ODD = [
    *map(json.loads, (HERE / "odd_pieces.jsonl").read_text().splitlines()),
    *('"' + "x" * 2001 + '"@en', '"' + "x" * 5001 + '"@en', '"' + "\u0301" * 40 + '"', "person:" + "a" * 101),
]
"""Tokens and pieces of text that are wrong somewhere, or everywhere."""

File = tuple[str, str]
"""A path below the data folder, and a text."""


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(resources.root() / "ontology", resources.root() / "shapes")


@cache
def shipped() -> list[File]:
    """One in forty of the project's files."""
    files = sorted(DATA.rglob("*.ttl"))[::40]
    return [(path.relative_to(DATA).as_posix(), path.read_text()) for path in files]


@cache
def corpus() -> list[File]:
    """Shipped files, those of the examples of shapes, and all cases of the checks."""
    base = HERE.parent / "rules" / "base"
    found = [(path.relative_to(base).as_posix(), path.read_text()) for path in sorted(base.rglob("*.ttl"))]
    for case in sorted((HERE.parent / "checks").rglob("*.ttl")):
        for section in re.split(r"^# data/", case.read_text(), flags=re.MULTILINE)[1:]:
            path, _, text = section.partition("\n")
            found.append((path.strip(), HEAD + text))
    return [(path, text) for path, text in (*shipped(), *found) if path.endswith(".ttl")]


@cache
def pieces() -> list[str]:
    """Tokens of the corpus, each once, and odd ones."""
    return sorted({token for _, text in corpus() for token in TOKEN.findall(text)}) + ODD * 20


def changed(draw: Callable[[st.SearchStrategy[object]], object], text: str) -> str:
    """Change the text in one place, most often so that it still has the form of lines."""
    how = draw(st.sampled_from(["token", "token", "token", "odd", "line", "drop", "join", "sign"]))
    piece = str(draw(st.sampled_from(ODD if how == "odd" else pieces())))
    if how in ("token", "odd"):
        places = [found.span() for found in TOKEN.finditer(text)]
    elif how == "sign":
        start = draw(st.integers(0, len(text)))
        return text[:start] + draw(st.text(max_size=2)) + text[start + draw(st.integers(0, 2)) :]
    else:
        places = [found.span() for found in re.finditer(r"[^\n]*\n", text)]
    if not places:
        return text + piece
    start, end = draw(st.sampled_from(places))
    if how == "line":
        other = draw(st.sampled_from(places))
        return text[:start] + text[slice(*other)] + text[start:]
    if how == "drop":
        return text[:start] + text[end:]
    return text[:start] + piece + text[end if how != "join" else start :]


def closely(path: str, text: str, sound: frozenset[ox.Triple] = frozenset()) -> CheckedFile:
    authored = AuthoredFile(DATA / path, "urn:x", text.encode())
    return checked_content(authored, path, vocabulary(), sound)
