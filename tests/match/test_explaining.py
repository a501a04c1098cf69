"""Why a claim was matched as it was, on the invented registry of tests/housing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.model.explanation import Conflict, ExplainedCandidate, Explanation, Facet, Outcome, Place
from cite_lint.model.registry import ConceptType
from cite_lint.reporters import Look, render

SETTINGS = Settings(registries=(Path(__file__).parents[1] / "housing",), shipped_registry=False)
TODAY = date(2025, 6, 1)
RENT = "In Northport 38 per cent of private tenants are behind with their rent."


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(SETTINGS, today=TODAY, explain=True)


def explain(linter: Linter, draft: str, figure: str) -> Explanation:
    (file,) = linter.lint_text(draft).files
    (claim,) = (claim for claim in file.claims if claim.claim.quantity.text == figure)
    assert claim.explanation is not None
    return claim.explanation


def word_of(candidate: ExplainedCandidate, term: str) -> tuple[Facet, Place | None, str]:
    weighing = candidate.weighing
    return next((w.facet, w.place, w.text) for w in (*weighing.spoke_for, *weighing.missing) if w.term == term)


@pytest.mark.parametrize(
    ("draft", "figure", "outcome", "reason"),
    [
        (RENT, "38 per cent", Outcome.RESOLVED, "tenants-behind-with-rent is 0."),
        ("In Northport 61 per cent of cyclists own a boat.", "61 per cent", Outcome.NO_CANDIDATE, "no indicator of a"),
        (
            "In Northport 38 per cent of private tenants are behind with their rent, and 12 per cent of homeowners are.",
            "12 per cent",
            Outcome.NO_CANDIDATE,
            'other figures of the sentence came first: tenants-behind-with-rent to "38 per cent"',
        ),
        (
            "In Northport 45 per cent of private tenants are behind with their rent, our survey of 300 tenants found.",
            "45 per cent",
            Outcome.NOT_ACCUSED,
            "tenants-behind-with-rent is near, but CL201 is not said: the sentence tells of a survey's own sample",
        ),
    ],
)
def test_how_the_search_ended(linter: Linter, draft: str, figure: str, outcome: Outcome, reason: str) -> None:
    found = explain(linter, draft, figure)
    assert found.outcome is outcome
    assert found.reason.startswith(reason)


@pytest.mark.parametrize(
    ("draft", "term", "facet", "place", "text"),
    [
        (RENT, "arrears", Facet.MEASURE, Place.BESIDE, "behind with their rent"),
        (RENT, "northport", Facet.AREA, Place.BESIDE, "Northport"),
        (RENT.replace("In Northport ", ""), "northport", Facet.AREA, Place.TITLE, ""),
        (RENT.replace("In Northport 38", "Northport is a town. There 38"), "northport", Facet.AREA, Place.NEAR, "Northport"),
        (RENT.replace("In Northport 38", "### Northport\n\nThere 38"), "northport", Facet.AREA, Place.HEADING, "Northport"),
        (RENT.replace("In Northport 38", "Of Northport.\n\nThere 38"), "northport", Facet.AREA, Place.PREVIOUS, "Northport"),
        (RENT.replace("In Northport 38", "Northport.\n\nSo.\n\nIt is 38"), "northport", Facet.AREA, Place.DOCUMENT, ""),
    ],
)  # fmt: skip
def test_where_a_word_stands(linter: Linter, draft: str, term: str, facet: Facet, place: Place, text: str) -> None:
    title = "---\ntitle: Homes of Northport\n---\n" if place is Place.TITLE else ""
    best = explain(linter, title + draft, "38 per cent").candidates[0]
    assert best.agrees
    assert word_of(best, term) == (facet, place, text)


def test_a_word_that_the_unit_implies_and_one_that_is_missing(linter: Linter) -> None:
    found = explain(linter, "In Northport rents are 24 per cent above what they were.", "24 per cent")
    (rise,) = (candidate for candidate in found.candidates if candidate.indicator == "rise-in-rents")
    assert word_of(rise, "rise") == (Facet.MEASURE, Place.UNIT, "")
    assert word_of(rise, "home") == (Facet.POPULATION, None, "")


def test_another_place_is_a_conflict(linter: Linter) -> None:
    best = explain(linter, "# Northport\n\nThe average rent in Southhaven is $1,150.", "$1,150").candidates[0]
    assert best.conflicts == (Conflict(ConceptType.PLACE, "southhaven", "northport"),)


def test_candidates_are_those_of_the_ledger(linter: Linter) -> None:
    (file,) = linter.lint_text(RENT + " There are 14 applicants for each council home.").files
    for claim in file.claims:
        assert claim.explanation is not None
        open_ones = [found for found in claim.explanation.candidates if found.taken_by is None]
        assert [(found.indicator, found.score) for found in open_ones] == [
            (found.indicator, found.score) for found in claim.candidates
        ]


def test_without_the_option_nothing_is_noted_and_all_else_is_the_same(
    linter: Linter, monkeypatch: pytest.MonkeyPatch
) -> None:
    explained = json.loads(render("json", linter.lint_text(RENT), Look()))
    (claim,) = explained["files"][0]["claims"]
    assert claim["match"].pop("explanation")["outcome"] == "resolved"

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("cite_lint.match.matcher.Recorder", refuse)
    plain = Linter(SETTINGS, today=TODAY).lint_text(RENT)
    assert json.loads(render("json", plain, Look())) == explained
