"""In which files the data differs from a tree of git: kept in the mirror, and brought along with every step of it."""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pyoxigraph as ox

from allegiance.store.typed import text_of
from allegiance.terms import GRAPH as NAMES
from allegiance.validate.files import Found
from allegiance.validate.mirror.states import GRAPH, State

_BASE = ox.NamedNode("urn:allegiance:mirror:base")
_DATA = f"{NAMES}data/"


class Then(NamedTuple):
    """A file as it was in the tree: its path below the folder, and the name git gave its content, or nothing."""

    name: str
    blob: str


class Base(NamedTuple):
    """The name of a tree, and of the files, by graph, that are not as they were in it, how they were."""

    tree: str
    differing: Mapping[str, Then]

    def after(
        self,
        states: Mapping[str, State],
        fresh: Mapping[str, State],
        gone: Iterable[str],
        files: Mapping[str, Found],
    ) -> "Base":
        """Return where the files differ once those of `states` are replaced by fresh ones, and some are gone."""
        differing = dict(self.differing)
        blobs = {graph: state.blob for graph, state in fresh.items()} | dict.fromkeys(gone, "")
        for graph, blob in blobs.items():
            before = states.get(graph)
            name = files[graph].relative if graph in files else name_of(graph)
            then = differing.pop(graph, None) or Then(name, before.blob if before else "")
            if then.blob != blob:
                differing[graph] = then
        return Base(self.tree, differing)

    def quad(self) -> ox.Quad:
        """Return what is kept, to be read by `read_base`."""
        return ox.Quad(GRAPH, _BASE, ox.Literal(json.dumps([self.tree, self.differing])), GRAPH)


def base_quads(store: ox.Store) -> list[ox.Quad]:
    """Return what a mirror holds about a tree of git."""
    return list(store.quads_for_pattern(GRAPH, _BASE, None, GRAPH))


def read_base(store: ox.Store) -> Base | None:
    """Return what a mirror knows of a tree of git, if anything."""
    for quad in base_quads(store):
        tree, differing = json.loads(text_of(quad.object))
        return Base(tree, {graph: Then(*then) for graph, then in differing.items()})
    return None


def name_of(graph: str) -> str:
    """Return the path of a file that was checked, below the data folder, from the graph that it became."""
    name = graph.removeprefix(_DATA)
    return f"{name}.sssom.tsv" if name.startswith("links/") else f"{name}.ttl"
