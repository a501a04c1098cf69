"""--add-ignore: each finding is answered beside it, and the draft reads as before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
HOUSING = Path(__file__).parents[1] / "housing"
OWN = ("--registry", str(HOUSING), "--no-shipped-registry", "--today", "2025-06-01", "--fail-on", "note")
FAULT = "The Northport House Trust knows it."
SAYS = "cite-lint: ignore[CL601] their own spelling"

CASES = {
    "a line": ("d.md", f"{FAULT}\n", f"{FAULT} <!-- {SAYS} -->\n"),
    "no end of line": ("d.md", FAULT, f"{FAULT} <!-- {SAYS} -->"),
    "a line of several": ("d.md", f"One.\n{FAULT}\nTwo.\n", f"One.\n{FAULT} <!-- {SAYS} -->\nTwo.\n"),
    "a hard break": ("d.md", f"{FAULT}  \nTwo.\n", f"{FAULT} <!-- {SAYS} -->  \nTwo.\n"),
    "a hard break by backslash": ("d.md", f"{FAULT}\\\nTwo.\n", f"{FAULT} <!-- {SAYS} -->\\\nTwo.\n"),
    "a list": ("d.md", f"- {FAULT}\n- two\n", f"- {FAULT} <!-- {SAYS} -->\n- two\n"),
    "a quote": ("d.md", f"> {FAULT}\n", f"> {FAULT} <!-- {SAYS} -->\n"),
    "a heading": ("d.md", f"# {FAULT}\n", f"# {FAULT} <!-- {SAYS} -->\n"),
    "a table": (
        "d.md",
        f"Text.\n\n| a | b |\n|---|---|\n| c | {FAULT} |\n",
        f"Text.\n\n<!-- {SAYS} -->\n\n| a | b |\n|---|---|\n| c | {FAULT} |\n",
    ),
    "a quoted table": (
        "d.md",
        f"> | a | b |\n> |---|---|\n> | c | {FAULT} |\n",
        f"> <!-- {SAYS} -->\n>\n> | a | b |\n> |---|---|\n> | c | {FAULT} |\n",
    ),
    "carriage returns": ("d.md", f"{FAULT}\r\nTwo.\r\n", f"{FAULT} <!-- {SAYS} -->\r\nTwo.\r\n"),
    "two on a line": ("d.md", f"{FAULT} {FAULT}\n", f"{FAULT} {FAULT} <!-- {SAYS} -->\n"),
    "MDX": ("d.mdx", f"{FAULT}\n", f"{FAULT} {{/* {SAYS} */}}\n"),
    "LaTeX": ("d.tex", f"{FAULT}\nTwo.\n", f"{FAULT} % {SAYS}\nTwo.\n"),
    "AsciiDoc": ("d.adoc", f"One.\n\n* {FAULT}\n", f"One.\n\n// {SAYS}\n* {FAULT}\n"),
    "HTML": ("d.html", f"<p>{FAULT}</p>\n", f"<p>{FAULT}</p> <!-- {SAYS} -->\n"),
    "a heading with a closing mark": ("d.md", f"One.\n\n# {FAULT} #\n", f"One.\n\n<!-- {SAYS} -->\n\n# {FAULT} #\n"),
    "a heading with attributes": ("d.md", f"# {FAULT} {{#a}}\n", f"<!-- {SAYS} -->\n\n# {FAULT} {{#a}}\n"),
    "a name of the block": ("d.md", f"{FAULT} ^a-1\n", f"{FAULT} <!-- {SAYS} --> ^a-1\n"),
    "a tag that goes on": (
        "d.html",
        f"<p>{FAULT} <a\nhref='x'>a</a>\n",
        f"<p>{FAULT}  <!-- {SAYS} --><a\nhref='x'>a</a>\n",
    ),
    "a tag in a word": ("d.html", f"<p>{FAULT} a<b\nid='x'>a</b>\n", f"<p>{FAULT} a<!-- {SAYS} --><b\nid='x'>a</b>\n"),
    "a row of LaTeX": (
        "d.tex",
        f"\\begin{{tabular}}{{l}}\na & {FAULT} \\\\\n\\end{{tabular}}\n",
        f"\\begin{{tabular}}{{l}}\na & {FAULT} \\\\ % {SAYS}\n\\end{{tabular}}\n",
    ),
    "a remark in LaTeX": ("d.tex", f"{FAULT} % old\nTwo.\n", f"% {SAYS}\n{FAULT} % old\nTwo.\n"),
    "an item of a spaced list": (
        "d.adoc",
        f". One.\n\n. {FAULT}\n\n. Three.\n",
        f". One.\n// {SAYS}\n\n. {FAULT}\n\n. Three.\n",
    ),
    "a description": ("d.adoc", f"one:: {FAULT}\n", f"// {SAYS}\none:: {FAULT}\n"),
    "plain text": ("d.txt", f"{FAULT}\n", f"{FAULT} [{SAYS}]\n"),
}


@pytest.mark.parametrize("case", CASES)
def test_finding_is_answered_beside_it(run: Run, case: str) -> None:
    name, before, after = CASES[case]
    Path(name).write_bytes(before.encode())
    assert run("check", *OWN, name).code == 1
    result = run("check", "--add-ignore", "their own spelling", *OWN, name)
    assert Path(name).read_bytes().decode() == after
    assert result.code == 0
    assert result.out == ""
    assert "answered" in result.err
    again = run("check", "--add-ignore", "again", *OWN, name)
    assert "answered 0 findings" in again.err
    assert Path(name).read_bytes().decode() == after


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("d.md", ""),
        ("d.md", " "),
        ("d.md", "a --> b"),
        ("d.md", "two\nlines"),
        ("d.md", "two\vlines"),
        ("d.md", "dashes -- that older Markdown shows"),
        ("d.html", "a --!> b"),
        ("d.mdx", "a */ b"),
        ("d.txt", "a ] b"),
        ("d.md", "for now, until 2027-13-45"),
        ("d.md", "too late, until 2025-05-31"),
    ],
)
def test_reason_that_cannot_be_written(run: Run, name: str, reason: str) -> None:
    Path(name).write_text(FAULT)
    result = run("check", "--add-ignore", reason, *OWN, name)
    assert result.code == 2
    assert "reason" in result.err
    assert Path(name).read_text() == FAULT


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("d.rst", FAULT),
        ("d.ipynb", '{"cells": [{"cell_type": "markdown", "source": ["' + FAULT + '"]}]}'),
        ("d.adoc", f"|===\n|a |b\n\n|c |{FAULT}\n|===\n"),
        ("d.md", f"{FAULT} `code\nwith no comment`\n"),
        ("d.md", f"{FAULT} <!-- a\nb -->\n"),
    ],
)
def test_what_cannot_be_answered_from_here_is_told(run: Run, name: str, text: str) -> None:
    Path(name).write_text(text)
    result = run("check", "--add-ignore", "r", *OWN, name)
    assert f"{name}: 1 left: no comment can be put there from here" in result.err
    assert result.code == 1
    assert Path(name).read_text() == text
