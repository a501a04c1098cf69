"""The formats against files; `python tests/reporters/test_golden.py` writes the files anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cite_lint.reporters import FORMATS, Look, render
from reported import TEXT, build_explained_report, build_report

GOLDEN = Path(__file__).parent / "golden"
FILES = {"full": "full.txt", "concise": "concise.txt", "json": "report.json"}
EXPLAINED = {"full": "explained.txt", "json": "explained.json"}


@pytest.mark.parametrize("name", EXPLAINED)
def test_explained_format_agrees_with_golden_file(name: str) -> None:
    expected = (GOLDEN / EXPLAINED[name]).read_bytes().decode("utf-8")
    assert render(name, build_explained_report(), Look()) == expected


@pytest.mark.parametrize("name", FORMATS)
def test_format_agrees_with_golden_file(name: str) -> None:
    expected = (GOLDEN / FILES[name]).read_bytes().decode("utf-8")
    assert render(name, build_report(), Look()) == expected


def test_json_points_at_the_figures() -> None:
    report = json.loads(render("json", build_report(), Look()))
    (file,) = (file for file in report["files"] if file["path"] == "b/draft.md")
    places = [*file["claims"], *file["findings"]]
    assert len(places) == 5
    for place in places:
        start, end = place["span"]["start"], place["span"]["end"]
        assert TEXT[start["offset"] : end["offset"]] == place["text"]
        line = TEXT.split("\r\n")[start["line"] - 1]
        assert line[start["column"] - 1 : end["column"] - 1] == place["text"]


def test_json_has_the_keys_of_the_schema_in_order() -> None:
    report = json.loads(render("json", build_report(), Look()))
    assert list(report) == ["schema", "tool", "registry", "files", "summary"]
    assert " ".join(report["summary"]) == (
        "files claims supported mismatched outdated disputed unsupported error warning note"
    )
    file = report["files"][1]
    assert list(file) == ["path", "status", "error", "date", "claims", "findings"]
    assert " ".join(file["claims"][0]) == (
        "id text span quantity period attribution match verdict indicator sources evidence findings"
    )
    assert " ".join(file["findings"][0]) == ("rule name severity message help text span claim evidence suppressed fix")


if __name__ == "__main__":
    for name, file_name in FILES.items():
        (GOLDEN / file_name).write_bytes(render(name, build_report(), Look()).encode("utf-8"))
    for name, file_name in EXPLAINED.items():
        (GOLDEN / file_name).write_bytes(render(name, build_explained_report(), Look()).encode("utf-8"))
