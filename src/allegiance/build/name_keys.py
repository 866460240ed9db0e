"""The keys by which names are found: each form of a name, folded as what people type is."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from allegiance.folding import fold
from allegiance.store import Store
from allegiance.store.typed import select
from allegiance.terms import NAME_KEY


def name_keys(store: Store, rule: Path) -> Iterator[ox.Triple]:
    """Give the key of every form that has letters or digits."""
    for thing, form in select(store, rule.read_text()):
        if key := fold(form.value):
            yield ox.Triple(thing, NAME_KEY, ox.Literal(key))
