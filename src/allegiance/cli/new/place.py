"""Where a contribution goes."""

from pathlib import Path

import click

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=None, help="The data folder; ./data if absent."
)


def folder(data: Path | None) -> Path:
    """Return the data folder. Raises NotFoundError."""
    from allegiance.errors import NotFoundError

    found = data or Path("data")
    if not found.is_dir():
        raise NotFoundError(found, "data folder; name it with --data")
    return found
