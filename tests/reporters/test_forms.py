"""The forms that other programs read: their shapes, their places, and what becomes of hostile text in them."""

from __future__ import annotations

import dataclasses
import json
import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cite_lint.model.claim import Claim
from cite_lint.model.finding import (
    FileReport,
    FileStatus,
    Finding,
    Fix,
    JudgedClaim,
    MatchStatus,
    RegistryInfo,
    Report,
    Severity,
    SuppressedBy,
    Suppression,
    Verdict,
)
from cite_lint.model.quantity import Quantity
from cite_lint.model.span import LineIndex, Mention, Span
from cite_lint.reporters import Look, render
from cite_lint.reporters.fingerprint import fingerprints
from forms import READ_BACK, commands
from reported import TEXT, build_report

SCHEMAS = Path(__file__).parent / "schemas"
INFO = RegistryInfo("d1gest", 1, 1, 1, 1)

HOSTILE = {
    "line ends": "one\ntwo\r\nthree\rfour",
    "control characters": "a\x00b\x1b[31mc\x07d\x7f\x9b",
    "not for XML": "a\ud800b\ufffec",
    "end of CDATA": "]]> <![CDATA[ <b>bold</b> & &amp; &#64;",
    "entities": '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///z">]> &y;',
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "quotes": "\"double\" 'single' \u201ccurly\u201d",
    "backticks": "`code` ``` ``more`` ```",
    "cells": "a|b\\|c\\\\|d\\",
    "emphasis": "**a** _b_ __c__ ~~d~~ $e$ $$f$$",
    "link": "[a](javascript:alert(1)) ![b](https://x.example/y.png) [c] <https://x.example>",
    "addresses": "https://x.example www.x.example ftp://x.example me@x.example",
    "names": "@someone #12 org/repo#3 :smile:",
    "block marks": "# a - b > c 1. d === ---",
    "workflow command": "::error file=x,line=1::y %0A::warning::z %25 ##[error]w",
    "placeholders": "{0} {{1}} }{",
    "formula": '=HYPERLINK("https://x.example","y")',
    "formula of names": "@SUM(1)",
    "formula with sign": "+1+cmd|' /C x'!A1",
    "formula after apostrophe": "'=1+1",
    "formula in wide letters": "\uff1d1+1",
    "formula after tab": "\t=1",
    "escape of worksheets": "_x0041_ _x005F_",
    "direction": "abc \u202e fed \u2066 x",
    "wide": "\U00010400 caf\u0065\u0301 \u6e56\u6cca \U0001f6a4",
    "very long": "x" * 40_000,
    "very long and wide": "\U0001f6a4" * 20_000,
}


def report_of(message: str, path: str = "d.md", text: str = "see 60") -> Report:
    start = text.index("60")
    span = Span(start, start + 2)
    claim = Claim(Mention(span, "60", Quantity(Decimal(60), Decimal(60))), span, span, span)
    judged = JudgedClaim("c1", claim, MatchStatus.RESOLVED, (), Verdict.MISMATCHED, sentence=text)
    finding = Finding("CL201", "value-mismatch", Severity.ERROR, message, "", "60", span, "c1")
    return Report(
        "1.0", INFO, (FileReport(path, FileStatus.CHECKED, claims=(judged,), findings=(finding,), text=text),)
    )


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", READ_BACK)
def test_hostile_message_comes_back_as_it_was(form: str, text: str) -> None:
    read, expected = READ_BACK[form]
    assert read(render(form, report_of(text), Look())) == [expected(text)]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("form", [name for name in READ_BACK if name not in ("csv", "xlsx")])
def test_hostile_path_changes_no_message(form: str, text: str) -> None:
    read, _ = READ_BACK[form]
    report = report_of("as written", text[:200])
    failed = FileReport(text[:200] + "2", FileStatus.FAILED, error=text[:200])
    assert read(render(form, report, Look())) == ["as written"]
    both = dataclasses.replace(report, files=(*report.files, failed))
    assert "as written" in str(render(form, both, Look()))


def test_workflow_command_has_its_path_and_place() -> None:
    (command,) = commands(str(render("github", report_of("m", "a,b:c%d\n.md", "\U00010400 60"), Look())))
    name, properties, _ = command
    assert name == "error"
    assert properties == {
        "file": "a,b:c%d\n.md", "line": "1", "col": "3", "endLine": "1", "endColumn": "5",
        "title": "CL201 value-mismatch",
    }  # fmt: skip


def test_workflow_command_over_two_lines_has_no_columns() -> None:
    report = report_of("m", text="60\nper cent")
    file = report.files[0]
    finding = dataclasses.replace(file.findings[0], span=Span(0, 6), severity=Severity.NOTE)
    report = dataclasses.replace(report, files=(dataclasses.replace(file, findings=(finding,)),))
    ((name, properties, _),) = commands(str(render("github", report, Look())))
    assert (name, properties["line"], properties["endLine"], "col" in properties) == ("notice", "1", "2", False)


# -- places


SOURCE = st.text(alphabet="ab 60\u00e9\u6e56\U00010400\u0301\t\r\n", min_size=1, max_size=60)


def report_at(text: str, span: Span) -> Report:
    finding = Finding("CL201", "value-mismatch", Severity.ERROR, "m", "", span.cut(text), span, fix=Fix(span, "61"))
    return Report("1.0", INFO, (FileReport("d.md", FileStatus.CHECKED, findings=(finding,), text=text),))


def offset_of_bytes(text: str, line: int, column: int) -> int:
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    start = starts[line - 1]
    return start + len(text[start:].encode()[: column - 1].decode())


@given(SOURCE, st.data())
def test_columns_of_reviewdog_count_bytes(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    (found,) = json.loads(str(render("rdjson", report_at(text, Span(start, end)), Look())))["diagnostics"]
    for place in (found["location"]["range"], found["suggestions"][0]["range"]):
        assert offset_of_bytes(text, **place["start"]) == start
        assert offset_of_bytes(text, **place["end"]) == end


@given(SOURCE, st.data())
def test_region_of_sarif_is_the_span(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    (run,) = json.loads(str(render("sarif", report_at(text, Span(start, end)), Look())))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    assert starts[region["startLine"] - 1] + region["startColumn"] - 1 == start == region["charOffset"]
    assert starts[region["endLine"] - 1] + region["endColumn"] - 1 == end == region["charOffset"] + region["charLength"]


def test_many_findings_in_one_long_line_take_no_long_time() -> None:
    text = "60 \u6e56 " * 20_000
    spans = [Span(match.start(), match.end()) for match in re.finditer("60", text)]
    findings = tuple(Finding("CL201", "value-mismatch", Severity.ERROR, "m", "", "60", span) for span in spans)
    report = Report("1.0", INFO, (FileReport("d.md", FileStatus.CHECKED, findings=findings, text=text),))
    found = json.loads(str(render("rdjson", report, Look())))["diagnostics"]
    assert found[-1]["location"]["range"]["start"] == {"line": 1, "column": 7 * 19_999 + 1}
    marks = [issue["fingerprint"] for issue in json.loads(str(render("gitlab", report, Look())))]
    assert len(set(marks)) == 20_000


# -- fingerprints


def marks_of(text: str, path: str = "d.md") -> list[str]:
    spans = [Span(match.start(), match.end()) for match in re.finditer("60", text)]
    findings = tuple(Finding("CL201", "value-mismatch", Severity.ERROR, "m", "", "60", span) for span in spans)
    file = FileReport(path, FileStatus.CHECKED, findings=findings, text=text)
    return fingerprints(file, LineIndex(text))


@pytest.mark.parametrize(
    ("text", "edited"),
    [
        ("see 60 lakes\n", "a new line\n\nsee 60 lakes\n"),
        ("see 60 lakes\n", "see  60\tlakes\r\n"),
        ("see 60 lakes\n", "see 60 lakes\nand 60 boats\n"),
    ],
)
def test_fingerprint_outlives_an_edit_elsewhere(text: str, edited: str) -> None:
    assert marks_of(text)[0] in marks_of(edited)


def test_equal_findings_have_fingerprints_of_their_own() -> None:
    assert len(set(marks_of("see 60 lakes\n" * 3))) == 3
    assert marks_of("see 60 lakes\n" * 2) == marks_of("see 60 lakes\n" * 3)[:2]
    assert marks_of("see 60 lakes") != marks_of("see 60 lakes", "e.md")


# -- SARIF


def sarif(report: Report) -> dict[str, Any]:
    (run,) = json.loads(str(render("sarif", report, Look())))["runs"]
    return dict(run)


def reports() -> list[Report]:
    hostile = [report_of(text, text[:100]) for text in HOSTILE.values()]
    return [build_report(), Report("1.0", INFO, ()), *hostile]


@pytest.mark.parametrize("report", reports())
def test_sarif_agrees_with_its_schema(report: Report) -> None:
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(json.loads(str(render("sarif", report, Look()))))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("drafts/a b.md", "drafts/a%20b.md"),
        ("caf\u00e9/\u6e56.md", "caf%C3%A9/%E6%B9%96.md"),
        ("100%#?.md", "100%25%23%3F.md"),
        ("c:d.md", "c%3Ad.md"),
        ("./a.md", "a.md"),
        ("../a.md", "../a.md"),
        ("/drafts/a b.md", "file:///drafts/a%20b.md"),
        ("C:\\drafts\\a.md", "file:///C:/drafts/a.md"),
        ("C:/drafts/a.md", "file:///C:/drafts/a.md"),
    ],
)
def test_path_as_uri(path: str, uri: str) -> None:
    run = sarif(report_of("m", path))
    artifact = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert artifact.get("uriBaseId") == (None if uri.startswith("file:") else "%SRCROOT%")


def test_sarif_rules_are_those_of_the_results() -> None:
    run = sarif(build_report())
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert sorted({result["ruleId"] for result in run["results"]}) == [rule["id"] for rule in rules]


def test_sarif_fix_mends_the_text() -> None:
    result = sarif(build_report())["results"][0]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    start = replacement["deletedRegion"]["charOffset"]
    end = start + replacement["deletedRegion"]["charLength"]
    mended = TEXT[:start] + replacement["insertedContent"]["text"] + TEXT[end:]
    assert mended == TEXT.replace("60 per cent", "61 per cent")


def test_format_that_is_no_text_has_neither_offsets_nor_fixes() -> None:
    results = sarif(build_report())["results"]
    (result,) = (result for result in results if "docx" in str(result["locations"]))
    assert "fixes" not in result and "charOffset" not in str(result)
    assert result["message"]["text"].startswith("table 1, row 1, column 1, character 5: ")
    (found,) = (
        found
        for found in json.loads(str(render("rdjson", build_report(), Look())))["diagnostics"]
        if found["location"]["path"] == "b/draft.docx"
    )
    assert "suggestions" not in found and found["location"]["range"]["start"]["line"] == 3


@pytest.mark.parametrize(
    ("by", "kind"),
    [(SuppressedBy.COMMENT, "inSource"), (SuppressedBy.BASELINE, "external"), (SuppressedBy.DIFF, "external")],
)
def test_suppressed_finding_is_in_sarif_only(by: SuppressedBy, kind: str) -> None:
    report = report_of("the message")
    file = report.files[0]
    finding = dataclasses.replace(file.findings[0], suppressed=Suppression(by, "known"))
    report = dataclasses.replace(report, files=(dataclasses.replace(file, findings=(finding,)),))
    (suppression,) = sarif(report)["results"][0]["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == (kind, "known")
    for form in ("jsonl", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"):
        assert "the message" not in str(render(form, report, Look())), form


def test_failed_draft_is_told_in_every_form() -> None:
    report = Report("1.0", INFO, (FileReport("a.md", FileStatus.FAILED, "no such file"),))
    for form in ("jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown"):
        written = str(render(form, report, Look()))
        assert "a.md" in written and "no such file" in written, form
    assert sarif(report)["invocations"][0]["executionSuccessful"] is False


# -- the other shapes


def test_junit_counts_are_those_of_its_cases() -> None:
    root = ET.fromstring(str(render("junit", build_report(), Look())))
    suites = root.findall("testsuite")
    assert [suite.attrib["name"] for suite in suites] == [file.path for file in build_report().files]
    for element in (root, *suites):
        cases = list(element.iter("testcase"))
        assert int(element.attrib["tests"]) == len(cases) > 0
        assert int(element.attrib["failures"]) == len(list(element.iter("failure")))
        assert int(element.attrib["errors"]) == len(list(element.iter("error")))
    assert {case.attrib["classname"] for case in root.iter("testcase")} == {file.path for file in build_report().files}
    passed = [case for case in root.iter("testcase") if len(case) == 0]
    assert [case.attrib["name"] for case in passed] == ["c.md"]


def test_checkstyle_has_a_file_for_each_draft() -> None:
    root = ET.fromstring(str(render("checkstyle", build_report(), Look())))
    assert (root.tag, "version" in root.attrib) == ("checkstyle", True)
    assert [file.attrib["name"] for file in root] == [file.path for file in build_report().files]
    for error in root.iter("error"):
        assert sorted(error.attrib) == ["column", "line", "message", "severity", "source"]
        assert error.attrib["severity"] in ("ignore", "info", "warning", "error")


def test_gitlab_issues_have_what_gitlab_wants() -> None:
    issues = json.loads(str(render("gitlab", build_report(), Look())))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    for issue in issues:
        assert sorted(issue) == ["check_name", "description", "fingerprint", "location", "severity"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        place = issue["location"]
        assert not place["path"].startswith("./")
        assert (place.get("lines") or place["positions"]["begin"]).get("line", 1) >= 1


def test_reviewdog_diagnostics_have_the_fields_of_its_format() -> None:
    document = json.loads(str(render("rdjson", build_report(), Look())))
    assert document["source"] == {"name": "cite-lint"}
    for found in document["diagnostics"]:
        assert set(found) <= {"message", "location", "severity", "code", "suggestions"}
        assert found["severity"] in ("ERROR", "WARNING", "INFO")
        assert set(found["location"]) <= {"path", "range"}


def test_last_of_the_json_lines_is_the_summary() -> None:
    lines = [json.loads(line) for line in str(render("jsonl", build_report(), Look())).splitlines()]
    assert [line["type"] for line in lines] == ["failed", "finding", "finding", "finding", "summary"]
    assert lines[-1]["summary"] == json.loads(str(render("json", build_report(), Look())))["summary"]
