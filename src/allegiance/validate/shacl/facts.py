"""What is known of the data by predicate, beside what a query would tell."""

from collections.abc import Mapping, Set
from typing import Protocol

from pyoxigraph import Store

Meeting = tuple[str, bool]
"""A predicate, and whether its statements are met backwards, at the object."""


class Facts(Protocol):
    """What the data holds, by predicate; nodes are IRIs or labels of blank nodes, which have no colon."""

    def subjects(self, predicate: str, end: str | None = None) -> Set[str]:
        """Who makes statements with it; only those whose object ends so, if that is given."""

    def several(self, predicate: str, count: int) -> Set[str]:
        """Who makes more statements with it than so many; perhaps some who only repeat one."""

    def objects(self, predicate: str) -> Set[str]:
        """The objects: nodes, and the texts of literals."""

    def pairs(self, predicate: str) -> Set[tuple[str, str]]:
        """The subjects with their objects."""

    def endings(self, predicate: str) -> Set[str]:
        """How objects are written, or may be: "" for nodes, `"`, `"@en` or `"^^` and a datatype for literals."""

    def leading(self, predicate: str, nodes: Set[str]) -> Set[str]:
        """Who makes statements with it whose object is one of the nodes."""

    def instances(self, cls: str) -> Set[str]:
        """The instances of the class and of the classes below it."""

    def ends(self, predicate: str, nodes: Set[str]) -> Set[str]:
        """The objects of statements with it that one of the nodes makes."""

    def part(self, wanted: Mapping[Meeting, Set[str]]) -> Store:
        """A store of the statements that are met at one of the nodes."""
