"""The edit that a finding carries: the registry's figure in the draft's own writing, or none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.engine.fixing import apply_fixes

HOUSING = Path(__file__).parents[1] / "housing"
BEHIND = "of private tenants in Northport are behind with their rent."
EMPTY = "homes in Northport stand empty."
TRUST = "According to the Northport Housing Trust, "


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Settings(registries=(HOUSING,), shipped_registry=False), today=date(2025, 6, 1))


def corrected(linter: Linter, draft: str) -> str:
    """Return the draft with all its edits made."""
    (file,) = linter.lint_text(draft).files
    return apply_fixes(draft, [finding.fix for finding in file.findings if finding.fix])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (f"{TRUST}45 per cent {BEHIND}", f"{TRUST}38 per cent {BEHIND}"),
        (f"{TRUST}45% {BEHIND}", f"{TRUST}38% {BEHIND}"),
        (f"{TRUST}**45** per cent {BEHIND}", f"{TRUST}**38** per cent {BEHIND}"),
        (f"{TRUST}45&#37; {BEHIND}", f"{TRUST}38&#37; {BEHIND}"),
        (f"{TRUST}45\nper cent {BEHIND}", f"{TRUST}38\nper cent {BEHIND}"),
        (f"{TRUST}up to 42,000 {EMPTY}", f"{TRUST}up to 4,200 {EMPTY}"),
        (f"{TRUST}up to 42\u202f000 {EMPTY}", f"{TRUST}up to 4\u202f200 {EMPTY}"),
        ("The Northport Rent Act of 1998 capped what landlords may ask.", None),
    ],
)
def test_figure_is_put_into_the_writing_of_the_draft(linter: Linter, wrong: str, right: str | None) -> None:
    fixed = corrected(linter, wrong)
    assert fixed == (right or wrong.replace("1998", "1994"))
    (file,) = linter.lint_text(fixed).files
    assert [finding.rule for finding in file.findings if finding.rule.startswith("CL2")] == []


@pytest.mark.parametrize(
    "draft",
    [
        f"{TRUST}nearly half {BEHIND}",
        f"{TRUST}forty-five per cent {BEHIND}",
        f"{TRUST}9 in 20 {BEHIND}",
        f"{TRUST}45 to 50 per cent {BEHIND}",
        f"{TRUST}38 per cent {BEHIND}",
        f"{TRUST}45 per cent of tenants grow tomatoes.",
    ],
)
def test_no_edit_where_digits_do_not_say_it(linter: Linter, draft: str) -> None:
    assert corrected(linter, draft) == draft


OPENED = "The night shelter in Northport was opened on"


@pytest.mark.parametrize(
    ("path", "wrong", "right"),
    [
        ("d.md", f"> {OPENED} 15\n> September 1971.", f"> {OPENED} 14\n> September 1971."),
        ("d.md", f"{OPENED} 15 **September** 1971.", f"{OPENED} 14 **September** 1971."),
        ("d.md", f"{OPENED} 15 **October** 1971.", f"{OPENED} 15 **October** 1971."),
        ("d.md", "The Northport **House Trust** knows it.", "The Northport **Housing Trust** knows it."),
        ("d.tex", "The Northport \\emph{House} Trust knows.", "The Northport \\emph{Housing} Trust knows."),
        ("d.tex", "The Northport~House Trust knows.", "The Northport~Housing Trust knows."),
        ("d.html", "<p>The Northport <b>House Trust</b> knows.", "<p>The Northport <b>Housing Trust</b> knows."),
        (
            "d.ipynb",
            f'{{"cells": [{{"cell_type": "markdown", "source": ["{OPENED} 15 September\\n",\n "1971."]}}]}}',
            f'{{"cells": [{{"cell_type": "markdown", "source": ["{OPENED} 14 September\\n",\n "1971."]}}]}}',
        ),
    ],
)
def test_edit_leaves_the_marks_of_the_format(linter: Linter, path: str, wrong: str, right: str) -> None:
    (file,) = linter.lint_text(wrong, path).files
    assert apply_fixes(wrong, [finding.fix for finding in file.findings if finding.fix]) == right


def test_only_names_are_safe(linter: Linter) -> None:
    (file,) = linter.lint_text(f"{TRUST}45 per cent {BEHIND} The Northport House Trust knows it.").files
    assert {finding.rule: finding.fix.safe for finding in file.findings if finding.fix} == {
        "CL201": False,
        "CL601": True,
    }
