"""Judgements applied: our data, its derived layer and datasets of others as one dataset.

Every statement stays in the graph of its source. Where an entity of others is judged to be one of ours, statements
of others speak of ours; that this is so is stated in a graph of its own. So taking a decision back and merging again
gives what there would have been without it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources, settings
from allegiance.build import NOT_FOR_QUESTIONS, files
from allegiance.build.links import axiom
from allegiance.build.load import load, load_named
from allegiance.build.rules import derive
from allegiance.errors import FileNotAllowed, SyntaxErrorInFile
from allegiance.merge.clusters import Clusters, clusters
from allegiance.sssom import Mapping as Judgement
from allegiance.sssom import read_table
from allegiance.store.typed import lines_of
from allegiance.terms import GRAPH

IDENTITIES = ox.NamedNode(f"{GRAPH}merged/identities")
EXTERNAL = f"{GRAPH}external/"
AUTHORITIES = f"{EXTERNAL}authority/"
EXACT_MATCH = ox.NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
SAME_AS = ox.NamedNode("http://www.w3.org/2002/07/owl#sameAs")
TABLES = ".sssom.tsv"


@dataclass(frozen=True, slots=True)
class Sources:
    """What is merged: our files and folders (the project's data if none), imported datasets, further link tables."""

    authored: Sequence[Path] = ()
    datasets: Sequence[Path] = ()
    links: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """One dataset, and how its entities were put together. `canonical_hash` is that of its sorted N-Quads."""

    store: ox.Store
    clusters: Clusters
    datasets: int

    @property
    def lines(self) -> list[bytes]:
        """The dataset as N-Quads, sorted: equal datasets have equal lines."""
        return lines_of(self.store)

    @property
    def canonical_hash(self) -> str:
        """The SHA-256 of the dataset's canonical form."""
        return hashlib.sha256(b"\n".join(self.lines)).hexdigest()


def merge(sources: Sources, *, same_as: bool = False, progress: Callable[[str], None] = lambda step: None) -> Merged:
    """Merge the sources into one dataset in memory; with `same_as`, identity is stated as owl:sameAs.

    The order of sources does not matter. `progress` is told what is begun. Raises the errors of reading: NotFoundError,
    FileNotAllowed (BadLinkTable among them), SyntaxErrorInFile, DateInFile.
    """
    root = resources.root()
    authored = files.read(sources.authored or [settings.asked()])
    further = files.read(sources.links, "links") if sources.links else []
    progress("Reading our own data and the judgements")
    found = clusters(judgement for file in (*authored, *further) for judgement in _judgements(file))
    store = ox.Store()
    for file in files.read([root / "ontology"], "ontology"):
        if file.path.name not in NOT_FOR_QUESTIONS:
            load_named(store, file)
    for file in authored:
        load(store, file)
    _add_links(store, further)
    names = {ox.NamedNode(member): ox.NamedNode(name) for member, name in found.canonical.items()}
    for path in sorted(set(sources.datasets)):
        progress(f"Taking in {path.stem}")
        store.bulk_extend(_renamed(path, names))
    predicate = SAME_AS if same_as else EXACT_MATCH
    store.extend(ox.Quad(name, predicate, member, IDENTITIES) for member, name in names.items())
    progress("Deriving")
    derive(store, root / "queries" / "rules")
    return Merged(store, found, len(set(sources.datasets)))


def _judgements(file: files.AuthoredFile) -> list[Judgement]:
    return read_table(file.content, str(file.path)).mappings if file.path.name.endswith(TABLES) else []


def _add_links(store: ox.Store, tables: Iterable[files.AuthoredFile]) -> None:
    """Add further tables. A decision that stands in two of them is one decision, and is stated once."""
    for file in tables:
        if not file.path.name.endswith(TABLES):
            raise FileNotAllowed(file.path, f"its name does not end in {TABLES}")
        graph = ox.NamedNode(file.graph)
        for judgement in read_table(file.content, str(file.path)).mappings:
            for triple in axiom(judgement):
                if not any(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)):
                    store.add(ox.Quad(triple.subject, triple.predicate, triple.object, graph))


def _renamed(path: Path, names: Mapping[ox.NamedNode, ox.NamedNode]) -> Iterator[ox.Quad]:
    """Give the statements of a dataset, on entities under the names that they have in the whole."""
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS):
            graph = quad.graph_name
            if not isinstance(graph, ox.NamedNode) or not graph.value.startswith(EXTERNAL):
                raise FileNotAllowed(path, f"it holds statements outside {EXTERNAL}: it is no import")
            # What an authority is called stays with the name it has there.
            if graph.value.startswith(AUTHORITIES):
                yield quad
                continue
            subject, object_ = names.get(quad.subject, quad.subject), names.get(quad.object, quad.object)
            yield ox.Quad(subject, quad.predicate, object_, graph)
    except SyntaxError as error:
        raise SyntaxErrorInFile(path, error.lineno or 1, error.offset or 1, error.msg) from error
