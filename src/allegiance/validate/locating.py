"""From a result about a node to a problem at a place in a file."""

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import RDF_TYPE, shorten
from allegiance.validate.checks.written import Written
from allegiance.validate.mirror.current import Current
from allegiance.validate.problem import Problem
from allegiance.validate.result import Result


class Located:
    """Places in files, each file read for its positions only once something in it is asked for."""

    def __init__(self, now: Current) -> None:
        self._now, self._files, self._text = now, now.files, now.text
        self._broken = frozenset(now.broken)
        self._places: dict[str, Written] = {}

    def places(self, graph: str) -> Written:
        """Return where the terms of a file stand, by the file's graph."""
        if graph not in self._places:
            self._places[graph] = Written(self._text(graph), sound=graph not in self._broken)
        return self._places[graph]

    def problem(self, result: Result) -> Problem | None:
        """Return the result at its place, or None when its focus node stands in none of the files."""
        from allegiance.validate.turtle import locate

        graph = self.home(result.focus)
        if graph is None:
            return None
        file = self._files[graph]
        span = locate(self.places(graph).reading_about(result.focus), result.focus, result.path, result.value)
        focus, path, value = (shorten(text) for text in (result.focus, result.path, result.value))
        message = result.message.replace(result.value, value) if result.value else result.message
        where = (file.path, span.line, span.column, result.rule, result.severity, message)
        return Problem(*where, focus, path, value, span.end_line, span.end_column)

    def home(self, focus: str) -> str | None:
        """Return the graph where findings about a node are told: one that types it, or else that mentions it.

        None for a node without a name, or that stands in none of the files.
        """
        try:
            node = ox.NamedNode(focus)
        except ValueError:
            return None  # AL308 speaks of it
        slug = f"/{focus.rpartition('/')[2]}"
        for subject, predicate, value in ((node, RDF_TYPE, None), (node, None, None), (None, None, node)):
            quads = self._now.store.quads_for_pattern(subject, predicate, value, None)
            graphs = [graph for quad in quads if (graph := text_of(quad.graph_name)) in self._files]
            if graphs:
                return min(graphs, key=lambda graph: (not graph.endswith(slug), graph))
        return None
