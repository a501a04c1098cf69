"""Carets stand under the figure, whatever the characters before it."""

from __future__ import annotations

import click
import pytest

from cite_lint.model.finding import FileReport, FileStatus, Finding, RegistryInfo, Report, Severity, Verdict
from cite_lint.model.span import LineIndex, Span
from cite_lint.reporters import Look, render
from cite_lint.reporters.coverage import coverage
from cite_lint.reporters.snippet import safe, snippet, width

INFO = RegistryInfo("", 0, 0, 0, 0)


def place(text: str, figure: str) -> tuple[str, str]:
    start = text.index(figure)
    return snippet(text, LineIndex(text), Span(start, start + len(figure)))


@pytest.mark.parametrize(
    ("before", "columns"),
    [
        ("", 0),
        ("plain ", 6),
        ("\t", 1),
        ("a\tb\t", 4),
        ("\u6e56\u6cca ", 5),
        ("cafe\u0301 ", 5),
        ("\uac00", 2),
        ("\u1112\u1161\u11ab", 2),
        ("\u200b\u00ad", 0),
        ("\uff21", 2),
        ("\x1b[31m", 5),
        ("\u202e", 1),
    ],
)
def test_caret_column(before: str, columns: int) -> None:
    shown, carets = place(f"first line\n{before}60 per cent of\nlast", "60 per cent")
    assert carets == " " * columns + "^" * 11
    assert width(shown[: shown.index("60")]) == columns


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_only_the_line_of_the_figure_is_shown(end: str) -> None:
    assert place(f"one{end}two 60 x{end}three", "60") == ("two 60 x", "    ^^")


def test_wide_figure_has_wide_carets() -> None:
    assert place("\u516d\u5341 percent", "\u516d\u5341") == ("\u516d\u5341 percent", "^^^^")


def test_figure_over_two_lines_is_marked_to_the_end_of_the_first() -> None:
    assert place("about 60\nper cent of", "60\nper cent") == ("about 60", "      ^^")


def test_span_of_no_width_gets_a_caret() -> None:
    assert snippet("abc", LineIndex("abc"), Span(3, 3)) == ("abc", "   ^")


def test_long_line_is_cut_at_words() -> None:
    text = "word " * 100 + "60 per cent" + " tail" * 100
    shown, carets = place(text, "60 per cent")
    assert len(shown) < 120
    assert shown.startswith("\u2026word ") and shown.endswith(" tail\u2026")
    assert shown[carets.index("^") :].startswith("60 per cent ")


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\x07", "\x9b", "\u202e", "\u2066", "\ud800"])
def test_characters_that_steer_a_terminal_are_not_written(character: str) -> None:
    assert character not in safe(f"a{character}b")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\t", "\u2028", "\x85"])
def test_breaks_become_one_space(break_: str) -> None:
    assert safe(f"a{break_}b") == "a b"


def one_finding(severity: Severity) -> Report:
    finding = Finding("CL201", "value-mismatch", severity, "wrong", "", "60", Span(4, 6))
    return Report("0", INFO, (FileReport("d.md", FileStatus.CHECKED, findings=(finding,), text="see 60"),))


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING, Severity.NOTE])
def test_colour_adds_nothing_but_colour(severity: Severity) -> None:
    plain = render("full", one_finding(severity), Look(False))
    painted = render("full", one_finding(severity), Look(True))
    assert "\x1b[" in painted and "\x1b" not in plain
    assert click.unstyle(painted) == plain


def test_clean_report_is_empty() -> None:
    report = Report("0", INFO, (FileReport("d.md", FileStatus.CHECKED, text="x"),))
    assert render("full", report, Look(True)) == render("concise", report, Look(True)) == ""


@pytest.mark.parametrize(
    ("verdicts", "failed", "line"),
    [
        ([], 0, "0 claims"),
        ([Verdict.SUPPORTED], 0, "1 claim: 1 supported"),
        (
            [Verdict.UNSUPPORTED] * 3 + [Verdict.DISPUTED, Verdict.SUPPORTED, Verdict.SUPPORTED, Verdict.OUTDATED],
            0,
            "7 claims: 2 supported, 1 outdated, 1 disputed, 3 not in the registry",
        ),
        ([Verdict.MISMATCHED], 1, "1 claim: 1 mismatched; 1 file could not be checked"),
        ([], 2, "0 claims; 2 files could not be checked"),
    ],
)
def test_coverage(verdicts: list[Verdict], failed: int, line: str) -> None:
    class Judged:
        def __init__(self, verdict: Verdict) -> None:
            self.verdict = verdict

    files = [FileReport("d.md", FileStatus.CHECKED, claims=tuple(map(Judged, verdicts)))]  # type: ignore[arg-type]
    files += [FileReport("x.md", FileStatus.FAILED, "no such file")] * failed
    assert coverage(Report("0", INFO, tuple(files))) == line
