"""How findings are printed: one format a module, each with a function from a report to the whole text.

Every text ends with a line break, unless it is empty, and can be printed as it is: nothing that stands in a file, in
its name or in a message reaches a terminal, a log or a browser as anything but visible text.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final

from allegiance.validate.formats.report import Report

__all__ = ["FORMATS", "Report"]


class _Formats(Mapping[str, Callable[[Report], str]]):
    """Format names to functions; a module is imported when its function is asked for."""

    _names = ("text", "concise", "json", "github", "sarif", "junit", "rdjson", "markdown")

    def __getitem__(self, name: str) -> Callable[[Report], str]:
        if name not in self._names:
            raise KeyError(name)
        render: Callable[[Report], str] = import_module(f"{__name__}.{name}").render
        return render

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


FORMATS: Final = _Formats()
