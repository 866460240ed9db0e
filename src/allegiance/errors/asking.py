"""What goes wrong with questions and queries."""

from allegiance.errors.base import AllegianceError


class UnknownQuestion(AllegianceError):
    def __init__(self, name: str, near: list[str]) -> None:
        self.name, self.near = name, near
        hint = f"did you mean {' or '.join(near)}?" if near else "`allegiance ask` lists the questions."
        super().__init__(f"There is no question {name!r}: {hint}")


class BadParameter(AllegianceError):
    """A parameter that the question does not have, lacks, or cannot read."""

    def __init__(self, question: str, parameter: str, advice: str) -> None:
        self.question, self.parameter, self.advice = question, parameter, advice
        super().__init__(f"{question}: {parameter}: {advice}.")


class UnknownName(AllegianceError):
    def __init__(self, name: str, near: list[str]) -> None:
        self.name, self.near = name, near
        hint = f"did you mean {' or '.join(near)}?" if near else "try `allegiance show` with another spelling."
        super().__init__(f"Nothing is called {name!r}: {hint}")


class AmbiguousName(AllegianceError):
    """A name that several entities bear; `candidates` are (IRI, label) pairs."""

    def __init__(self, name: str, candidates: list[tuple[str, str]]) -> None:
        self.name, self.candidates = name, candidates
        listed = "; ".join(f"{label} ({iri.rpartition('/id/')[2]})" for iri, label in candidates)
        super().__init__(f"{name!r} may be any of these, name one by what stands in brackets: {listed}.")


class QueryRefused(AllegianceError):
    """A SPARQL text that is not run: not a query, too long, or reaching out of the store."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The query is not run: {reason}.")


class QueryHeaderError(AllegianceError):
    """A question file whose `#+` header is wrong."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}; see queries/README.md.")
