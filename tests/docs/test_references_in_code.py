"""A document that code, queries or shapes point to is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENT = re.compile(r"docs/(?:decisions|rules)/[\w-]+\.md|docs/[\w-]+\.(?:md|ipynb)")


def test_every_document_that_code_names_exists() -> None:
    files = [file for top in ("src", "queries", "shapes", "ontology", "bench") for file in (ROOT / top).rglob("*.*")]
    texts = {file: file.read_text() for file in files if file.suffix in (".py", ".rq", ".ttl", ".md")}
    named = {(file, name) for file, text in texts.items() for name in DOCUMENT.findall(text)}
    assert named
    assert [(file, name) for file, name in sorted(named) if not (ROOT / name).is_file()] == []
