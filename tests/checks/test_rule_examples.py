"""The examples that rules carry: a failing one gives its rule, a passing one does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cite_lint.checks import RULES, Rule
from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.model.finding import FileStatus

HOUSING = Path(__file__).parents[1] / "housing"
TODAY = date(2025, 6, 1)

OPEN = {
    ("CL204", 0): "the condition axis of populations is not compared, only sex and place",
}
"""Failing examples, by code and number, that do not give their rule yet, and why."""

FAILING = [
    pytest.param(
        rule,
        draft,
        id=f"{rule.code}-{number}",
        marks=[pytest.mark.xfail(reason=OPEN[rule.code, number], strict=True)] if (rule.code, number) in OPEN else [],
    )
    for rule in RULES
    for number, draft in enumerate(rule.failing)
]
PASSING = [
    pytest.param(rule, draft, id=f"{rule.code}-{number}") for rule in RULES for number, draft in enumerate(rule.passing)
]


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with the invented registry alone and every rule on."""
    return Linter(Settings(select=("ALL",), registries=(HOUSING,), shipped_registry=False), today=TODAY)


def _rules(linter: Linter, draft: str) -> set[str]:
    (file,) = linter.lint_text(draft).files
    assert file.status is FileStatus.CHECKED, file.error
    return {finding.rule for finding in file.findings}


@pytest.mark.parametrize(("rule", "draft"), FAILING)
def test_a_failing_example_gives_its_rule(linter: Linter, rule: Rule, draft: str) -> None:
    assert rule.code in _rules(linter, draft)


@pytest.mark.parametrize(("rule", "draft"), PASSING)
def test_a_passing_example_does_not(linter: Linter, rule: Rule, draft: str) -> None:
    assert rule.code not in _rules(linter, draft)


def test_open_examples_exist() -> None:
    assert set(OPEN) <= {(rule.code, number) for rule in RULES for number in range(len(rule.failing))}
