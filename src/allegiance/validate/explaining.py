"""The page of a rule, as text for a terminal."""

import re
from pathlib import Path

from allegiance import resources
from allegiance.errors import AllegianceError, NotFoundError
from allegiance.validate.checks.near import edits

_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)
_LINK = re.compile(r"\[((?:\\.|[^\]\\])+)\]\([^)]+\)")
_LAST = "[All rules](README.md)"
_MOST, _FARTHEST = 3, 2
"""How many ids are suggested for one that does not exist, and in how many characters they may differ from it."""


class UnknownRule(AllegianceError):
    """An id that no rule has; `near` are ids that differ in little."""

    def __init__(self, rule: str, near: list[str]) -> None:
        self.rule, self.near = rule, near
        hint = f"did you mean {' or '.join(near)}?" if near else "ids look like AL452 and stand in every finding."
        super().__init__(f"There is no rule {rule!r}: {hint}")


def page_of(rule: str) -> str:
    """Return the page of a rule, given by its id in any case: plain text, examples indented, headings in capitals.

    Raises UnknownRule, or NotFoundError where the pages are not installed.
    """
    folder = resources.root() / "docs" / "rules"
    ids = sorted(path.stem for path in folder.glob("AL*.md"))
    if not ids:
        raise NotFoundError(folder, "pages of rules")
    wanted = rule.strip().upper()
    if wanted not in ids:
        raise UnknownRule(rule, _near(wanted, ids))
    return _plain(_read(folder / f"{wanted}.md"))


def _near(wanted: str, ids: list[str]) -> list[str]:
    if len(wanted) > len(ids[0]) + _FARTHEST:
        return []
    # Two digits swapped is the commonest slip.
    distances = sorted((edits(wanted, id_), sorted(id_) != sorted(wanted), id_) for id_ in ids)
    return [id_ for distance, _, id_ in distances if distance <= min(_FARTHEST, distances[0][0])][:_MOST]


def _read(path: Path) -> str:
    return _COMMENT.sub("", path.read_text(encoding="utf-8"), count=1).replace(_LAST, "").strip()


def _plain(page: str) -> str:
    lines, in_example = [], False
    for line in page.splitlines():
        if line.startswith("```"):
            in_example = not in_example
        elif in_example:
            lines.append(f"    {line}".expandtabs(20).rstrip())
        else:
            lines.append(_words(line))
    return "\n".join(lines) + "\n"


def _words(line: str) -> str:
    if line.startswith("## "):
        return line.removeprefix("## ").upper()
    text = _LINK.sub(r"\1", re.sub(r"^(?:# |> )", "", line))
    return re.sub(r"\\([\\<*_|`\[\]])", r"\1", text)
