"""A text cut into tokens, in one pass."""

import re
from typing import Final

from .problem import Report, shown
from .tokens import Token, line_pattern, token_pattern

_STOPS: Final = {
    quotes: re.compile(rf"\\.|{quotes}" + ("" if len(quotes) == 3 else r"|[\r\n]|\\\Z"), re.DOTALL)
    for quotes in ('"""', "'''", '"', "'")
}
_LINE: Final = re.compile(r"[^\r\n]*")
_LINE_TAIL: Final = re.compile(r"[ \t\"'][.;,][ \t]*\Z")
_QUOTES: Final = (
    ("“", "“”", "[”“\"]"), ("[„‟]", "„‟“”", "[“”\"]"), ("”", "”", "[”\"]"), ("«", "«»", "[»\"]"),
    ("»", "«»", "[«»\"]"), ("＂", "＂", "[＂\"]"), ("‘", "‘", "’"), ("’", "’", "’"), ("‚", "‚‘", "[‘’]"),
    ("‹", "‹›", "›"), ("›", "‹›", "[‹›]"),
)  # fmt: skip
"""The quotation marks of word processors: what opens a text, what does not stand within it, what closes it."""
_TYPESET: Final = re.compile("|".join(rf'{opens}[^"\r\n{within}]+{closes}' for opens, within, closes in _QUOTES))
_CONFLICT_END: Final = re.compile(r"^>{7}(?![^ \r\n])[^\r\n]*", re.MULTILINE)


def tokenize(text: str, report: Report, start: int = 0) -> list[Token]:
    """Return the tokens from the offset `start` on, the last of kind `end`; merge-conflict markers are reported."""
    return _Tokenizer(text, report).run(start)


class _Tokenizer:
    def __init__(self, text: str, report: Report) -> None:
        self.text, self.report = text, report
        self.tokens: list[Token] = []
        self.unclosed: set[str] = set()  # long quotes that no later text closes, so that none is looked for twice
        self.in_conflict = self.no_more_conflicts = False

    def run(self, at: int) -> list[Token]:
        tokens, text, match = self.tokens, self.text, token_pattern(in_ascii=self.text.isascii()).match
        while found := match(text, at):
            kind, at = found.lastgroup or "other", found.end()
            if kind == "space":
                continue
            if kind in ("long", "quote"):
                at = self._string(found.start(), found.group())
            elif kind == "other" and (typeset := _TYPESET.match(text, found.start())):
                at = self._typeset(typeset)
            elif kind == "conflict":
                at = self._conflict(found.start(), at)
            else:
                word = found.group()
                # A name may hold dots, but not end in one.
                if word[-1] == "." and kind in ("name", "label", "word") and word[-2:] != "\\.":
                    word = word.rstrip(".")
                    word += "." if word[-1] == "\\" else ""
                    at = found.start() + len(word)
                tokens.append(Token(kind, found.start(), at, word))
        tokens.append(Token("end", len(text), len(text), ""))
        return tokens

    def _string(self, start: int, quotes: str) -> int:
        """Add the text that opens at `start`, and return its end."""
        text, stop = self.text, _STOPS[quotes].search
        at = start + len(quotes)
        while quotes not in self.unclosed and (found := stop(text, at)):
            at = found.end()
            if found.group() == quotes:
                self.tokens.append(Token("string", start, at, text[start:at]))
                return at
            if len(quotes) == 1 and found.group()[-1] in "\r\n":
                break
        end = self._end_of_line(start + 1) if len(quotes) == 1 else self._next_statement(start, quotes)
        self.tokens.append(Token("open", start, end, quotes))
        return end

    def _end_of_line(self, start: int) -> int:
        """Return where a text without closing quote probably ends: with its line, before a last `;` `,` or `.`."""
        line = _LINE.match(self.text, start)
        end = line.end() if line else start
        tail = _LINE_TAIL.search(self.text[max(start, end - 80) : end])
        return end - len(tail.group()) + 1 if tail else end

    def _next_statement(self, start: int, quotes: str) -> int:
        self.unclosed.add(quotes)
        least = start + len(quotes)
        found = line_pattern(in_ascii=self.text.isascii()).search(self.text, least)
        end = found.start() if found else len(self.text)
        while end > least and self.text[end - 1] in " \t\r\n":
            end -= 1
        return end

    def _typeset(self, found: re.Match[str]) -> int:
        """Add a text in quotation marks that are not those of Turtle, reported, and return its end."""
        start, end, inside = found.start(), found.end(), found.group()[1:-1]
        message = f"{found.group()[0]} is not a quotation mark of Turtle"
        self.report(start, end, message, f'write straight quotes: "{shown(inside)}"')
        self.tokens.append(Token("string", start, end, f'"{inside}"'))
        return end

    def _conflict(self, start: int, end: int) -> int:
        """Report a conflict once, and return where to read on: in the first version, or after the last one."""
        sign = self.text[start]
        if not self.in_conflict:
            advice = "keep one of the two versions and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
            self.report(start, end, "This is a merge-conflict marker, which is not Turtle", advice)
        self.in_conflict = sign != ">"
        if sign in "=|" and not self.no_more_conflicts:
            closing = _CONFLICT_END.search(self.text, end)
            if closing:
                self.in_conflict = False
                return closing.end()
            self.no_more_conflicts = True
        return end
