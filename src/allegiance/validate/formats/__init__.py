"""How findings are printed: one format a module, each a function from a report to the whole text.

Every text ends with a line break, unless it is empty, and can be printed as it is: nothing that stands in a file, in
its name or in a message reaches a terminal, a log or a browser as anything but visible text.
"""

from collections.abc import Callable, Mapping
from typing import Final

from allegiance.validate.formats import concise, github, json, junit, markdown, rdjson, sarif, text
from allegiance.validate.formats.report import Report

__all__ = ["FORMATS", "Report"]

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = {
    "text": text.render,
    "concise": concise.render,
    "json": json.render,
    "github": github.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "rdjson": rdjson.render,
    "markdown": markdown.render,
}
