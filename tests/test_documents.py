"""The five documents of the shipped registry, checked as drafts: their own figures are supported, none is called wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cite_lint.engine import Linter
from cite_lint.model.finding import JudgedClaim, Verdict
from cite_lint.registry.verify import verify

SOURCES = Path(__file__).parents[2] / "shared" / "sources"
DATES = {"000": date(2019, 5, 20), "001": date(2019, 5, 20), "002": date(2023, 3, 28), "003": date(2023, 6, 1),
         "004": date(2023, 12, 1)}  # fmt: skip
"""As published; for those without a date, a day after the latest fact they tell."""
REDATED = {("004", "60%"): "CL303", ("004", "$105 million"): "CL303"}
"""Figures that a document repeats under a later date than their origin's."""

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason=f"{SOURCES.name}: the five documents are not here")


def _claims(path: Path) -> tuple[Linter, tuple[JudgedClaim, ...]]:
    linter = Linter(today=DATES[path.name[:3]])
    (file,) = linter.lint_text(path.read_text(encoding="utf-8"), path.name).files
    assert file.error is None
    return linter, file.claims


def test_every_locator_and_digest_is_proved() -> None:
    result = verify(Linter().registry, SOURCES)
    assert result.problems == ()
    assert result.documents == 5
    assert result.observations > 100


@pytest.mark.parametrize(
    "path", sorted(SOURCES.glob("*.txt")) if SOURCES.is_dir() else [], ids=lambda path: path.name[:3]
)
def test_a_documents_own_figures_are_supported(path: Path) -> None:
    linter, claims = _claims(path)
    sources = linter.registry.sources
    own = next(s.id for s in sources.values() if s.document is not None and s.document.file == path.name)
    supported = [claim for claim in claims if claim.verdict is Verdict.SUPPORTED and own in claim.sources]
    assert len(supported) >= 0.9 * len(claims)
    assert [claim.claim.quantity.text for claim in claims if claim.verdict is Verdict.MISMATCHED] == []
    for claim in claims:
        expected = REDATED.get((path.name[:3], claim.claim.quantity.text))
        if claim.verdict is Verdict.OUTDATED:
            assert claim.findings == (expected,)


def test_nearly_all_registered_figures_are_found_again() -> None:
    supported = registered = 0
    for path in sorted(SOURCES.glob("*.txt")):
        linter, claims = _claims(path)
        (source,) = (
            s for s in linter.registry.sources.values() if s.document is not None and s.document.file == path.name
        )
        said = [
            claim.indicator for claim in claims if claim.verdict is Verdict.SUPPORTED and source.id in claim.sources
        ]
        for observation in source.observations:
            registered += 1
            supported += observation.indicator in said
    assert supported >= 0.9 * registered, f"{supported} of {registered}"
