"""A dataset that is whole already: N-Quads with ontology and derived graphs, as `build` and `merge` write them."""

import hashlib
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.build import Built, cache, canonical_hash
from allegiance.errors import NotFoundError, SyntaxErrorInFile
from allegiance.store.embedded import EmbeddedStore
from allegiance.version import __version__


def opened(path: Path, *, keep: bool = True) -> Built:
    """Open the dataset of the file as it is; nothing is derived. With `keep`, it is found again while it stays.

    Raises NotFoundError, SyntaxErrorInFile, StoreError.
    """
    if not path.is_file():
        raise NotFoundError(path, "file")
    content = path.read_bytes()
    key = hashlib.sha256(f"whole {__version__} {ox.__version__} ".encode() + content).hexdigest()
    if keep and (found := cache.find(resources.cache(), key)):
        return Built(*found, fresh=False)
    store = ox.Store()
    try:
        store.bulk_load(content, format=ox.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise SyntaxErrorInFile(path, error.lineno or 1, error.offset or 1, error.msg) from error
    record = cache.Record(key, len(store), canonical_hash(store), {})
    if keep:
        try:
            return Built(cache.keep(resources.cache(), store, record), record, fresh=True)
        except OSError:
            pass  # As in `build`: the store in memory serves as well.
    return Built(EmbeddedStore(store), record, fresh=True)
