"""`allegiance validate`: problems with file, line and rule."""

import json
from pathlib import Path

import click

from allegiance.cli.output import printable


@click.command(epilog="Example: allegiance validate data/")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print the findings."
)
@click.option(
    "--engine", type=click.Choice(("compiled", "pyshacl")), default="compiled", help="pyshacl is the slow reference."
)
def command(paths: tuple[Path, ...], form: str, engine: str) -> None:
    """Check folders or files (default: the project's data) for syntax, dates and shapes.

    Exit code 0: all well, or warnings only. 1: something must be mended. 2: it could not be checked.
    """
    from allegiance.validate.checking import validate

    report = validate(list(paths) or None, engine)
    if form == "json":
        click.echo(json.dumps([problem.to_dict() for problem in report.problems], ensure_ascii=False, indent=1))
    else:
        for problem in report.problems:
            click.echo(printable(str(problem)))
        for sentence in report.unchecked:
            click.echo(sentence)
        verdict = "conforms" if report.conforms else "does not conform"
        click.echo(f"{report.files} files, {report.statements} statements, {len(report.problems)} findings: {verdict}.")
    raise SystemExit(0 if report.conforms else 1)
