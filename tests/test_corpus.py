"""Precision, recall and verdicts on the labelled corpus, beside doing nothing; fails below the recorded figures."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from cite_lint.config import load_rules
from cite_lint.engine import Linter
from cite_lint.evaluation import MEASURES, LabelledDraft, evaluate, read_labels, render_text
from cite_lint.model.finding import Verdict

CORPUS = Path(__file__).parent / "corpus"
RECORDED: dict[str, dict[str, float]] = json.loads((CORPUS / "recorded.json").read_text(encoding="utf-8"))
"""What docs/build_accuracy.py wrote: these may not drop, "flagged" and "wrong" ones may not rise."""
FALLING = {measure.name for measure in MEASURES if measure.falls}


def drafts_of(*names: str) -> tuple[LabelledDraft, ...]:
    return read_labels([CORPUS / f"{name}.yaml" for name in names], load_rules())


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with the shipped registry."""
    return Linter(today=date(2026, 11, 21))


@pytest.mark.parametrize("name", sorted(RECORDED))
def test_the_corpus_scores_as_recorded(linter: Linter, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = evaluate(linter, drafts_of(name))
    with capsys.disabled():
        print(f"\n{name}: {render_text(evaluation)}")
    assert evaluation.failed == ()
    summary = evaluation.scores.summary()
    for measure, recorded in RECORDED[name].items():
        if measure not in summary:
            continue  # a baseline
        better = -1 if measure in FALLING else 1
        assert better * summary[measure] >= better * recorded, f"{measure}: {summary[measure]}, recorded {recorded}"


def test_drafts_on_other_subjects_are_never_accused(linter: Linter) -> None:
    foreign = [
        draft
        for draft in drafts_of(*RECORDED)
        if all(claim.verdicts == (Verdict.UNSUPPORTED,) for claim in draft.claims)
    ]
    assert len(foreign) >= 6
    for draft in foreign:
        (file,) = linter.lint_text(draft.text, draft.id + ".md").files
        accused = [(finding.rule, finding.text) for finding in file.findings if finding.rule[2] in "234"]
        assert accused == [], draft.id
