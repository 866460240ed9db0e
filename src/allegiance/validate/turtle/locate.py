"""The best place in a file for a finding about a node."""

import re
from typing import Final

from .reading import Reading
from .span import Span

_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]*\Z")
_START: Final = Span(1, 1, 1, 1)


def locate(reading: Reading, focus: str, path: str, value: str) -> Span:
    """Return the span that a finding points at.

    `focus` and `value` are IRIs, blank node labels or lexical forms, `path` the IRI of a property, or anything else
    (a SPARQL property path, a label, nothing) for a path that is no property. The first of these that is there:

    1. the object of the triple (focus, path, value);
    2. for no property, the object of the first triple of focus and value: of whichever property, it is the culprit;
    3. the predicate of the first triple (focus, path, anything): the value may be written otherwise in the file;
    4. for a property that is missing, the first place where the focus is a subject;
    5. for another path, the focus as object of a triple of the value, then the focus as any object;
    6. the focus as any subject or object; the value, so that a finding about another file's node lies on its mention;
    7. an empty span at the start of the file.
    """
    stated = reading.by_subject.get(focus, [])
    mentions = reading.by_object.get(focus, [])
    along = [triple for triple in stated if triple.predicate.value == path]
    for triple in along if path else stated if value else ():
        if triple.object.value == value:
            return triple.object_span
    if along:
        return along[0].predicate_span
    if stated and (not path or _IRI.match(path)):
        return stated[0].subject_span
    for triple in mentions:
        if triple.subject.value == value:
            return triple.object_span
    if mentions:
        return mentions[0].object_span
    return stated[0].subject_span if stated else _START
