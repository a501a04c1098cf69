"""Score the labelled corpus and record it for its test and for docs/accuracy.md: `python docs/build_accuracy.py`."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cite_lint.config import load_rules
from cite_lint.engine import Linter
from cite_lint.evaluation import evaluate, read_labels

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
PAGE = Path(__file__).with_name("accuracy.md")
FILES = ("tuning", "fresh", "round2", "round3")
TODAY = date(2026, 11, 21)
_COLUMNS = ("verdict", "doing nothing", "precision", "recall", "correct flagged", "not-claims flagged")
_TABLE = re.compile(r"(?<=<!-- recorded: begin -->\n).*?(?=<!-- recorded: end -->)", re.DOTALL)

Recorded = Mapping[str, Mapping[str, float | None]]


def measure() -> Recorded:
    """Return the measures of every file of the corpus."""
    linter = Linter(today=TODAY)
    found = {}
    for name in FILES:
        evaluation = evaluate(linter, read_labels([CORPUS / f"{name}.yaml"], load_rules()))
        nothing = evaluation.baselines["doing nothing"].summary()["verdict"]
        found[name] = {**evaluation.scores.summary(), "doing nothing": nothing}
    return found


def render(page: str, recorded: Recorded) -> str:
    """Return the page with the recorded figures in its table."""
    rows = [
        f"| {name}.yaml | " + " | ".join(str(row[column]) for column in _COLUMNS) + " |"
        for name, row in recorded.items()
    ]
    table = [f"| {TODAY:%-d %B %Y} | " + " | ".join(_COLUMNS) + " |", "|---|" + "---|" * len(_COLUMNS), *rows]
    return _TABLE.sub("\n".join(table) + "\n", page)


if __name__ == "__main__":
    figures = measure()
    (CORPUS / "recorded.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")
