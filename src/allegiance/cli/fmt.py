"""`allegiance fmt`: canonical Turtle."""

import difflib
import io
from pathlib import Path

import click

from allegiance.query.exchange import printable


@click.command(epilog="Example: allegiance fmt --check data/")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a file is not canonical.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
def command(paths: tuple[Path, ...], check: bool, diff: bool) -> None:
    """Bring Turtle files into canonical form, comments kept (default: ./data, or else the project's).

    A file that cannot be read or kept as it is meant is named and left alone, the others are done: exit code 2.
    """
    from allegiance import settings
    from allegiance.build import files
    from allegiance.build.writing import write
    from allegiance.contribute.formatting import formatted
    from allegiance.errors import CannotFormat, SyntaxErrorInFile

    changed = failed = 0
    for file in files.read(files.without_links(paths or [settings.data()])):
        if file.path.suffix != ".ttl":
            continue
        try:
            result = formatted(file.path, file.content)
        except (SyntaxErrorInFile, CannotFormat) as error:
            failed += 1
            click.echo(f"allegiance: {printable(str(error))}", err=True)
            continue
        if result == file.content:
            continue
        changed += 1
        if diff:
            click.echo(printable(_difference(str(file.path), file.content, result)), nl=False)
        elif not check:
            write(file.path, [result])
        if not diff:
            click.echo(f"{'would change' if check else 'formatted'}: {printable(str(file.path))}")
    raise SystemExit(2 if failed else 1 if changed and (check or diff) else 0)


def _difference(name: str, before: bytes, after: bytes) -> str:
    """Return what changes as `diff -u` says it, for which only a line feed ends a line."""
    old, new = (list(io.StringIO(text.decode(), newline="\n")) for text in (before, after))
    lines = difflib.unified_diff(old, new, name, name)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
