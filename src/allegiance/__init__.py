"""An open knowledge graph of armed organizations, their leaders and their pledges of allegiance.

import allegiance
graph = allegiance.open()
graph.allegiances_at("2015-08-31", known_by="2015-08-31")
"""

from typing import TYPE_CHECKING

from allegiance.version import __version__

if TYPE_CHECKING:
    from allegiance.graph import Graph, open
    from allegiance.query.named import Entity
    from allegiance.query.rows import Rows
    from allegiance.store.limits import Limits

__all__ = ["Entity", "Graph", "Limits", "Rows", "__version__", "open"]

HOMES = {"Entity": "query.named", "Graph": "graph", "Limits": "store.limits", "Rows": "query.rows", "open": "graph"}


def __getattr__(name: str) -> object:
    # Looked up on first use, so that `allegiance --help` does not pay for the store.
    if name not in HOMES:
        raise AttributeError(f"module 'allegiance' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"allegiance.{HOMES[name]}"), name)
