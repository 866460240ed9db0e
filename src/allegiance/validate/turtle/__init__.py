"""Turtle read for its places: where each term stands, and every syntax error of a file.

pyoxigraph decides what is accepted; this reader is slower and only says where things are.
"""

from .locate import locate
from .problem import SyntaxProblem
from .reading import Located, Reading, read
from .span import Span

__all__ = ["Located", "Reading", "Span", "SyntaxProblem", "locate", "read"]
