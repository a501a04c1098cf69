"""Score the linter on labelled drafts: found, verdicts, precision and recall beside doing nothing.

The labels' format is described in tests/corpus/README.md. The measures are those by which the project is judged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from cite_lint.model.finding import FileReport, Finding, JudgedClaim, Severity
from cite_lint.model.span import Span

_ALERTS = (Severity.ERROR, Severity.WARNING)
Draft = dict[str, Any]


@dataclass
class Scores:
    """Counts by name; `figure` turns two of them into a percentage."""

    counts: Counter[str] = field(default_factory=Counter)
    rules: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    misses: list[str] = field(default_factory=list)

    def figure(self, part: str, whole: str) -> float:
        """Return `part` of `whole` in per cent, 0 where there is none."""
        return round(100 * self.counts[part] / self.counts[whole], 1) if self.counts[whole] else 0.0

    def summary(self) -> dict[str, float]:
        """Return the measures by name."""
        return {
            "found": self.figure("found", "claims"),
            "verdict": self.figure("verdict", "claims"),
            "doing nothing": self.figure("nothing", "claims"),
            "precision": self.figure("alerts right", "alerts"),
            "recall": self.figure("faults right", "faults"),
            "resolved": self.figure("resolved right", "resolvable"),
            "resolved wrong": self.figure("resolved wrong", "resolvable"),
            "correct flagged": self.figure("correct flagged", "correct"),
            "not-claims flagged": self.figure("not-claims flagged", "not-claims"),
            "clean quiet": self.figure("clean quiet", "clean"),
            "names": self.figure("names right", "names"),
            "consistency": self.figure("consistency right", "consistency"),
        }

    def text(self, misses: int = 0) -> str:
        """Return the measures, hits by rule and the first misses as text."""
        lines = [f"{name:20} {value}" for name, value in self.summary().items()]
        lines.append(
            "rules (hit/gold, right/said): "
            + ", ".join(
                f"{rule} {found['hit']}/{found['gold']} {found['right']}/{found['said']}"
                for rule, found in sorted(self.rules.items())
            )
        )
        return "\n".join([*lines, *self.misses[:misses]])


def read_drafts(path: Path) -> list[Draft]:
    """Return the labelled drafts of a file."""
    drafts: list[Draft] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return drafts


def score(
    drafts: Sequence[Draft],
    lint: Callable[[str, str], FileReport],
    documents: dict[str, str],
    scores: Scores | None = None,
) -> Scores:
    """Lint each draft by `lint(text, path)` and count; `documents` maps a source's id to its document's name."""
    scores = scores or Scores()
    for draft in drafts:
        _score_draft(scores, draft, lint(draft["text"], draft["id"] + ".md"), documents)
    return scores


def _score_draft(scores: Scores, draft: Draft, report: FileReport, documents: dict[str, str]) -> None:
    counts, rules, text = scores.counts, scores.rules, draft["text"]
    alerts = [finding for finding in report.findings if finding.severity in _ALERTS]
    used: set[int] = set()

    def near(span: Span) -> list[Finding]:
        return [finding for finding in report.findings if finding.span.overlaps(span)]

    for label in draft["claims"]:
        span = _place(text, label)
        here: list[JudgedClaim] = [c for c in report.claims if c.claim.quantity.span.overlaps(span)]
        found = near(span)
        said = [finding.rule for finding in found]
        right = set(label.get("rules") or [])
        verdict = here[0].verdict.value if here else "none"
        good = verdict in label["verdicts"]
        supported = "supported" in label["verdicts"]
        counts["claims"] += 1
        counts["found"] += bool(here)
        counts["verdict"] += good
        counts["nothing"] += supported
        if label.get("seeds"):
            counts["resolvable"] += 1
            if here and verdict != "unsupported":
                seeds = {documents.get(source, "")[:3] for source in here[0].sources}
                counts["resolved right" if seeds & set(label["seeds"]) else "resolved wrong"] += 1
        elif here and verdict != "unsupported":
            counts["resolved wrong"] += 1
        if label["verdicts"][0] == "supported" and not any(rule.startswith("CL5") for rule in right):
            counts["correct"] += 1
            counts["correct flagged"] += any(f.severity in _ALERTS for f in found)
        if right and not supported:
            counts["faults"] += 1
            counts["faults right"] += bool(right & set(said))
            rules[label["rules"][0]]["gold"] += 1
            rules[label["rules"][0]]["hit"] += bool(right & set(said))
        for finding in found:
            if id(finding) in used:
                continue
            used.add(id(finding))
            if finding.severity in _ALERTS:
                hit = finding.rule in right or (finding.rule[:3] == "CL5" and any(r[:3] == "CL5" for r in right))
                counts["alerts"] += 1
                counts["alerts right"] += hit
                rules[finding.rule]["said"] += 1
                rules[finding.rule]["right"] += hit
        if not good or (right and not supported and not right & set(said)):
            where = here[0].indicator or "/".join(c.indicator for c in here[0].candidates[:2]) if here else ""
            scores.misses.append(
                f"{draft['id']}: {label['quote']!r} wanted {label['verdicts']} {sorted(right)}, said {verdict} {said}"
                f" [{where}] — {label.get('why', '')}"
            )
    for label in draft.get("names") or []:
        found = [f for f in near(_place(text, label)) if f.rule in label["rules"]]
        counts["names"] += 1
        counts["names right"] += bool(found)
        for finding in found:
            if id(finding) not in used:
                used.add(id(finding))
                counts["alerts"] += finding.severity in _ALERTS
                counts["alerts right"] += finding.severity in _ALERTS
        if not found:
            scores.misses.append(f"{draft['id']}: name {label['quote']!r} wanted {label['rules']}")
    for label in draft.get("not_claims") or []:
        counts["not-claims"] += 1
        found = [finding for finding in near(_place(text, label)) if id(finding) not in used]
        counts["not-claims flagged"] += bool(found)
        if found:
            scores.misses.append(f"{draft['id']}: {label['quote']!r} is no claim, said {[f.rule for f in found]}")
    neutral = [_place(text, label) for label in draft.get("either") or []]
    neutral += [_place(text, label) for label in draft.get("entities") or [] if label["label"] == "DATE"]
    for label in draft.get("consistency") or []:
        places = [_place(text, place) for place in (label, *(label.get("with") or []))]
        neutral += places
        counts["consistency"] += 1
        hit = any(f.rule in label["rules"] and any(f.span.overlaps(p) for p in places) for f in report.findings)
        counts["consistency right"] += hit
        if not hit:
            scores.misses.append(f"{draft['id']}: consistency {label['quote']!r} wanted {label['rules']}")
    for finding in alerts:
        if id(finding) not in used and not any(finding.span.overlaps(span) for span in neutral):
            counts["alerts"] += 1
            rules[finding.rule]["said"] += 1
            scores.misses.append(f"{draft['id']}: {finding.text!r} said {finding.rule} where nothing is expected")
    if draft["claims"] and not draft.get("names") and all("supported" in c["verdicts"] for c in draft["claims"]):
        counts["clean"] += 1
        counts["clean quiet"] += not alerts


def _place(text: str, label: Draft) -> Span:
    at = -1
    for _ in range(label.get("nth", 1)):
        at = text.index(label["quote"], at + 1)
    return Span(at, at + len(label["quote"]))
