"""What checking a change takes of the shapes, once compiled; it can be kept as JSON, which holds data and no code."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, Literal, NamedNode

from .asked import Asked, constraint_name
from .paths import Alternative, Inverse, Path, Repeat
from .paths import Sequence as Steps
from .reaching import Numbered, Reach
from .reads import Read
from .vocabulary import Term

if TYPE_CHECKING:
    from .checks import Check

Written = Mapping[str, Any]
"""A plan as JSON can hold it."""


class Plan:
    """Checks as they are asked, and by which triples each is reached; read from JSON as far as it is asked for."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self._asked: dict[int, Asked] = {}

    @classmethod
    def of(cls, checks: "Sequence[Check]") -> "Plan":
        """Return the plan of the checks."""
        reads: dict[Read, list[int]] = {}
        for number, check in enumerate(checks):
            for read in check.reads:
                reads.setdefault(read, []).append(number)
        by_predicate: dict[str, list[object]] = {}
        for read, numbers in reads.items():
            if read.known:
                key = "" if read.predicate is None else read.predicate.value
                within = None if read.within is None else read.within.value
                by_predicate.setdefault(key, []).append([_path(read.route), read.backwards, within, numbers])
        unknown = sorted({n for read, numbers in reads.items() if not read.known for n in numbers})
        return cls({"checks": [_check(check.asked) for check in checks], "reads": by_predicate, "unknown": unknown})

    def __len__(self) -> int:
        return len(self.written["checks"])

    def asked(self, number: int) -> Asked:
        """Return a check by its number."""
        if number not in self._asked:
            self._asked[number] = _read_check(self.written["checks"][number])
        return self._asked[number]

    @cached_property
    def numbers(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The checks by the names of the shape, or of the SPARQL constraint in it, and of the kind of constraint."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, (shape, component, *_, source, _) in enumerate(self.written["checks"]):
            found.setdefault(((source or shape)[1], constraint_name(component)), []).append(number)
        return found

    def reads_of(self, checks: frozenset[int]) -> Iterator[tuple[Read, Sequence[int]]]:
        """Give all that these checks read, and maybe more, as far as it is known, each with the numbers of checks."""
        for key, reads in self.written["reads"].items():
            if any(not checks.isdisjoint(numbers) for *_, numbers in reads):
                yield from self.reach.reads.get(NamedNode(key) if key else None, ())

    @cached_property
    def reach(self) -> Reach:
        """By which triples the checks are reached."""
        return Reach(_Reads(self.written["reads"]), frozenset(self.written["unknown"]))

    @cached_property
    def reads(self) -> Mapping[int, Sequence[Read]]:
        """What each check reads, by its number, but for those of which that is not known."""
        found: dict[int, list[Read]] = {number: [] for number in range(len(self))}
        for key in self.written["reads"]:
            predicate = NamedNode(key) if key else None
            for read, numbers in self.reach.reads.get(predicate, ()):
                for number in numbers:
                    found[number].append(read)
        return found


class _Reads:
    def __init__(self, written: Mapping[str, list[Any]]) -> None:
        self._written = written
        self._read: dict[NamedNode | None, Numbered] = {}

    def get(self, predicate: NamedNode | None, otherwise: Numbered, /) -> Numbered:
        """Give the reads that meet triples with the predicate."""
        if predicate not in self._read:
            key = "" if predicate is None else predicate.value
            self._read[predicate] = [
                (Read(_read_path(route), predicate, backwards, None if within is None else NamedNode(within)), numbers)
                for route, backwards, within, numbers in self._written.get(key, ())
            ]
        return self._read[predicate] or otherwise


def _check(asked: Asked) -> list[object]:
    return [
        _term(asked.shape),
        asked.component.value,
        _path(asked.path),
        asked.severity.value,
        _terms(asked.messages),
        asked.parts,
        [[name, _term(term)] for name, term in asked.parameters],
        None if asked.source is None else _term(asked.source),
        asked.of_focus,
    ]


def _read_check(written: list[Any]) -> Asked:
    shape, component, path, severity, messages, parts, parameters, source, of_focus = written
    return Asked(
        _read_term(shape),
        NamedNode(component),
        _read_path(path),
        NamedNode(severity),
        tuple(_read_term(message) for message in messages),
        tuple(parts),
        tuple((name, _read_term(term)) for name, term in parameters),
        None if source is None else _read_term(source),
        of_focus,
    )


def _terms(terms: Iterable[Term]) -> list[object]:
    return [_term(term) for term in terms]


def _term(term: Term) -> list[object]:
    match term:
        case NamedNode():
            return ["iri", term.value]
        case BlankNode():
            return ["blank", term.value]
        case Literal():
            return ["literal", term.value, term.language, term.datatype.value]
    raise TypeError("Shapes hold no triples as terms.")


def _read_term(written: list[Any]) -> Any:
    kind, value, *rest = written
    if kind == "iri":
        return NamedNode(value)
    if kind == "blank":
        return BlankNode(value)
    language, datatype = rest
    return Literal(value, language=language) if language else Literal(value, datatype=NamedNode(datatype))


def _path(path: Path | None) -> list[object] | None:
    match path:
        case None:
            return None
        case NamedNode():
            return ["iri", path.value]
        case Inverse(inner):
            return ["inverse", _path(inner)]
        case Steps(steps):
            return ["steps", [_path(step) for step in steps]]
        case Alternative(choices):
            return ["choices", [_path(choice) for choice in choices]]
        case Repeat(inner, least, once):
            return ["repeat", _path(inner), least, once]


def _read_path(written: list[Any] | None) -> Any:
    if written is None:
        return None
    kind, inner, *rest = written
    match kind:
        case "iri":
            return NamedNode(inner)
        case "inverse":
            return Inverse(_read_path(inner))
        case "steps":
            return Steps(tuple(_read_path(step) for step in inner))
        case "choices":
            return Alternative(tuple(_read_path(choice) for choice in inner))
    return Repeat(_read_path(inner), *rest)
