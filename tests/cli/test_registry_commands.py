"""The commands that look into a registry and prove it, on a small registry about lakes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cite_lint.registry import locator

Run = Callable[..., Any]

DOCUMENT = "A heading\n\nThe lakes were clear. In all, 60 per cent of ponds were clear in 2019.\n"
SOURCE = """\
id: lake-report
title: The state of the lakes
publisher: lake-office
published: 2019-05-20
kind: report
grade: primary
document: {{file: report.txt, sha256: {sha256}}}
observations:
  - id: clear
    indicator: {indicator}
    value: "60"
    statement: Six in ten ponds are clear.
    locator: {{paragraph: {paragraph}, digest: {digest}}}
    review_by: {review_by}
"""
INDICATOR = """\
- id: clear-ponds
  title: Share of ponds that are clear
  population: ponds
  area: Lakeland
  unit: percent
  kind: share
  examples: [Six in ten ponds are clear., 60% of the ponds in Lakeland are clear.]
"""
ORGANISATION = """\
- id: lake-office
  name: Lake Office
  acronyms: [LO]
"""
RIGHT = {
    "indicator": "clear-ponds",
    "paragraph": "2",
    "digest": locator.digest("In all, 60 per cent of ponds were clear in 2019."),
    "sha256": hashlib.sha256(DOCUMENT.encode()).hexdigest(),
    "review_by": "2999-01-01",
}


@pytest.fixture
def lakes(run: Run) -> Callable[..., None]:
    """Return a function that writes the registry to lakes/ and its document to documents/, with faults as asked for."""

    def write(**faults: str) -> None:
        for folder in ("lakes/indicators", "lakes/sources/lake-office", "documents"):
            Path(folder).mkdir(parents=True)
        Path("documents/report.txt").write_text(DOCUMENT)
        Path("lakes/organisations.yaml").write_text(ORGANISATION)
        Path("lakes/indicators/ponds.yaml").write_text(INDICATOR)
        Path("lakes/sources/lake-office/lake-report.yaml").write_text(SOURCE.format(**{**RIGHT, **faults}))

    return write


ALONE = ("--no-shipped-registry", "--isolated", "--registry", "lakes")


def test_right_registry_is_valid(run: Run, lakes: Callable[..., None]) -> None:
    lakes()
    result = run("registry", "validate", "lakes", "--no-shipped-registry")
    assert (result.code, result.out) == (0, "")
    assert result.err == "indicators: 1, observations: 1, sources: 1, organisations: 1; problems: 0\n"


def test_overdue_review_is_told(run: Run, lakes: Callable[..., None]) -> None:
    lakes(review_by="2001-02-03")
    result = run("registry", "validate", "lakes", "--no-shipped-registry")
    assert (result.code, result.out) == (0, "lake-report/clear: review overdue since 2001-02-03\n")


def test_wrong_registry_is_placed(run: Run, lakes: Callable[..., None]) -> None:
    lakes(indicator="clear-pond", paragraph="0")
    result = run("registry", "validate", "lakes", "--no-shipped-registry")
    assert result.code == 1
    lines = result.out.splitlines()
    assert len(lines) == 2
    assert all(line.startswith("lakes/sources/lake-office/lake-report.yaml:") for line in lines)
    assert "did you mean 'clear-ponds'?" in result.out


def test_sentences_on_the_wrong_side_are_told_where_asked_for(run: Run, lakes: Callable[..., None]) -> None:
    lakes()
    with Path("lakes/indicators/ponds.yaml").open("a") as file:
        file.write("  counter_examples: [60% of the ponds are clear., 60% of the boats are new.]\n")
    assert run("registry", "validate", "lakes", "--no-shipped-registry").code == 0
    result = run("registry", "validate", "--examples", "lakes", "--no-shipped-registry")
    assert result.code == 1
    assert result.out.splitlines() == [
        "lakes/indicators/ponds.yaml:1:3: counter-example of clear-ponds resolves to it: 60% of the ponds are clear."
    ]
    assert result.err.endswith("problems: 1\n")


def test_examples_that_find_their_indicator_are_no_problem(run: Run, lakes: Callable[..., None]) -> None:
    lakes()
    result = run("registry", "validate", "--examples", "lakes", "--no-shipped-registry")
    assert (result.code, result.out) == (0, "")


def test_an_example_that_resolves_to_nothing_is_told(run: Run, lakes: Callable[..., None]) -> None:
    lakes()
    page = Path("lakes/indicators/ponds.yaml")
    page.write_text(page.read_text().replace("Six in ten ponds are clear.", "Six in ten roofs are red."))
    result = run("registry", "validate", "--examples", "lakes", "--no-shipped-registry")
    told = "example of clear-ponds resolves to nothing: Six in ten roofs are red."
    assert (result.code, result.out) == (1, f"lakes/indicators/ponds.yaml:1:3: {told}\n")


def test_registry_of_the_configuration_is_validated(run: Run, lakes: Callable[..., None]) -> None:
    lakes(indicator="clear-pond")
    Path("cite-lint.toml").write_text('registries = ["lakes"]\nshipped-registry = false\n')
    result = run("registry", "validate")
    assert (result.code, result.err) == (1, "problems: 1\n")
    assert "unknown indicator 'clear-pond'" in result.out


def test_nothing_to_validate_is_not_right(run: Run) -> None:
    result = run("registry", "validate", "--no-shipped-registry")
    assert (result.code, "there is no registry to check" in result.err) == (2, True)


def test_wrong_configuration_is_not_a_wrong_registry(run: Run) -> None:
    Path("cite-lint.toml").write_text("selct = []")
    result = run("registry", "validate")
    assert (result.code, "error: " in result.err, result.out) == (2, True, "")


def test_wrong_registry_stops_a_check(run: Run, lakes: Callable[..., None]) -> None:
    lakes(indicator="clear-pond")
    Path("d.md").write_text("x")
    result = run("check", *ALONE, "d.md")
    assert (result.code, result.out) == (2, "")
    assert "error: lakes/sources/lake-office/lake-report.yaml:10:16: " in result.err


@pytest.mark.parametrize(
    ("faults", "problem"),
    [
        ({}, ""),
        ({"paragraph": "1"}, "lake-report/clear: moved from paragraph 1"),
        ({"digest": "0123456789abcdef"}, "lake-report/clear: no sentence of report.txt"),
        ({"sha256": "0" * 64}, "lake-report: report.txt is not the document"),
    ],
)
def test_verify(run: Run, lakes: Callable[..., None], faults: dict[str, str], problem: str) -> None:
    lakes(**faults)
    result = run("registry", "verify", "--documents", "documents", *ALONE)
    assert result.code == (1 if problem else 0)
    assert result.out.startswith(problem) if problem else result.out == ""
    assert result.err == f"documents: 1, observations: 1; problems: {1 if problem else 0}\n"


def test_export(run: Run, lakes: Callable[..., None]) -> None:
    lakes()
    content = json.loads(run("registry", "export", "--format", "json", *ALONE).out)
    (source,) = content["sources"]
    assert (source["id"], source["document"]) == ("lake-report", "report.txt")


@pytest.mark.parametrize("identifier", ["clear-ponds", "lake-report", "lake-report/clear", "lake-office"])
def test_show(run: Run, lakes: Callable[..., None], identifier: str) -> None:
    lakes()
    result = run("registry", "show", identifier, *ALONE)
    assert (result.code, result.err) == (0, "")
    assert identifier in result.out and "lakes/" in result.out


def test_show_unknown_entry(run: Run, lakes: Callable[..., None]) -> None:
    lakes()
    result = run("registry", "show", "clear-pond", *ALONE)
    assert (result.code, result.out) == (2, "")
    assert "unknown entry 'clear-pond' (did you mean 'clear-ponds'?)" in result.err
