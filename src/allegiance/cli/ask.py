"""`allegiance ask`: the questions, each as a command with its own options."""

import shutil
from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from allegiance.cli.opening import opened
from allegiance.cli.output import (
    allow_service_option,
    answer_format_option,
    emit_rows,
    is_screen,
    show,
    stacked,
    store_option,
)
from allegiance.cli.reasons import reasons
from allegiance.query import catalog
from allegiance.query.header import SLICE, Parameter, Question
from allegiance.query.rows import Rows
from allegiance.query.tables import display

NEEDED = " Must be given; its name may be left out."


class Questions(click.Group):
    """A group whose commands are the questions of `queries/`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all questions."""
        return list(catalog.paths())

    def get_command(self, ctx: click.Context, name: str) -> click.Command:
        """Make the command of one question, or of a user's own file, from its header. Raises what `question` does."""
        return _command(catalog.question(name))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the questions by topic."""
        questions = [catalog.question(name) for name in catalog.paths()]
        for topic, members in groupby(questions, key=lambda question: question.topic):
            with formatter.section(topic.capitalize()):
                formatter.write_dl([(question.name, question.summary) for question in members])


@click.command(
    cls=Questions,
    invoke_without_command=True,
    epilog="Example: allegiance ask allegiances_at --date 2015-08-31 --known-by 2015-08-31",
)
@click.option(
    "--as-turtle",
    "target",
    metavar="URL",
    help="Print all questions as linked data, in the form of SIB's sparql-examples, for the SPARQL server at URL.",
)
@click.pass_context
def command(ctx: click.Context, target: str | None) -> None:
    """Answer one of the collected questions; without a name, list them.

    A file of your own, written as those in queries/, is a question too: allegiance ask ./mine.rq --help
    """
    if ctx.invoked_subcommand is None and target is not None:
        click.echo(opened().collection(target), nl=False)
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def _command(question: Question) -> click.Command:
    asked = str(question.file or question.name)

    @click.argument("values", nargs=-1, metavar=" ".join(f"[{name.upper()}]" for name in question.needed))
    @click.option("--limit", type=click.IntRange(min=0), help=SLICE["limit"])
    @click.option("--offset", type=click.IntRange(min=0), default=0, help=SLICE["offset"])
    @answer_format_option
    @click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file to write the answer to.")
    @click.option(
        "--why",
        is_flag=True,
        help="Print the claims behind each row, their sources, and who says otherwise; with a --format, as a table.",
    )
    @click.option("--explain", is_flag=True, help="Print the SPARQL, with the parameters in place, and do not run it.")
    @store_option
    def run(
        values: tuple[str, ...],
        form: str | None,
        output: Path | None,
        why: bool,
        explain: bool,
        stores: tuple[str, ...],
        limit: int | None,
        offset: int,
        services: tuple[str, ...] = (),
        **parameters: Any,
    ) -> None:
        if len(values) + sum(parameters[name] is not None for name in question.needed) < len(question.needed):
            raise click.UsageError(f"{question.name} asks for {' and '.join(question.needed)}: {question.example}")
        graph = opened(*stores)
        if explain:
            show(graph.explain(asked, *values, limit=limit, offset=offset, **parameters), output)
            return
        rows = graph.ask(asked, *values, allow_service=services, limit=limit, offset=offset, **parameters)
        known = {"known_by": day} if (day := parameters.get("known_by")) else {}
        if why and form not in (None, "table"):
            behind = graph.claims_behind(rows, **known)
            _write(form, behind, f"{behind.question.summary} ({behind.extent})", output)
        elif why:
            show("\n".join(reasons(graph, rows, question.table[0], known)) + "\n", output)
        else:
            _write(form, rows, f"{question.summary} ({rows.extent})", output)
        for beside in filter(None, [_beside(rows, is_screen(output)), rows.caution if is_screen(output) else ""]):
            click.echo(beside, err=True)

    columns = "\n".join(f"  {column.name}: {column.help}" for column in question.columns.values())
    made = click.command(
        question.name,
        help=f"{question.summary}\n\n{question.description}\n\n\b\nColumns:\n{columns}",
        epilog=f"Example: {question.example}",
    )(run)
    made.params = [*(_option(parameter) for parameter in question.parameters.values()), *made.params]
    return allow_service_option(made) if question.file else made


def _option(parameter: Parameter) -> click.Option:
    kind = click.Choice(parameter.choices) if parameter.choices else None
    return click.Option(
        [f"--{parameter.name.replace('_', '-')}", parameter.name],
        type=kind,
        metavar=None if kind else parameter.type.upper(),
        help=f"{parameter.help} Example: {parameter.example}.{NEEDED if parameter.default is None else ''}",
    )


def _beside(rows: Rows[Any], on_screen: bool) -> str:
    """Return what is said beside an answer that is a part of another, or more than a screen of a terminal holds."""
    following = rows.offset + len(rows)
    if rows and following < rows.total:
        return f"{rows.extent}; --offset {following} goes on"
    if len(rows) < rows.total:
        return rows.extent
    if on_screen and len(rows) > shutil.get_terminal_size().lines:
        return f"{rows.extent}; --limit 20 gives the first of them, --output FILE keeps them all"
    return ""


def _write(form: str | None, rows: Rows[Any], title: str, output: Path | None) -> None:
    if form == "parquet":
        if output is None:
            raise click.UsageError("Parquet is no text: say with --output which file to write")
        rows.to_parquet(output)
    else:
        emit_rows(form, title, rows, partial(_table, rows.question, rows), output)


def _table(question: Question, rows: Rows[Any]) -> list[list[str]]:
    show: Callable[[Any], str] = lambda value: stacked(value) if isinstance(value, tuple) else display(value)  # noqa: E731  # a one-word name for a cell
    return [list(question.table), *([show(getattr(row, name)) for name in question.table] for row in rows)]
