"""Where a contribution goes."""

from pathlib import Path

import click

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=None,
    is_eager=True,  # the other answers are held against what lies there
    help="The data folder; if absent, that of allegiance.toml, else ./data.",
)


def folder(data: Path | None) -> Path:
    """Return the data folder. Raises CannotWrite."""
    from allegiance import settings
    from allegiance.errors import CannotWrite

    found = data or settings.folder()
    if not found.is_dir():
        raise CannotWrite(
            found, "there is no such folder; go to the root of the checkout, or name the data folder with --data"
        )
    return found
