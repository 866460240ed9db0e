"""Judged links as SSSOM tables (Simple Standard for Sharing Ontological Mappings): one row a decision on a pair."""

from allegiance.sssom.mapping import PREDICATES, VERDICTS, Mapping, Table
from allegiance.sssom.reading import read_table
from allegiance.sssom.writing import render

__all__ = ["PREDICATES", "VERDICTS", "Mapping", "Table", "read_table", "render"]
