"""From a result about a node to a problem at a place in a file."""

from collections.abc import Iterable

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE, shorten
from allegiance.validate.checks.place import Places
from allegiance.validate.checks.written import Written
from allegiance.validate.files import CheckedFile
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result
from allegiance.validate.turtle import Reading, locate, read


class Located:
    """Places in files, each file read for its positions only once something in it is asked for."""

    def __init__(self, store: ox.Store, files: Iterable[CheckedFile]) -> None:
        self._store = store
        self._files = {file.graph: file for file in files}
        self._readings: dict[str, Reading] = {}
        self._places: dict[str, Written] = {}

    def places(self, graph: str) -> Places:
        """Return where the terms of a file stand, by the file's graph."""
        if graph not in self._places:
            self._places[graph] = Written(self._files[graph].text)
        return self._places[graph]

    def problem(self, result: Result) -> Problem | None:
        """Return the result at its place, or None when its focus node stands in none of the files."""
        graph = self._home(result.focus)
        if graph is None:
            return None
        file = self._files[graph]
        if graph not in self._readings:
            self._readings[graph] = read(file.text)
        span = locate(self._readings[graph], result.focus, result.path, result.value)
        focus, path, value = (shorten(text) for text in (result.focus, result.path, result.value))
        where = (file.path, span.line, span.column, result.rule, result.severity, result.message)
        return Problem(*where, focus, path, value, span.end_line, span.end_column)

    def _home(self, focus: str) -> str | None:
        """Return the graph that types the focus node, or that first mentions it; none for a node without a name."""
        try:
            node = ox.NamedNode(focus)
        except ValueError:
            return None  # AL308 speaks of it
        for subject, predicate, value in ((node, RDF_TYPE, None), (node, None, None), (None, None, node)):
            for quad in self._store.quads_for_pattern(subject, predicate, value, None):
                if (graph := text_of(quad.graph_name)) in self._files:
                    return graph
        return None
