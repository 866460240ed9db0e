"""The files of the first article: a small, settled part of the data, so that what was worked out by hand on it stays
true while the rest of the data grows."""

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from allegiance import resources
from allegiance.query import catalog
from allegiance.terms import AL, ID, RDF_TYPE

ARTICLE = ox.NamedNode(f"{ID}source/lwj-2015-08-central-asian-groups")
SOURCE = ox.NamedNode(f"{AL}Source")
SEEN_THROUGH = ox.NamedNode(f"{AL}seenThrough")

ASKED = tuple(name for name in catalog.paths() if name != "listing_changes")
"""The questions that the article can be asked: the one left out compares two imported lists, and it has none."""


@cache
def article_files() -> tuple[Path, ...]:
    """Return the files of the article, of the documents known through it, and of all that these speak of.

    Other sources are left out, also where a shared actor has a name from them.
    """
    homes, mentioned, taken = _read(resources.root() / "data")
    reached: set[Path] = set()
    waiting = [homes[source] for source in taken]
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            waiting += [homes[thing] for thing in mentioned[path] if thing in homes and not _is_source(homes[thing])]
    return tuple(sorted(reached)) + tuple(sorted((resources.root() / "data" / "links").glob("un_sc_2015.*.tsv")))


def _read(folder: Path) -> tuple[dict[ox.NamedNode, Path], dict[Path, set[ox.NamedNode]], set[ox.NamedNode]]:
    homes: dict[ox.NamedNode, Path] = {}
    mentioned: dict[Path, set[ox.NamedNode]] = {}
    taken = {ARTICLE}
    for path in folder.rglob("*.ttl"):
        triples = [quad.triple for quad in ox.parse(path=str(path))]
        homes |= {t.subject: path for t in triples if t.predicate == RDF_TYPE}
        mentioned[path] = {t.object for t in triples if isinstance(t.object, ox.NamedNode)}
        taken |= {t.subject for t in triples if t.predicate == SEEN_THROUGH and t.object == ARTICLE}
    return homes, mentioned, taken


def _is_source(path: Path) -> bool:
    return "sources" in path.parts
