"""A quick look at files as the formatter writes them: most have nothing to find, which can be told without reading all.

Lines of such files recur, and so do their parts. Each different one is judged once, for all files together, by the
checks themselves. A file is cleared when all its lines are; of any other nothing is said here: it is read closely.
"""

from .clearing import Cleared, cleared

__all__ = ["Cleared", "cleared"]
