"""How good the linter is on labelled drafts: `evaluate(linter, read_labels(paths, codes))` scores it beside baselines."""

from cite_lint.evaluation.evaluate import Evaluation, evaluate
from cite_lint.evaluation.labels import LabelledDraft, read_labels
from cite_lint.evaluation.render import render_json, render_text
from cite_lint.evaluation.scores import MEASURES, Measure, Scores, measure_key

__all__ = [
    "MEASURES",
    "Evaluation",
    "LabelledDraft",
    "Measure",
    "Scores",
    "evaluate",
    "measure_key",
    "read_labels",
    "render_json",
    "render_text",
]
