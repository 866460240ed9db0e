"""Turtle into a store, one named graph a file."""

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.build.links import mappings
from allegiance.errors import SyntaxErrorInFile
from allegiance.store.typed import placed


def load(store: ox.Store, file: AuthoredFile) -> None:
    """Add a file's triples to the store under the file's graph name. Raises SyntaxErrorInFile."""
    graph = ox.NamedNode(file.graph)
    if file.path.name.endswith(".sssom.tsv"):
        store.extend(placed(mappings(file), graph))
        return
    try:
        store.load(file.content, format=ox.RdfFormat.TURTLE, to_graph=graph)
    except SyntaxError as error:
        raise SyntaxErrorInFile(file.path, error.lineno or 1, error.offset or 1, error.msg) from error


def load_named(store: ox.Store, file: AuthoredFile) -> None:
    """Add only the triples between IRIs and literals: what questions read of the ontology.

    Its blank nodes are OWL axioms (disjointness, chains). They are for the reasoner, which reads the files.
    """
    graph = ox.NamedNode(file.graph)
    try:
        store.extend(
            ox.Quad(quad.subject, quad.predicate, quad.object, graph)
            for quad in ox.parse(file.content, format=ox.RdfFormat.TURTLE)
            if not isinstance(quad.subject, ox.BlankNode) and not isinstance(quad.object, ox.BlankNode)
        )
    except SyntaxError as error:
        raise SyntaxErrorInFile(file.path, error.lineno or 1, error.offset or 1, error.msg) from error
