"""`allegiance build`: the dataset with its derived layer."""

from datetime import date
from pathlib import Path

import click
import pyoxigraph as ox

from allegiance.cli.day import Day


@click.command(epilog="Example: allegiance build --output build/allegiance.nq")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Build anew, even if nothing has changed.")
@click.option("--output", type=click.Path(path_type=Path), help="Also write all graphs to this N-Quads file.")
@click.option("--date", "day", type=Day(), help="With --output: add the relations of this day.")
@click.option("--known-by", type=Day(), help="With --date: by evidence public by this day.")
def command(paths: tuple[Path, ...], again: bool, output: Path | None, day: date | None, known_by: date | None) -> None:
    """Build the dataset of the given folders or files (default: the project's data) and keep it for questions."""
    from allegiance.build import build

    built = build(list(paths) or None, again=again)
    state = "built" if built.fresh else "up to date"
    click.echo(f"{state}: {built.record.quads} statements, {sum(built.record.derived.values())} of them derived")
    click.echo(f"canonical hash: {built.record.canonical_hash}")
    if output is not None:
        from allegiance.build.export import write_quads
        from allegiance.build.snapshot import snapshot, snapshot_graph
        from allegiance.store.typed import placed

        extra: list[ox.Quad] = []
        if day is not None:
            until = known_by or date.max
            graph = snapshot_graph(day, until)
            extra = list(placed(snapshot(built.store, day, until), graph))
        write_quads(built.store.inner, extra, output)
        click.echo(f"written: {output}")
