"""Which data is read a second time."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from allegiance.query.exchange import printable

if TYPE_CHECKING:
    from allegiance.review.desk import Desk

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=None,
    help="The data folder; if absent, that of allegiance.toml or ./data, else the project's own.",
)


def desk(data: Path | None, *, names: bool = False) -> "Desk":
    """Return the data of a folder, ready to be read; name what is left out. Raises FileNotAllowed and NotFoundError."""
    from allegiance import settings
    from allegiance.build import files
    from allegiance.review.desk import Desk

    (folder,) = files.without_links([data or settings.data()])
    found = Desk(folder, names=names)
    for error in found.unread:
        click.echo(printable(f"Left out: {error}"), err=True)
    return found
