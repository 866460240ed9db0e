"""Why shapes cannot be compiled."""

from pyoxigraph import BlankNode, NamedNode

from allegiance.errors import AllegianceError


class ShapesError(AllegianceError):
    """Shapes that are ill-formed, recursive, or ask for something this engine does not do.

    `shape` is the culprit (a shape, a constraint, a constraint component or a path) where it is known.
    """

    def __init__(self, advice: str, shape: NamedNode | BlankNode | None = None) -> None:
        self.advice = advice
        self.shape = shape
        super().__init__(f"In shape {shape}: {advice}." if shape is not None else f"{advice}.")
