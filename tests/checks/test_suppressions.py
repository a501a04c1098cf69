"""Comments that keep findings back: what they say, what they speak of, and what is said of those that do nothing."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from cite_lint.checks import RULES, suppress
from cite_lint.checks.directives import Scope, read_directive
from cite_lint.model.document import Block, BlockKind, Comment, Document
from cite_lint.model.finding import Finding, Severity, SuppressedBy
from cite_lint.model.span import Span
from counting import lines_run

CODES = frozenset(rule.code for rule in RULES if not rule.code.startswith("CL9"))
DAY = date(2026, 11, 21)
ON: Any = {rule.code: SimpleNamespace(severity=Severity.ERROR) for rule in RULES}


def comment(text: str) -> Comment:
    return Comment(Span(0, len(text)), text)


@pytest.mark.parametrize(
    ("text", "scope", "selectors", "reason", "until"),
    [
        ("cite-lint: ignore[CL201]", Scope.NEAR, ["CL201"], "", None),
        ("cite-lint:ignore[CL201] known", Scope.NEAR, ["CL201"], "known", None),
        ("cite-lint: ignore[cl201, CL3 ,ALL] a reason", Scope.NEAR, ["CL201", "CL3", "ALL"], "a reason", None),
        ("cite-lint: ignore[CL201] agreed, until 2027-06-30", Scope.NEAR, ["CL201"], "agreed", date(2027, 6, 30)),
        ("cite-lint: ignore[CL201] until 2027-06-30.", Scope.NEAR, ["CL201"], "", date(2027, 6, 30)),
        ("cite-lint: ignore[CL201] (until 2027-06-30)", Scope.NEAR, ["CL201"], "", date(2027, 6, 30)),
        ("cite-lint: ignore[CL201]: the editor\n  knows", Scope.NEAR, ["CL201"], "the editor knows", None),
        ("cite-lint: ignore[CL201] - valid until 2020-01-01 was", Scope.NEAR, ["CL201"], "valid until 2020-01-01 was", None),
        ("cite-lint: ignore-file[CL1] house style", Scope.FILE, ["CL1"], "house style", None),
        ("cite-lint: ignore-begin[CL101] table", Scope.BEGIN, ["CL101"], "table", None),
        ("cite-lint: ignore-end", Scope.END, [], "", None),
        ("cite-lint: ignore[CL201, CL201] twice", Scope.NEAR, ["CL201"], "twice", None),
    ],
)  # fmt: skip
def test_directive_is_read(text: str, scope: Scope, selectors: list[str], reason: str, until: date | None) -> None:
    directive = read_directive(comment(text), CODES)
    assert directive is not None
    assert directive.problems == ()
    assert (directive.scope, list(directive.selectors), directive.reason, directive.until) == (
        scope,
        selectors,
        reason,
        until,
    )


@pytest.mark.parametrize(
    "text", ["", "see cite-lint: ignore[CL201]", "cite-lint ignore[CL201]", "a remark", "cite-lint"]
)
def test_other_comments_are_left_alone(text: str) -> None:
    assert read_directive(comment(text), CODES) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("cite-lint: ignore", "it names no rule: write ignore[CL201], or ignore[ALL]"),
        ("cite-lint: ignore[]", "it names no rule"),
        ("cite-lint: ignore CL201", "it names no rule"),
        ("cite-lint: ignore-file", "it names no rule: write ignore-file[CL201]"),
        ("cite-lint: ignore[CL20l] x", "unknown rule 'CL20L'"),
        ("cite-lint: ignore[CL999]", "unknown rule 'CL999'"),
        ("cite-lint: ignore[CL901]", "unknown rule 'CL901'"),
        ("cite-lint: disable[CL201]", "unknown directive 'disable'"),
        ("cite-lint: ignore-next[CL201]", "unknown directive 'ignore-next' (did you mean"),
        ("cite-lint:", "a directive is missing"),
        ("cite-lint: ignore[CL201] until 2027-02-30", "2027-02-30 is no day of the calendar"),
    ],
)
def test_what_is_wrong_is_said(text: str, problem: str) -> None:
    directive = read_directive(comment(text), CODES)
    assert directive is not None
    assert [found for found in directive.problems if found.startswith(problem)]


def document(source: str) -> Document:
    """Read a made-up format: a line is a block, `|` before it makes a cell, `{...}` is a comment."""
    text, comments, blocks = "", [], []
    position = 0
    for line in source.splitlines(keepends=True):
        prose = line
        while "{" in prose:
            start, end = prose.index("{"), prose.index("}") + 1
            span = Span(position + start, position + end)
            comments.append(Comment(span, prose[start + 1 : end - 1].strip()))
            prose = prose[:start] + " " * (end - start) + prose[end:]
        if words := prose.strip():
            start = position + prose.index(words)
            kind = BlockKind.TABLE_CELL if words.startswith("|") else BlockKind.PARAGRAPH
            blocks.append(Block(kind, Span(start, start + len(words))))
        text += prose
        position += len(line)
    return Document("d.md", source, text, tuple(blocks), comments=tuple(comments))


def found_in(source: str, rule: str = "CL201") -> list[Finding]:
    """Return a finding at each figure 60 of the source."""
    starts = [index for index in range(len(source)) if source.startswith("60", index)]
    return [Finding(rule, "n", Severity.ERROR, "m", "", "60", Span(start, start + 2)) for start in starts]


def shown(source: str, rule: str = "CL201", **options: Any) -> tuple[list[int], list[str]]:
    """Return which of the figures are still shown, by number, and what is said of the comments."""
    findings, _ = suppress(document(source), found_in(source, rule), ON, DAY, **options)
    figures = [finding for finding in findings if not finding.rule.startswith("CL9")]
    own = [
        f"{finding.rule} {finding.message.split('”: ')[1]}" for finding in findings if finding.rule.startswith("CL9")
    ]
    return [number for number, finding in enumerate(figures) if finding.suppressed is None], own


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("60 a {cite-lint: ignore[CL201] r}\n60 b", [1]),
        ("{cite-lint: ignore[CL201] r} 60 a\n60 b", [1]),
        ("60 a\n{cite-lint: ignore[CL201] r}\n60 b\n60 c", [0, 2]),
        ("60 a\n\n{cite-lint: ignore[CL201] r}\n\n\n60 b\n60 c", [0, 2]),
        ("60 a\n  {cite-lint: ignore[CL2] r} {a remark}\n60 b", [0]),
        ("{cite-lint: ignore[CL201] r}\n| 60\n| 60 b\n60 c", [2]),
        ("60 a {cite-lint: ignore[CL101] r}\n60 b", [0, 1]),
        ("60 a {cite-lint: ignore[CL101] r} {cite-lint: ignore[CL201] r}", []),
        ("60\n{cite-lint: ignore-begin[CL201] r}\n60\n60\n{cite-lint: ignore-end}\n60", [0, 3]),
        ("60\n{cite-lint: ignore-begin[CL201] r}\n60\n60", [0]),
        ("60 a\n60 b\n{cite-lint: ignore-file[ALL] r}", []),
        ("60 a {cite-lint: ignore[CL201] r, until 2026-11-21}", []),
        ("60 a {cite-lint: ignore[CL201] r, until 2026-11-20}", [0]),
        ("60 a {cite-lint: ignore[CL201]}", []),
        ("60 a {cite-lint: ignore[CL201, CL999] r}", []),
    ],
)
def test_scope(source: str, left: list[int]) -> None:
    assert shown(source)[0] == left
    assert shown(source.replace("\n", "\r\n"))[0] == left


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("60 {cite-lint: ignore[CL201] r}", []),
        ("50 {cite-lint: ignore[CL201] r}", ["CL901 there is nothing to ignore for CL201."]),
        ("60 {cite-lint: ignore[CL201, CL1, CL302] r}", ["CL901 there is nothing to ignore for CL1, CL302."]),
        ("60\n{cite-lint: ignore[CL201] r}", ["CL901 there is nothing to ignore for CL201."]),
        (
            "60 {cite-lint: ignore[CL201] r, until 2026-11-20}",
            ["CL902 it held until 2026-11-20: look again, or set a new day."],
        ),
        ("60 {cite-lint: ignore-end}", ["CL902 no ignore-begin before it begins what it ends."]),
        ("{cite-lint: ignore-begin[CL201] r} 60", ["CL902 no ignore-end follows it: it holds to the end of the draft."]),
        ("{cite-lint: ignore-file[CL2] r} 60\n{cite-lint: ignore[CL201] r} 60", []),
    ],
)  # fmt: skip
def test_what_is_said_of_comments(source: str, said: list[str]) -> None:
    assert shown(source)[1] == said


def test_reasons_can_be_required() -> None:
    assert shown("60 {cite-lint: ignore[CL201]}", require_reasons=True) == (
        [0],
        ["CL902 it gives no reason, and the configuration requires one."],
    )
    assert shown("60 {cite-lint: ignore[CL201] r}", require_reasons=True) == ([], [])


def test_nothing_is_said_of_a_rule_that_is_off() -> None:
    findings, _ = suppress(document("{cite-lint: ignore[CL102] r} 50"), (), {k: ON[k] for k in ("CL201", "CL901")}, DAY)
    assert findings == ()
    findings, _ = suppress(document("{cite-lint: ignore[CL201] r} 50"), (), {"CL201": ON["CL201"]}, DAY)
    assert findings == (), "unused suppressions are not looked for"


def test_reason_and_day_are_kept() -> None:
    source = "60 {cite-lint: ignore[CL201] agreed with the desk, until 2027-06-30}"
    (finding,), dated = suppress(document(source), found_in(source), ON, DAY)
    assert dated
    assert finding.suppressed is not None
    assert finding.suppressed.by is SuppressedBy.COMMENT
    assert finding.suppressed.reason == "agreed with the desk"
    assert finding.suppressed.until == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("source", "fixed"),
    [
        ("50 a {cite-lint: ignore[CL201] r}\nb", "50 a\nb"),
        ("50 a {cite-lint: ignore[CL201] r} b\n", "50 a  b\n"),
        ("a\n {cite-lint: ignore[CL201] r} \r\nb\n", "a\nb\n"),
        ("60 {cite-lint: ignore[CL201, CL302] r}", "60 {cite-lint: ignore[CL201] r}"),
        ("60 {cite-lint: ignore[CL302, CL201,CL303] r}", "60 {cite-lint: ignore[CL201] r}"),
    ],
)
def test_unused_suppression_is_taken_out(source: str, fixed: str) -> None:
    findings, _ = suppress(document(source), found_in(source), ON, DAY)
    (fix,) = [finding.fix for finding in findings if finding.rule == "CL901"]
    assert fix is not None
    assert fix.safe
    assert source[: fix.span.start] + fix.text + source[fix.span.end :] == fixed


def test_time_grows_with_the_number_of_comments() -> None:
    line = "60 a {cite-lint: ignore[CL201] r}\n"
    few, many = (document(line * number) for number in (100, 1_000))
    findings = {draft: found_in(draft.source) for draft in (few, many)}
    steps = [lines_run(lambda draft=draft: suppress(draft, findings[draft], ON, DAY)) for draft in (few, many)]  # type: ignore[misc]
    assert steps[1] < 12 * steps[0]
