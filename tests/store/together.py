"""The given data of all cases as one dataset, so that a server is given it once: each case's things have names of their
own."""

import json
import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from allegiance import build

CASES = sorted((Path(__file__).parents[1] / "queries").glob("*/*/*.json"))
ON_GIVEN_DATA = [case for case in CASES if case.with_suffix(".ttl").exists()]
THING = re.compile(r"(<https://w3id\.org/allegiance/id/\w+/)")
DATASET = re.compile(r"(external/|graph:)(?=list)")
NAMED = re.compile(r"^((?:org|person|situation|place|post|source):|(?=list))")


def mark(case: Path) -> str:
    """Return what stands before the names of a case."""
    return f"case{ON_GIVEN_DATA.index(case)}-"


def parameters(case: Path) -> dict[str, Any]:
    """Return what a case asks, by the names that its things have in the dataset of all."""
    asked = json.loads(case.read_text())["parameters"]
    return {name: NAMED.sub(rf"\g<1>{mark(case)}", v) if isinstance(v, str) else v for name, v in asked.items()}


@cache
def together() -> build.Built:
    """Build the dataset of all cases."""
    with TemporaryDirectory() as folder:
        files = []
        for case in ON_GIVEN_DATA:
            text = case.with_suffix(".ttl").read_text()
            file = Path(folder) / f"{mark(case)}given.ttl"
            file.write_text(DATASET.sub(rf"\g<1>{mark(case)}", THING.sub(rf"\g<1>{mark(case)}", text)))
            files.append(file)
        return build.build(files, keep=False)
