"""The imported datasets that are at hand: N-Quads files in a folder, one a dataset."""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from allegiance.errors import NotFoundError, SyntaxErrorInFile, UnknownDataset

FOLDER = Path("build/external")
"""Where imports go unless told otherwise."""


def named(folder: Path = FOLDER) -> dict[str, Path]:
    """Return the files of the datasets in a folder, by name."""
    return {path.stem: path for path in sorted(folder.glob("*.nq"))}


def paths(datasets: Iterable[str], folder: Path = FOLDER) -> list[Path]:
    """Return the files of datasets given by name or by path; without any, of all in the folder.

    Raises UnknownDataset and NotFoundError.
    """
    known, found = named(folder), []
    for dataset in datasets:
        if dataset in known:
            found.append(known[dataset])
        elif dataset.endswith(".nq") or "/" in dataset:
            if not Path(dataset).is_file():
                raise NotFoundError(dataset, "file")
            found.append(Path(dataset))
        else:
            raise UnknownDataset(dataset, list(known))
    return found or list(known.values())


def load(store: ox.Store, files: Iterable[Path]) -> None:
    """Add imported datasets to a store, each in its graphs. Raises SyntaxErrorInFile."""
    for path in files:
        try:
            store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise SyntaxErrorInFile(path, error.lineno or 1, error.offset or 1, error.msg) from error
