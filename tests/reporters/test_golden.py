"""The formats against files; `python tests/reporters/test_golden.py` writes the files anew."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cite_lint.reporters import FORMATS, Look, render
from reported import TEXT, build_explained_report, build_report

GOLDEN = Path(__file__).parent / "golden"
FILES = {
    "full": "full.txt",
    "concise": "concise.txt",
    "json": "report.json",
    "jsonl": "report.jsonl",
    "sarif": "report.sarif",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "junit": "junit.xml",
    "checkstyle": "checkstyle.xml",
    "rdjson": "rdjson.json",
    "markdown": "report.md",
    "html": "report.html",
    "csv": "sheet.csv",
}
CELLS = {"xlsx": "sheet.json"}
"""Forms that are compared by what stands in them: their bytes depend on the library that packs them."""
EXPLAINED = {"full": "explained.txt", "json": "explained.json"}


@pytest.mark.parametrize("name", EXPLAINED)
def test_explained_format_agrees_with_golden_file(name: str) -> None:
    expected = (GOLDEN / EXPLAINED[name]).read_bytes().decode("utf-8")
    assert render(name, build_explained_report(), Look()) == expected


def written(name: str) -> bytes:
    """Return a form of the report; of a page without its style and script, which have files of their own."""
    result = render(name, build_report(), Look())
    if name == "html":
        result = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1\3", str(result), flags=re.DOTALL)
        result = re.sub(r"'sha256-[^']*'", "'sha256-'", result)
    return result.encode("utf-8") if isinstance(result, str) else result


def cells(workbook: bytes) -> str:
    """Return every worksheet's rows as JSON."""
    sheets = load_workbook(io.BytesIO(workbook)).worksheets
    rows = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in sheets}
    return json.dumps(rows, indent=1) + "\n"


def test_every_format_has_a_golden_file() -> None:
    assert sorted(FORMATS) == sorted([*FILES, *CELLS])


@pytest.mark.parametrize("name", FILES)
def test_format_agrees_with_golden_file(name: str) -> None:
    assert written(name).decode("utf-8") == (GOLDEN / FILES[name]).read_bytes().decode("utf-8")


@pytest.mark.parametrize("name", CELLS)
def test_cells_agree_with_golden_file(name: str) -> None:
    assert cells(written(name)) == (GOLDEN / CELLS[name]).read_text(encoding="utf-8")


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
        (GOLDEN / file_name).write_bytes(written(name))
    for name, file_name in CELLS.items():
        (GOLDEN / file_name).write_text(cells(written(name)), encoding="utf-8", newline="")
    for name, file_name in EXPLAINED.items():
        (GOLDEN / file_name).write_bytes(render(name, build_explained_report(), Look()).encode("utf-8"))
