"""What linking looks at: entities with their names and the few facts that speak for or against."""

from dataclasses import dataclass, field
from typing import Literal

PERSON, ORGANIZATION = "person", "organization"


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity; `strong` is False where its list calls the alias weak."""

    form: str
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """One entry of a dataset. The first name is the main one.

    `kind` is `person`, `organization` or another word (a vessel), or empty where it is not known. `births` are EDTF
    dates of birth, `countries` names or ISO codes of countries, `identifiers` numbers of documents, `parts` the
    identifiers of entries that the dataset itself lists as parts or wholes of this one.
    """

    id: str
    dataset: str
    kind: str
    names: tuple[Name, ...]
    births: frozenset[str] = field(default=frozenset())
    countries: frozenset[str] = field(default=frozenset())
    identifiers: frozenset[str] = field(default=frozenset())
    related: frozenset[str] = field(default=frozenset())

    @property
    def label(self) -> str:
        """The main name, or the identifier of an entity without names."""
        return self.names[0].form if self.names else self.id


Side = Literal["a", "b"]
