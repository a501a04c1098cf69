"""The registry that comes with the package: it loads, and it holds against the documents where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from cite_lint.registry import load, verify

DOCUMENTS = Path(__file__).parents[3] / "shared" / "sources"


def test_it_loads() -> None:
    info = load([]).info()
    assert min(info.indicators, info.observations, info.sources, info.organisations) > 0


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents of the shipped registry are not at hand")
def test_it_holds_against_the_documents() -> None:
    result = verify(load([]), DOCUMENTS)
    assert result.documents > 0
    assert list(result.problems) == []
