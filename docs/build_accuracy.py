"""Score the labelled drafts and record them for their tests and for docs/accuracy.md: `python docs/build_accuracy.py`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from cite_lint.config import Settings, load_rules
from cite_lint.engine import Linter
from cite_lint.evaluation import evaluate, read_labels

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
PAGE = Path(__file__).with_name("accuracy.md")
FILES = ("tuning", "fresh", "round2", "round3", "round4")
TODAY = date(2026, 11, 21)
HOUSING = CORPUS / "housing"
HOUSING_REGISTRY = ROOT / "tests" / "housing"
HOUSING_TODAY = date(2025, 6, 1)
HOUSING_HEAD = "invented second registry"
_COLUMNS = ("verdict", "doing nothing", "precision", "recall", "correct flagged", "not-claims flagged")

Recorded = Mapping[str, Mapping[str, float | None]]


def measure() -> Recorded:
    """Return the measures of every file of the corpus."""
    return _measure(Linter(today=TODAY), CORPUS, FILES)


def measure_housing() -> Recorded:
    """Return the measures of the drafts on the invented town, held against its registry alone."""
    settings = Settings(registries=(HOUSING_REGISTRY,), shipped_registry=False)
    return _measure(Linter(settings, today=HOUSING_TODAY), HOUSING, ("drafts",))


def _measure(linter: Linter, folder: Path, names: Iterable[str]) -> Recorded:
    found = {}
    for name in names:
        evaluation = evaluate(linter, read_labels([folder / f"{name}.yaml"], load_rules()))
        nothing = evaluation.baselines["doing nothing"].summary()["verdict"]
        found[name] = {**evaluation.scores.summary(), "doing nothing": nothing}
    return found


def render(page: str, recorded: Recorded, block: str = "recorded", head: str = f"{TODAY:%-d %B %Y}") -> str:
    """Return the page with the recorded figures in the table of a block, whose first column is headed `head`."""
    rows = [
        f"| {name}.yaml | " + " | ".join(str(row[column]) for column in _COLUMNS) + " |"
        for name, row in recorded.items()
    ]
    table = [f"| {head} | " + " | ".join(_COLUMNS) + " |", "|---|" + "---|" * len(_COLUMNS), *rows]
    place = re.compile(rf"(?<=<!-- {block}: begin -->\n).*?(?=<!-- {block}: end -->)", re.DOTALL)
    return place.sub("\n".join(table) + "\n", page)


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    figures, housing = measure(), measure_housing()
    (CORPUS / "recorded.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    (HOUSING / "recorded.json").write_text(json.dumps(housing, indent=2) + "\n", encoding="utf-8")
    page = render(render(page, figures), housing, "housing", HOUSING_HEAD)
    PAGE.write_text(page, encoding="utf-8")
