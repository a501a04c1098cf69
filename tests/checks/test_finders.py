"""Who found a figure, where the sentence tells it: then a disputed figure is not told flatly."""

from __future__ import annotations

import pytest

from cite_lint.checks.finders import names_finder


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        # "@" stands before the figure.
        ("Inspectors went through the boats last winter and found rust in @12 per cent of them.", True),
        ("Only @12 per cent of boats had rust when the harbour's inspectors came round.", True),
        ("Inspectors of the harbour found rust in @12 per cent of them.", True),
        ("The harbour's own inspectors found rust in @12 per cent of boats.", True),
        ("City engineers measured cracks in @12 per cent of the bridges.", True),
        ("Volunteers walked the shore and counted @340 seals.", True),
        ("Rust was in @12 per cent of boats, found by the harbour's inspectors.", True),
        ("The last count found @340 boats.", True),
        ("Inspectors found rust in @12 per cent of boats.", False),
        ("Rust is in @12 per cent of boats.", False),
        ("Inspectors of the harbour left, but @12 per cent of sailors found rust.", False),
        ("The harbour's inspectors found rust in 12 per cent of boats, while @22 per cent of sailors owe fees.", False),
        ("Inspectors of the harbour earn well; @12 per cent of boats have rust.", False),
        ("Sailors found rust in @12 per cent of boats.", False),
        ("The harbour's inspectors say little of the @12 per cent of boats that have rust.", False),
        ("The quay was full when sailors looked at @12 boats.", False),
    ],
)
def test_the_finder_is_told(sentence: str, told: bool) -> None:
    before, after = sentence.split("@")
    assert names_finder(before, after) is told
