"""Which rules a run applies, from the defaults, the selectors, the severities and the ignores of its settings."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cite_lint.config import Settings
from cite_lint.config.globs import Globs
from cite_lint.config.settings import EVERY_RULE, rule_codes
from cite_lint.datafile import nearest
from cite_lint.model.finding import Severity

if TYPE_CHECKING:
    from cite_lint.config import RuleSetting


def selector_problem(selector: str, codes: Collection[str]) -> str | None:
    """Say what is wrong with a selector that names no rule, with the nearest one that does; None if it is right."""
    if not selector:
        return f"a rule's code is missing: write CL201, the beginning of codes such as CL2, or {EVERY_RULE}"
    if any(_fits(code, selector) for code in codes):
        return None
    return f"unknown rule {selector!r}{nearest(selector, [*codes, EVERY_RULE])}"


def select_rules(settings: Settings, defaults: Mapping[str, RuleSetting]) -> dict[str, RuleSetting]:
    """Return the rules that are on, by code, each with the severity to report.

    The longest selector that fits a rule decides; where a rule is both selected and ignored by equally long ones it
    is ignored. A severity set for a rule that is off by default switches it on.
    """
    chosen: dict[str, RuleSetting] = {}
    for code, default in sorted(defaults.items()):
        severity = settings.severity.get(code, default.severity)
        by_default = default.enabled or code in settings.severity
        wanted = _fit(code, settings.extend_select)
        if settings.select is not None:
            wanted = max(wanted, _fit(code, settings.select))
        elif by_default:
            wanted = max(wanted, 0)
        if wanted <= _fit(code, settings.ignore) or settings.severity.get(code) is Severity.OFF:
            continue
        if severity is Severity.OFF:
            severity = Severity.WARNING
        chosen[code] = dataclasses.replace(default, severity=severity, enabled=True)
    return chosen


class Ignores:
    """The rules that `per-file-ignores` switches off, file by file."""

    def __init__(self, settings: Settings) -> None:
        root = settings.root
        self._codes = rule_codes() if settings.per_file_ignores else []
        self._ignores = [(Globs([glob], root), selectors) for glob, selectors in settings.per_file_ignores]

    def codes(self, file: Path) -> tuple[str, ...]:
        """Return the codes of the rules that are off in a file, sorted."""
        if not self._ignores:
            return ()
        path = os.path.abspath(file)  # noqa: PTH100 - patterns are held against strings
        selectors = {selector for globs, some in self._ignores if globs.cover(path, False) for selector in some}
        return tuple(sorted(code for code in self._codes if any(_fits(code, selector) for selector in selectors)))


def _fit(code: str, selectors: Collection[str]) -> int:
    """Return the length of the longest selector that fits a code: 0 for ALL, -1 if none does."""
    fits = [0 if selector == EVERY_RULE else len(selector) for selector in selectors if _fits(code, selector)]
    return max(fits, default=-1)


def _fits(code: str, selector: str) -> bool:
    return selector == EVERY_RULE or code.startswith(selector)
