"""Findings in a store, which have a node, a property and a value, and no place in a file."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from allegiance.counting import counted
from allegiance.terms import shorten
from allegiance.validate.formats.json_text import json_text
from allegiance.validate.formats.visible import isolated, visible
from allegiance.validate.result import Result
from allegiance.validate.stored import StoreReport


def text(report: StoreReport) -> str:
    """Return each finding in two lines, and the result in one sentence."""
    blocks = [f"{_head(result)}\n  about: {_about(result)}\n" for result in report.results]
    return "\n".join([*blocks, f"{_verdict(report)}\n"])


def concise(report: StoreReport) -> str:
    """Return a line for each finding: `rule node property value: message`."""
    return "".join(f"{visible(r.rule)} {_about(r)}: {visible(r.message)}\n" for r in report.results)


def json(report: StoreReport) -> str:
    """Return a JSON array with one object for each finding, by rule and node.

    Every object has these keys, all texts: `rule`, `severity` (`violation`, `warning` or `info`), `message`, `focus`,
    `path` and `value` (IRIs and the plain text of literals, empty where there is none).
    """
    return json_text(
        [
            {
                "rule": result.rule,
                "severity": result.severity,
                "message": result.message,
                "focus": result.focus,
                "path": result.path,
                "value": result.value,
            }
            for result in report.results
        ]
    )


def _head(result: Result) -> str:
    return f"{visible(result.rule)} {visible(result.severity)}: {isolated(visible(result.message))}"


def _about(result: Result) -> str:
    return " ".join(isolated(visible(shorten(t))) for t in (result.focus, result.path, result.value) if t)


def _verdict(report: StoreReport) -> str:
    kinds = Counter(result.severity for result in report.results)
    found = counted(len(report.results), "finding")
    if kinds:
        found += f" ({', '.join(counted(number, kind) for kind, number in sorted(kinds.items(), reverse=True))})"
    judged = "conforms to the shapes" if report.conforms else "does not conform"
    return f"{visible(report.place)}: {counted(report.shapes, 'constraint')} checked, {found}: {judged}."


PLACELESS: Final[Mapping[str, Callable[[StoreReport], str]]] = {"text": text, "concise": concise, "json": json}
"""The formats that need no place in a file."""
