"""Checks beyond shapes: the file (AL1xx), its terms and its home (AL3xx), and the graph as a whole (AL7xx)."""
