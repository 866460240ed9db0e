"""One side of a comparison: the files of one moment, and what is called how in them."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.files import AuthoredFile
from allegiance.build.links import OWL, SSSOM
from allegiance.build.load import load
from allegiance.contribute.wording import claimed
from allegiance.dates.words import explained
from allegiance.errors import BadLinkTable, FileNotAllowed, SyntaxErrorInFile
from allegiance.sssom.writing import EXTERNAL
from allegiance.store.typed import text_of
from allegiance.terms import AL, EDTF, PREFIXES, RDF_TYPE, VOCAB, shorten

LABEL = PREFIXES["skos"] + "prefLabel"
ENDS = (("annotatedSource", "subject_label"), ("annotatedTarget", "object_label"))
"""Of a judged link: our entity and the entry of the other dataset, each with its name there."""

MOST = 5
"""So many who assert a situation are named."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read as it was (`before`) or is, why, and in which line if that is known (else 0)."""

    path: Path
    before: bool
    line: int
    reason: str


class Side:
    """The files of one moment; `terms` has the English labels of the ontology by IRI."""

    def __init__(self, files: Iterable[AuthoredFile], before: bool, terms: dict[str, str]) -> None:
        self.files = {file.graph: file for file in files}
        self.unread: dict[str, Unread] = {}
        self._store = ox.Store()
        self._terms = terms
        for file in self.files.values():
            try:
                load(self._store, file)
            except SyntaxErrorInFile as error:
                self.unread[file.graph] = Unread(file.path, before, error.line, error.reason)
            except FileNotAllowed as error:
                line = error.line if isinstance(error, BadLinkTable) else 0
                self.unread[file.graph] = Unread(file.path, before, line, error.reason)

    def statements(self, without: Container[str]) -> dict[ox.Triple, set[str]]:
        """Return what is said in other files than these, each with the graphs of the files that say it."""
        found: dict[ox.Triple, set[str]] = {}
        for graph in self.files:
            if graph not in without:
                for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
                    found.setdefault(quad.triple, set()).add(graph)
        return found

    def order(self, graph: str) -> dict[ox.Triple, int]:
        """Return the statements of a file in the order in which it has them; nothing for a table."""
        file = self.files.get(graph)
        if file is None or graph in self.unread or file.path.suffix != ".ttl":
            return {}
        parsed = ox.parse(file.content, format=ox.RdfFormat.TURTLE)
        return {quad.triple: number for number, quad in enumerate(parsed)}

    def knows(self, thing: object) -> bool:
        """Whether anything is said of a thing."""
        return any(self._store.quads_for_pattern(thing, None, None, None))  # type: ignore[arg-type]  # a subject of ours

    def label(self, node: object) -> str:
        """Return what a thing is called in words, a claim what it says; an empty text if it has no label."""
        if isinstance(node, ox.BlankNode):
            return "a node without a name"
        if not isinstance(node, ox.NamedNode):
            return ""
        return self._terms.get(node.value) or self._label(node)

    def _label(self, node: ox.NamedNode) -> str:
        if labels := self._quads(node, LABEL):  # English, and that of its own file where another gives one too
            at_home = [quad for quad in labels if self._has(node, RDF_TYPE, quad.graph_name)] or labels
            return self.value(min((quad.object for quad in at_home), key=lambda one: (not _is_english(one), str(one))))
        if about := self._values(node, "about"):
            return self._claim(node, about[0])
        if forms := self._values(node, "nameForm"):
            return self.value(forms[0])
        ends = [self._end(node, *names) for names in ENDS]
        return f"link of {' to '.join(ends)}" if all(ends) else ""

    def value(self, term: object) -> str:
        """Return a value as it is read: a date with what it means, a text with its language if that is not English."""
        if isinstance(term, ox.Literal):
            if term.datatype == EDTF:
                return explained(term.value)
            tag = f" ({term.language})" if term.language not in (None, "en") else ""
            return f"{term.value}{tag}"
        name = shorten(text_of(term))
        label = self.label(term)
        return f"{name} ({label})" if label and name.startswith("claim:") else label or name

    def kind(self, node: object) -> str:
        """Return the classes that are stated of a thing, in words."""
        quads = self._store.quads_for_pattern(node, RDF_TYPE, None, None) if isinstance(node, ox.NamedNode) else ()
        return " and ".join(sorted({self.value(quad.object) for quad in quads}))

    def source(self, claim: object) -> str:
        """Return the label of the source in which a claim stands, or an empty text."""
        return next((self.value(found) for found in self._values(claim, "source")), "")

    def beside(self, thing: object, *, whole: bool) -> str:
        """Return what else to know of a thing: who asserts a situation that changed, or one that a new claim does not
        assert; what is recorded where a claim gives a value. An empty text if there is nothing."""
        about = next(iter(self._values(thing, "about")), None)
        if regarding := next(iter(self._values(thing, "regarding")), None):
            recorded = [self.value(quad.object) for quad in self._quads(about, text_of(regarding))]
            return f"recorded: {', '.join(sorted(recorded))}" if recorded else ""
        if (about is None and whole) or self._says(thing, "stance", "asserts"):
            return ""
        who = self._asserted_by(thing if about is None else about)
        more = f" and {len(who) - MOST} more" if len(who) > MOST else ""
        return f"asserted by {', '.join(who[:MOST])}{more}" if who else ""

    def _asserted_by(self, situation: object) -> list[str]:
        """Return who asserts a situation as a whole, in claims that were not withdrawn."""
        quads = self._store.quads_for_pattern(None, ox.NamedNode(AL + "about"), situation, None)  # type: ignore[arg-type]  # a subject of ours
        claims = [quad.subject for quad in quads if self._says(quad.subject, "stance", "asserts")]
        return sorted({
            self._claimant(claim) for claim in claims
            if not self._values(claim, "regarding") and not self._says(claim, "reviewStatus", "deprecated")
        })  # fmt: skip

    def _says(self, claim: object, name: str, concept: str) -> bool:
        return ox.NamedNode(VOCAB + concept) in self._values(claim, name)

    def _claim(self, claim: ox.NamedNode, about: object) -> str:
        stance, regarding, value = (
            next((self.value(found) for found in self._values(claim, name)), "")
            for name in ("stance", "regarding", "value")
        )
        return claimed(f"{self._claimant(claim)} {stance}", self.value(about), f"{regarding} {value}".strip())

    def _claimant(self, claim: object) -> str:
        own = self._values(claim, "claimant")
        voices = own or [v for source in self._values(claim, "source") for v in self._values(source, "defaultClaimant")]
        return self.value(voices[0]) if voices else "somebody"

    def _end(self, link: ox.NamedNode, end: str, label: str) -> str:
        """Return one end of a judged link in words, or an empty text for what is no link."""
        named = [quad.object for quad in self._quads(link, SSSOM + label)]
        for quad in self._quads(link, OWL + end):
            iri = shorten(text_of(quad.object)).removeprefix(EXTERNAL)
            return f"“{text_of(named[0])}” ({iri})" if named else iri
        return ""

    def _values(self, subject: object, name: str) -> list[object]:
        return [quad.object for quad in self._quads(subject, AL + name)]

    def _quads(self, subject: object, predicate: str) -> list[ox.Quad]:
        if not isinstance(subject, ox.NamedNode):
            return []
        return list(self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None))

    def _has(self, node: ox.NamedNode, predicate: ox.NamedNode, graph: object) -> bool:
        return any(self._store.quads_for_pattern(node, predicate, None, graph))  # type: ignore[arg-type]  # the name of a graph


def _is_english(term: object) -> bool:
    return isinstance(term, ox.Literal) and term.language == "en"
