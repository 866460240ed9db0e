"""Canonical Turtle: comments kept, idempotent, friendly to diffs. The formatter is turtlefmt.

A file is parsed before and after, and left alone unless both say the same.
"""

import shutil
import subprocess
import sys
import tempfile
from codecs import BOM_UTF8
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import CannotFormat, SyntaxErrorInFile


def formatted(path: Path, content: bytes) -> bytes:
    """Return the canonical form of a file's content. Raises SyntaxErrorInFile for what is not Turtle, and
    CannotFormat where the formatter is missing or would change what the file says."""
    content = content.removeprefix(BOM_UTF8)  # some editors write it, and no Turtle may begin with it
    said = _statements(path, content)
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.ttl"
        draft.write_bytes(content.replace(b"\r\n", b"\n"))
        done = subprocess.run([_formatter(path), str(draft)], capture_output=True, check=False)
        # The formatter indents a comment that opens a file.
        result = draft.read_bytes().strip(b" \n") + b"\n"
    if done.returncode or _statements(path, result) != said:
        raise CannotFormat(
            path,
            "the formatter would not keep what it says: write each text on one line, and no comment inside brackets",
        )
    return result


def check_syntax(path: Path, content: bytes) -> None:
    """Raise SyntaxErrorInFile for what is not Turtle."""
    _statements(path, content)


def _statements(path: Path, content: bytes) -> set[str]:
    try:
        dataset = ox.Dataset(ox.parse(content, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise SyntaxErrorInFile(path, error.lineno or 1, error.offset or 1, error.msg) from error
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in dataset}


def _formatter(path: Path) -> str:
    beside = Path(sys.executable).with_name("turtlefmt")
    found = str(beside) if beside.exists() else shutil.which("turtlefmt")
    if found is None:
        raise CannotFormat(path, "turtlefmt is not installed; run `pip install turtlefmt`")
    return found
