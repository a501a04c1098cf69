"""The linter as one object: drafts in, a report out; every front door is a thin layer over it.

`Linter` checks with one set of settings; `Run` checks many drafts, each with those of its folder and from the cache.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cite_lint.engine.drafts import STDIN, Draft, is_draft, list_drafts, read_draft, read_drafts
from cite_lint.engine.run import Run

if TYPE_CHECKING:
    from cite_lint.engine.linter import Linter

__all__ = ["STDIN", "Draft", "Linter", "Run", "is_draft", "list_drafts", "read_draft", "read_drafts"]


def __getattr__(name: str) -> Any:
    if name != "Linter":
        raise AttributeError(name)
    # Imported late: a run that finds all its results in the cache needs none.
    from cite_lint.engine.linter import Linter

    return Linter
