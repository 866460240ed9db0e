"""`allegiance judge`: decisions on proposed links, one pair at a time, or all that is certain at once."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.cli.day import Day
from allegiance.cli.link import DECISIONS
from allegiance.merge.datasets import FOLDER

if TYPE_CHECKING:
    from allegiance.merge.judging import Decisions
    from allegiance.merge.linking.table import Entity
    from allegiance.sssom import Mapping

KEYS = {"y": "same", "n": "different", "u": "unsure", "b": "broader", "r": "narrower"}
WORDS = {
    "yes": "y", "same": "y", "no": "n", "different": "n", "unsure": "u", "broader": "b", "narrower": "r",
    "skip": "s", "undo": "z", "quit": "q", "exit": "q",
}  # fmt: skip
"""Answers written out."""
ASKED = (
    "[y]es same, [n]o different, [u]nsure, [b]roader: the second is more, na[r]rower: less, [s]kip, [z] undo, [q]uit"
)


@click.command(epilog="Example: allegiance judge build/links/allegiance-un_sc_2026.sssom.tsv")
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--into", type=click.Path(path_type=Path), default=DECISIONS, show_default=True, help="The folder for decisions."
)
@click.option("--reviewer", default="", help="Who decides, as the decisions shall name it.")
@click.option("--auto", is_flag=True, help="Accept all that is above the threshold and not ruled out, and ask nothing.")
@click.option("--from", "folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True,
              help="The folder of the imported datasets.")  # fmt: skip
@click.option("--data", multiple=True, metavar="PATH", help="Files or folders to take for the project's own data.")
@click.option("--today", type=Day(), help="The day of the decisions; without it, today.")
def command(
    table: Path, into: Path, reviewer: str, auto: bool, folder: Path, data: tuple[str, ...], today: date | None
) -> None:
    """Judge the pairs of TABLE, which `allegiance link` wrote; each decision is written before the next pair is shown.

    Broken off, it goes on where it stopped: pairs that are decided are not asked again.
    """
    from allegiance.errors import NotFoundError
    from allegiance.merge.judging import Decisions, decided
    from allegiance.sssom import read_table

    if not table.is_file():
        raise NotFoundError(table, "table of proposals")
    proposed = read_table(table.read_bytes(), str(table)).mappings
    known = {mapping.pair for mapping in decided([into])}
    waiting = sorted((m for m in proposed if m.pair not in known), key=lambda m: (-(m.confidence or 0), m.pair))
    name = _name(proposed)
    day = (today or date.today()).isoformat()
    decisions = Decisions(into, name)
    if auto:
        accepted = accept(waiting, decisions, day)
        click.echo(f"accepted without a person: {accepted}; left to judge: {len(waiting) - accepted}")
    else:
        sides = _sides(proposed, folder, data) if waiting else {}
        done = _ask(waiting, decisions, sides, reviewer, day)
        click.echo(f"decided: {done}; left to judge: {len(waiting) - done}")
    for path in filter(Path.is_file, (decisions.path(verdict) for verdict in dict.fromkeys(KEYS.values()))):
        click.echo(f"decisions: {path}")


def accept(waiting: Iterable["Mapping"], decisions: "Decisions", day: str) -> int:
    """Accept what `allegiance link` found above the threshold; the decision names the program, and no person."""
    from allegiance.merge.linking.links import CERTAIN

    accepted = [m for m in waiting if m.more.get("other") == CERTAIN and m.verdict == "same"]
    decisions.decide_all([replace(m, date=day, reviewer="") for m in accepted], "same")
    return len(accepted)


def _ask(
    waiting: Sequence["Mapping"], decisions: "Decisions", sides: dict[str, "Entity"], reviewer: str, day: str
) -> int:
    """Ask about each pair until all are decided or skipped, or the person quits. Returns how many were decided."""
    from allegiance.sssom.mapping import BY_HAND

    place = 0
    done: list[int] = []
    while place < len(waiting):
        proposal = waiting[place]
        if decisions.verdict(proposal.pair):
            place += 1
            continue
        _show(proposal, sides, place + 1, len(waiting))
        answer = _answer()
        if answer == "q":
            break
        if answer == "z":
            undone = decisions.undo()
            if undone is None:
                click.echo("There is nothing to take back.")
            else:
                place = done.pop()
                click.echo("Taken back.")
            continue
        if answer in KEYS:
            comment = f"Proposed by {proposal.more.get('mapping_tool', 'a program')}. {proposal.comment}"
            made = replace(
                proposal, justification=BY_HAND, reviewer=reviewer, date=day, confidence=None, comment=comment, more={}
            )
            decisions.decide(made, KEYS[answer])
            done.append(place)
        place += 1
    return len(done)


def _answer() -> str:
    while True:
        try:
            typed = str(click.prompt(ASKED, prompt_suffix="\n> ", default="s", show_default=False)).strip().lower()
        except click.Abort:
            return "q"
        answer = WORDS.get(typed, typed)  # Not its first letter: "undo" is not unsure.
        if answer in (*KEYS, "s", "z", "q"):
            return answer
        click.echo(f"Type one of {', '.join((*KEYS, 's', 'z', 'q'))}.")


def _show(proposal: "Mapping", sides: dict[str, "Entity"], place: int, total: int) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from allegiance.cli.output import WIDTH_OFF_TERMINAL
    from allegiance.query.exchange import printable
    from allegiance.terms import shorten

    width = None if sys.stdout.isatty() else WIDTH_OFF_TERMINAL
    grid = Table(
        title=f"{place} of {total}   likely by {proposal.confidence or 0:.2f}", title_justify="left", show_lines=True
    )
    grid.add_column("")
    for iri, label in ((proposal.subject, proposal.subject_label), (proposal.object, proposal.object_label)):
        grid.add_column(Text(printable(f"{label}\n{shorten(iri)}")), overflow="fold")
    for head, one, other in _facts(sides.get(proposal.subject), sides.get(proposal.object)):
        grid.add_row(head, Text(printable(one)), Text(printable(other)))
    Console(width=width, highlight=False).print(grid)
    for sentence in proposal.comment.split(". Against: "):
        click.echo(printable(sentence if sentence.startswith("For: ") else f"Against: {sentence}"))
    if proposal.verdict != "same":
        click.echo(f"It looks {proposal.verdict}.")


def _facts(one: "Entity | None", other: "Entity | None") -> Iterator[tuple[str, str, str]]:
    columns = [_column(entity) for entity in (one, other)]
    for head, left in columns[0].items():
        right = columns[1][head]
        if left or right:
            yield head, left, right


def _column(entity: "Entity | None") -> dict[str, str]:
    if entity is None:
        return dict.fromkeys(("kind", "names", "born", "countries", "documents", "source"), "")
    names = [name.form if name.strong else f"{name.form} (weak)" for name in entity.names]
    return {
        "kind": entity.kind,
        "names": "\n".join(names),
        "born": "\n".join(sorted(entity.births)),
        "countries": ", ".join(sorted(entity.countries)),
        "documents": ", ".join(sorted(entity.identifiers)),
        "source": entity.dataset,
    }


def _sides(proposed: Iterable["Mapping"], folder: Path, data: tuple[str, ...]) -> dict[str, "Entity"]:
    from allegiance.cli.datasets import read
    from allegiance.merge.linking.entities import OURS

    named = {m.subject_source or OURS for m in proposed} | {m.object_source or OURS for m in proposed}
    return {entity.id: entity for name in sorted(named) for entity in read(name, folder, data)}


def _name(proposed: Sequence["Mapping"]) -> str:
    """Return what decision files are named after: the datasets but our own."""
    named = {m.subject_source for m in proposed} | {m.object_source for m in proposed}
    return "-".join(sorted(filter(None, named))) or "allegiance"
