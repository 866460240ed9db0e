"""Every error the project raises on purpose: one base, one class per cause, each carrying its data.

A message is one sentence that says what to do. The command prints it and exits with `exit_code`
(1 findings, 2 could not do what was asked, 3 a limit or a fault of our own).
"""


class AllegianceError(Exception):
    """Base of everything raised on purpose, so that a caller can catch all of it at once."""

    exit_code = 2


class DateError(AllegianceError):
    """A text that is not an EDTF date; `position` is the 0-based offset of the culprit in `text`."""

    def __init__(self, text: str, position: int, advice: str) -> None:
        self.text = text
        self.position = position
        self.advice = advice
        super().__init__(f"{text!r} is not an EDTF date at character {position + 1}: {advice}.")


class NotFoundError(AllegianceError):
    """A file or folder that is not there."""

    def __init__(self, path: object, wanted: str) -> None:
        self.path = path
        super().__init__(f"There is no {wanted} at {path}: check the path.")


class SyntaxErrorInFile(AllegianceError):
    """A file that is not Turtle; `line` and `column` are 1-based."""

    exit_code = 2

    def __init__(self, path: object, line: int, column: int, reason: str) -> None:
        self.path, self.line, self.column, self.reason = path, line, column, reason
        super().__init__(f"{path}:{line}:{column}: not valid Turtle: {reason}; mend it and try again.")


class FileNotAllowed(AllegianceError):
    """A file among the data that the project does not read (not a regular `.ttl` or `.sssom.tsv` file)."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} is not read because {reason}; remove or rename it.")


class DateInFile(AllegianceError):
    """A bad EDTF literal in the data."""

    def __init__(self, graph: str, subject: str, advice: str) -> None:
        self.graph, self.subject, self.advice = graph, subject, advice
        super().__init__(f"{subject} in {graph}: {advice}")


class RepeatedStatement(AllegianceError):
    """One statement in two files, where each statement has one home."""

    def __init__(self, statement: str, graphs: list[str]) -> None:
        self.statement, self.graphs = statement, graphs
        super().__init__(f"{statement} is stated in {' and in '.join(graphs)}: keep it in one file.")


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


class StoreError(AllegianceError):
    """A persisted store that cannot be opened, or is not what its record says."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"The store at {path} {reason}; run `allegiance build --again` to make it anew.")


class ReasonerUnavailable(AllegianceError):
    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The reasoner cannot run: {reason}; install it with `pip install 'allegiance[reason]'`.")


class GitError(AllegianceError):
    """Git could not give what was asked of it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"Git says: {reason}; check that this is a checkout and that the revision exists.")


class CannotWrite(AllegianceError):
    """A file that would be overwritten, or a value that does not fit into a contribution."""

    def __init__(self, what: object, advice: str) -> None:
        self.what, self.advice = what, advice
        super().__init__(f"{what}: {advice}.")


class CannotFormat(AllegianceError):
    """The formatter is missing, or would have changed what a file says."""

    def __init__(self, path: object, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} is left as it was: {reason}.")


class MissingPackage(AllegianceError):
    """A package of an extra that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(f"This needs {package}: install it with `pip install 'allegiance[{extra}]'`.")


class StoresMixed(AllegianceError):
    """Servers and files asked at once."""

    def __init__(self, stores: list[str]) -> None:
        self.stores = stores
        super().__init__("A server is asked alone: give one address, or any number of files and folders.")


class BadAddress(AllegianceError):
    """An address that is none of a server; it is not repeated, since it may hold a password."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"The address of the server is not used: {reason}.")


class BadCredentials(AllegianceError):
    """Credentials that cannot be sent; `place` says where they stand, never what they are."""

    def __init__(self, place: str, reason: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(f"No credentials are sent: {place} {reason}.")


class RemoteError(AllegianceError):
    """A server that did not give what was asked; `place` is its address without query and credentials."""

    def __init__(self, place: str, reason: str, advice: str) -> None:
        self.place, self.reason = place, reason
        super().__init__(f"The server at {place} {reason}; {advice}.")


class RemoteUnreachable(RemoteError):
    """No connection, or one that broke."""


class RemoteTimeout(RemoteError):
    """The overall deadline passed before the answer was complete."""


class RemoteBusy(RemoteError):
    """429 or 503 until we gave up; `retry_after` is what the server asked for, in seconds."""

    def __init__(self, place: str, status: int, retry_after: float | None) -> None:
        self.status, self.retry_after = status, retry_after
        wait = "later" if retry_after is None else f"in {retry_after:.0f} seconds"
        super().__init__(place, f"is busy (HTTP status {status})", f"try again {wait}")


class RemoteDenied(RemoteError):
    """401, 403 or 407."""


class RemoteRefused(RemoteError):
    """Any other status that is no success."""

    def __init__(self, place: str, status: int, reason: str, advice: str) -> None:
        self.status = status
        super().__init__(place, reason, advice)


class RemoteRedirect(RemoteError):
    """A redirect to another origin, without an end, or without a target."""


class RemoteTooLarge(RemoteError):
    """An answer of more bytes than allowed."""


class RemoteAnswer(RemoteError):
    """Status 200 and no answer: a web page, another form, truncated, empty, or with an error in it."""


class PublishedOtherwise(RemoteError):
    """After publishing, the server does not hold what was sent; `graphs` maps a graph to (sent, found)."""

    def __init__(self, place: str, graphs: dict[str, tuple[int, int]]) -> None:
        self.graphs = graphs
        name, (sent, found) = next(iter(sorted(graphs.items())))
        reason = f"holds {len(graphs)} graphs otherwise than sent, such as {name} with {found} statements for {sent}"
        super().__init__(place, reason, "see that nobody else writes there and publish again")
