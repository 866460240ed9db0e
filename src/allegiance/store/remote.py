"""The remote home: any SPARQL 1.1 server by its address.

Questions read the server's default graph, which must be the union of its graphs (docs/servers.md). An answer is
taken whole or not at all, and only in formats whose end can be seen.
"""

from collections.abc import Collection

import pyoxigraph as ox

from allegiance.errors import LimitReached, MissingPackage, QueryRefused, RemoteAnswer
from allegiance.sparql.form import Form, form
from allegiance.store import Results, Triples
from allegiance.store.completing import Incomplete, complete, may_be_cut
from allegiance.store.limits import Limits
from allegiance.store.solutions import whole
from allegiance.store.transport import Answer, Transport

LARGEST = 256 * 2**20
SOLUTIONS = ("application/sparql-results+json", "application/json")
"""JSON only: a cut result in XML is read by the parser without complaint."""
TRIPLES = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}

CAPPED, PARTIAL = "X-SPARQL-MaxRows", "X-SQL-State"
"""Headers by which Virtuoso says, with status 200, that its answer ends at a cap or at its own time limit."""


class RemoteStore:
    """A SPARQL server, asked over HTTP.

    `timeout` is the overall deadline of a query in seconds, attempts and waits included; `largest` the most bytes
    an answer may have. Name and password come from the environment or netrc (docs/servers.md). Raises BadAddress and
    BadCredentials; no connection is made before the first query. `known` is that of Transport.
    """

    def __init__(self, url: str, *, timeout: float = 30.0, largest: int = LARGEST, known: bool = True) -> None:
        self._url = url
        self._transport = Transport(url, timeout=timeout, largest=largest, known=known)

    @property
    def place(self) -> str:
        """The address, without what may be secret in it."""
        return self._transport.place

    def query(self, sparql: str, most: int | None = None) -> Results:
        """Ask one query. Raises QueryRefused for an update, MissingPackage, and the errors derived from RemoteError.

        Rows that the server gives in parts are put together unless there are more than `most`: then LimitReached.
        """
        try:
            import SPARQLWrapper  # noqa: F401  # whether it is there
        except ImportError as error:
            raise MissingPackage("SPARQLWrapper", "remote") from error
        if any("\ud800" <= character <= "\udfff" for character in sparql):
            raise QueryRefused("it holds half of a character pair, which is no text")
        asked = form(sparql)
        answer = self._ask(sparql, asked)
        try:
            if asked.kind in ("SELECT", "ASK"):
                return self._solutions(sparql, asked, answer, most)
            return self._triples(answer)
        except SyntaxError as error:
            raise self._unreadable(error) from None  # Its words may be the server's.

    def part(self, sparql: str, into: ox.Store, graph: ox.NamedNode) -> None:
        """Put into a graph of a store what the server gives of a CONSTRUCT query, maybe not all. Raises as `query`."""
        answer = self._framed(self._ask(sparql, form(sparql)))
        try:
            into.load(answer.body, format=TRIPLES[answer.type], to_graph=graph)
        except SyntaxError as error:
            raise self._unreadable(error) from None

    def each(self, sparql: str, most: int) -> set[ox.Triple]:
        """Return the rows of a SELECT query of `?subject ?property ?object` as triples. Raises LimitReached where there
        are more than `most`, and as `query`."""
        rows = self.query(sparql, most)
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101  # a SELECT
        return {ox.Triple(row["subject"], row["property"], row["object"]) for row in rows}

    def _ask(self, sparql: str, asked: Form) -> Answer:
        from allegiance.store.sparqlwrapper import Wrapper

        solutions = asked.kind in ("SELECT", "ASK")
        accept = SOLUTIONS[0] if solutions else "application/n-triples, text/turtle;q=0.9"
        answer = Wrapper(self._url, sparql, asked.kind, accept).send(self._transport)
        if not answer.body and solutions:
            raise self._wrong("answers with nothing at all")
        if answer.headers[PARTIAL]:
            raise self._wrong("gives what it had found when its own time was over")
        self._expect(answer, SOLUTIONS if solutions else tuple(TRIPLES))
        return answer

    def query_within(self, sparql: str, limits: Limits, services: Collection[str] = ()) -> Results:
        """Ask one query within the limits of time, rows and size; memory, and calls to other servers, are the server's.

        Raises LimitReached for rows, and what `query` raises.
        """
        bounded = RemoteStore(self._url, timeout=limits.seconds, largest=limits.size)
        results = bounded.query(sparql)
        if isinstance(results, ox.QuerySolutions):
            return whole(results.serialize(format=ox.QueryResultsFormat.JSON) or b"", limits.rows)
        if isinstance(results, Triples) and len(results) > limits.rows:
            raise LimitReached("rows", limits.rows)
        return results

    def _solutions(self, sparql: str, asked: Form, answer: Answer, most: int | None) -> Results:
        rows, wrong = _looked_through(whole(answer.body), asked)
        if wrong:
            raise self._wrong(wrong)
        if asked.kind == "ASK" or not (answer.headers[CAPPED] or may_be_cut(rows)):
            return whole(answer.body)
        try:
            return whole(complete(sparql, asked, answer.body, lambda text: self._ask(text, form(text)).body, most))
        except (Incomplete, ValueError, LookupError) as error:
            raise self._wrong(str(error) if isinstance(error, Incomplete) else "does not count its rows") from error

    def _triples(self, answer: Answer) -> Triples:
        if answer.headers[CAPPED]:
            raise self._wrong(f"gives no more than {answer.headers[CAPPED]} solutions")
        return Triples(quad.triple for quad in ox.parse(self._framed(answer).body, format=TRIPLES[answer.type]))

    def _framed(self, answer: Answer) -> Answer:
        if not answer.framed:
            raise self._wrong("does not say where its answer ends, so that a cut one could not be told")
        return answer

    def _expect(self, answer: Answer, types: tuple[str, ...]) -> None:
        if answer.status != 200:
            raise self._wrong(f"answers with HTTP status {answer.status} and no result")
        if answer.type not in types:
            raise self._wrong(f"answers with {answer.type} where {types[0]} was asked for")

    def _unreadable(self, error: SyntaxError) -> RemoteAnswer:
        return self._wrong(f"answers with what cannot be read to its end ({error.msg})")

    def _wrong(self, reason: str) -> RemoteAnswer:
        if self._transport.gives_away(reason):
            reason = "answers with what is no result"
        return RemoteAnswer(
            self.place, reason, "check that the address is that of a SPARQL query service, or ask for less"
        )


def _looked_through(results: ox.QuerySolutions | ox.QueryBoolean, asked: Form) -> tuple[int, str | None]:
    """Return the number of rows, and what is wrong with them."""
    if isinstance(results, ox.QueryBoolean) != (asked.kind == "ASK"):
        return 0, f"answers {asked.kind} with the result of another form"
    if not isinstance(results, ox.QuerySolutions):
        return 0, None
    missing = asked.columns - {variable.value for variable in results.variables}
    return sum(1 for _ in results), f"leaves out the column {min(missing)}" if missing else None
