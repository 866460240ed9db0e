"""Further files of a format, joined to the records of the first by a key: aliases in a table of their own."""

from collections.abc import Iterable, Iterator
from typing import Any

from allegiance.errors import BadRecord
from allegiance.merge.importing.tree import Raw, texts


class Companion:
    """The rows of such a file, by the key in the column `joins`; they become groups called `group`."""

    def __init__(self, layout: dict[str, Any], rows: Iterable[Raw | BadRecord]) -> None:
        self._column, self._group = str(layout["joins"]), str(layout["group"])
        self._rows: dict[str, list[Raw]] = {}
        self._bad: list[BadRecord] = []
        for row in rows:
            if isinstance(row, BadRecord):
                self._bad.append(row)
            else:
                self._rows.setdefault(next(iter(texts(row.fields, self._column)), ""), []).append(row)

    def join(self, raw: Raw | BadRecord) -> Raw | BadRecord:
        """Return the record with its rows."""
        if isinstance(raw, BadRecord):
            return raw
        rows = self._rows.pop(next(iter(texts(raw.fields, self._column)), ""), None)
        if rows is None:
            return raw
        group: list[Any] = [row.fields for row in rows]
        return Raw(raw.place, raw.kind, {**raw.fields, self._group: group})

    def left(self) -> Iterator[BadRecord]:
        """Give what was malformed; rows of records that the first file does not have are no fault of either."""
        yield from self._bad
