"""The dataset of the authored files: found in the cache, or read, checked and derived."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources, settings
from allegiance.build import cache, files
from allegiance.build.status import signature
from allegiance.errors import RepeatedStatement
from allegiance.store.embedded import EmbeddedStore
from allegiance.terms import ID
from allegiance.version import __version__

NOT_FOR_QUESTIONS = ("alignments.ttl",)
"""Ontology modules that name the terms of others; read for export only."""


@dataclass(frozen=True, slots=True)
class Built:
    """A dataset ready for questions. `fresh` tells that it was built now and not found in the cache."""

    store: EmbeddedStore
    record: cache.Record
    fresh: bool


def build(data: Sequence[Path] | None = None, *, keep: bool = True, again: bool = False) -> Built:
    """Build the dataset of the given folders or files (default: the project's own data).

    With `keep`, the result is persisted under a key of its content and found again at the next call, by the status of
    the files where that can be trusted (see `status`) and else by their content; `again` builds it anew all the
    same. Where the cache cannot be written, the result lives in memory. The same input gives the same
    `record.canonical_hash`. Raises the errors of reading: NotFoundError, FileNotAllowed, SyntaxErrorInFile,
    DateInFile, RepeatedStatement, StoreError.
    """
    root, home = resources.root(), resources.cache()
    folders = list(data) if data is not None else [settings.asked()]
    seen = _signature(folders, root) if keep and not again else None
    if seen and (key := cache.recall(home, seen)) and (found := cache.find(home, key)):
        return Built(*found, fresh=False)
    authored = files.read(folders)
    ontology = [file for file in files.read([root / "ontology"], "ontology") if file.path.name not in NOT_FOR_QUESTIONS]
    rules = root / "queries" / "rules"
    key = files.key(authored + ontology, [__version__, ox.__version__, ID, *_derivation(rules)])
    if keep and not again and (found := cache.find(home, key)):
        cache.remember(home, seen, key)
        return Built(*found, fresh=False)
    store, derived = assemble(authored, ontology, rules)
    record = cache.Record(key, len(store), canonical_hash(store), derived)
    if keep:
        try:
            kept = cache.keep(home, store, record)
            cache.remember(home, seen, key)
            return Built(kept, record, fresh=True)
        except OSError:
            pass  # A read-only home or a full disk: the store in memory serves as well.
    return Built(EmbeddedStore(store), record, fresh=True)


def assemble(
    authored: Sequence[files.AuthoredFile], ontology: Sequence[files.AuthoredFile], rules: Path
) -> tuple[ox.Store, dict[str, int]]:
    """Load everything into a store in memory and derive; return it with the count of triples of each rule."""
    # Not needed where a store is found, which is what a process that asks one question mostly does.
    from allegiance.build.load import load, load_named
    from allegiance.build.rules import derive

    store = ox.Store()
    for file in ontology:
        load_named(store, file)
    for file in authored:
        load(store, file)
    _refuse_repetition(store)
    return store, derive(store, rules)


def canonical_hash(store: ox.Store) -> str:
    """Return the SHA-256 of the dataset's canonical form: graph after graph, its name and its sorted N-Triples."""
    digest = hashlib.sha256()
    for graph in (ox.DefaultGraph(), *sorted(store.named_graphs(), key=str)):
        lines = (store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b"").splitlines(keepends=True)
        digest.update(b"".join((f"{graph}\n".encode(), *sorted(lines))))
    return digest.hexdigest()


def _signature(folders: Sequence[Path], root: Path) -> str | None:
    """Return the signature of all that the key of the content is made of."""
    package = Path(__file__).parent
    code = (*package.glob("*.py"), *package.parent.glob("dates/*.py"), package.parent / "folding.py")
    parts = (*folders, root / "ontology", root / "queries" / "rules", *sorted(code))
    try:
        seen = signature(path.resolve() for path in parts)
    except OSError:
        return None  # Reading them will say which.
    return seen and hashlib.sha256(f"{seen} {__version__} {ox.__version__} {ID}".encode()).hexdigest()


def _derivation(rules: Path) -> Iterator[str]:
    """Give the text of the rules and of the code that derives: where they change, an older store is not found."""
    package = Path(__file__).parent
    for path in (
        *sorted(rules.rglob("*.rq")),
        *sorted(package.glob("*.py")),
        *sorted(package.parent.glob("dates/*.py")),
        package.parent / "folding.py",
    ):
        yield path.read_text()


def _refuse_repetition(store: ox.Store) -> None:
    # Numbers take a tenth of the room of statements; two statements of one number only mean a closer look.
    if len({hash(quad.triple) for quad in store}) == len(store):
        return
    seen: dict[ox.Triple, str] = {}
    for quad in store:
        graph = str(quad.graph_name.value)
        if (earlier := seen.setdefault(quad.triple, graph)) != graph:
            raise RepeatedStatement(str(quad.triple), sorted((earlier, graph)))
