"""The benchmark that takes synonyms away takes what it says, and nothing else."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cite_lint.model.registry import Concept
from cite_lint.registry import load

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "thinning.py"


@pytest.fixture(scope="module")
def thinning() -> dict[str, Any]:
    """Return the names of the benchmark."""
    return runpy.run_path(str(BENCHMARK), run_name="benchmark")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Concept]:
    """Return the concepts of the shipped registry by id."""
    return dict(load([], shipped=True).concepts)


@pytest.fixture
def left(thinning: dict[str, Any], tmp_path: Path) -> Callable[[int, int], dict[str, Concept]]:
    """Return the function that gives the concepts left, read by the registry, at a step and a seed."""

    def concepts(percent: int, seed: int) -> dict[str, Concept]:
        target = tmp_path / f"{percent}-{seed}"
        thinning["write_thinned"](target, percent, seed)
        return dict(load([target / "registry"], shipped=False).concepts)

    return concepts


def test_nothing_removed_leaves_the_full_registry(
    left: Callable[[int, int], dict[str, Concept]], shipped: dict[str, Concept]
) -> None:
    assert left(0, 1) == shipped


def test_everything_removed_leaves_each_concept_its_first_word(
    left: Callable[[int, int], dict[str, Concept]], shipped: dict[str, Concept]
) -> None:
    assert {name: concept.words for name, concept in left(100, 1).items()} == {
        name: concept.words[:1] for name, concept in shipped.items()
    }


def test_a_part_is_as_large_as_said_nested_and_given_by_the_seed(thinning: dict[str, Any]) -> None:
    concepts = [{"id": name, "words": [f"{name}{number}" for number in range(21)]} for name in "abc"]

    def words(percent: int, seed: int) -> set[str]:
        return {word for concept in thinning["thin"](concepts, percent, seed) for word in concept["words"]}

    assert [len(words(percent, 1)) for percent in (0, 25, 50, 75, 100)] == [63, 48, 33, 18, 3]
    assert words(75, 1) < words(50, 1) < words(25, 1)
    assert words(50, 1) == words(50, 1) != words(50, 2)
