"""Hold the reports on labelled drafts against their labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from cite_lint.evaluation.labels import ClaimLabel, Label, LabelledDraft, SlipLabel
from cite_lint.evaluation.scores import Kind, Miss, Scores
from cite_lint.model.finding import FileReport, Finding, JudgedClaim, MatchStatus, Severity, Verdict
from cite_lint.model.span import Span

if TYPE_CHECKING:
    from cite_lint.registry import Registry

_ALERTS = (Severity.ERROR, Severity.WARNING)
_CONSISTENCY = "CL5"
"""Rules that need no registry; one of them is as right as another where a label expects any."""
_SEED = 3
"""Characters of a document's name that stand for it in labels."""


class Scorer:
    """Scores that grow draft by draft.

    `registry` tells which documents stand behind a verdict; without it, as for a tool that resolves nothing, what claims
    resolve to is not counted.
    """

    def __init__(self, registry: Registry | None = None) -> None:
        self.scores = Scores()
        self.registry = registry
        self._seeds = {
            source.id: {source.id, *([source.document.file[:_SEED]] if source.document else ())}
            for source in (registry.sources.values() if registry is not None else ())
        }

    def add(self, draft: LabelledDraft, report: FileReport) -> None:
        """Count what a report says of a draft."""
        _Comparison(self, draft, report).count()

    def stands_behind(self, seeds: frozenset[str], sources: Iterable[str]) -> bool:
        """Tell whether one of the labelled documents or sources is among `sources`."""
        return any(seeds & self._seeds.get(source, set()) for source in sources)


class _Comparison:
    """One draft's report beside its labels. A finding is counted once, at the first label that it touches."""

    def __init__(self, scorer: Scorer, draft: LabelledDraft, report: FileReport) -> None:
        self._scorer, self._draft, self._report = scorer, draft, report
        self._counts, self._rules = scorer.scores.counts, scorer.scores.rules
        self._findings = [finding for finding in report.findings if finding.suppressed is None]
        self._alerts = [finding for finding in self._findings if finding.severity in _ALERTS]
        self._used: set[int] = set()

    def count(self) -> None:
        """Go through the labels in the order of their importance."""
        draft = self._draft
        self._counts["drafts"] += 1
        for claim in draft.claims:
            self._claim(claim)
        for name in draft.names:
            self._name(name)
        for label in draft.not_claims:
            self._not_claim(label)
        neutral = list(draft.neutral)
        for slip in draft.consistency:
            neutral += [slip.span, *slip.others]
            self._consistency(slip)
        self._unlabelled(neutral)
        if draft.claims and not draft.names and all(Verdict.SUPPORTED in claim.verdicts for claim in draft.claims):
            self._counts["clean"] += 1
            self._counts["clean quiet"] += not self._alerts

    def _near(self, span: Span) -> list[Finding]:
        return [finding for finding in self._findings if finding.span.overlaps(span)]

    def _unused(self, findings: Iterable[Finding]) -> list[Finding]:
        return [finding for finding in findings if id(finding) not in self._used]

    def _claim(self, label: ClaimLabel) -> None:
        counts = self._counts
        here = next((one for one in self._report.claims if one.claim.quantity.span.overlaps(label.span)), None)
        found = self._near(label.span)
        right, said = set(label.rules), {finding.rule for finding in found}
        faulty = bool(right) and Verdict.SUPPORTED not in label.verdicts
        good, hit = here is not None and here.verdict in label.verdicts, bool(right & said)
        counts["claims"] += 1
        counts["found"] += here is not None
        counts["verdict"] += good
        if self._scorer.registry is not None:
            self._resolution(label, here, self._scorer.registry)
        if label.verdicts[0] is Verdict.SUPPORTED and not _expects_consistency(right):
            counts["correct"] += 1
            counts["correct flagged"] += any(finding.severity in _ALERTS for finding in found)
        if faulty:
            counts["faults"] += 1
            counts["faults right"] += hit
            self._rules[label.rules[0]]["gold"] += 1
            self._rules[label.rules[0]]["hit"] += hit
        for finding in self._unused(found):
            self._used.add(id(finding))
            if finding.severity in _ALERTS:
                fits = finding.rule in right or (finding.rule.startswith(_CONSISTENCY) and _expects_consistency(right))
                counts["alerts"] += 1
                counts["alerts right"] += fits
                self._rules[finding.rule]["said"] += 1
                self._rules[finding.rule]["right"] += fits
        if not good or (faulty and not hit):
            self._miss(Kind.CLAIM, label, found, here, label.verdicts, label.rules)

    def _resolution(self, label: ClaimLabel, here: JudgedClaim | None, registry: Registry) -> None:
        """Count what the verdict rests on, and apart from verdicts what the claim was matched with."""
        counts, scorer = self._counts, self._scorer
        judged = here is not None and here.verdict is not Verdict.UNSUPPORTED
        rests = here is not None and scorer.stands_behind(label.seeds, here.sources)
        counts["resolved right"] += judged and rests
        counts["resolved wrong"] += judged and not rests
        if not label.seeds:
            return
        counts["resolvable"] += 1
        if here is None or here.status is not MatchStatus.RESOLVED:
            counts["match abstained"] += 1
            return
        known = (found.source for found in registry.observations_of(here.candidates[0].indicator))
        counts["match right" if scorer.stands_behind(label.seeds, known) else "match wrong"] += 1

    def _name(self, label: SlipLabel) -> None:
        found = [finding for finding in self._near(label.span) if finding.rule in label.rules]
        self._counts["names"] += 1
        self._counts["names right"] += bool(found)
        for finding in self._unused(found):
            self._used.add(id(finding))
            self._counts["alerts"] += finding.severity in _ALERTS
            self._counts["alerts right"] += finding.severity in _ALERTS
        if not found:
            self._miss(Kind.NAME, label, self._near(label.span), rules=label.rules)

    def _not_claim(self, label: Label) -> None:
        found = self._unused(self._near(label.span))
        self._counts["not-claims"] += 1
        self._counts["not-claims flagged"] += bool(found)
        if found:
            here = next((one for one in self._report.claims if one.claim.quantity.span.overlaps(label.span)), None)
            self._miss(Kind.NOT_A_CLAIM, label, found, here)

    def _consistency(self, label: SlipLabel) -> None:
        places = (label.span, *label.others)
        fitting = (finding for finding in self._findings if finding.rule in label.rules)
        hit = any(finding.span.overlaps(place) for finding in fitting for place in places)
        self._counts["consistency"] += 1
        self._counts["consistency right"] += hit
        if not hit:
            self._miss(Kind.CONSISTENCY, label, self._near(label.span), rules=label.rules)

    def _unlabelled(self, neutral: Iterable[Span]) -> None:
        """Count the alerts at places where nothing was expected and where they do matter."""
        places = tuple(neutral)
        for finding in self._unused(self._alerts):
            if not any(finding.span.overlaps(place) for place in places):
                self._counts["alerts"] += 1
                self._rules[finding.rule]["said"] += 1
                here = next((one for one in self._report.claims if one.id == finding.claim), None)
                label = Label(quote=finding.text, span=finding.span, location=self._draft.location)
                self._miss(Kind.UNLABELLED, label, [finding], here)

    def _miss(
        self,
        kind: Kind,
        label: Label,
        found: Iterable[Finding],
        here: JudgedClaim | None = None,
        verdicts: tuple[Verdict, ...] = (),
        rules: tuple[str, ...] = (),
    ) -> None:
        self._scorer.scores.misses.append(
            Miss(
                kind,
                self._draft.id,
                label.location,
                label.quote,
                verdicts,
                rules,
                here.verdict if here is not None else None,
                tuple(dict.fromkeys(finding.rule for finding in found)),
                label.why,
                here.explanation if here is not None else None,
            )
        )


def _expects_consistency(rules: Iterable[str]) -> bool:
    return any(rule.startswith(_CONSISTENCY) for rule in rules)
