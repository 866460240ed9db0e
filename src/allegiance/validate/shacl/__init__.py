"""SHACL compiled to SPARQL: a shapes graph becomes typed shapes, shapes become queries, answers become findings."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .asked import Asked, Finding, Queryable
    from .checks import Check, compile_shapes
    from .embedded import EmbeddedData
    from .errors import ShapesError
    from .findings import validate
    from .incremental import Affected, affected
    from .load import load_shapes
    from .plan import Plan
    from .shapes import Shapes

_HOMES = {
    "Affected": "incremental",
    "Asked": "asked",
    "Check": "checks",
    "EmbeddedData": "embedded",
    "Finding": "asked",
    "Plan": "plan",
    "Queryable": "asked",
    "Shapes": "shapes",
    "ShapesError": "errors",
    "affected": "incremental",
    "compile_shapes": "checks",
    "load_shapes": "load",
    "validate": "findings",
}

__all__ = [
    "Affected",
    "Asked",
    "Check",
    "EmbeddedData",
    "Finding",
    "Plan",
    "Queryable",
    "Shapes",
    "ShapesError",
    "affected",
    "compile_shapes",
    "load_shapes",
    "validate",
]


def __getattr__(name: str) -> object:
    # Looked up on first use, so that who asks checks that are compiled already does not load the compiler.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
