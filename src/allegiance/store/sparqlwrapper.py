"""SPARQLWrapper as the maker of requests, over a transport of ours: its own waits for ever and reads anything."""

from typing import Any, cast
from urllib.request import Request

import SPARQLWrapper

from allegiance.store.transport import AGENT, Answer, Transport

LONGEST_GET = 2_000
"""Characters of a query that still goes into the address."""


class Wrapper(SPARQLWrapper.SPARQLWrapper):
    """One query of a known form (`SELECT` ...), whose answer is asked for in the given media types."""

    def __init__(self, url: str, sparql: str, form: str, accept: str) -> None:
        # The base class guesses the form by a pattern, already when made.
        self._form = form
        super().__init__(url, agent=AGENT)
        self.setOnlyConneg(True)
        self.addCustomHttpHeader("Accept", accept)
        self.setQuery(sparql)
        if len(sparql) > LONGEST_GET or "?" in url:
            self.setMethod(SPARQLWrapper.POST)

    def _parseQueryType(self, query: str) -> str:  # noqa: N802  # the name in the base class
        return self._form

    def send(self, transport: Transport) -> Answer:
        """Send the query and return the answer. Raises the errors of the transport."""
        self._transport = transport
        # What _query returns comes back unchanged, whatever type the base class declares.
        return cast(Answer, self.query().response)

    def _query(self) -> tuple[Any, str]:
        request: Request = self._createRequest()
        return self._transport.send(request), self.returnFormat
