"""Figures in somebody else's words: where they are found, and what the setting makes of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cite_lint.config import Settings
from cite_lint.config.settings import Quotes
from cite_lint.engine import Linter
from cite_lint.engine.quotes import Quoted, _passages
from cite_lint.model.finding import FileReport
from cite_lint.readers import read_document

HOUSING = Path(__file__).parents[1] / "housing"


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("No quotes here, 60%.", []),
        ("He said “some 60%” of it.", ["“some 60%”"]),
        ('He said "some 60%" of it, and "40%".', ['"some 60%"', '"40%"']),
        ("“One” and “two”.", ["“One”", "“two”"]),
        ("“He said “two” to me” and left.", ["“He said “two”"]),
        ("“It goes on and on.\n\n“And it ends.” So.", ["“It goes on and on.", "“And it ends.”"]),
        ('A 6" pipe and a 60" beam.', []),
        ('A 6" pipe is "6 inches" wide.', ['"6 inches"']),
        ('He said "and no more.\n\nThe next "one" is.', ['"one"']),
        ('("Forty", he said)', ['"Forty"']),
        ('“A 6" pipe is wide” they say.', ['“A 6" pipe is wide”']),
        ("It is wide” and “so on.", ["“so on."]),
        ("> Quoted 60%.\n> And more.\n\nNot quoted.", ["Quoted 60%.\n> And more."]),
        ("> He said “60%”.\n", ["He said “60%”."]),
        ("- He said “60%”\n- and 40%\n", ["“60%”"]),
        ('A **“60%”** and <b>"x"</b>.', ["“60%”", '"x"']),
    ],
)
def test_what_is_quoted(text: str, passages: list[str]) -> None:
    document = read_document("d.md", text)
    assert [passage.cut(text) for passage in _passages(document)] == passages


def test_many_marks_take_no_long_time() -> None:
    document = read_document("d.md", '“" ' * 100_000 + "”" * 100_000)
    assert len(list(_passages(document))) == 1
    assert Quoted(document, "check").treat(()) == ()


DRAFT = """\
---
date: 2024-06-01
---

In Northport 65 per cent of homes are rented.

> In Northport 75 per cent of homes are rented.

The mayor said: “In Northport 85 per cent of homes are rented, says the Northport House Trust.”
"""


def check(quotes: Quotes) -> FileReport:
    settings = Settings(quotes=quotes, registries=(HOUSING,), shipped_registry=False, ignore=("CL501",))
    return Linter(settings, today=date(2024, 6, 1)).lint_text(DRAFT).files[0]


@pytest.mark.parametrize(
    ("quotes", "claims", "severities"),
    [
        ("check", ["65 per cent", "75 per cent", "85 per cent"], ["error", "error", "error", "warning"]),
        ("note", ["65 per cent", "75 per cent", "85 per cent"], ["error", "note", "note", "note"]),
        ("skip", ["65 per cent"], ["error"]),
    ],
)
def test_what_becomes_of_it(quotes: Quotes, claims: list[str], severities: list[str]) -> None:
    report = check(quotes)
    assert [judged.claim.quantity.text for judged in report.claims] == claims
    assert [finding.severity for finding in report.findings] == severities
