"""What a change says: statements added and removed between a revision and now, in words and as triples."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build.files import AuthoredFile
from allegiance.build.links import OWL, SSSOM
from allegiance.build.load import load
from allegiance.errors import BadLinkTable, FileNotAllowed, SyntaxErrorInFile
from allegiance.sssom.writing import EXTERNAL
from allegiance.store.embedded import EmbeddedStore
from allegiance.store.typed import select, text_of
from allegiance.terms import ID, PREFIXES, shorten

SOURCE = ox.NamedNode(PREFIXES["al"] + "source")
ABOUT = ox.NamedNode(PREFIXES["al"] + "about")
LABEL = ox.NamedNode(PREFIXES["skos"] + "prefLabel")
ENDS = (("annotatedSource", "subject_label"), ("annotatedTarget", "object_label"))
"""Of a judged link: our entity and the entry of the other dataset, each with its name there."""
IN_THE_HEAD = ("kind", "annotated source", "annotated property", "annotated target", "subject label", "object label")
"""What need not be said again below the head of a judged link."""


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


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read as it was (`before`) or is, why, and in which line if that is known (else 0)."""

    path: Path
    before: bool
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What came and went, by subject, and the files of which that cannot be told."""

    changes: tuple[Change, ...]
    unread: tuple[Unread, ...]


class Side:
    """One side of a comparison: the files of one moment, with labels for reading."""

    def __init__(self, files: Iterable[AuthoredFile], before: bool) -> None:
        self.store = ox.Store()
        self.unread: dict[str, Unread] = {}
        for file in files:
            try:
                load(self.store, file)
            except SyntaxErrorInFile as error:
                self.unread[file.graph] = Unread(file.path, before, error.line, error.reason)
            except FileNotAllowed as error:
                line = error.line if isinstance(error, BadLinkTable) else 0
                self.unread[file.graph] = Unread(file.path, before, line, error.reason)

    def triples(self, without: Container[str]) -> set[ox.Triple]:
        """Return what is said in graphs other than these."""
        return {quad.triple for quad in self.store if text_of(quad.graph_name) not in without}

    def label(self, term: object) -> str:
        """Return the English label of a term, or its short name; for a claim, that of what it is about."""
        node = term if isinstance(term, ox.NamedNode) else None
        for quad in self.store.quads_for_pattern(node, LABEL, None, None) if node else ():
            if isinstance(quad.object, ox.Literal) and quad.object.language == "en":
                return quad.object.value
        for quad in self.store.quads_for_pattern(node, ABOUT, None, None) if node else ():
            return f"claim on “{self.label(quad.object)}”"
        if node and all(ends := [self._end(node, *names) for names in ENDS]):
            return f"link of {' to '.join(ends)}"
        return shorten(text_of(term))

    def _end(self, link: ox.NamedNode, end: str, label: str) -> str:
        """Return one end of a judged link in words, or an empty text for what is no link."""
        named = [quad.object for quad in self.store.quads_for_pattern(link, ox.NamedNode(SSSOM + label), None, None)]
        for quad in self.store.quads_for_pattern(link, ox.NamedNode(OWL + end), None, None):
            iri = shorten(text_of(quad.object)).removeprefix(EXTERNAL)
            return f"“{text_of(named[0])}” ({iri})" if named else iri
        return ""

    def source(self, subject: object) -> str:
        """Return the label of the source in which a claim stands, or an empty text."""
        for quad in self.store.quads_for_pattern(subject, SOURCE, None, None):  # type: ignore[arg-type]  # a subject of ours
            return self.label(quad.object)
        return ""


def difference(before: Iterable[AuthoredFile], after: Iterable[AuthoredFile], ontology: EmbeddedStore) -> Difference:
    """Return every statement that came or went. Of a file that cannot be read then or now, nothing is said to have."""
    terms = _term_labels(ontology)
    old, new = Side(before, True), Side(after, False)
    unread = old.unread.keys() | new.unread.keys()
    was, is_ = old.triples(unread), new.triples(unread)
    gone = [_change(old, triple, False, terms, (new, old)) for triple in was - is_]
    come = [_change(new, triple, True, terms, (new, old)) for triple in is_ - was]
    named = sorted([*old.unread.values(), *new.unread.values()], key=lambda one: (one.path, not one.before))
    return Difference(tuple(sorted(gone + come)), tuple(named))


def in_words(found: Iterable[Change]) -> list[str]:
    """Return lines to read: a head for each subject, `+` and `-` for what came and went."""
    lines = []
    for (subject, label), some in groupby(found, key=lambda change: (change.subject, change.subject_label)):
        members = list(some)
        source = next((change.said_in for change in members if change.said_in), "")
        lines.append(f"{label} ({subject})" + (f", as said in “{source}”" if source else ""))
        of_link = [change for change in members if change.property not in IN_THE_HEAD] if _is_link(members) else []
        lines += [
            f"  {'+' if change.added else '-'} {change.property}: {change.value}" for change in of_link or members
        ]
    return lines


def _change(side: Side, triple: ox.Triple, added: bool, terms: dict[str, str], named_by: tuple[Side, Side]) -> Change:
    """Return a statement of one side. A subject has one label and source for both: the new ones, else the old."""
    predicate, value = text_of(triple.predicate), triple.object
    subject = shorten(text_of(triple.subject))
    return Change(
        subject,
        next((label for label in (one.label(triple.subject) for one in named_by) if label != subject), subject),
        added,
        "kind" if predicate.endswith("#type") else terms.get(predicate) or _plain(predicate),
        terms.get(text_of(value)) or side.label(value),
        next(filter(None, (one.source(triple.subject) for one in named_by)), ""),
        f"{triple} .",
    )


def _is_link(members: Iterable[Change]) -> bool:
    return any(change.subject.startswith(f"{ID}mapping/") for change in members)


def _plain(predicate: str) -> str:
    """Return the words in the name of a property that is not of our ontology: `mapping date` of `mapping_date`."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split(r"[/#]", predicate)[-1]).replace("_", " ").lower()
    return words.replace("pref label", "label")


def _term_labels(ontology: EmbeddedStore) -> dict[str, str]:
    query = (resources.root() / "queries" / "lookup" / "term_labels.rq").read_text()
    return {text_of(row["thing"]): text_of(row["label"]) for row in select(ontology, query)}
