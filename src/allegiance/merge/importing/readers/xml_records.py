"""Records of an XML file: the elements of given names, wherever they stand.

Expat reads it in pieces. A DOCTYPE is refused before anything in it is read, and so are entities: that is what
expansion bombs and files fetched from elsewhere are made of.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.parsers import expat

from allegiance.errors import BadRecord, ImportRefused
from allegiance.merge.importing.tree import Raw, Read

CHUNK = 1 << 16
DEEPEST = 50
LONGEST = 1 << 20
"""Characters of the text of one element."""


class _Refused(Exception):
    """Raised out of the parser, which passes it on."""


def records(file: BinaryIO, layout: dict[str, Any], name: str) -> Read:
    """Give the elements called one of `records`. An element with elements within is a group, any other one a text.

    The attribute `version` of the outermost element is given to each as `@version`. What is not well-formed cannot
    be read on: ImportRefused.
    """
    state = _State(frozenset(layout.get("records") or ()), str(layout.get("version", "")), name)
    parser = guarded(expat.ParserCreate(), name)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = state.start, state.end
    parser.CharacterDataHandler = state.text
    state.parser = parser
    for _ in feed(parser, file, name):
        yield from state.done
        state.done.clear()
    if not state.seen:
        raise ImportRefused(
            name, f"it holds none of {', '.join(sorted(state.wanted))}", "check that it is the right file"
        )


def guarded(parser: Any, name: str) -> Any:
    """Make the parser refuse a DOCTYPE, and return it."""

    def doctype(*_: Any) -> None:
        raise _Refused("it has a DOCTYPE, which can pull in other files or blow up")

    parser.StartDoctypeDeclHandler = doctype
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def feed(parser: Any, file: BinaryIO, name: str) -> Iterator[None]:
    """Give the file to the parser piece by piece. Raises ImportRefused."""
    try:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield
    except expat.ExpatError as error:
        reason = f"it is no well-formed XML (line {error.lineno}: {expat.ErrorString(error.code)})"
        raise ImportRefused(name, reason, "fetch it again") from error
    except _Refused as error:
        raise ImportRefused(name, str(error), "take it out, or take another copy") from error


class _State:
    """The elements that are open, and the records that are complete."""

    parser: Any

    def __init__(self, wanted: frozenset[str], version: str, name: str) -> None:
        self.wanted, self.name = wanted, name
        self.done: list[Raw | BadRecord] = []
        self.seen = 0
        self._version_name, self._version = version, ""
        self._open: list[tuple[str, dict[str, Any], list[str]]] = []
        self._depth = self._line = self._size = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._depth:
            self._version = attributes.get(self._version_name, "")
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Refused(f"its elements are nested more than {DEEPEST} deep")
        if self._open or tag in self.wanted:
            if not self._open:
                self._line, self._size = self.parser.CurrentLineNumber, 0
            self._open.append((tag, {}, []))

    def text(self, data: str) -> None:
        if self._open:
            self._size += len(data)
            if self._size > LONGEST:
                raise _Refused(f"a record has more than {LONGEST:,} characters")
            self._open[-1][2].append(data)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if not self._open:
            return
        _, fields, words = self._open.pop()
        text = "".join(words).strip()
        if self._open:
            if fields or text:
                self._open[-1][1].setdefault(tag, []).append(fields or text)
            return
        self.seen += 1
        place = f"{self.name}, line {self._line}"
        if not fields:
            self.done.append(BadRecord(place, f"the {tag} is empty"))
            return
        self.done.append(Raw(place, tag, fields | {"@version": [self._version]} if self._version else fields))
