"""Datasets by the names that people give them on the command line."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from allegiance.merge.linking.table import Entity


def read(name: str, folder: Path, data: tuple[str, ...]) -> "list[Entity]":
    """Return the entities of an imported dataset, or of our own data. Raises UnknownDataset and NotFoundError."""
    import pyoxigraph as ox

    import allegiance
    from allegiance.merge import datasets
    from allegiance.merge.linking.entities import OURS, entities
    from allegiance.store.embedded import EmbeddedStore

    if name == OURS:
        return entities(allegiance.open(*data).store, OURS)
    store = ox.Store()
    paths = datasets.paths([name], folder)
    datasets.load(store, paths)
    return entities(EmbeddedStore(store), paths[0].stem)
