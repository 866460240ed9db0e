"""A place in a text: what comes next, and a refusal that points at it."""

from allegiance.errors import DateError


class Reader:
    """Walks through `text`; `position` is the 0-based offset of the character that comes next."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0

    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self.position == len(self.text)

    def next(self, count: int = 1) -> str:
        """The coming `count` characters without taking them; fewer near the end."""
        return self.text[self.position : self.position + count]

    def take(self, expected: str) -> bool:
        """Step over `expected` if it comes next, and tell whether it did."""
        if not self.text.startswith(expected, self.position):
            return False
        self.position += len(expected)
        return True

    def take_while(self, allowed: str, most: int) -> str:
        """Step over at most `most` characters that are in `allowed`, and return them."""
        start = self.position
        while self.position - start < most and not self.at_end() and self.next() in allowed:
            self.position += 1
        return self.text[start : self.position]

    def refusal(self, advice: str, position: int | None = None) -> DateError:
        """The error to raise: it points at `position`, or at what comes next."""
        return DateError(self.text, self.position if position is None else position, advice)
