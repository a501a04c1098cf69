"""The linter as one object: drafts in, a report out; every front door is a thin layer over it."""

from cite_lint.engine.drafts import STDIN, Draft, is_draft, list_drafts, read_draft, read_drafts
from cite_lint.engine.fault import describe_fault
from cite_lint.engine.linter import Linter
from cite_lint.engine.run import Run
from cite_lint.engine.selection import selector_problem

__all__ = [
    "STDIN",
    "Draft",
    "Linter",
    "Run",
    "describe_fault",
    "is_draft",
    "list_drafts",
    "read_draft",
    "read_drafts",
    "selector_problem",
]
