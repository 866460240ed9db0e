"""What goes wrong with servers."""

from allegiance.errors.base import AllegianceError


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


class GraphNotSent(AllegianceError):
    """A graph with blank nodes that is too large for one update; `size` and `largest` are in bytes."""

    def __init__(self, graph: str, size: int, largest: int) -> None:
        self.graph, self.size, self.largest = graph, size, largest
        super().__init__(
            f"The graph {graph} is not sent: it has blank nodes, so it must come in one update, and has {size:,} bytes "
            f"of at most {largest:,}; use --by gsp, or give its nodes IRIs."
        )


class PublishedOtherwise(RemoteError):
    """After publishing, the server does not hold what was sent; `graphs` maps a graph to (sent, found)."""

    def __init__(self, place: str, graphs: dict[str, tuple[int, int]]) -> None:
        self.graphs = graphs
        name, (sent, found) = next(iter(sorted(graphs.items())))
        reason = (
            f"holds {len(graphs)} graphs otherwise than sent, such as {name} ({sent} statements sent, {found} found)"
        )
        super().__init__(place, reason, "see that nobody else writes there and publish again")
