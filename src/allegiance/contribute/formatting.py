"""Canonical Turtle: comments kept, idempotent, friendly to diffs. The formatter is turtlefmt.

A file is parsed before and after, and left alone unless both say the same, with the same comments.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import CannotFormat, SyntaxErrorInFile

_ROUNDS = 3
"""What the formatter has written it writes otherwise the second time in rare cases, and then no more."""
_COMMENT = re.compile(
    rb"""
      \"{3} (?: [^"\\]++ | \\. | "(?!"") )*+ \"{3} | " (?: [^"\\]++ | \\. )*+ "
    | '{3} (?: [^'\\]++ | \\. | '(?!'') )*+ '{3} | ' (?: [^'\\]++ | \\. )*+ '
    | <[^<>\s"]*+> | \\. | \#(?P<said>[^\n\r]*)
    """,
    re.VERBOSE | re.DOTALL,
)


def formatted(path: Path, content: bytes) -> bytes:
    """Return the canonical form of a file's content. Raises SyntaxErrorInFile for what is not Turtle, and
    CannotFormat where the formatter is missing or would change what the file says or its comments."""
    content = content.removeprefix(BOM_UTF8)  # some editors write it, and no Turtle may begin with it
    said = _statements(path, content)
    before = content.replace(b"\r\n", b"\n")
    for _ in range(_ROUNDS):
        result = _once(path, before)
        if result is None or _statements(path, result) != said:
            reason = (
                "the formatter would not keep what it says: write each text on one line, and no comment in brackets"
            )
            raise CannotFormat(path, reason)
        if result == before:
            break
        before = result
    else:
        raise CannotFormat(path, "the formatter would write it otherwise each time")
    if (line := _lost_comment(content, result)) is not None:
        reason = (
            f"the comment in line {line} would run into another: put it above its statement, or have one a property"
        )
        raise CannotFormat(path, reason)
    return result


def check_syntax(path: Path, content: bytes) -> None:
    """Raise SyntaxErrorInFile for what is not Turtle."""
    _statements(path, content)


def _once(path: Path, content: bytes) -> bytes | None:
    """Return what the formatter makes of it; None where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.ttl"
        draft.write_bytes(content)
        done = subprocess.run([_formatter(path), str(draft)], capture_output=True, check=False)
        # The formatter indents a comment that opens a file.
        return None if done.returncode else draft.read_bytes().strip(b" \n") + b"\n"


def _lost_comment(before: bytes, after: bytes) -> int | None:
    """Return the line of the first comment that does not stand by itself afterwards; None if all do."""
    left = Counter(said for _, said in _comments(after))
    for start, said in _comments(before):
        left[said] -= 1
        if left[said] < 0:
            return before.count(b"\n", 0, start) + 1
    return None


def _comments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give where the comments of a text that is Turtle begin, and what they say."""
    for found in _COMMENT.finditer(content):
        if found["said"] is not None:
            yield found.start(), found["said"].strip()


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
