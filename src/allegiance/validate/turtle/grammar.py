"""Statements from tokens: triples with their places, and what is wrong.

Source of the grammar: RDF 1.1 Turtle, section 6.5.
"""

from collections.abc import Sequence

import pyoxigraph as ox

from allegiance.terms import AL, RDF_TYPE

from .building import AFTER, ITEM, OBJECT, SUBJECT, VERB, VERB_OR_DOT, VERB_OR_END, Building, Frame
from .directives import read_directive
from .literals import boolean, literal, number
from .names import Names
from .problem import Derailed, Problems
from .recovery import NAMES, Statements, is_directive, is_object, is_verb
from .stated import Place, Stated, Term
from .tokens import Token


class Grammar:
    """Reads all statements of a file, and adds to `triples` those whose three terms are sound.

    The statements that come to their end are added to `ended`, by the offsets of where they begin and end.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        names: Names,
        problems: Problems,
        triples: list[Stated],
        ended: list[tuple[int, int]],
    ) -> None:
        self.tokens, self.names, self.problems, self.ended = tokens, names, problems, ended
        self.statements = Statements(tokens, problems.lines)
        self.building = Building(triples)
        self.at = self.first = self.graphs = 0
        self.steps = {
            SUBJECT: self._subject, VERB: self._verb, VERB_OR_END: self._verb_or_end, VERB_OR_DOT: self._verb_or_dot,
            OBJECT: self._object, AFTER: self._after, ITEM: self._item,
        }  # fmt: skip

    def run(self) -> None:
        """Read to the end of the file, resuming at the next statement after an error."""
        while self.tokens[self.at].kind != "end":
            self.first = self.at
            try:
                self._statement()
                self.ended.append((self.tokens[self.first].start, self.tokens[self.at - 1].end))
            except Derailed as derailed:
                self._report(derailed)
                self.at = self.statements.resume(self.at, self.first)
                self.names.guess(self.tokens[self.first : self.at])
                self.building.frames.clear()

    def _report(self, derailed: Derailed) -> None:
        """Report it, unless it follows from what is wrong with one of the two terms before."""
        if self.problems.last <= self.tokens[max(self.at - 2, self.first)].start:
            self.problems.report(*derailed.problem)

    def _statement(self) -> None:
        token, frames = self.tokens[self.at], self.building.frames
        if is_directive(token, self.tokens[self.at + 1]):
            self.at = read_directive(self.tokens, self.at, self.names, self.statements)
        elif token.text == "}" and self.graphs:
            self.graphs -= 1
            self.at += 1
        else:
            self.building.begin(token)
            while frames:
                frame = frames[-1]
                self.steps[frame.wanted](frame, self.tokens[self.at])

    def _subject(self, _frame: Frame, token: Token) -> None:
        if token.text in ("[", "("):
            self._bracket(token)
        elif token.kind in NAMES or token.kind == "label":
            self._term(token, SUBJECT)
        elif token.text == "{" or (token.kind == "word" and token.text.lower() == "graph"):
            self._graph()
        else:
            raise self._unexpected(SUBJECT)

    def _verb(self, frame: Frame, token: Token) -> None:
        if self.statements.begins(self.at, self.first):
            self._ended_early("A property and a value are missing")
        elif is_verb(token):
            frame.predicate = RDF_TYPE if token.kind == "word" else self.names.named(token)
            frame.predicate_place, frame.wanted = Place(token.start, token.end), OBJECT
            self.at += 1
        elif token.text == "{" and frame.opening is None:
            self._graph()
        else:
            raise self._unexpected(VERB)

    def _verb_or_end(self, frame: Frame, token: Token) -> None:
        if token.text == ";":
            self.at += 1
        elif token.text in (".", "]", "}") or token.kind == "end":
            self._after(frame, token)
        else:
            self._verb(frame, token)

    def _verb_or_dot(self, frame: Frame, token: Token) -> None:
        step = self._after if token.text in (".", "}") or token.kind == "end" else self._verb
        step(frame, token)

    def _object(self, frame: Frame, token: Token) -> None:
        if self.statements.begins(self.at, self.first):
            self._ended_early("A value is missing")
        elif token.text in (";", ",", ".") and self._goes_on(frame):
            dot = self.tokens[self.first - 1]
            raise Derailed(dot.start, dot.end, 'A property follows after "."', 'write ";" in place of "."')
        elif token.text in ("[", "("):
            self._bracket(token)
        else:
            self._term(token, OBJECT)

    def _goes_on(self, frame: Frame) -> bool:
        """Whether a property and a value stand where a statement should begin, right after one that was ended."""
        is_term = isinstance(frame.subject, ox.NamedNode) and frame.subject.value.startswith(AL)
        return is_term and self.at == self.first + 2 and self.first > 0 and self.tokens[self.first - 1].text == "."

    def _item(self, _frame: Frame, token: Token) -> None:
        if token.text == ")":
            self.at += 1
            self.building.close(token)
        elif token.text in ("[", "("):
            self._bracket(token)
        elif token.text in (".", ";", ",", "]"):
            raise self._not_closed()
        else:
            self._term(token, OBJECT)

    def _after(self, frame: Frame, token: Token) -> None:
        if token.text == ";":
            frame.wanted = VERB_OR_END
        elif token.text == ",":
            frame.wanted = OBJECT
        elif token.text == "." and frame.opening is None:
            self.building.frames.clear()
        elif token.text == "]" and frame.opening is not None:
            self.building.close(token)
        elif token.text == ".":
            raise self._not_closed()
        else:
            self._separator_missing(frame, token)
            return
        self.at += 1

    def _separator_missing(self, frame: Frame, token: Token) -> None:
        """Put in the separator that is missing, or give the statement up."""
        before = self.tokens[self.at - 1]
        swallowed = before.kind == "open"  # a text without end has taken the separator with it
        if (token.text == "}" and self.graphs) or token.kind == "end" or self.statements.begins(self.at, self.first):
            if token.text == "}" or (swallowed and frame.opening is None):
                self.building.frames.clear()
            else:
                self._ended_early("The statement is not ended")
        elif before.end == token.start and not swallowed:
            raise self._unexpected(AFTER)
        elif is_verb(token) and is_object(self.tokens[self.at + 1]):
            frame.wanted = VERB_OR_END
            if not swallowed:
                self._missing(before.end, 'A ";" is missing before the next property', 'add " ;"')
        elif is_verb(before) and is_object(token) and self.tokens[self.at - 2].text == ",":
            comma = self.tokens[self.at - 2]
            frame.predicate, frame.predicate_place = self.names.named(before), Place(before.start, before.end)
            frame.wanted = OBJECT
            self._report(Derailed(comma.start, comma.end, 'A property follows after ","', 'write ";" in place of ","'))
        elif is_object(token) and frame.predicate_place is not None and not swallowed:
            frame.wanted = OBJECT
            self._missing(before.end, 'A "," is missing before the next value', 'add " ,"')
        else:
            raise self._unexpected(AFTER)

    def _missing(self, end: int, message: str, advice: str) -> None:
        self._report(Derailed(end, end, message, advice))

    def _ended_early(self, message: str) -> None:
        """Report that the statement before the current token is not ended, and go on with the next one."""
        before = self.tokens[self.at - 1]
        if self.building.frames[-1].opening is not None:
            self._report(self._not_closed())
        elif before.text in (";", ","):
            message = f'A new statement begins after "{before.text}"'
            self._report(Derailed(before.start, before.end, message, f'write "." in place of "{before.text}"'))
        else:
            self._missing(before.end, message, 'add " ."')
        self.building.frames.clear()

    def _term(self, token: Token, wanted: str) -> None:
        """Read a term that is one token, or a literal with its language tag or datatype."""
        term: Term | None
        after = self.at + 1
        if token.text in ("http:", "https:"):
            from .diagnosis import bare_address

            if bare := bare_address(self.tokens, self.at):
                raise bare
        if token.kind in NAMES:
            term = self.names.named(token)
        elif token.kind in ("string", "open"):
            term, after = literal(self.tokens, self.at, self.names, in_list=self.building.frames[-1].wanted == ITEM)
        elif token.kind == "label":
            term = ox.BlankNode(token.text[2:])
        elif token.kind == "number":
            term = number(token)
        elif token.text in ("true", "false"):
            term = boolean(token)
        else:
            raise self._unexpected(wanted)
        self.at = after
        self.building.deliver(term, Place(token.start, self.tokens[after - 1].end))

    def _bracket(self, token: Token) -> None:
        """Begin `[...]` or `(...)`; `[]` is a term at once."""
        self.at += 1
        self.building.begin(token)
        closing = self.tokens[self.at]
        if token.text == "[" and closing.text == "]":
            self.at += 1
            self.building.close(closing)

    def _graph(self) -> None:
        """Report a TriG graph, and read on inside it."""
        self._report(self._unexpected(SUBJECT))
        while self.tokens[self.at].kind in NAMES | {"label", "word"}:
            self.at += 1
        if self.tokens[self.at].text == "{":
            self.graphs += 1
            self.at += 1
        self.building.frames.clear()

    def _unexpected(self, wanted: str) -> Derailed:
        if self.tokens[self.at].kind == "end" and self.building.frames[-1].opening is not None:
            return self._not_closed()
        from .diagnosis import unexpected  # few files need it

        return unexpected(self.tokens, self.at, wanted)

    def _not_closed(self) -> Derailed:
        opening = self.building.frames[-1].opening
        assert opening is not None  # noqa: S101  # a statement has no bracket to close
        from .diagnosis import not_closed

        return not_closed(opening)
