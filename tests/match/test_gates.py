"""What keeps a claim from an indicator whatever else speaks for it: other people, and words that say nothing."""

from __future__ import annotations

from datetime import date

import pytest

from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.match.scoring import DEFAULTS

FILES = {
    "organisations.yaml": "- id: harbours\n  name: Harbour Board of Northland\n",
    "concepts.yaml": """\
- id: ruritania
  type: nationality
  words: [ruritania, ruritanian]
- id: northland
  type: place
  words: [northland]
- id: graustark
  type: place
  words: [graustark, graustarkian]
- id: licence
  type: measure
  words: [licence, permit]
- id: trawling-licence
  type: measure
  words: [trawling paper]
  broader: [licence]
""",
    "indicators/boats.yaml": """\
- id: licensed-fishermen
  title: Number of Ruritanian fishermen with a licence to fish in Northland
  population: Ruritanian fishermen
  area: Northland
  unit: person
  kind: stock
  requires: [licence]
- id: collisions
  title: Cases of boats that collided
  population: Boats
  area: Northland
  unit: case
  kind: flow
- id: first-licence
  title: Year of the first paper to fish in Northland
  area: Northland
  unit: date
  kind: event
  requires: [licence]
- id: fall-in-catches
  title: Fall in catches of herring
  area: Northland
  unit: percent
  kind: change
""",
    "sources/harbours/harbours-2024.yaml": """\
id: harbours-2024
title: Yearbook
publisher: harbours
published: 2024-03-12
kind: report
grade: primary
observations:
  - id: fishermen
    indicator: licensed-fishermen
    value: 6,000
    statement: 6,000 fishermen of Ruritania hold a licence.
  - id: collisions
    indicator: collisions
    value: 80
    statement: Boats collided in 80 cases.
  - id: first
    indicator: first-licence
    value: 1951
    statement: The first licence was given in 1951.
  - id: catches
    indicator: fall-in-catches
    value: 24
    statement: Catches fell by 24 per cent.
""",
}

ROWS = [
    ("In Northland 6,000 Ruritanian fishermen hold a licence.", "licensed-fishermen", "all is said"),
    ("Northland gave a licence to 6,000 fishermen.", None, "the nation is named nowhere in the draft"),
    (
        "Northland lets Ruritanian fishermen in. It gave a licence to 6,000 of them.",
        "licensed-fishermen",
        "the nation is named elsewhere in the draft",
    ),
    (
        "Northland lets Ruritanian fishermen in. It gave a licence to 6,000 Graustarkian fishermen.",
        None,
        "those counted are of another nation",
    ),
    (
        "Northland lets Ruritanian fishermen in. It gave a licence to 6,000 fishermen in Northland and Graustark.",
        "licensed-fishermen",
        "one place of two is the indicator's",
    ),
    ("In Northland 6,000 Ruritanian fishermen live.", None, "what is required is not said"),
    (
        "In Northland 6,000 Ruritanian fishermen hold a trawling paper.",
        "licensed-fishermen",
        "a case of what is required",
    ),
    (
        "| Ruritanian fishermen in Northland | Number |\n|---|---|\n| with a licence | 6,000 |\n",
        "licensed-fishermen",
        "what is required stands in the head of the row",
    ),
    (
        "A licence is dear. In Northland 6,000 Ruritanian fishermen have one.",
        "licensed-fishermen",
        "what is required stands in the sentence before",
    ),
    (
        "A licence is dear. The first paper to fish in Northland is of 1951.",
        None,
        "what a date requires is said before only",
    ),
    ("The first licence to fish in Northland was given in 1951.", "first-licence", "what a date requires is said"),
    ("In Northland boats collided in 80 cases.", "collisions", "what is measured is said"),
    ("Hospitals in Northland saw 80 cases of influenza.", None, "the word of the unit alone measures nothing"),
    ("The Harbour Board of Northland counted 80 cases.", "collisions", "the body whose figure it is tells of what"),
    ("Catches of herring in Northland fell by 24 per cent.", "fall-in-catches", "what fell is said"),
    ("Bus fares in Northland fell by 24 per cent.", None, "the word of the change alone measures nothing"),
]


@pytest.fixture(scope="module")
def linter(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """Return a linter with an invented registry of boats."""
    folder = tmp_path_factory.mktemp("registry")
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Linter(Settings(registries=(folder,), shipped_registry=False), today=date(2026, 11, 21))


@pytest.mark.parametrize(("draft", "indicator", "why"), ROWS, ids=[row[2] for row in ROWS])
def test_the_figure_is_about(linter: Linter, draft: str, indicator: str | None, why: str) -> None:
    (file,) = linter.lint_text(draft).files
    assert file.error is None
    found = [claim.indicator for claim in file.claims if claim.indicator is not None]
    assert found == ([indicator] if indicator else []), why


ACCUSED = [
    ("In Northland boats collided in 60 cases.", True),
    ("Boats collided in Northland. In Westmark boats collided in 60 cases.", False),
    ("Of Northland and its neighbour. In Westmark the sea is rough. Boats collided in 60 cases.", False),
    ("Northland is near. In Westmark it rains. Westmark's boats collided in 60 cases.", False),
    ("In Westmark the sea is rough. In Northland boats collided in 60 cases.", True),
    ("In Westmark, a harbour of Northland, boats collided in 60 cases.", True),
    ("Of Northland: in March boats collided in 60 cases.", True),
    ("A report on Northland.\n\nIn Westmark it rains.\n\nBoats collided in 60 cases in Northland.", True),
]


@pytest.mark.parametrize(("draft", "is_accused"), ACCUSED)
def test_a_place_nobody_knows_may_be_another_one(linter: Linter, draft: str, is_accused: bool) -> None:
    (file,) = linter.lint_text(draft).files
    assert ("CL201" in {finding.rule for finding in file.findings}) == is_accused


def test_own_number_of_the_body_credited_speaks_for_its_indicator(linter: Linter) -> None:
    scores = []
    for number in (80, 70):
        draft = f"Fishing is dear in Northland: storms met {number} boats, according to the Harbour Board of Northland."
        (file,) = linter.lint_text(draft).files
        scores.append(next(found.score for found in file.claims[0].candidates if found.indicator == "collisions"))
    assert scores[0] - scores[1] == pytest.approx(DEFAULTS.value_bonus + DEFAULTS.own_bonus)
