"""`allegiance validate`: problems with file, line, column and rule."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.cli.validating import FORMATS, show, validated

if TYPE_CHECKING:
    from allegiance.validate.checking import Report

WATCHED = ("text", "concise")
"""The formats that make sense one after another."""

_NAMED = 5
"""So many of the files that were saved are named."""


@click.command(epilog="Example: allegiance validate --changed-since main")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--changed-since", metavar="REV", help="Report only what the changes since this revision of git can affect."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default=FORMATS[0], help="How to print the findings.")
@click.option(
    "--engine", type=click.Choice(("compiled", "pyshacl")), default="compiled", help="pyshacl is the slow reference."
)
@click.option(
    "--store",
    metavar="PATH|URL",
    help="Check instead, against the shapes alone, what a SPARQL server, a whole dataset (.nq) or a folder holds.",
)
@click.option(
    "--watch", is_flag=True, help="Go on, and tell what each file does as soon as it is saved; Ctrl-C ends it."
)
def command(
    paths: tuple[Path, ...], changed_since: str | None, form: str, engine: str, store: str | None, watch: bool
) -> None:
    """Check data folders or files (default: ./data, or else the project's): syntax, terms, shapes, the whole graph.

    A file inside a data folder is checked together with the rest of it. With --watch, what was changed since the last
    commit (or REV) is checked, at once and whenever a file is saved. With --store, findings have no place in a file.

    Exit code 0: all well, or warnings only. 1: something must be mended. 2: not everything could be checked.
    """
    if watch:
        if store is not None or engine != "compiled" or form not in WATCHED:
            raise click.UsageError(f"--watch takes paths, --changed-since and --format {' or '.join(WATCHED)} alone")
        _watch(paths, changed_since, form)
        return
    if store is not None:
        if paths or changed_since is not None or engine != "compiled":
            raise click.UsageError("--store is checked alone, by the compiled shapes: give no path, revision or engine")
        raise SystemExit(_stored(store, form))
    raise SystemExit(validated(paths, changed_since, form, engine))


def _watch(paths: tuple[Path, ...], changed_since: str | None, form: str) -> None:
    """Tell what is found, and again whenever a file is saved, until interrupted."""
    from datetime import datetime

    from allegiance.validate.formats.visible import visible
    from allegiance.validate.watching import watch

    def tell(report: "Report", saved: Sequence[Path]) -> None:
        if saved:
            names = ", ".join(visible(path.name) for path in saved[:_NAMED])
            more = f" and {len(saved) - _NAMED} more" if len(saved) > _NAMED else ""
            click.echo(f"\n{datetime.now().astimezone():%H:%M:%S} {names}{more}")
        show(report, form)

    try:
        watch(paths, changed_since, tell)
    except KeyboardInterrupt:
        click.echo()


def _stored(place: str, form: str) -> int:
    """Check a store, print what is found, and return the exit code."""
    from allegiance.validate.formats.placeless import PLACELESS

    if form not in PLACELESS:
        raise click.UsageError(f"findings in a store have no place in a file: give --format {', '.join(PLACELESS)}")
    import allegiance
    from allegiance.validate.stored import validate_store

    report = validate_store(allegiance.open(place).store, place, remote="://" in place)
    click.echo(PLACELESS[form](report), nl=False, color=False)
    return 0 if report.conforms else 1
