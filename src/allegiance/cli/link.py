"""`allegiance link`: links proposed between two datasets."""

from datetime import date
from pathlib import Path

import click

from allegiance import settings
from allegiance.cli.day import Day
from allegiance.merge.datasets import FOLDER

DECISIONS = settings.folder() / "links"
"""Where the judged links are."""


@click.command(epilog="Example: allegiance link allegiance un_sc_2026")
@click.argument("one", metavar="DATASET")
@click.argument("other", metavar="DATASET")
@click.option("--from", "folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True,
              help="The folder of the imported datasets.")  # fmt: skip
@click.option("--data", multiple=True, metavar="PATH", help="Files or folders to take for the project's own data.")
@click.option("--judged", multiple=True, type=click.Path(path_type=Path), default=[DECISIONS], show_default=True,
              help="Folders or tables of decided links: pairs in them are not proposed again.")  # fmt: skip
@click.option("--least", type=click.FloatRange(0, 1), default=0.3, show_default=True,
              help="Leave out what is less likely than this.")  # fmt: skip
@click.option("--output", type=click.Path(path_type=Path), help="The table; without it, build/links/<pair>.sssom.tsv.")
@click.option("--today", type=Day(), help="The day to write down; without it, today.")
def command(
    one: str, other: str, folder: Path, data: tuple[str, ...], judged: tuple[Path, ...], least: float,
    output: Path | None, today: date | None,
) -> None:  # fmt: skip
    """Propose links between two datasets, with scores and reasons, as an SSSOM table for `allegiance judge`.

    A DATASET is the name of an import (un_sc_2026), or `allegiance` for the project's own data. Nothing is decided.
    """
    from allegiance.build.writing import write
    from allegiance.cli.datasets import read
    from allegiance.merge.judging import decided
    from allegiance.merge.linking.links import table
    from allegiance.merge.linking.proposing import propose
    from allegiance.sssom import render

    left, right = (read(name, folder, data) for name in (one, other))
    known = list(decided(judged))
    pairs, same = {m.pair for m in known}, {m.pair for m in known if m.verdict == "same"}
    found = [proposal for proposal in propose(left, right, judged=pairs, same=same) if proposal.score >= least]
    path = output or Path("build/links") / f"{one}-{other}.sssom.tsv"
    write(path, [render(table(found, one, other, today or date.today()))])
    certain = sum(proposal.certain for proposal in found)
    click.echo(f"{len(left)} entities of {one}, {len(right)} of {other}")
    click.echo(f"proposed: {len(found)} pairs, {certain} of them above the threshold")
    click.echo(f"written: {path}")
    click.echo(f"next: allegiance judge {path}")
