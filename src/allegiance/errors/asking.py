"""What goes wrong with questions and queries."""

from collections.abc import Sequence

from allegiance.errors.base import AllegianceError


class UnknownQuestion(AllegianceError):
    def __init__(self, name: str, near: list[str]) -> None:
        self.name, self.near = name, near
        every = "`allegiance ask` lists the questions, as graph.questions() does in Python."
        hint = f"did you mean {' or '.join(near)}?" if near else every
        super().__init__(f"There is no question {name!r}: {hint}")


class BadParameter(AllegianceError):
    """A parameter that the question does not have, lacks, or cannot read."""

    def __init__(self, question: str, parameter: str, advice: str) -> None:
        self.question, self.parameter, self.advice = question, parameter, advice
        super().__init__(f"{question}: {parameter}: {advice}.")


class NotAName(AllegianceError):
    """A value that can name no entity."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(
            f"{value!r} names no entity: give a name, an identifier such as org:imu, an IRI, or an entity of an answer."
        )


class NoRow(AllegianceError):
    """What was asked for its reasons and is nothing that claims are made of."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(
            f"No reasons are asked of {value!r}: give a row, an answer, or a situation, claim or source; `show` tells "
            "what is known of anything else."
        )


class UnknownName(AllegianceError):
    """A name that nothing bears; `near` are (IRI, label) pairs of what may be meant."""

    def __init__(self, name: str, near: list[tuple[str, str]]) -> None:
        self.name, self.near = name, near
        hint = f"did you mean {_listed(near)}?" if near else "`allegiance search` finds names by a part of them."
        super().__init__(f"Nothing is called {name!r}: {hint}")


class WrongKind(AllegianceError):
    """A name of something else than what is asked for; `kinds` are those wanted, `found` (IRI, label) pairs."""

    def __init__(self, name: str, kinds: Sequence[str], found: list[tuple[str, str]]) -> None:
        self.name, self.kinds, self.found = name, tuple(kinds), found
        wanted = " or ".join(KIND_WORDS.get(kind, kind) for kind in kinds)
        super().__init__(f"{name!r} is {_listed(found)}; asked for is {wanted}.")


class AmbiguousName(AllegianceError):
    """A name that several entities bear; `candidates` are (IRI, label) pairs."""

    def __init__(self, name: str, candidates: list[tuple[str, str]]) -> None:
        self.name, self.candidates = name, candidates
        listed = "; ".join(f"{label} ({_identifier(iri)})" for iri, label in candidates)
        super().__init__(f"{name!r} may be any of these, name one by what stands in brackets: {listed}.")


KIND_WORDS = {"org": "an organization", "person": "a person", "post": "a post", "place": "a place",
              "situation": "a situation", "claim": "a claim", "source": "a source"}  # fmt: skip


def _listed(entities: list[tuple[str, str]]) -> str:
    return " or ".join(f"{label} ({_identifier(iri)})" for iri, label in entities)


def _identifier(iri: str) -> str:
    return iri.rpartition("/id/")[2]


class QueryRefused(AllegianceError):
    """A SPARQL text that is not run: not a query, too long, or reaching out of the store."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The query is not run: {reason}.")


class LimitReached(AllegianceError):
    """A query that was ended at a limit: `what` is seconds, memory, rows, size (both in bytes) or nesting."""

    exit_code = 3

    def __init__(self, what: str, limit: float | None) -> None:
        self.what, self.limit = what, limit
        advice = "ask for less, or allow more"
        reason = {
            "seconds": f"it takes more than {limit:g} seconds" if limit is not None else "",
            "memory": f"it takes more than {(limit or 0) / 2**20:,.0f} MiB of memory",
            "rows": f"it has more than {limit or 0:,.0f} rows",
            "size": f"its answer has more than {limit or 0:,.0f} bytes",
            "nesting": "it is nested too deeply",
        }[what]
        super().__init__(f"The query was ended, without an answer: {reason}; {advice}.")


class QueryHeaderError(AllegianceError):
    """A question file whose `#+` header is wrong."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}; see queries/README.md.")
