"""What tools that do next to nothing report, on the invented registry of tests/housing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cite_lint.config import Settings
from cite_lint.engine import Linter
from cite_lint.evaluation.baselines import do_nothing, flag_all, look_up

HOUSING = Path(__file__).parents[1] / "housing"
TEXT = (
    "In Northport 38 per cent of cyclists own a boat, which costs $38. Up to 4,200 cats and 4,900 dogs came,"
    " and 1,150 US dollars were spent."
)


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(Settings(registries=(HOUSING,), shipped_registry=False))


def test_each_baseline_judges_in_its_own_way(linter: Linter, read: Callable[..., Any]) -> None:
    (draft,) = read(f'- id: d\n  text: "{TEXT}"\n  claims: [{{quote: "38 per cent", verdicts: [unsupported]}}]')
    claims = linter.extract(draft.text).claims

    def verdicts(report: Any) -> dict[str, str]:
        flagged = [finding.claim for finding in report.findings]
        assert flagged == [line.id for line in report.claims if line.verdict == "unsupported"]
        return {line.claim.quantity.text: line.verdict.value for line in report.claims}

    assert verdicts(do_nothing(draft, claims)) == {"38 per cent": "supported"}
    everything = verdicts(flag_all(draft, claims))
    assert set(everything.values()) == {"unsupported"}
    assert verdicts(look_up(linter.registry, linter.units)(draft, claims)) == {
        **everything,
        "38 per cent": "supported",  # whatever it is said of
        "4,200": "supported",  # the registry counts homes
        "1,150 US dollars": "supported",
    }
    assert everything.keys() >= {"38 per cent", "$38", "4,200", "4,900", "1,150 US dollars"}
