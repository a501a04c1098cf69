"""An evaluation as text for a person and as JSON, `cite-lint-evaluation/1`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cite_lint.evaluation.evaluate import Evaluation
from cite_lint.evaluation.scores import MEASURES, Kind, Miss, Scores, measure_key, percentage
from cite_lint.model.finding import Verdict
from cite_lint.reporters.explanation import explanation_json, explanation_lines
from cite_lint.reporters.snippet import safe

_LINTER = "cite-lint"
_WANTED = {
    Kind.NOT_A_CLAIM: "nothing, it is no claim",
    Kind.UNLABELLED: "nothing, nothing is labelled here",
}


def render_text(evaluation: Evaluation, shown: int = 0) -> str:
    """Return the measures beside those of the baselines, the rules, and the first `shown` misses."""
    scores = evaluation.scores
    parts = [
        f"{_count(scores.counts['drafts'], 'draft')}, {_count(scores.counts['claims'], 'claim')}",
        "\n".join(_measures(evaluation)),
        "\n".join(_rules(scores)),
        *("\n".join(_miss(miss)) for miss in scores.misses[:shown]),
        f"{_count(len(scores.misses), 'miss', 'misses')}, {min(shown, len(scores.misses))} shown",
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def render_json(evaluation: Evaluation, shown: int = 0) -> str:
    """Return the JSON document, in ASCII; numbers are per cent, null where there is nothing to count."""
    scores, registry = evaluation.scores, evaluation.registry
    document = {
        "schema": "cite-lint-evaluation/1",
        "tool": {"name": _LINTER, "version": evaluation.version},
        "registry": {
            "digest": registry.digest,
            "indicators": registry.indicators,
            "observations": registry.observations,
            "sources": registry.sources,
            "organisations": registry.organisations,
        },
        "drafts": scores.counts["drafts"],
        "claims": scores.counts["claims"],
        "failed": [{"draft": draft.id, "error": error} for draft, error in evaluation.failed],
        "measures": _summary_json(scores),
        "baselines": {measure_key(name): _summary_json(found) for name, found in evaluation.baselines.items()},
        "rules": {
            rule: {
                "gold": counts["gold"],
                "hit": counts["hit"],
                "said": counts["said"],
                "right": counts["right"],
                "recall": percentage(counts, "hit", "gold"),
                "precision": percentage(counts, "right", "said"),
            }
            for rule, counts in sorted(scores.rules.items())
        },
        "missed": len(scores.misses),
        "misses": [_miss_json(miss) for miss in scores.misses[:shown]],
    }
    return json.dumps(document, indent=2) + "\n"


def _count(number: int, singular: str, plural: str = "") -> str:
    return f"{number} {singular if number == 1 else plural or f'{singular}s'}"


def _percent(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f}"


def _measures(evaluation: Evaluation) -> Iterator[str]:
    columns = {_LINTER: evaluation.scores, **evaluation.baselines}
    width = max(len(measure.name) for measure in MEASURES)
    yield " ".join([" " * width, *(f"{name:>14}" for name in columns)])
    summaries = [scores.summary() for scores in columns.values()]
    for measure in MEASURES:
        yield " ".join(
            [f"{measure.name:{width}}", *(f"{_percent(summary[measure.name]):>14}" for summary in summaries)]
        )


def _rules(scores: Scores) -> Iterator[str]:
    if scores.rules:
        yield f"{'rule':5} {'recall':>16} {'precision':>16}"
    for rule, counts in sorted(scores.rules.items()):
        recall = f"{counts['hit']}/{counts['gold']} {_percent(percentage(counts, 'hit', 'gold')):>6}"
        precision = f"{counts['right']}/{counts['said']} {_percent(percentage(counts, 'right', 'said')):>6}"
        yield f"{rule:5} {recall:>16} {precision:>16}"


def _miss(miss: Miss) -> Iterator[str]:
    place = miss.location
    yield safe(f'{place.path}:{place.line}:{place.column}: {miss.draft}: {miss.kind.value} "{miss.text}"')
    wanted = _WANTED.get(miss.kind) or _told(miss.verdicts, " or ".join(miss.rules))
    said = _told((miss.said_verdict,) if miss.said_verdict is not None else (), " and ".join(miss.said_rules))
    yield safe(f"  wanted {wanted}{f' ({miss.why})' if miss.why else ''}")
    yield safe(f"  said {said or 'nothing'}")
    if miss.explanation is not None:
        yield from (f"  {line}" for line in explanation_lines(miss.explanation))


def _told(verdicts: tuple[Verdict, ...], rules: str) -> str:
    return " by ".join(part for part in (" or ".join(verdict.value for verdict in verdicts), rules) if part)


def _summary_json(scores: Scores) -> dict[str, float | None]:
    return {measure_key(name): value for name, value in scores.summary().items()}


def _miss_json(miss: Miss) -> dict[str, Any]:
    return {
        "kind": miss.kind.value,
        "draft": miss.draft,
        "label": {"path": miss.location.path, "line": miss.location.line, "column": miss.location.column},
        "text": miss.text,
        "wanted": {"verdicts": [verdict.value for verdict in miss.verdicts], "rules": list(miss.rules)},
        "said": {"verdict": miss.said_verdict.value if miss.said_verdict else None, "rules": list(miss.said_rules)},
        "why": miss.why,
        "explanation": explanation_json(miss.explanation) if miss.explanation is not None else None,
    }
