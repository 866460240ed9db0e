"""`allegiance merge`: our data and imported datasets as one, by the judgements that are recorded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.merge.datasets import FOLDER

if TYPE_CHECKING:
    from allegiance.merge.clusters import Contradiction

data_option = click.option(
    "--data", "authored", multiple=True, type=click.Path(path_type=Path),
    help="A folder or file of our own data (may be repeated); without it, the project's.",
)  # fmt: skip
links_option = click.option(
    "--links", multiple=True, type=click.Path(path_type=Path),
    help="A folder or table of judged links (.sssom.tsv) besides those of the data (may be repeated).",
)  # fmt: skip
from_option = click.option(
    "--from", "folder", type=click.Path(path_type=Path), default=FOLDER, show_default=True,
    help="The folder of imported datasets.",
)  # fmt: skip


@click.command(epilog="Example: allegiance merge un_sc_2026 ofac_2023 --output build/merged.nq")
@click.argument("datasets", nargs=-1)
@from_option
@data_option
@links_option
@click.option(
    "--output", type=click.Path(path_type=Path), default=Path("build/merged.nq"), show_default=True,
    help="The file of the result: N-Quads, or TriG if its name ends in .trig.",
)  # fmt: skip
@click.option("--same-as", is_flag=True, help="State identity as owl:sameAs instead of skos:exactMatch.")
@click.option("--hash", "show_hash", is_flag=True, help="Also print the canonical hash of the result.")
@click.option("--to", "target", metavar="URL", help="Also publish the result to the graph store of a SPARQL server.")
def command(
    datasets: tuple[str, ...], folder: Path, authored: tuple[Path, ...], links: tuple[Path, ...], output: Path,
    same_as: bool, show_hash: bool, target: str | None,
) -> None:  # fmt: skip
    """Merge our data and imported DATASETS (all in the folder, if none is named) into one dataset.

    Every statement stays in the graph of its source. Entities that were judged to be the same bear one IRI, ours where
    there is one. Where judgements contradict each other, the entities are left apart, that is told, and the exit code
    is 1. `allegiance ask ... --store build/merged.nq` asks the result.
    """
    from allegiance.merge import datasets as imports
    from allegiance.merge.applying import Sources, merge
    from allegiance.merge.output import write_merged

    sources = Sources(authored, imports.paths(datasets, folder), links)
    with _steps() as progress:
        merged = merge(sources, same_as=same_as, progress=progress)
        progress("Writing")
        write_merged(merged, output)
    click.echo(f"merged: {merged.datasets} datasets; entities under another name: {len(merged.clusters.canonical)}")
    if show_hash:
        click.echo(f"canonical hash: {merged.canonical_hash}")
    click.echo(f"written: {output}")
    if target:
        _publish(merged.store, target)
    for contradiction in merged.clusters.contradictions:
        click.echo(f"left apart: {told(contradiction)}", err=True)
    if merged.clusters.contradictions:
        raise SystemExit(1)


def told(contradiction: "Contradiction") -> str:
    """Return a contradiction as a sentence."""
    from allegiance.query.exchange import printable
    from allegiance.terms import shorten

    left, right = shorten(contradiction.left), shorten(contradiction.right)
    by = f" by {' and '.join(contradiction.reviewers)}" if contradiction.reviewers else ""
    chain = " = ".join(shorten(iri) for iri in contradiction.chain)
    if contradiction.verdict == "ours":
        return printable(f"{left} and {right} are two of our own, but would be one through {chain}.")
    said = {"broader": f"{right} broader than {left}", "narrower": f"{right} narrower than {left}"}
    words = said.get(contradiction.verdict, f"{left} and {right} different")
    return printable(f"{words}, judged so{by}, but they would be one through {chain}.")


def _publish(store: object, target: str) -> None:
    import pyoxigraph as ox

    from allegiance.store.publish import publish
    from allegiance.store.remote import RemoteStore
    from allegiance.store.services import graphs_at, query_service

    service = query_service(target)
    if service is None or not isinstance(store, ox.Store):
        raise click.UsageError("The query service of this server is not known; publish the file by its own means.")
    done = publish(store, graphs_at(target, timeout=600), RemoteStore(service, timeout=600))
    click.echo(f"published: {done.statements} statements in {done.graphs} graphs; removed: {done.removed} graphs")


@contextmanager
def _steps() -> Iterator[Callable[[str], None]]:
    """Give a function that shows what is being done on stderr, if that is a terminal."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda step: None
        return
    with console.status("Merging") as status:
        yield lambda step: status.update(f"{step} ...")
