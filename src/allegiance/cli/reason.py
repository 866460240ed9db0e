"""`allegiance reason`: OWL consistency, and the statements that clash."""

from datetime import date

import click

from allegiance.cli.day import Day
from allegiance.store.typed import text_of
from allegiance.terms import shorten


@click.command(epilog="Example: allegiance reason --date 2015-08-31")
@click.option("--date", "day", type=Day(), help="The day whose relations are checked; today if absent.")
@click.option(
    "--store", "stores", multiple=True, metavar="PATH", help="A folder or Turtle file instead of the project's data."
)
def command(day: date | None, stores: tuple[str, ...]) -> None:
    """Check the ontology, the data and the relations of a day with HermiT; explain what clashes.

    Exit code 0: consistent. 1: not. 2: the reasoner cannot run.
    """
    from pathlib import Path

    from allegiance.build import build
    from allegiance.reason.report import reason

    asked = day or date.today()
    report = reason(build([Path(path) for path in stores] or None).store, asked)
    for name in report.unsatisfiable:
        click.echo(f"no member possible: {shorten(name)}")
    for triple in report.clash:
        click.echo(
            "clash: " + " ".join(shorten(text_of(term)) for term in (triple.subject, triple.predicate, triple.object))
        )
    verdict = "consistent" if report.consistent else "inconsistent"
    click.echo(f"{verdict}: {report.statements} statements, relations of {asked.isoformat()}")
    raise SystemExit(0 if report.consistent and not report.unsatisfiable else 1)
