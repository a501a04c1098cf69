"""Run a linter on labelled drafts and score it beside the baselines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import cite_lint
from cite_lint.engine import Linter
from cite_lint.evaluation.baselines import Baseline, do_nothing, flag_all, look_up
from cite_lint.evaluation.labels import LabelledDraft
from cite_lint.evaluation.scorer import Scorer
from cite_lint.evaluation.scores import Scores
from cite_lint.model.finding import FileStatus, RegistryInfo


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of the linter and of each baseline, by the baseline's name."""

    version: str
    registry: RegistryInfo
    scores: Scores
    baselines: Mapping[str, Scores]
    failed: tuple[tuple[LabelledDraft, str], ...] = ()
    """Drafts that could not be checked, and why; they are scored as if nothing had been found in them."""


def evaluate(linter: Linter, drafts: Sequence[LabelledDraft]) -> Evaluation:
    """Lint each draft under its id as a Markdown file's name and score what is said of it."""
    scorer = Scorer(linter.registry)
    baselines: dict[str, Baseline] = {
        "doing nothing": do_nothing,
        "flagging all": flag_all,
        "looking up": look_up(linter.registry, linter.units),
    }
    scorers = {name: Scorer() for name in baselines}
    failed: list[tuple[LabelledDraft, str]] = []
    for draft in drafts:
        path = f"{draft.id}.md"
        (file,) = linter.lint_text(draft.text, path).files
        scorer.add(draft, file)
        if file.status is FileStatus.FAILED:
            failed.append((draft, file.error or ""))
            continue
        claims = linter.extract(draft.text, path).claims
        for name, baseline in baselines.items():
            scorers[name].add(draft, baseline(draft, claims))
    scores = {name: found.scores for name, found in scorers.items()}
    return Evaluation(cite_lint.__version__, linter.registry.info(), scorer.scores, scores, tuple(failed))
