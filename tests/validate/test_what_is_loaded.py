"""To tell one change, a process loads what that takes: modules are most of what such a process does."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from changes import edit

from allegiance.validate.checking import validate

NOT_FOR_A_CHANGE = {
    *("click", "rich", "rdflib", "pyshacl", "duckdb"),
    *("dataclasses", "inspect", "difflib", "tempfile", "shutil"),
    "allegiance.build.writing",  # nothing is written
    "allegiance.validate.plain",  # reads all files
    "allegiance.validate.facts",
    "allegiance.validate.compiled",  # the shapes are compiled already
    "allegiance.validate.shacl.checks",
    "allegiance.validate.turtle.diagnosis",  # nothing is broken
}


@pytest.mark.usefixtures("mirrors")
def test_a_change_is_told_with_the_modules_that_it_takes(data: Path) -> None:
    time.sleep(0.06)  # a file that was saved just now would be read again
    validate([data], keep=True)
    validate([data], changed_since="HEAD", keep=True)
    edit(data / "sources/2016/courier.ttl", '    al:locator "paragraph 1"', '    al:note "x"@en')
    command = [sys.executable, "-X", "importtime", "-m", "allegiance.cli", "validate", str(data)]
    done = subprocess.run([*command, "--changed-since", "HEAD"], capture_output=True, text=True, check=False)
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "AL724" in done.stdout
    assert {"allegiance.validate.mirror.kept", "allegiance.validate.turtle.reading"} <= loaded
    assert loaded & NOT_FOR_A_CHANGE == set()
