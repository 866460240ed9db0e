"""What goes wrong with datasets of others and with links to them."""

from allegiance.errors.files import FileNotAllowed


class BadLinkTable(FileNotAllowed):
    """A table of links that cannot be read; `line` is 1-based, 0 where the whole file is meant."""

    def __init__(self, path: object, line: int, reason: str) -> None:
        self.line = line
        super().__init__(f"{path}:{line}" if line else path, reason)
        self.path = path
