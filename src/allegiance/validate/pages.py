"""Writes a page for every rule, and a table of all, from the checks, the shapes and their examples.

python -m allegiance.validate.pages           write docs/rules/
python -m allegiance.validate.pages --check   exit 1 where it differs from what is committed
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from allegiance import resources
from allegiance.validate.checks.rule import Rule
from allegiance.validate.checks.rules import RULES
from allegiance.validate.examples import Example, examples
from allegiance.validate.other_rules import OTHER_RULES
from allegiance.validate.shape_rules import ShapeRule, shape_rules

FOLDER = Path("docs") / "rules"
EXAMPLES = Path("tests") / "validate" / "rules"
MADE = "<!-- Made by `python -m allegiance.validate.pages`; do not edit. -->\n"
CHECKS, OTHERS = "src/allegiance/validate/checks", "src/allegiance/validate/other_rules.py"
STYLE_GUIDE = "vocabulary.ttl"
"""The shapes that are for the ontology itself; the reasons for them are told in its README."""
GROUPS = {"1": "The file", "2": "Syntax", "3": "Terms, homes and values", "4": "Shapes", "5": "Shapes",
          "6": "The ontology itself", "7": "The graph as a whole"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """What is told of one rule; `home` is the path of what defines it, from the root. An example may be empty."""

    id: str
    title: str
    severity: str
    home: str
    why: str
    says: str = ""
    bad: str = ""
    good: str = ""
    beside: str = ""
    """What a reader of the example must know: where it is put, and what else it breaks."""


def texts(root: Path) -> dict[str, str]:
    """Return the text of every page by file name. Raises KeyError for a rule of shapes without an example."""
    every = pages(root)
    return {"README.md": _table(every)} | {f"{page.id}.md": _text(page) for page in every}


def pages(root: Path) -> list[Page]:
    """Return what is told of each rule, in the order of their ids."""
    found = [_of_rule(rule, CHECKS) for rule in RULES.values()]
    found += [_of_rule(rule, OTHERS, _added()) for rule in OTHER_RULES.values()]
    shown, reasons = examples(root / EXAMPLES), _reasons(root / "ontology" / "README.md")
    for rule in shape_rules(root / "shapes").values():
        of_ontology = rule.file == STYLE_GUIDE
        found.append(_of_style(rule, reasons[rule.id]) if of_ontology else _of_shape(rule, shown[rule.id]))
    return sorted(found, key=lambda page: page.id)


def _of_rule(rule: Rule, home: str, beside: str = "") -> Page:
    return Page(rule.id, rule.title, rule.severity, home, rule.why, "", rule.bad, rule.good, beside)


def _of_style(rule: ShapeRule, why: str) -> Page:
    return Page(rule.id, rule.message.rstrip("."), rule.severity, f"shapes/{rule.file}", why)


def _of_shape(rule: ShapeRule, shown: Example) -> Page:
    also = sorted(shown.broken - {rule.id})
    links = " and ".join(f"[{id_}]({id_}.md)" for id_ in also)
    beside = _added()
    if rule.id not in shown.broken:
        beside += f" A validation reports {links} at the same place, and leaves this rule unsaid."
    elif also:
        beside += f" The first breaks {links} too."
    home = f"shapes/{rule.file}"
    return Page(rule.id, shown.title, rule.severity, home, shown.why, rule.message, shown.bad, shown.good, beside)


def _added() -> str:
    return f"Both are added to [a small folder of data that conforms](../../{(EXAMPLES / 'base').as_posix()})."


def _reasons(guide: Path) -> dict[str, str]:
    rows = re.findall(r"^\| (AL6\d\d) \| .+? \| (.+) \|$", guide.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(rows)


def _text(page: Page) -> str:
    parts = [
        f"{MADE}\n# {page.id}. {_escaped(page.title)}",
        f"A {page.severity}, from [{page.home}](../../{page.home}).",
    ]
    parts += [f"> {_escaped(page.says)}"] if page.says else []
    parts.append(_escaped(page.why))
    if page.bad:
        parts += [f"## Breaks the rule\n\n{_block(page.bad)}", f"## Mended\n\n{_block(page.good)}"]
    else:
        parts.append("Data cannot break it; the [style guide](../../ontology/README.md) tells more.")
    parts += [page.beside] if page.beside else []
    return "\n\n".join([*parts, "[All rules](README.md)"]) + "\n"


def _block(example: str) -> str:
    return f"```turtle\n{example.rstrip()}\n```"


def _table(every: list[Page]) -> str:
    return "\n".join(_lines_of_table(every)) + "\n"


def _lines_of_table(every: list[Page]) -> Iterator[str]:
    yield f"{MADE}\n# Rules\n"
    yield f"Every finding of `allegiance validate` names one of these {len(every)} rules; `allegiance explain AL452`"
    yield "shows a page in the terminal. A violation must be mended, a warning need not. Examples leave the lines with"
    yield "prefixes out."
    group = ""
    for page in every:
        if GROUPS[page.id[2]] != group:
            group = GROUPS[page.id[2]]
            yield f"\n## {group}\n\n| rule | severity | what |\n| --- | --- | --- |"
        yield f"| [{page.id}]({page.id}.md) | {page.severity} | {_escaped(page.title)} |"


def _escaped(text: str) -> str:
    return re.sub(r"[\\<*_|`\[\]]", r"\\\g<0>", text)


def main(arguments: list[str]) -> int:
    """Write the pages, or compare them; return the exit code."""
    folder, made = resources.root() / FOLDER, texts(resources.root())
    stale = [path for path in folder.glob("*.md") if path.name not in made]
    stale += [folder / name for name, text in made.items() if _read(folder / name) != text]
    if "--check" in arguments:
        return 1 if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for path in stale:
        if path.name in made:
            path.write_text(made[path.name], encoding="utf-8")
        else:
            path.unlink()
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


if __name__ == "__main__":
    code = main(sys.argv[1:])
    sys.exit("docs/rules/ is not up to date: run `python -m allegiance.validate.pages`." if code else 0)
