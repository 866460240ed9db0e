"""SHACL compiled to SPARQL: a shapes graph becomes typed shapes, shapes become queries, answers become findings."""

from .checks import Check, compile_shapes
from .embedded import EmbeddedData
from .errors import ShapesError
from .findings import Finding, Queryable, validate
from .incremental import Affected, Reach, affected, reach_of
from .load import load_shapes
from .shapes import Shapes

__all__ = [
    "Affected",
    "Check",
    "EmbeddedData",
    "Finding",
    "Queryable",
    "Reach",
    "Shapes",
    "ShapesError",
    "affected",
    "compile_shapes",
    "load_shapes",
    "reach_of",
    "validate",
]
