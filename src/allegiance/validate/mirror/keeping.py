"""Where mirrors lie, how one is opened, made anew, and brought from one state to the next in one transaction."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.store.typed import text_of
from allegiance.terms import ID
from allegiance.validate.mirror import home, listing
from allegiance.validate.mirror.states import GRAPH
from allegiance.version import __version__

place = home.place

KEPT = 4
"""So many mirrors stay: those of the data folders that were checked last."""
MOST_STEPS = 1_000
"""After so many steps a mirror is made anew: the store never forgets the texts that it held once."""

WAITS = 50
"""How many tenths of a second to wait for another validation of the same folders."""
ABANDONED_AFTER = 24 * 60 * 60
"""Seconds after which what a killed process left is surely nobody's."""

_AT_ONE_TIME = 200_000
"""So many quads are sorted at one time: a million of them would take more than a gibibyte."""

_VERSION = ox.NamedNode("urn:allegiance:mirror:version")
_MADE = ox.NamedNode("urn:allegiance:mirror:made")
_STEPS = ox.NamedNode("urn:allegiance:mirror:steps")


def version() -> str:
    """Return what a mirror depends on beside the data: ontology, shapes and code."""
    root, package = resources.root(), Path(__file__).parents[2]
    folders = [root / "ontology", root / "shapes", *(package / name for name in ("dates", "sssom", "validate"))]
    signs = sorted(sign for folder in folders for sign in _signs(str(folder)))
    return hashlib.sha256(f"{__version__} {ox.__version__} {ID} {signs}".encode()).hexdigest()


def _signs(folder: str) -> Iterator[tuple[str, int, int]]:
    """Give path, size and time of change of every file of ontology, shapes and code below the folder."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _signs(entry.path)
        elif entry.name.endswith((".py", ".ttl")):
            status = entry.stat()
            yield entry.path, status.st_size, status.st_mtime_ns


def came_before(folder: Path) -> bool:
    """Tell whether the data of this mirror was asked about before, and remember that it was now."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        home.lock(folder).touch(exist_ok=False)
    except FileExistsError:
        return True
    except OSError:
        pass
    return False


@contextmanager
def sole(folder: Path, waits: int | None = None) -> Iterator[bool]:
    """Keep other processes off the mirror, waiting for one that has it; tell whether that could be done."""
    import fcntl

    wanted = _wanted(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        lock = home.lock(folder).open("w")
    except OSError:
        yield False
        return
    with lock:
        for _ in range(WAITS if waits is None else waits):
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                _touch(wanted)
                time.sleep(0.1)
            else:
                wanted.unlink(missing_ok=True)
                yield True
                return
        wanted.unlink(missing_ok=True)
        yield False


def is_wanted(folder: Path) -> bool:
    """Tell whether another process waits for the mirror, who will wait in vain if it is not let go of."""
    return _wanted(folder).exists()


def _wanted(folder: Path) -> Path:
    return folder.parent / f"{folder.name}-wanted"


def _touch(path: Path) -> None:
    with suppress(OSError):
        path.touch()


def find(folder: Path, wanted: str) -> ox.Store | None:
    """Open the mirror, or return None where there is none of this version that can be opened."""
    if not folder.is_dir():
        return None
    try:
        store = ox.Store(str(folder))
    except (OSError, RuntimeError):  # the latter for a damaged one
        return None
    return store if is_of(store, wanted) else None


def state(store: ox.Store) -> str:
    """Return the name of the state that a mirror is in, which no other state of any mirror has."""
    made = [text_of(quad.object) for quad in store.quads_for_pattern(GRAPH, _MADE, None, GRAPH)]
    return f"{''.join(made)} {_steps(store)}"


def is_of(store: ox.Store, wanted: str) -> bool:
    """Tell whether a mirror is of this version, and not too old."""
    known = {text_of(quad.object) for quad in store.quads_for_pattern(GRAPH, _VERSION, None, GRAPH)}
    return known == {wanted} and _steps(store) < MOST_STEPS


def keep(folder: Path, quads: Iterable[ox.Quad], documents: Iterable[bytes], made_by: str) -> str:
    """Write a mirror anew, in place of the one before: the quads, and what documents in TriG hold.

    Returns the name of its state, or nothing if that failed.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        import shutil
        import tempfile  # slow to load

        draft = Path(tempfile.mkdtemp(prefix="building-", dir=folder.parent))
    except OSError:
        return ""
    try:
        store = ox.Store(str(draft))
        waiting = iter(quads)
        while some := list(islice(waiting, _AT_ONE_TIME)):
            store.bulk_extend(some)
        for document in documents:
            store.bulk_load(document, format=ox.RdfFormat.TRIG)
        made = ox.Quad(GRAPH, _MADE, ox.Literal(os.urandom(8).hex()), GRAPH)
        store.extend([ox.Quad(GRAPH, _VERSION, ox.Literal(made_by), GRAPH), made, _step(0)])
        store.flush()
        made_as = state(store)
        del store
        _discard(folder)
        draft.rename(folder)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        return ""
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    _prune(folder.parent)
    return made_as


def step(
    store: ox.Store, dropped: Iterable[ox.NamedNode], removed: Iterable[ox.Quad], added: Iterable[ox.Quad]
) -> None:
    """Take graphs and quads away and put others in, all of it or nothing. Only what is put in may hold blank nodes."""
    count = _steps(store)
    gone = [*removed, _step(count)]
    parts = [
        *(f"DROP SILENT GRAPH {graph}" for graph in dropped),
        f"DELETE DATA {{ {_text(gone)} }}",
        f"INSERT DATA {{ {_text([*added, _step(count + 1)])} }}",
    ]
    store.update(" ;\n".join(parts))


def replace(store: ox.Store, removed: Iterable[ox.Quad], added: Iterable[ox.Quad]) -> None:
    """Take quads away and put others in, all of it or nothing, without a step."""
    store.update(f"DELETE DATA {{ {_text(removed)} }} ;\nINSERT DATA {{ {_text(added)} }}")


def _text(quads: Iterable[ox.Quad]) -> str:
    return "\n".join(f"GRAPH {q.graph_name} {{ {q.subject} {q.predicate} {q.object} }}" for q in quads)


def _step(count: int) -> ox.Quad:
    return ox.Quad(GRAPH, _STEPS, ox.Literal(count), GRAPH)


def _steps(store: ox.Store) -> int:
    counts = [int(text_of(quad.object)) for quad in store.quads_for_pattern(GRAPH, _STEPS, None, GRAPH)]
    return max(counts, default=MOST_STEPS)


def _discard(folder: Path) -> None:
    """Take the folder away in one step, then delete it: a kill in between must not leave half a mirror to be found."""
    import shutil

    listing.place(folder).unlink(missing_ok=True)
    if folder.exists():
        away = folder.rename(folder.parent / f"discarded-{folder.name}-{os.getpid()}")
        shutil.rmtree(away, ignore_errors=True)


def _prune(parent: Path) -> None:
    import shutil

    mirrors = [folder for folder in parent.iterdir() if "-" not in folder.name]
    for folder in sorted(mirrors, key=lambda folder: folder.stat().st_mtime)[:-KEPT]:
        with sole(folder) as free:
            if free:
                _discard(folder)
    for left_over in (*parent.glob("building-*"), *parent.glob("discarded-*")):
        if time.time() - left_over.stat().st_mtime > ABANDONED_AFTER:
            shutil.rmtree(left_over, ignore_errors=True)
