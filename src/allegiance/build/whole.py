"""A dataset that is whole already: N-Quads with ontology and derived graphs, as `build` and `merge` write them."""

import hashlib
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import cache
from allegiance.errors import NotFoundError, SyntaxErrorInFile
from allegiance.store.embedded import EmbeddedStore
from allegiance.version import __version__


def opened(path: Path, *, keep: bool = True) -> EmbeddedStore:
    """Open the dataset of the file as it is; nothing is derived. With `keep`, it is found again while it stays.

    Raises NotFoundError, SyntaxErrorInFile, StoreError.
    """
    if not path.is_file():
        raise NotFoundError(path, "file")
    content = path.read_bytes()
    key = hashlib.sha256(f"whole {__version__} {ox.__version__} ".encode() + content).hexdigest()
    if keep and (found := cache.find(resources.cache(), key)):
        return found[0]
    try:
        if keep:
            # Not by way of memory, as a build goes: nothing is derived, and a list of a state is a million statements.
            with suppress(OSError):  # As in `build`: the store in memory serves as well.
                return cache.keep(resources.cache(), content, cache.Record(key, 0, "", {}))
        store = ox.Store()
        store.bulk_load(content, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise SyntaxErrorInFile(path, error.lineno or 1, error.offset or 1, error.msg) from error
    return EmbeddedStore(store)
