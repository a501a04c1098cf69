"""Output formats: each turns the same report into text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cite_lint.model.finding import Report
from cite_lint.model.registry import Source
from cite_lint.reporters import concise, full, json_v1
from cite_lint.reporters.coverage import coverage

Render = Callable[[Report, Mapping[str, Source], bool], str]
"""A report, the registry's sources by id and whether to colour, to text that is empty or ends with a line end."""

FORMATS: dict[str, Render] = {
    "full": full.render,
    "concise": concise.render,
    "json": json_v1.render,
}

__all__ = ["FORMATS", "Render", "coverage"]
