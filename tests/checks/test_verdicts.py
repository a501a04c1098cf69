"""Drafts on the invented registry of tests/housing with the verdict and the rules that each must get.

The rows stand in verdicts.yaml. `open` gives the reason why a row is not met yet; it must then fail.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.model.finding import FileReport, FileStatus

HOUSING = Path(__file__).parents[1] / "housing"
TODAY = date(2025, 6, 1)
TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(Path(__file__).with_name("verdicts.yaml").read_text("utf-8"))


def _rows(name: str) -> list[Any]:
    return [
        pytest.param(
            row,
            id=f"{'+'.join(row['rules']) or 'quiet'}-{row['draft'][-60:]}",
            marks=[pytest.mark.xfail(reason=row["open"], strict=True)] if "open" in row else [],
        )
        for row in TABLE[name]
    ]


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with the invented registry alone and the rules that are on by default."""
    return Linter(Settings(registries=(HOUSING,), shipped_registry=False), today=TODAY)


def _check(linter: Linter, draft: str) -> FileReport:
    (file,) = linter.lint_text(draft).files
    assert file.status is FileStatus.CHECKED, file.error
    return file


@pytest.mark.parametrize("row", _rows("figures"))
def test_a_figure_gets_its_verdict_and_nothing_else_is_found(linter: Linter, row: dict[str, Any]) -> None:
    file = _check(linter, row["draft"])
    named = [claim for claim in file.claims if row["figure"] in claim.claim.quantity.text]
    assert [claim.verdict.value for claim in named] == [row["verdict"]], (
        f"of {[c.claim.quantity.text for c in file.claims]}"
    )
    assert sorted(finding.rule for finding in file.findings) == sorted(row["rules"])


@pytest.mark.parametrize("row", _rows("no claims"))
def test_what_is_no_statistic_is_left_alone(linter: Linter, row: dict[str, Any]) -> None:
    file = _check(linter, row["draft"])
    assert [claim.claim.quantity.text for claim in file.claims] == []
    assert [finding.rule for finding in file.findings] == row["rules"]


@pytest.mark.parametrize("row", _rows("drafts"))
def test_a_draft_gets_its_rules_beside_those_of_its_figures(linter: Linter, row: dict[str, Any]) -> None:
    found = {finding.rule for finding in _check(linter, row["draft"]).findings}
    assert set(row["rules"]) <= found
    assert not set(row["never"]) & found


def test_the_table_reaches_every_rule() -> None:
    reached = {rule for rows in TABLE.values() for row in rows for rule in row["rules"]}
    from cite_lint.checks import RULES

    assert {rule.code for rule in RULES} - reached == {"CL102"}, "CL102 is off by default: see test_rule_examples"
