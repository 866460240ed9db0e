"""Results of SELECT and ASK as they come over a wire."""

import pyoxigraph as ox

from allegiance.errors import LimitReached

VIRTUOSO_NODE, NODE = b'"type": "bnode", "value": "nodeID://', b'"type": "bnode", "value": "'
"""How Virtuoso writes a blank node, with an address where the standard has a label. (Quotes in a value are escaped, so
that no text of the data looks like it.)"""


def whole(answer: bytes, most: int | None = None) -> ox.QuerySolutions | ox.QueryBoolean:
    """Read the JSON of a result to its end and return it from its beginning.

    The parser is lazy: a fault further down must show before the first row is given out. Raises SyntaxError, and
    LimitReached when there are more than `most` rows.
    """
    fault = _fault(answer, most)
    if isinstance(fault, SyntaxError) and VIRTUOSO_NODE in answer:
        answer = answer.replace(VIRTUOSO_NODE, NODE)
        fault = _fault(answer, most)
    if fault:
        raise fault
    return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)


def _fault(answer: bytes, most: int | None) -> Exception | None:
    # Returned and not raised: an error would keep this frame with the result, which may be let go in its thread only.
    results = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryBoolean):
        return None
    try:
        for count, _ in enumerate(results, 1):
            if most is not None and count > most:
                return LimitReached("rows", most)
    except SyntaxError as error:
        return error.with_traceback(None)
    return None
