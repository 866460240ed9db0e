"""`allegiance validate`: problems with file, line, column and rule."""

import sys
from pathlib import Path

import click

FORMATS = ("text", "concise", "json", "github", "sarif", "junit", "rdjson", "markdown")


@click.command(epilog="Example: allegiance validate --changed-since main")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--changed-since", metavar="REV", help="Report only what the changes since this revision of git can affect."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print the findings.")
@click.option(
    "--engine", type=click.Choice(("compiled", "pyshacl")), default="compiled", help="pyshacl is the slow reference."
)
@click.option(
    "--store",
    metavar="PATH|URL",
    help="Check instead, against the shapes alone, what a SPARQL server, a whole dataset (.nq) or a folder holds.",
)
def command(paths: tuple[Path, ...], changed_since: str | None, form: str, engine: str, store: str | None) -> None:
    """Check data folders or files (default: the project's data): syntax, terms, shapes, the graph as a whole.

    A file inside a data folder is checked together with the rest of it. With --store, findings have no place in a file.

    Exit code 0: all well, or warnings only. 1: something must be mended. 2: not everything could be checked.
    """
    if store is not None:
        if paths or changed_since is not None or engine != "compiled":
            raise click.UsageError("--store is checked alone, by the compiled shapes: give no path, revision or engine")
        raise SystemExit(_stored(store, form))
    from allegiance.validate.checking import validate
    from allegiance.validate.formats import FORMATS as RENDER

    report = validate(paths, changed_since=changed_since, engine=engine, keep=True)
    in_colour = form == "text" and sys.stdout.isatty()
    if in_colour:
        from allegiance.validate.formats import text

        click.echo(text.render(report, colour=True), nl=False, color=True)
    else:
        click.echo(RENDER[form](report), nl=False, color=False)
    raise SystemExit(0 if report.conforms else 1)


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
