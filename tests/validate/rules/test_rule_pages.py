"""There is a page for every rule that a finding can name, and it is up to date."""

import re
from pathlib import Path

import pytest

from allegiance.validate import pages
from allegiance.validate.checks.rules import RULES
from allegiance.validate.explaining import UnknownRule, page_of
from allegiance.validate.pages import FOLDER, main, texts
from allegiance.validate.shape_rules import shape_rules

NAMED = re.compile(r"\bAL\d{3}\b")


@pytest.fixture(scope="module")
def made(root: Path) -> dict[str, str]:
    return texts(root)


def test_the_pages_are_up_to_date() -> None:
    assert main(["--check"]) == 0, "run `python -m allegiance.validate.pages`"


def test_every_id_named_in_code_or_shapes_has_a_page(root: Path, made: dict[str, str]) -> None:
    code = [*(root / "src" / "allegiance" / "validate").rglob("*.py"), *(root / "shapes").glob("*.ttl")]
    named = {id_ for path in code for id_ in NAMED.findall(path.read_text())}
    assert sorted(id_ for id_ in named if f"{id_}.md" not in made) == []


def test_the_table_links_to_every_page(made: dict[str, str]) -> None:
    linked = re.findall(r"^\| \[AL\d{3}\]\((.*?)\)", made["README.md"], re.MULTILINE)
    assert sorted([*linked, "README.md"]) == sorted(made)


def test_a_page_shows_what_the_check_has_for_an_example(made: dict[str, str]) -> None:
    for rule in RULES.values():
        assert f"\n{rule.bad.rstrip()}\n```" in made[f"{rule.id}.md"]
        assert f"\n{rule.good.rstrip()}\n```" in made[f"{rule.id}.md"]


def test_a_page_has_the_severity_that_a_finding_has(root: Path, made: dict[str, str]) -> None:
    rules = shape_rules(root / "shapes")
    assert {id_ for id_, rule in rules.items() if rule.severity == "warning"} == {"AL471", "AL509", "AL544"}
    assert "\nA warning, from" in made["AL544.md"]
    assert "\nA violation, from" in made["AL543.md"]


def test_check_says_when_a_page_is_old_missing_or_of_no_rule(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {"AL101.md": "as it should be\n", "README.md": "table\n"}
    monkeypatch.setattr(pages.resources, "root", lambda: tmp_path)
    monkeypatch.setattr(pages, "texts", lambda root: made)
    assert main(["--check"]) == 1
    assert main([]) == 0 and main(["--check"]) == 0
    for name in ("AL101.md", "AL999.md"):
        (tmp_path / FOLDER / name).write_text("old")
        assert main(["--check"]) == 1
        main([])
    assert {path.name: path.read_text() for path in (tmp_path / FOLDER).iterdir()} == made


def test_explaining_gives_the_words_of_the_page_without_its_marks(made: dict[str, str]) -> None:
    for name in made.keys() - {"README.md"}:
        text = page_of(name.removesuffix(".md").lower())
        assert text.startswith(name.removesuffix(".md") + ". ")
        outside = "\n".join(line for line in text.splitlines() if not line.startswith("    "))
        assert not re.search(r"```|^#|\]\(|<!--|\\[<*_|`]", outside, re.MULTILINE), name
        assert text.count("    # data/") >= (name[2] != "6")


@pytest.mark.parametrize(
    ("given", "near"),
    [("AL425", "AL452"), ("452", "AL452"), ("AL4522", "AL452"), ("stance", None), ("A" * 10_000, None)],
)
def test_an_unknown_id_is_answered_with_near_ones(given: str, near: str | None) -> None:
    with pytest.raises(UnknownRule) as caught:
        page_of(given)
    assert near in caught.value.near if near else caught.value.near == []
