"""Markdown for a comment on a pull request or the summary page of a job: numbers, a table by file, details."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from allegiance.validate.formats.pages import RULE_PAGES, page
from allegiance.validate.formats.place import Region, file_name
from allegiance.validate.formats.report import Report, tally, verdict
from allegiance.validate.formats.visible import visible
from allegiance.validate.problem import Problem

LONGEST: Final = 60_000
"""Characters. GitHub refuses comments above 65,536."""
MOST_RULES: Final = 8
"""Rules named in one row of the table."""

_ACTIVE = re.compile(r"[#$&*:<>@\[\\\]_`|~]|\.(?=\S)|(?<=[Gg][Hh])-")
_TURNS_INTO_LINK: Final = "@#"


def render(report: Report, pages: str = RULE_PAGES, longest: int = LONGEST) -> str:
    """Return the summary, at most `longest` characters (but the head and the foot in any case).

    What does not fit is counted: `and 12 more`. Rules link to their page below `pages`.
    """
    title = tally(report.problems) or "no findings"
    head = f"### Validation: {title}\n\n{verdict(report)}\n"
    head += "".join(f"\n> Not checked: {escaped(sentence)}\n" for sentence in report.unchecked)
    if not report.problems:
        return head
    top = "\n| File | Findings | Rules |\n| --- | --- | --- |\n"
    room = longest - len(head) - len(top)
    table = "".join(_fitting(list(_rows(report.problems, pages)), room // 2, "| and {} more | | |\n"))
    room -= len(table)
    details = "".join(_fitting([_detail(problem, pages) for problem in report.problems], room, "- and {} more\n"))
    return f"{head}{top}{table}\n<details><summary>Details</summary>\n\n{details}\n</details>\n"


def escaped(text: str) -> str:
    """Return text that Markdown and GitHub show as it is: no markup, no HTML, no link, no mention of anybody."""
    return _ACTIVE.sub(_reference, visible(text))


def _reference(found: re.Match[str]) -> str:
    """Return the sign as a reference; `@` and `#`, which GitHub looks for once all is resolved, parted from a name."""
    return f"&#{ord(found[0])};" + ("&#8203;" if found[0] in _TURNS_INTO_LINK else "")


def _rows(problems: Sequence[Problem], pages: str) -> Iterator[str]:
    for name, some in groupby(problems, lambda problem: file_name(problem.file)):
        found = list(some)
        rules = list(dict.fromkeys(problem.rule for problem in found))
        links = [_link(rule, pages) for rule in rules[:MOST_RULES]]
        more = [f"and {len(rules) - MOST_RULES} more"] if len(rules) > MOST_RULES else []
        yield f"| {escaped(name)} | {tally(found)} | {', '.join(links + more)} |\n"


def _detail(problem: Problem, pages: str) -> str:
    region = Region.of(problem)
    place = f"{escaped(file_name(problem.file))}, line {region.line}"
    advice = f"<br>{escaped(problem.advice)}" if problem.advice else ""
    said = f"{escaped(problem.severity)}: {escaped(problem.message)}{advice}"
    return f"- {_link(problem.rule, pages)} {place}<br>{said}\n"


def _link(rule: str, pages: str) -> str:
    return f"[{escaped(rule)}]({page(rule, pages)})"


def _fitting(items: Sequence[str], room: int, more: str) -> Iterator[str]:
    """Give the items that fit into `room` characters, and how many do not."""
    room -= len(more.format(len(items)))
    for number, item in enumerate(items):
        room -= len(item)
        if room < 0:
            yield more.format(len(items) - number)
            return
        yield item
