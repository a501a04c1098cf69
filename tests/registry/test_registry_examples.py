"""The sentences that indicators carry: each example, alone as a draft, is about its indicator, no counter-example is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.model.finding import FileReport, Verdict
from cite_lint.model.registry import Indicator

HOUSING = Path(__file__).parents[1] / "housing"
SETTINGS = {"shipped": Settings(), "housing": Settings(registries=(HOUSING,), shipped_registry=False)}
OTHER_OBJECT = "the title's own words are said of a thing for which a registry of plain titles has no word"
OPEN = {
    ("housing", "opening-of-the-night-shelter", 2): OTHER_OBJECT,
    ("housing", "spending-on-housing", 2): OTHER_OBJECT,
    ("housing", "damp-found-by-inspectors", 2): OTHER_OBJECT,
    ("housing", "women-in-the-night-shelter", 1): OTHER_OBJECT,
    ("housing", "income-spent-on-rent", 1): OTHER_OBJECT,
    ("housing", "average-rent-in-the-harbour-quarter", 1): OTHER_OBJECT,
    ("housing", "council-homes-sold", 1): OTHER_OBJECT,
}
"""Counter-examples that resolve to their indicator all the same, by registry, indicator and number, and why."""


@cache
def linter_of(name: str) -> Linter:
    """Return the one linter with a registry."""
    return Linter(SETTINGS[name], today=date(2026, 11, 21))


@cache
def check(name: str, sentence: str) -> FileReport:
    """Return the report on one sentence as a draft."""
    (file,) = linter_of(name).lint_text(sentence).files
    assert file.error is None
    return file


def indicators() -> Iterator[tuple[str, Indicator]]:
    for name in SETTINGS:
        for indicator in linter_of(name).registry.indicators.values():
            yield name, indicator


EXAMPLES = [
    pytest.param(name, indicator.id, sentence, id=f"{name}-{indicator.id}-{number}")
    for name, indicator in indicators()
    for number, sentence in enumerate(indicator.examples, 1)
]
COUNTER_EXAMPLES = [
    pytest.param(
        name,
        indicator.id,
        sentence,
        id=f"{name}-{indicator.id}-{number}",
        marks=[pytest.mark.xfail(reason=OPEN[key], strict=True)] if key in OPEN else (),
    )
    for name, indicator in indicators()
    for number, sentence in enumerate(indicator.counter_examples, 1)
    for key in [(name, indicator.id, number)]
]


@pytest.mark.parametrize(
    ("name", "indicator"), [pytest.param(name, found, id=f"{name}-{found.id}") for name, found in indicators()]
)
def test_an_indicator_has_two_examples_and_a_counter_example(name: str, indicator: Indicator) -> None:
    told_apart = [
        number for number in range(1, len(indicator.counter_examples) + 1) if (name, indicator.id, number) not in OPEN
    ]
    sentences = (*indicator.examples, *indicator.counter_examples)
    assert len(indicator.examples) >= 2
    assert told_apart
    assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(("name", "indicator", "sentence"), EXAMPLES)
def test_an_example_is_about_its_indicator(name: str, indicator: str, sentence: str) -> None:
    assert indicator in [claim.indicator for claim in check(name, sentence).claims]


@pytest.mark.parametrize(("name", "indicator", "sentence"), EXAMPLES)
def test_the_figure_of_an_example_is_not_called_wrong(name: str, indicator: str, sentence: str) -> None:
    verdicts = [claim.verdict for claim in check(name, sentence).claims if claim.indicator == indicator]
    assert Verdict.MISMATCHED not in verdicts


@pytest.mark.parametrize(("name", "indicator", "sentence"), COUNTER_EXAMPLES)
def test_a_counter_example_is_not_about_its_indicator(name: str, indicator: str, sentence: str) -> None:
    assert indicator not in [claim.indicator for claim in check(name, sentence).claims]


def test_open_counter_examples_are_in_the_registries() -> None:
    known = {
        (name, indicator.id, number)
        for name, indicator in indicators()
        for number in range(1, len(indicator.counter_examples) + 1)
    }
    assert known >= OPEN.keys()
