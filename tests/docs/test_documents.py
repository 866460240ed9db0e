"""The documents say what is so: outputs are real, links lead somewhere, names exist."""

import doctest
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from sessions import DOCUMENTS, ROOT, SESSION, with_real_output

import allegiance
from allegiance import dates
from allegiance.cli.commands import COMMANDS, group

WITH_SESSIONS = [document for document in DOCUMENTS if SESSION.search(document.read_text())]
PYTHON = re.compile(r"^```python\n((?:.*\n)*?)```$", re.MULTILINE)
WITH_EXAMPLES = [document for document in DOCUMENTS if PYTHON.search(document.read_text())]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
RULE_ID = re.compile(r"\bAL[0-9]{3}\b")
named = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))


@pytest.mark.usefixtures("project_built")
@pytest.mark.parametrize("document", WITH_SESSIONS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_print_what_the_document_shows(document: Path) -> None:
    """From the first block to the last: what one makes, a later one reads."""
    for block in SESSION.finditer(document.read_text()):
        assert with_real_output(block) == block.group(), "if the new output is right: python tests/docs/sessions.py"


@pytest.mark.usefixtures("project_built")
@pytest.mark.parametrize("document", WITH_EXAMPLES, ids=lambda path: str(path.relative_to(ROOT)))
def test_python_examples_give_what_the_document_shows(document: Path) -> None:
    examples = PYTHON.findall(document.read_text())
    assert all(example.startswith(">>> ") for example in examples), "an example that is not run proves nothing"
    test = doctest.DocTestParser().get_doctest("\n".join(examples), {}, document.name, str(document), 0)
    report: list[str] = []
    result = doctest.DocTestRunner().run(test, out=report.append)
    assert result.failed == 0, "".join(report)


@named
def test_links_lead_somewhere(document: Path) -> None:
    assert [link for link in LINK.findall(document.read_text()) if not (document.parent / link).exists()] == []


@named
def test_rule_ids_exist(document: Path) -> None:
    assert sorted(set(RULE_ID.findall(document.read_text())) - _known_rules()) == []


@named
def test_no_document_names_a_place_on_somebodys_machine(document: Path) -> None:
    assert re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users)/\S*", document.read_text()) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_and_is_in_the_readme(command: str) -> None:
    assert "Example:" in CliRunner().invoke(group, [command, "--help"]).output
    assert f"allegiance {command}" in (ROOT / "README.md").read_text()


def test_the_steps_without_make_are_those_of_the_makefile() -> None:
    makefile, readme = (ROOT / "Makefile").read_text(), (ROOT / "README.md").read_text()
    recipes = re.findall(r"^\t@?\$\(BIN\)/(.*)$", _target(makefile, "run", "test", "lint", "$(READY)"), re.MULTILINE)
    steps = [step.replace("--quiet --disable-pip-version-check ", "") for step in recipes]
    assert len(steps) > 5
    assert [step for step in steps if f".venv/bin/{step}" not in readme] == []


def test_every_rule_of_the_style_guide_is_explained_as_it_is_executed() -> None:
    guide = (ROOT / "ontology" / "README.md").read_text()
    executed = re.findall(r"rule:(AL6\d\d) a .*?sh:message \"(.*?)\"@en", _text_of("shapes/vocabulary.ttl"), re.DOTALL)
    assert len(executed) > 10
    assert [rule for rule, message in executed if f"| {rule} | {message} |" not in guide] == []


def test_every_derivation_is_told_in_the_model() -> None:
    model = (ROOT / "docs" / "model.md").read_text()
    rules = sorted((ROOT / "queries" / "rules").glob("*.rq"))
    assert [rule.name for rule in rules if f"`{rule.name}`" not in model] == []


def test_every_stance_is_told_in_the_model() -> None:
    model = (ROOT / "docs" / "model.md").read_text()
    stances = re.findall(r"^v:(\w+) a skos:Concept ;", _text_of("ontology/vocabularies/stance.ttl"), re.MULTILINE)
    assert [stance for stance in stances if f"`v:{stance}`" not in model] == []


def test_the_table_of_dates_is_what_the_parser_reads() -> None:
    rows = re.findall(
        r"^\| `([^`]+)` \|.*?\| (\S+) \| (\S+) \| (\S+) \| (\S+) \|$", _text_of("docs/dates.md"), re.MULTILINE
    )
    assert len(rows) > 15
    wrong = {}
    for literal, *shown in rows:
        bounds = dates.parse(literal)
        four = (bounds.start_earliest, bounds.start_latest, bounds.end_earliest, bounds.end_latest)
        real = [_bound(day) for day in four]
        if real != shown:
            wrong[literal] = real
    assert wrong == {}


def test_version_is_the_same_everywhere() -> None:
    assert f"version: {allegiance.__version__}\n" in _text_of("CITATION.cff")
    assert f"## [{allegiance.__version__}]" in _text_of("CHANGELOG.md")
    assert f'owl:versionInfo "{allegiance.__version__}"' in _text_of("ontology/core.ttl")


@cache
def _known_rules() -> frozenset[str]:
    return frozenset(RULE_ID.findall(_text_of("shapes/*.ttl", "src/allegiance/**/*.py")))


def _bound(day: object) -> str:
    if day is None:
        return "unknown"
    return "open" if day in (dates.OPEN_START, dates.OPEN_END) else str(day)


def _target(makefile: str, *names: str) -> str:
    """Return the recipes of the named targets."""
    parts = re.split(r"^(?=\S)", makefile, flags=re.MULTILINE)
    return "".join(part for part in parts if part.startswith(tuple(f"{name}:" for name in names)))


@cache
def _text_of(*patterns: str) -> str:
    return "\n".join(path.read_text() for pattern in patterns for path in sorted(ROOT.glob(pattern)))
