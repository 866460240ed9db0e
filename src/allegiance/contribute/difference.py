"""What a change says: statements added and removed between a revision and now, in words and as triples."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from allegiance import resources
from allegiance.build.files import AuthoredFile
from allegiance.build.load import load
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import select, text_of
from allegiance.terms import PREFIXES, shorten

SOURCE = ox.NamedNode(PREFIXES["al"] + "source")
ABOUT = ox.NamedNode(PREFIXES["al"] + "about")
LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One statement that came or went; `said_in` is the source of the claim it belongs to, or empty."""

    subject: str
    subject_label: str
    added: bool
    property: str
    value: str
    said_in: str
    triple: str


class Side:
    """One side of a comparison: the files of one moment, with labels for reading."""

    def __init__(self, files: Iterable[AuthoredFile]) -> None:
        self.store = ox.Store()
        for file in files:
            load(self.store, file)
        self.triples = {quad.triple for quad in self.store}

    def label(self, term: object) -> str:
        """Return the English label of a term, or its short name; for a claim, that of what it is about."""
        node = term if isinstance(term, ox.NamedNode) else None
        for quad in self.store.quads_for_pattern(node, LABEL, None, None) if node else ():
            if isinstance(quad.object, ox.Literal) and quad.object.language == "en":
                return quad.object.value
        for quad in self.store.quads_for_pattern(node, ABOUT, None, None) if node else ():
            return f"claim on “{self.label(quad.object)}”"
        return shorten(text_of(term))

    def source(self, subject: object) -> str:
        """Return the label of the source in which a claim stands, or an empty text."""
        for quad in self.store.quads_for_pattern(subject, SOURCE, None, None):  # type: ignore[arg-type]  # a subject of ours
            return self.label(quad.object)
        return ""


def changes(before: Iterable[AuthoredFile], after: Iterable[AuthoredFile], ontology: EmbeddedStore) -> list[Change]:
    """Return every statement that came or went, by subject. Raises SyntaxErrorInFile for files that are not Turtle."""
    terms = _term_labels(ontology)
    old, new = Side(before), Side(after)
    gone = [_change(old, triple, False, terms) for triple in old.triples - new.triples]
    come = [_change(new, triple, True, terms) for triple in new.triples - old.triples]
    return sorted(gone + come)


def in_words(found: Iterable[Change]) -> list[str]:
    """Return lines to read: a head for each subject, `+` and `-` for what came and went."""
    lines = []
    for (subject, label), some in groupby(found, key=lambda change: (change.subject, change.subject_label)):
        members = list(some)
        source = next((change.said_in for change in members if change.said_in), "")
        lines.append(f"{label} ({subject})" + (f", as said in “{source}”" if source else ""))
        lines += [f"  {'+' if change.added else '-'} {change.property}: {change.value}" for change in members]
    return lines


def _change(side: Side, triple: ox.Triple, added: bool, terms: dict[str, str]) -> Change:
    predicate, value = text_of(triple.predicate), triple.object
    return Change(
        shorten(text_of(triple.subject)),
        side.label(triple.subject),
        added,
        "kind" if predicate.endswith("#type") else terms.get(predicate, shorten(predicate)),
        terms.get(text_of(value)) or side.label(value),
        side.source(triple.subject),
        f"{triple} .",
    )


def _term_labels(ontology: EmbeddedStore) -> dict[str, str]:
    query = (resources.root() / "queries" / "lookup" / "term_labels.rq").read_text()
    return {text_of(row["thing"]): text_of(row["label"]) for row in select(ontology, query)}
