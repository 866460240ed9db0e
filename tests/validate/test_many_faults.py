"""Faults at near places are all told in one run: mending some of them never brings another to light."""

import re
import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from allegiance.validate import compiled, planned
from allegiance.validate.checking import validate
from allegiance.validate.checks.rules import RULES
from allegiance.validate.checks.vocabulary import read_vocabulary
from allegiance.validate.same_cause import OF_A_SUBJECT, OF_A_VALUE
from allegiance.validate.shape_rules import shape_rules
from allegiance.validate.which import WORDS, Which

BASE = Path(__file__).parent / "rules" / "base"
LONG = "x " * 100 + "x"
FAULTS = (
    ("v:article", "v:artcle", "AL301"),
    ('"Oath in the hills (invented)"@en', f'"Oath  in the hills {LONG}"@en', "AL352 AL430"),
    ("v:reliabilityB", "v:asserts", "AL433"),
    ('"2026-11-01"^^', '"2026-13-01"^^', "AL341"),
    ('oath"^^xsd:anyURI', 'oath"^^xsd:anyURI , "http://a.b"^^xsd:anyURI', "AL437"),
    ('Highland Union"@en ;\n    al:pledger', f'<b>Union</b> {LONG}"@en ;\n    al:pledger', "AL353 AL470"),
    ("al:pledger org:front", "al:pledger source:gazette", "AL478 AL486"),
    ("al:pledgee person:leader", "al:pledgee org:gazette , org:council", "AL487 AL487 AL487"),
    ("al:pledgeeOrganization org:union", "al:pledgeeOrganization org:nobody", "AL701"),
    ('"2016-03-10"^^edtf:EDTF', '"2016-03-10"^^edtf:EDTF , "2916-03-11"', "AL347 AL713"),
    ("al:stance v:asserts ;", "al:stance v:asserts , v:denies ;", "AL452"),
    ("al:source source:gazette", "al:source source:gazette , org:union", "AL325 AL451 AL451"),
    ("al:sourceKind", "al:sourceKnd", "AL301"),
    ('al:locator "paragraph 1"', 'al:value "paragraph 1"@en', "AL460 AL724"),
    ("a al:Claim ;", "a al:Claim ; al:basis v:asserts ; al:reviewStatus v:deprecated ;", "AL456 AL467"),
)  # fmt: skip
"""What stands in the file, a fault in its place, and what is told of that fault if it is the only one."""


@pytest.fixture(scope="module", autouse=True)
def compiled_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "checks", cache(compiled.checks))
        patch.setattr(planned, "read_vocabulary", cache(read_vocabulary))
        yield


def told(folder: Path, faults: Iterable[int]) -> list[tuple[int, str, str]]:
    """Line, rule and message of all that a validation tells of a file with these faults."""
    data = Path(shutil.copytree(BASE, folder / "-".join(map(str, faults)) / "data"))
    path = data / "sources/2016/gazette.ttl"
    text = path.read_text()
    for number in faults:
        old, new, _ = FAULTS[number]
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text)
    found = validate([data], today=date(2026, 11, 24)).problems
    return sorted((problem.line, problem.rule, problem.message) for problem in found)


@cache
def alone(folder: Path, number: int) -> list[tuple[int, str, str]]:
    return told(folder, [number])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("faults")


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[new.split(" ;")[0][:30] for _, new, _ in FAULTS])
def test_each_fault_by_itself_is_told_once_for_each_of_its_causes(folder: Path, number: int) -> None:
    assert " ".join(sorted(rule for _, rule, _ in alone(folder, number))) == FAULTS[number][2]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("al:pledger org", "al:pledgr org", "AL301"),
        ("al:issued", "al:isued", "AL301"),
        ("al:locator", "al:whereabouts", "AL301 AL724"),
        ("al:locator", "al:locatr", "AL301"),
        ("al:about", "v:asserts", "AL302 AL450 AL471"),
        ("al:source source:gazette", "al:source source:gazett", "AL325"),
        ("a al:Claim", "a al:Clam", "AL301"),
        ("a al:Pledge", "a al:Plege", "AL301"),
        ("a al:Source", "a al:Sourc", "AL301"),
        ("al:defaultClaimant org:gazette", "al:defaultClaimant org:gazet", "AL701"),
        ('skos:prefLabel "Oath', '<http://www.w3.org/2000/01/rdf-schema#label> "Oath', "AL303"),
    ],
)
def test_what_stands_under_another_name_is_not_missing_too(tmp_path: Path, old: str, new: str, rule: str) -> None:
    """But where it is not known what is meant, that it is missing is told beside it."""
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    path = data / "sources/2016/gazette.ttl"
    assert path.read_text().count(old) == 1
    path.write_text(path.read_text().replace(old, new))
    found = validate([data], today=date(2026, 11, 24)).problems
    assert " ".join(sorted(problem.rule for problem in found)) == rule


def test_an_entity_of_a_misspelt_class_is_told_of_there_and_not_wherever_it_is_pointed_to(tmp_path: Path) -> None:
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    path = data / "actors/organizations/front.ttl"
    path.write_text(path.read_text().replace("al:ArmedOrganization", "al:ArmedOrganisation"))
    found = validate([data], today=date(2026, 11, 24)).problems
    assert [(problem.file.name, problem.rule, problem.meant) for problem in found] == [
        ("front.ttl", "AL301", ("al:ArmedOrganization",))
    ]
    path.write_text(path.read_text().replace("al:ArmedOrganisation", "al:Place"))  # a class there is, and the wrong one
    found = validate([data], today=date(2026, 11, 24)).problems
    assert {"AL405", "AL478", "AL486"} <= {problem.rule for problem in found}


@pytest.mark.parametrize(
    ("old", "new", "rules", "advice"),
    [
        (
            '"https://example.org/oath"^^xsd:anyURI',
            "<https://example.org/oath>",
            "AL302",
            'Put the address in quotes, as "https://example.org/page"^^xsd:anyURI.',
        ),
        ("v:asserts", '"asserts"', "AL302", "Write v:asserts, without quotes."),
        ("al:pledger org:front", "al:pledger person:front", "AL701", "Did you mean org:front?"),
        (
            "al:pledger org:front",
            "al:pledger org:nobody-here",
            "AL701",
            "Describe it in data/actors/organizations/nobody-here.ttl, which `allegiance new organization nobody-here` "
            "writes.",
        ),
        (
            "al:pledger org:front",
            "al:pledger org:River_Front",
            "AL331",
            "Write it in lower case, such as org:river-front.",
        ),
        (
            '"2016-03-10"',
            '"10 March 2016"',
            "AL348",
            'Write "2016-03-10"^^edtf:EDTF.',
        ),
        ("v:asserts", "asserts", "AL201", "Put a text in quotes, or give a name its prefix."),
        (
            '"2016-03-10"',
            '"2016-03-??"',
            "AL348",
            "Write one qualifier only: ? uncertain, ~ approximate, % for both; what is unknown is XX.",
        ),
        (
            "v:asserts",
            "v:claims",
            "AL301",
            "Write one of v:asserts, v:denies, v:doubts, v:unclear, v:presumes, v:purports, v:notAttested, "
            "v:anticipates.",
        ),
        ("v:asserts", "v:deny", "AL301", "Did you mean v:denies?"),
        (
            'al:locator "',
            'al:regarding al:datte ;\n    al:value "2016"^^edtf:EDTF ;\n    al:locator "',
            "AL301",
            "Did you mean al:date?",
        ),
        ('al:locator "', 'al:regarding org:nobody ;\n    al:locator "', "AL468", ""),
        (
            '"2016-03-10"^^edtf:EDTF',
            '"10.3.2016"',
            "AL347",
            'Write "2016-03-10"^^edtf:EDTF, with @prefix edtf: <http://id.loc.gov/datatypes/edtf/> .',
        ),
        ('"2026-11-01"^^xsd:date', '"1 November 2026"', "AL347", 'Write "2026-11-01"^^xsd:date.'),
        ('"2026-11-01"^^xsd:date', '"01/11/2026"', "AL347", 'Write it like "2015-08-20"^^xsd:date.'),
        ('"2026-11-01"^^xsd:date', '"2026-11-01"', "AL347", "Write ^^xsd:date after the closing quote."),
        (
            "al:pledgee person:leader",
            'al:pledgee "Asha"',
            "AL302",
            "Name the entity, such as person:mullah-omar, without quotes.",
        ),
        ("al:about situation:oath", "al:about situation:oaths", "AL701", "Did you mean situation:oath?"),
        (
            "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n",
            "",
            "AL201",
            'Add "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> ." at the top of the file.',
        ),
        (
            '"Oath in the hills (invented)"',
            "“Oath in the hills (invented)”",
            "AL201",
            'Write straight quotes: "Oath in the hills (invented)".',
        ),
        ("org:front ;", "org:front ,", "AL201", 'Write ";" in place of ",".'),
        ("org:front ;", "org:front .", "AL201", 'Write ";" in place of ".".'),
        (
            '"https://example.org/oath"^^xsd:anyURI',
            "https://example.org/oath",
            "AL201",
            'Put it in quotes, such as "https://example.org/page"^^xsd:anyURI.',
        ),
    ],
)
def test_what_is_often_mistaken_is_told_once_with_what_to_type(
    tmp_path: Path, old: str, new: str, rules: str, advice: str
) -> None:
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    path = data / "sources/2016/gazette.ttl"
    assert path.read_text().count(old) == 1
    path.write_text(path.read_text().replace(old, new))
    found = validate([data], today=date(2026, 11, 24)).problems
    assert " ".join(sorted(problem.rule for problem in found)) == rules
    assert advice in [problem.advice for problem in found]
    assert not [problem for problem in found if problem.message.startswith("Asserts")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("org:front", "<https://w3id.org/allegiance/id/org/%66ront>"),
        ("org:front", "<http://w3id.org/allegiance/id/org/front>"),
        ("org:front", "org:Front"),
        ("org:front", "person:front"),
        ("org:front ;\n", 'org:frnt ; al:note "إتحاد الجهاد الإسلامي"@ar ;\n'),
        ("    al:pledger org:front", '    al:note "Исломий إتحاد"@uz ; al:pledger\torg:frnt'),
        ("al:pledger", "al:Pledger"),
        ("v:asserts", "al:asserts"),
        ("v:asserts", '"asserts"'),
        ("v:reliabilityB", '"B"'),
        ("https://example.org/oath", "https://example.org/my oath"),
        ("https://example.org/oath", "https://example.org/قسم"),
        ("https://example.org/oath", "www.example.org/oath"),
        ("source:gazette ;", "source:gazett ;"),
        ("claim:gazette-01", "claim:gazete-1"),
    ],
)
def test_what_is_advised_mends_it_when_it_is_typed(tmp_path: Path, old: str, new: str) -> None:
    data = Path(shutil.copytree(BASE, tmp_path / "data"))
    path = data / "sources/2016/gazette.ttl"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    found = [p for p in validate([data], today=date(2026, 11, 24)).problems if p.severity == "violation"]
    assert len(found) == 1
    lines = path.read_text().split("\n")
    line, start, end = lines[found[0].line - 1], found[0].column - 1, found[0].end_column - 1
    advised = re.search(r"(?:Write|mean|like|such as) (?!it)(\S+?)[.?,]?(?: |$)", found[0].advice)
    assert advised
    typed = re.sub('"(http|www)[^"]*"', f'"{advised[1]}"', line[start:end])
    lines[found[0].line - 1] = line[:start] + (typed if typed != line[start:end] else advised[1]) + line[end:]
    path.write_text("\n".join(lines))
    assert validate([data], today=date(2026, 11, 24)).problems == ()


def test_each_kind_of_constraint_of_a_shape_is_told_in_words_of_its_own(root: Path) -> None:
    several = Which(planned.Planned(root, "")).several()
    assert len(several) > 50
    assert {kind for kinds in several.values() for kind in kinds} <= WORDS.keys()
    assert len({*WORDS.values()}) == len(WORDS)
    most = [q.object.value for q in triples(root) if q.predicate.value.endswith("maxCount")]
    assert {*most} == {"1"}, "the words say that there is more than one"


def triples(root: Path) -> Iterator[ox.Quad]:
    return (quad for path in (root / "shapes").glob("*.ttl") for quad in ox.parse(path=str(path)))


def test_three_findings_at_one_place_read_differently(folder: Path) -> None:
    short = "al:pledgee is one leader, a person; the organization goes into al:pledgeeOrganization."
    assert [message for _, _, message in alone(folder, 7)] == [
        f"{short} Here org:council is of another kind, or not in the data.",
        f"{short} Here org:gazette is of another kind, or not in the data.",
        f"{short} Here there is more than one.",
    ]


@pytest.mark.parametrize("mended", [set(), {0, 8}, {2, 5, 10, 13}, {1, 3, 4, 6, 7, 9, 11, 12}])
def test_all_faults_are_told_together_and_mending_some_uncovers_none(folder: Path, mended: set[int]) -> None:
    left = [number for number in range(len(FAULTS)) if number not in mended]
    assert told(folder, left) == sorted(finding for number in left for finding in alone(folder, number))


def test_what_speaks_for_what_are_rules_that_exist(root: Path) -> None:
    shapes = shape_rules(root / "shapes")
    assert {*OF_A_VALUE, *OF_A_SUBJECT} <= RULES.keys()
    assert {rule for pairs in OF_A_SUBJECT.values() for rule, _ in pairs} <= shapes.keys()
