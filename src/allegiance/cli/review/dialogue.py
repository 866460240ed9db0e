"""`allegiance review read`: a source claim by claim, each decision written before the next claim is shown."""

from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.cli.review import answers
from allegiance.cli.review.choosing import doubts
from allegiance.cli.review.deciding import name_the_reader, note, reader_option, tell
from allegiance.cli.review.place import data_option, desk
from allegiance.cli.review.showing import paint
from allegiance.query.exchange import printable

if TYPE_CHECKING:
    from allegiance.review.deciding import Change
    from allegiance.review.desk import Desk
    from allegiance.review.page import Entry, Page
    from allegiance.review.saving import Saving


@click.command(epilog="Example: allegiance review read lwj-2015-08-central-asian-groups")
@click.argument("source")
@click.option("--every", is_flag=True, help="Read all claims that are not withdrawn, not only those that wait.")
@reader_option
@data_option
def read(source: str, every: bool, reader: str, data: Path | None) -> None:
    """Read SOURCE claim by claim, and accept, change or withdraw each; `allegiance review SOURCE` does the same.

    Each decision is written and validated before the next claim is shown. Ctrl-C, Ctrl-D and `q` leave the rest as it
    is.
    """
    at = desk(data)
    with ExitStack() as ours:
        reading = Reading(at, at.source(source), every=every, ours=ours)
        reading.begin(reader)
        try:
            reading.go()
        except (click.Abort, KeyboardInterrupt):
            click.echo()
    reading.end(reader)


class Reading:
    """A source that is read: which claim is in hand, and what was decided."""

    def __init__(self, at: "Desk", source: str, *, every: bool, ours: ExitStack) -> None:
        self._desk, self._source, self._ours = at, source, ours
        self._page = self._again()
        self._asked = [
            entry.held.claim for entry in self._page.entries
            if entry.held.waits or (every and entry.held.status != "deprecated")
        ]  # fmt: skip
        self._saving: Saving | None = None
        self._done: list[tuple[str, Change, bytes]] = []
        self._counts: Counter[str] = Counter()
        self._changed: set[str] = set()

    def begin(self, reader: str) -> None:
        """Show what is known of the source, and whose the claims are."""
        from allegiance.review import deciding
        from allegiance.review.wording import head

        for line in head(self._page):
            paint(line)
        claims = [self._desk.claim(claim) for claim in self._asked]
        note(doubts(deciding.accept(self._desk, claims), reader))

    def go(self) -> None:
        """Ask about each claim until all are decided or skipped, or the reader quits."""
        place = 0
        while place < len(self._asked):
            if (step := self._decide(self._asked[place], place)) is None:
                return
            place = step
            while place == len(self._asked) and self._done and answers.takes_back():
                place = self._take_back(place)

    def _decide(self, claim: str, place: int) -> int | None:
        """Show a claim and do with it as the reader says; return the place of the next to show, None to leave."""
        self._show(claim, place)
        while (answer := answers.decision()) == "c":
            if self._change(claim):
                self._show(claim, place)
        match answer:
            case "q":
                return None
            case "z":
                return self._take_back(place)
            case "a" if claim in self._changed:
                click.echo("You changed it: it is for another reader to accept, and waits for one.")
            case "a" if not self._accept(claim):
                return place
            case "w" if not self._withdraw(claim):
                return place
        return place + 1

    def end(self, reader: str) -> None:
        """Say what was decided and what waits."""
        waits = sum(entry.held.waits for entry in self._page.entries)
        counts = ", ".join(f"{word}: {self._counts[word]}" for word in ("accepted", "changed", "withdrawn"))
        click.echo(f"{counts}; to read: {waits}")
        if self._done:
            name_the_reader(reader)

    def _again(self) -> "Page":
        from allegiance.review.page import page

        return page(self._desk, self._source)

    def _entry(self, claim: str) -> "Entry":
        return next(entry for entry in self._page.entries if entry.held.claim == claim)

    def _show(self, claim: str, place: int) -> None:
        from allegiance.review.wording import of_entry

        click.echo(f"\n{place + 1} of {len(self._asked)}")
        for line in of_entry(self._page, self._entry(claim), whole=True):
            paint(line)

    def _accept(self, claim: str) -> bool:
        from allegiance.review import deciding

        changes = deciding.accept(self._desk, [self._desk.claim(claim)])
        return not changes or self._save(claim, changes[0], "accepted")

    def _withdraw(self, claim: str) -> bool:
        from allegiance.errors import AllegianceError
        from allegiance.review import deciding

        reason = answers.line("Why, in your own words (Enter goes back)")
        if not reason:
            return False
        iri = self._desk.claim(claim)
        try:
            change = deciding.withdraw(self._desk, iri, reason)
        except AllegianceError as error:
            return self._refused(error)
        if not self._save(claim, change, "withdrawn"):
            return False
        note(deciding.consequences(self._desk, iri))
        return True

    def _change(self, claim: str) -> bool:
        """Ask for a field and its value until one is changed; tell whether one was."""
        from allegiance.errors import AllegianceError
        from allegiance.review import deciding

        now = deciding.values(self._desk, self._desk.claim(claim))
        for number, (field, value) in enumerate(now.items(), 1):
            click.echo(printable(f"  {number:>2} {field:<12} {value}"))
        while field := answers.field(list(now)):
            click.echo(printable(f"{field}: {now[field] or 'none'}"))
            value = answers.line("New value (- takes it out, Enter goes back)")
            if not value:
                continue
            try:
                given = {field: "" if value == "-" else value}
                change = deciding.revise(self._desk, self._desk.claim(claim), given)
            except AllegianceError as error:
                self._refused(error)
                continue
            if self._save(claim, change, "changed"):
                self._changed.add(claim)
                return True
        return False

    def _save(self, claim: str, change: "Change", word: str) -> bool:
        from allegiance.errors import AllegianceError
        from allegiance.review.saving import Saving

        if self._saving is None:
            self._saving = self._ours.enter_context(Saving([change.path]))
        try:
            warnings = self._saving.save(change.path, change.before, change.after)
        except AllegianceError as error:
            return self._refused(error)
        self._done.append((word, change, change.path.read_bytes()))
        self._counts[word] += 1
        self._look(change)
        tell(change.words)
        note(f"{warning.rule} now says: {warning.message}" for warning in warnings)
        return True

    def _take_back(self, place: int) -> int:
        """Undo the last decision, and return the place of its claim."""
        from allegiance.errors import AllegianceError

        if not self._done or self._saving is None:
            click.echo("There is nothing to take back.")
            return place
        word, change, after = self._done[-1]
        try:
            self._saving.save(change.path, after, change.text)
        except AllegianceError as error:
            self._refused(error)
            return place
        self._done.pop()
        self._counts[word] -= 1
        self._look(change)
        click.echo("Taken back.")
        claim = next(one for one in self._asked if self._desk.claim(one) in change.claims)
        if not any(done[0] == "changed" and done[1].claims == change.claims for done in self._done):
            self._changed.discard(claim)
        return self._asked.index(claim)

    def _look(self, change: "Change") -> None:
        self._desk.again(change.path)
        self._page = self._again()

    def _refused(self, error: Exception) -> bool:
        click.echo(printable(" ".join(str(error).split())))
        return False
