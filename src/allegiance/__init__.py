"""An open knowledge graph of armed organizations, their leaders and their pledges of allegiance.

import allegiance
graph = allegiance.open()
graph.allegiances_at("2015-08-31", known_by="2015-08-31")
"""

from typing import TYPE_CHECKING

from allegiance.version import __version__

if TYPE_CHECKING:
    from allegiance.graph import Graph, open
    from allegiance.store.limits import Limits

__all__ = ["Graph", "Limits", "__version__", "open"]


def __getattr__(name: str) -> object:
    # Looked up on first use, so that `allegiance --help` does not pay for the store.
    if name == "Limits":
        from allegiance.store.limits import Limits

        return Limits
    if name in ("Graph", "open"):
        from allegiance import graph

        return getattr(graph, name)
    raise AttributeError(f"module 'allegiance' has no attribute {name!r}")
