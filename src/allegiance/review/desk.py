"""The data as it is written now, with labels and claimants filled in: what a second reader looks at.

It is made anew in a second, where the dataset of the questions takes several: a reader changes the files all the time.
"""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import files
from allegiance.build.load import load, load_named
from allegiance.build.rules import derive
from allegiance.errors import FileNotAllowed, SyntaxErrorInFile, UnknownName
from allegiance.graph import Graph
from allegiance.query.catalog import lookup
from allegiance.sparql.substitute import substitute
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import select, text_of
from allegiance.terms import AL, GRAPH, PREFIXES, RDF_TYPE, expand, shorten

WORDS = (
    "05-kinds", "12-labels", "20-claimants", "23-qualifying-claims", "70-outlets", "74-readings-due",
    "87-words-of-sources",
)  # fmt: skip
"""The rules that put into words what a page shows, and what waits."""
NAMES = ("10-types", "11-roles", "13-name-keys")
"""Those by which an actor is found by any of its names, and what it takes part in."""
NEAR = 5
LABEL = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


class Desk:
    """The files of a data folder, and what they say; with `names`, actors are found by any name.

    Of a file that cannot be read, `unread` has the error, and the others are here. Raises NotFoundError and
    FileNotAllowed as reading a folder does.
    """

    def __init__(self, data: Path, *, names: bool = False) -> None:
        root = self._root = resources.root()
        self._rules = (*WORDS, *(NAMES if names else ()))
        self._files: dict[str, files.AuthoredFile] = {}
        self.unread: list[SyntaxErrorInFile | FileNotAllowed] = []
        store = ox.Store()
        for file in files.read([root / "ontology"], "ontology"):
            load_named(store, file)
        for file in files.read([data]):
            try:
                load(store, file)
                self._files[file.graph] = file
            except (SyntaxErrorInFile, FileNotAllowed) as error:
                self.unread.append(error)
        self._inner = store
        self._derive()
        self.graph = Graph(EmbeddedStore(store))

    def rows(self, query: str, entity: str = "") -> list[dict[str, str]]:
        """Return what a look-up gives, of one entity if it asks for one; what is not bound is an empty text."""
        given = {"entity": ox.NamedNode(entity)} if entity else {}
        solutions = select(self.graph.store, substitute(lookup(query), given))
        names = [variable.value for variable in solutions.variables]
        return [{n: "" if (term := row[n]) is None else text_of(term) for n in names} for row in solutions]

    def file_of(self, iri: str) -> files.AuthoredFile:
        """Return the file in which something has its home. Raises UnknownName."""
        for quad in self._inner.quads_for_pattern(ox.NamedNode(iri), RDF_TYPE, None, None):
            if (found := self._files.get(text_of(quad.graph_name))) is not None:
                return found
        raise UnknownName(shorten(iri), [])

    def again(self, path: Path) -> None:
        """Read a file again that was changed. Raises SyntaxErrorInFile."""
        for graph, file in list(self._files.items()):
            if file.path == path:
                self._files[graph] = file._replace(content=path.read_bytes())
                self._inner.remove_graph(ox.NamedNode(graph))
                load(self._inner, self._files[graph])
        for rule in self._rules:
            self._inner.remove_graph(ox.NamedNode(f"{GRAPH}derived/{rule}"))
        self._derive()

    def _derive(self) -> None:
        derive(self._inner, self._root / "queries" / "rules", self._rules)

    def source(self, name: str) -> str:
        """Return the IRI of a source by its identifier, IRI or file. Raises UnknownName with near ones, or the error
        of its file that cannot be read."""
        return self._known(name, "source", self._sources)

    def claim(self, name: str) -> str:
        """Return the IRI of a claim by its identifier or IRI. Raises what `source` does."""
        return self._known(name, "claim", self._claims)

    def is_source(self, name: str) -> bool:
        """Whether a source is called so."""
        return _iri(name, "source") in self._sources

    def is_claim(self, name: str) -> bool:
        """Whether a claim is called so."""
        return _iri(name, "claim") in self._claims

    def values(self, subject: str, name: str) -> list[str]:
        """Return the values of a property of ours, as texts."""
        quads = self._inner.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(AL + name), None, None)
        return sorted(text_of(quad.object) for quad in quads)

    def saying(self, name: str, value: str) -> list[str]:
        """Return of what a property of ours has something as its value."""
        quads = self._inner.quads_for_pattern(None, ox.NamedNode(AL + name), ox.NamedNode(value), None)
        return sorted({text_of(quad.subject) for quad in quads})

    def label(self, iri: str) -> str:
        """Return what something is called, or its identifier."""
        try:
            quads = self._inner.quads_for_pattern(ox.NamedNode(iri), LABEL, None, None)
        except ValueError:
            return iri  # a text that only begins like one
        return next((text_of(quad.object) for quad in quads), shorten(iri))

    def _known(self, name: str, kind: str, known: Sequence[str]) -> str:
        iri = _iri(name, kind)
        if iri in known:
            return iri
        slug = re.split("[:/]", iri)[-1]
        homes = (slug, slug.rpartition("-")[0])  # of a claim, the file of its source
        if (error := next((one for one in self.unread if Path(str(one.path)).stem in homes), None)) is not None:
            raise error
        near = get_close_matches(shorten(iri), [shorten(one) for one in known], n=NEAR, cutoff=0.6)
        iris = [expand(one) or one for one in near]
        raise UnknownName(name, [(one, self.label(one)) for one in iris])

    @cached_property
    def _sources(self) -> list[str]:
        return self._of_class("Source")

    @cached_property
    def _claims(self) -> list[str]:
        return self._of_class("Claim")

    def _of_class(self, name: str) -> list[str]:
        quads = self._inner.quads_for_pattern(None, RDF_TYPE, ox.NamedNode(AL + name), None)
        return sorted({text_of(quad.subject) for quad in quads})


def _iri(name: str, kind: str) -> str:
    name = name.strip()
    if name.startswith(PREFIXES[kind]):
        return name
    name = Path(name).stem if name.endswith(".ttl") else name
    return PREFIXES[kind] + name.removeprefix(f"{kind}:").removeprefix(f"{kind}/")
