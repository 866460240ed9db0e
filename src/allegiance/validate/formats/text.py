"""For people at a terminal: each finding with the place in the file, a caret under the culprit and what to type."""

from collections.abc import Callable, Iterator
from typing import Final

from allegiance.validate.formats import snippet
from allegiance.validate.formats.place import Region, file_name
from allegiance.validate.formats.report import Report, verdict
from allegiance.validate.formats.source import Source
from allegiance.validate.formats.visible import LONGEST, isolated, visible
from allegiance.validate.problem import Problem

Paint = Callable[[str, str], str]
"""Puts a text in a colour, named by its ANSI code."""

BOLD: Final = "1"
GUTTER: Final = "1;34"
SEVERITIES: Final = {"violation": "1;31", "warning": "1;33"}
OTHER_SEVERITY: Final = "1;36"
LONGEST_TERM: Final = 80


def render(report: Report, colour: bool = False) -> str:
    """Return all findings, what was not checked, and the result in one sentence.

    Without `colour` the text has no control characters but line breaks, and of bidirectional ones only isolates
    around right-to-left words. The lines of the source are read anew; if they cannot be, they are left out.
    """
    paint = _ansi if colour else _uncoloured
    source = Source()
    blocks = ["\n".join(_finding(problem, source, paint)) + "\n" for problem in report.problems]
    notes = [f"Not checked: {_safe(sentence)}" for sentence in report.unchecked]
    return "\n".join([*blocks, "".join(f"{line}\n" for line in [*notes, verdict(report)])])


def _finding(problem: Problem, source: Source, paint: Paint) -> Iterator[str]:
    region = Region.of(problem)
    lines = list(snippet.numbered(source.lines(problem.file), region))
    gutter = " " * max((len(number) for number, *_ in lines), default=1)
    severity = SEVERITIES.get(problem.severity, OTHER_SEVERITY)
    bar = paint("|", GUTTER)
    yield paint(f"{_safe(problem.rule)} {_safe(problem.severity)}", severity) + paint(
        f": {_safe(problem.message)}", BOLD
    )
    arrow = paint("-->", GUTTER)
    yield f"{gutter}{arrow} {isolated(file_name(problem.file))}:{region.line}:{region.column}"
    if lines:
        yield f"{gutter} {bar}"
    for number, text, carets in lines:
        yield f"{paint(number.rjust(len(gutter)), GUTTER)} {bar} {text}".rstrip(" ")
        if carets:
            yield f"{gutter} {bar} {_painted(carets, severity, paint)}"
    if lines:
        yield f"{gutter} {bar}"
    equals = paint("=", GUTTER)
    about = " ".join(_safe(term, LONGEST_TERM) for term in (problem.focus, problem.path, problem.value) if term)
    if about:
        yield f"{gutter} {equals} {paint('about', BOLD)}: {about}"
    if problem.advice:
        yield f"{gutter} {equals} {paint('help', BOLD)}: {_safe(problem.advice)}"


def _painted(carets: str, code: str, paint: Paint) -> str:
    indent = carets.rstrip("^")
    return indent + paint(carets[len(indent) :], code)


def _safe(text: str, longest: int = LONGEST) -> str:
    return isolated(visible(text, longest))


def _uncoloured(text: str, code: str) -> str:
    return text


def _ansi(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m"
