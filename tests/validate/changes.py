"""Random changes of a small data folder, as contributors make them: on lines and files, well or badly."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

BASE = Path(__file__).parent / "rules" / "base"
PREFIXES = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in {
        "al": "https://w3id.org/allegiance/ns#",
        "v": "https://w3id.org/allegiance/vocab/",
        **{
            kind: f"https://w3id.org/allegiance/id/{kind}/"
            for kind in ("claim", "name", "org", "person", "place", "post", "situation", "source")
        },
        "dcterms": "http://purl.org/dc/terms/",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)
_CURIE = re.compile(r"(?<![\w\"])(?:claim|name|org|person|place|post|situation|source):[a-z0-9-]+")
_LABEL = re.compile(r'"[^"\n]*"@en')
_STANCE = re.compile(r"v:(?:asserts|denies|unclear)\b")
_DATE = re.compile(r'"[0-9-]+"\^\^edtf:EDTF')
_DATES = [
    '"2016-03-10"^^edtf:EDTF',
    '"2015"^^edtf:EDTF',
    '"2916"^^edtf:EDTF',
    '"then"^^edtf:EDTF',
    '"2016-04/"^^edtf:EDTF',
]
_LINES = [
    "    al:withinPlace place:valley ;",
    "    al:withinPlace place:ridge ;",
    "    dcterms:isReplacedBy org:union ;",
    '    al:note "Not org:union, and not org:front."@en ;',
    "    al:name name:front-1 ;",
    "    al:stance v:denies ;",
    "    al:subject org:front ; al:parent org:union ;",
    "    al:reportOf claim:courier-02 ;",
    "    al:nonsense 1 ;",
    '    al:address "http://www.example.org/letter/#top"^^xsd:anyURI ;',
]

MORE = {
    "places/ridge.ttl": 'place:ridge a al:Place ;\n    skos:prefLabel "The ridge (invented)"@en ;\n'
    "    al:withinPlace place:valley .\n",
    "actors/organizations/band.ttl": "org:band a al:ArmedOrganization ;\n"
    '    skos:prefLabel "Ridge Band (invented)"@en ;\n'
    "    al:name name:band-1 .\n\nname:band-1 a al:Name ;\n"
    '    al:nameForm "River Band"@en ;\n    al:nameType v:acronym ;\n    al:nameSource source:courier .\n',
    "sources/2016/courier.ttl": 'source:courier a al:Source ;\n    skos:prefLabel "Letter (invented)"@en ;\n'
    "    al:sourceKind v:article ;\n    al:defaultClaimant org:gazette ;\n    al:reliability v:reliabilityB ;\n"
    '    al:issued "2016-05"^^edtf:EDTF ;\n    al:address "https://example.org/letter"^^xsd:anyURI ;\n'
    '    al:accessed "2026-11-01"^^xsd:date .\n\n'
    'situation:band-front a al:Affiliation ;\n    skos:prefLabel "The band is part of the front"@en ;\n'
    '    al:subject org:band ;\n    al:parent org:front ;\n    al:heldAt "2016-04"^^edtf:EDTF .\n\n'
    "claim:courier-01 a al:Claim ;\n    al:about situation:oath ;\n    al:source source:courier ;\n"
    '    al:reportOf claim:gazette-01 ;\n    al:stance v:asserts ;\n    al:locator "paragraph 1" .\n\n'
    "claim:courier-02 a al:Claim ;\n    al:about situation:band-front ;\n    al:source source:courier ;\n"
    '    al:stance v:asserts ;\n    al:locator "paragraph 2" .\n',
}

Change = Callable[[Path], None]


def few_changes(number: int) -> settings:
    """Return the settings of a test that makes so many series of changes."""
    return settings(
        max_examples=number,
        phases=(
            Phase.explicit,
            Phase.reuse,
            Phase.generate,
        ),  # shrinking takes minutes, and the changes are few as it is
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
    )


def edit(path: Path, old: str, new: str) -> None:
    """Put one text for another, in a file that has it."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def written(data: Path) -> list[Path]:
    return sorted(data.rglob("*.ttl"))


def laid(folder: Path) -> Path:
    """Lay a small data folder into a new repository of git, nothing committed, and return it."""
    data = Path(shutil.copytree(BASE, folder / "data"))
    for path in written(data):  # so that any name may stand in any file
        path.write_text(PREFIXES + re.sub(r"(?m)^@prefix .*\n", "", path.read_text()))
    for name, text in MORE.items():
        (data / name).write_text(PREFIXES + text)
    _git(folder, "init", "-q", "-b", "main")
    return data


def keep(data: Path) -> None:
    """Commit the folder as it is."""
    _git(data.parent, "add", "-A")
    _git(data.parent, "commit", "-qm", "a state", "--allow-empty")


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


def change(draw: Callable[[st.SearchStrategy[object]], object], data: Path) -> str:
    """Make one change of the folder, and say which."""

    def pick(choices: object) -> str:
        return draw(st.sampled_from(choices))  # type: ignore[arg-type,return-value]

    path = pick(written(data))
    how = pick(["line", "line", "curie", "curie", "label", "stance", "date", "more", "copy", "delete", "rename"])
    text = path.read_text()
    if how == "delete" or (how == "rename" and len(written(data)) < 3):
        path.unlink()
    elif how == "rename":
        path.rename(path.with_name(f"{path.stem}-{pick(['b', 'front', 'other'])}.ttl"))
    elif how == "copy":
        path.with_name(f"{path.stem}-copy.ttl").write_text(text.replace(f":{path.stem} a", f":{path.stem}-copy a"))
    elif how == "line":
        lines = text.splitlines(keepends=True)
        inside = [i for i, line in enumerate(lines) if line.startswith("    ") and line.endswith(";\n")]
        if inside:
            lines.pop(pick(inside))
        path.write_text("".join(lines))
    elif how == "more":
        path.write_text(text.replace(" ;\n", f" ;\n{pick(_LINES)}\n", 1))
    else:
        pattern = {"curie": _CURIE, "label": _LABEL, "stance": _STANCE, "date": _DATE}[how]
        everywhere = sorted({found for one in written(data) for found in pattern.findall(one.read_text())})
        others = {"date": _DATES, "stance": ["v:asserts", "v:denies"]}.get(how, everywhere)
        here = list(pattern.finditer(text))
        if here and others:
            at = pick(here)
            path.write_text(text[: at.start()] + pick(others) + text[at.end() :])
    return f"{how} {path.name}"


def age(data: Path) -> None:
    """Make the files look as if nobody had touched them for a while."""
    for path in written(data):
        os.utime(path, (1_700_000_000, 1_700_000_000))
