"""What readers give: the records of a source as plain trees, each with its place in the file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from allegiance.errors import BadRecord


class Value(str):
    """A text that is an RDF term in its source: an IRI, or a literal with a language or a datatype."""

    term: ox.NamedNode | ox.Literal

    def __new__(cls, term: ox.NamedNode | ox.Literal) -> "Value":
        """Make the text of the term."""
        value = super().__new__(cls, term.value)
        value.term = term
        return value


Tree = Mapping[str, "list[str | Tree]"]
"""The fields of a record: each a list of texts, or of groups of fields."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One record as it stands in its source. `place` says where ("record 12, line 345"); `kind` is the name that the
    format gives to records of this sort, if it has several."""

    place: str
    kind: str
    fields: Tree


Read = Iterator[Raw | BadRecord]
"""Records in the order of the file. One that cannot be read is given as an error, so that the rest can be."""


def texts(tree: Tree, name: str) -> list[str]:
    """Return the texts of a field, without its groups and without what is blank."""
    return [item for item in tree.get(name, ()) if isinstance(item, str) and item.strip()]


def groups(tree: Tree, name: str) -> list[Tree]:
    """Return the groups of a field."""
    return [item for item in tree.get(name, ()) if not isinstance(item, str)]
