"""Persisted stores, keyed by content: `<cache>/<key>/` with an Oxigraph store and a record of what it must hold.

A store is a rebuildable copy; the Turtle files are the only truth. It is written under a temporary name and
renamed when complete, so that a killed build leaves what was there before.
"""

import json
import os
import time
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox

from allegiance.build.writing import write
from allegiance.errors import StoreError
from allegiance.store.embedded import EmbeddedStore

RECORD = "record.json"
SIGNATURES = "signatures"
"""Folder of small files: under the signature of files by status, the key of their content."""
KEPT = 3
"""How many finished stores stay: the newest, and the ones before for who is still reading them."""
ABANDONED_AFTER = 24 * 60 * 60
"""Seconds after which a draft of a killed build is surely nobody's."""


@dataclass(frozen=True, slots=True)
class Record:
    """What a store holds: the key of its input, its size in quads, and the canonical hash of its content (empty where
    the input was a whole dataset, which the key tells as well)."""

    key: str
    quads: int
    canonical_hash: str
    derived: dict[str, int]
    files: dict[str, int] = field(default_factory=dict, compare=False)
    """The files of the store with their sizes: a store that lost one opens without complaint, with fewer quads."""


def find(cache: Path, key: str) -> tuple[EmbeddedStore, Record] | None:
    """Open the store for this key, or return None when there is none. Raises StoreError when it is damaged.

    A store that another process replaces while it is opened is not damaged: then the new one is opened.
    """
    folder = cache / key
    while (before := _identity(folder)) is not None:
        try:
            return _opened(folder, key)
        except (StoreError, FileNotFoundError):
            if _identity(folder) == before:
                raise
    return None


def _opened(folder: Path, key: str) -> tuple[EmbeddedStore, Record]:
    try:
        record = Record(**json.loads((folder / RECORD).read_text()))
    except (ValueError, TypeError) as error:
        raise StoreError(folder, f"has an unreadable record ({error})") from error
    store = EmbeddedStore.read_only(folder / "store")
    # Counting a million quads takes a second, so they are counted only where a file is not as it was written.
    if record.key != key or (_files(folder / "store") != record.files and len(store.inner) != record.quads):
        raise StoreError(folder, f"holds {len(store.inner)} statements where its record says {record.quads}")
    return store, record


def _identity(folder: Path) -> int | None:
    """Return what tells the folder of this name from one that replaces it; None where no finished store is."""
    try:
        return folder.stat().st_ino if (folder / RECORD).is_file() else None
    except FileNotFoundError:
        return None


def recall(cache: Path, signature: str) -> str | None:
    """Return the key that the files of this signature were found to have, or None."""
    try:
        return (cache / SIGNATURES / signature).read_text()
    except OSError:
        return None


def remember(cache: Path, signature: str | None, key: str) -> None:
    """Note the key of the files of this signature, if there is one. What cannot be noted is found out again."""
    if signature is None:
        return
    with suppress(OSError):
        write(cache / SIGNATURES / signature, [key.encode()])


def keep(cache: Path, built: ox.Store | bytes, record: Record) -> EmbeddedStore:
    """Write the built store, or a dataset in N-Quads, under its key and open it. Raises OSError where the cache cannot
    be written, and SyntaxError for bytes that are no N-Quads."""
    cache.mkdir(parents=True, exist_ok=True)
    import shutil  # slow to load, as the next
    import tempfile

    draft = Path(tempfile.mkdtemp(prefix="building-", dir=cache))
    try:
        disk = ox.Store(str(draft / "store"))
        if isinstance(built, bytes):
            disk.bulk_load(built, format=ox.RdfFormat.N_QUADS)
            record = replace(record, quads=len(disk))
        else:
            quads = draft / "quads.nq"  # By way of a file: as text in memory it is half a gigabyte for a million quads.
            built.dump(str(quads), format=ox.RdfFormat.N_QUADS)
            disk.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
            quads.unlink()
        # A bulk load of over a million quads leaves several files an index, and each look-up searches them all.
        disk.optimize()
        disk.flush()
        del disk
        record = replace(record, files=_files(draft / "store"))
        _write_durably(draft / RECORD, json.dumps(asdict(record), indent=1))
        _put(draft, cache / record.key)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    with suppress(FileNotFoundError):  # Another process was quicker to clear away.
        _prune(cache)
    found = find(cache, record.key)
    if found is None:
        raise FileNotFoundError(cache / record.key)  # Cleared away already, by processes that keep others.
    return found[0]


def _put(draft: Path, final: Path) -> None:
    """Give the draft its name. Of two who do so at once, both have the same to put there."""
    with suppress(FileNotFoundError):
        _discard(final)
    try:
        draft.rename(final)
    except OSError:
        if not (final / RECORD).is_file():
            raise
        import shutil

        shutil.rmtree(draft, ignore_errors=True)


def _files(store: Path) -> dict[str, int]:
    """Return the sizes of the files that hold the quads; the log for people (`LOG`) and the lock hold none."""
    return {
        entry.name: entry.stat().st_size
        for entry in sorted(os.scandir(store), key=lambda entry: entry.name)
        if not entry.name.startswith(("LOG", "LOCK"))
    }


def _write_durably(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _prune(cache: Path) -> None:
    import shutil

    finished = [folder for folder in cache.iterdir() if (folder / RECORD).is_file()]
    for folder in sorted(finished, key=lambda folder: folder.stat().st_mtime)[:-KEPT]:
        _discard(folder)
    for signature in (cache / SIGNATURES).glob("*"):
        if not (cache / signature.read_text()).exists():
            signature.unlink(missing_ok=True)
    for left_over in (*cache.glob("building-*"), *cache.glob("discarded-*")):
        if time.time() - left_over.stat().st_mtime > ABANDONED_AFTER:
            shutil.rmtree(left_over, ignore_errors=True)


def _discard(folder: Path) -> None:
    """Take the folder away in one step, then delete it: a kill in between must not leave half a store to be found."""
    import shutil

    away = folder.rename(folder.parent / f"discarded-{folder.name}-{os.getpid()}")
    shutil.rmtree(away, ignore_errors=True)
