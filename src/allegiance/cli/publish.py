"""`allegiance publish`: the dataset with its derived layer onto a SPARQL server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@click.command(epilog="Example: allegiance publish --to http://localhost:7878/store")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--to", "target", required=True, metavar="URL", help="The address of the server's graph store or update service."
)
@click.option(
    "--by",
    type=click.Choice(["auto", "gsp", "update"]),
    default="auto",
    show_default=True,
    help="Graph Store Protocol, or SPARQL Update in batches; auto tells it from the address.",
)
@click.option(
    "--query-url",
    "service",
    metavar="URL",
    help="The address of its query service; known by itself for Oxigraph, Fuseki, Virtuoso, GraphDB and RDF4J.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=300.0,
    show_default=True,
    help="Seconds that one graph or one count may take.",
)
def command(paths: tuple[Path, ...], target: str, by: str, service: str | None, timeout: float) -> None:
    """Put the graphs of the given folders or files (default: the project's data) onto a SPARQL server.

    Graphs of ours (https://w3id.org/allegiance/graph/...) that are there and not in the dataset are removed, other
    graphs stay. Only graphs that differ are written. Afterwards the statements of each graph there are counted and
    compared by their hash. Repeat it after an error.
    """
    from allegiance.build import build
    from allegiance.store.publish import publish
    from allegiance.store.remote import RemoteStore
    from allegiance.store.services import graphs_at, query_service

    service = service or query_service(target)
    if service is None:
        raise click.UsageError("The address of the query service cannot be told from --to; add --query-url.")
    graphs, queries = graphs_at(target, timeout=timeout, by=by), RemoteStore(service, timeout=timeout)
    built = build(list(paths) or None)
    with _bar() as progress:
        done = publish(built.store.inner, graphs, queries, progress)
    click.echo(
        f"published: {done.statements} statements in {done.graphs} graphs; "
        f"written: {done.written} graphs, removed: {done.removed} graphs"
    )


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws the progress on stderr, if that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task("Publishing")
        yield lambda done, of: bars.update(bar, completed=done, total=of)
