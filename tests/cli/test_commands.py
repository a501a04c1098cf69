"""The commands that explain, list and extract."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cite_lint.model.claim import Attribution, AttributionKind, Claim, Extraction, NameUse, Skipped
from cite_lint.model.document import Document
from cite_lint.model.period import year
from cite_lint.model.quantity import Quantity, date_quantity
from cite_lint.model.span import Mention, Span

Run = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("made_up")

DRAFT = "The Lake Office says 60% of 12 ponds were clear in 2019.\nLake Ofice, page 7, 31 February.\n"


def mention(text: str, value: Any) -> Mention[Any]:
    start = DRAFT.index(text)
    return Mention(Span(start, start + len(text)), text, value)


def extract(_: object, document: Document) -> Extraction:
    """Find in the draft what stands in it."""
    sentence = mention(DRAFT[: DRAFT.index("\n")], None).span
    share = mention("60%", Quantity(Decimal(60), Decimal(60), "percent"))
    ponds = mention("12", Quantity(Decimal(12), Decimal(12), "pond"))
    when = mention("2019", year(2019))
    office = mention("The Lake Office", NameUse("Lake Office", "lake-office"))
    named = Attribution(AttributionKind.NAMED, "lake-office", office.text, office.span)
    event = mention("2019", date_quantity(date(2019, 1, 1), date(2019, 12, 31)))
    return Extraction(
        quantities=(share, ponds),
        dates=(when,),
        malformed=(mention("31 February", "February has no such day"),),
        organisations=(office, mention("Lake Ofice", NameUse("Lake Ofice", wrong_form_of="lake-office"))),
        claims=(
            Claim(share, sentence, sentence, sentence, noun="ponds", period=when, attribution=named),
            Claim(ponds, sentence, sentence, sentence, weak=True),
            Claim(event, sentence, sentence, sentence, weak=True),
        ),
        skipped=(Skipped(mention("7", None).span, "7", "page number"),),
    )


@pytest.fixture
def draft(run: Run, made_up: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["cite_lint.extract.extractor"].Extractor, "extract", extract)
    Path("d.md").write_text(DRAFT)


def test_rules_are_listed(run: Run) -> None:
    lines = run("rules").out.splitlines()
    assert lines[0].split()[:3] == ["CL101", "unsupported-statistic", "warning"]
    assert lines[1].split()[:3] == ["CL102", "unattributed-statistic", "off"]
    assert len({line.index("In short.") for line in lines}) == 1


@pytest.mark.parametrize("name", ["CL201", "cl201", "value-mismatch", "Value-Mismatch"])
def test_rule_is_explained_by_code_or_name(run: Run, name: str) -> None:
    result = run("explain", name)
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "CL201 value-mismatch (error): In short.\n\nIn full.\n\n"
        "It speaks up at:\n\n    It is 60.\n\nIt is silent at:\n\n    It is 61.\n"
    )


@pytest.mark.parametrize(("name", "nearest"), [("CL2O1", "CL201"), ("value-missmatch", "value-mismatch")])
def test_unknown_rule_gets_the_nearest(run: Run, name: str, nearest: str) -> None:
    result = run("explain", name)
    assert (result.code, result.out) == (2, "")
    assert f"did you mean '{nearest}'?" in result.err


@pytest.mark.usefixtures("draft")
def test_extract_as_text(run: Run) -> None:
    result = run("extract", "d.md")
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines() == [
        'd.md:1:1: organisation "The Lake Office" = lake-office',
        'd.md:1:22: claim "60%" = 60 percent, 2019, credited to The Lake Office',
        'd.md:1:29: weak claim "12" = 12 pond',
        'd.md:1:52: date "2019" = 2019',
        'd.md:1:52: weak claim "2019" = 2019-01-01..2019-12-31 date',
        'd.md:2:1: organisation "Lake Ofice" = lake-office, misspelled',
        'd.md:2:18: skipped "7" = page number',
        'd.md:2:21: malformed "31 February" = February has no such day',
    ]


@pytest.mark.usefixtures("draft")
def test_extract_as_json_points_at_what_it_found(run: Run) -> None:
    result = run("extract", "--format", "json", "-", "--stdin-filename", "x.md", stdin=DRAFT.encode())
    report = json.loads(result.out)
    assert report["schema"] == "cite-lint-extract/1"
    (file,) = report["files"]
    found = [thing for kind in file if kind != "path" for thing in file[kind]]
    assert {kind: len(file[kind]) for kind in file if kind != "path"} == {
        "numbers": 2, "dates": 1, "malformed": 1, "organisations": 2, "claims": 3, "skipped": 1,
    }  # fmt: skip
    assert file["numbers"][0]["quantity"]["normalised"] == "60 percent"
    for thing in found:
        assert DRAFT[thing["span"]["start"]["offset"] : thing["span"]["end"]["offset"]] == thing["text"]
    assert file["claims"][0]["attribution"] == {
        "kind": "named", "organisation": "lake-office", "text": "The Lake Office",
    }  # fmt: skip


@pytest.mark.usefixtures("draft")
def test_extract_goes_on_after_a_file_that_cannot_be_read(run: Run) -> None:
    result = run("extract", "a.md", "d.md")
    assert (result.code, result.err) == (2, "error: a.md: no such file or folder\n")
    assert result.out.startswith("d.md:1:1:")


def test_misspelled_command_gets_the_nearest_one(run: Run) -> None:
    result = run("chek")
    assert result.code == 2
    assert "no such command 'chek' (did you mean 'check'?)" in result.err
