"""Data files with the places of their values, and the rules that come with the package."""

from cite_lint.datafile.problem import DataError, Problem, nearest
from cite_lint.datafile.reader import MAX_BYTES, Data, Loc, Node, examine, read, read_text
from cite_lint.datafile.shipped import shipped_rules

__all__ = [
    "MAX_BYTES",
    "Data",
    "DataError",
    "Loc",
    "Node",
    "Problem",
    "examine",
    "nearest",
    "read",
    "read_text",
    "shipped_rules",
]
