"""Judge a draft: run every check, keep one finding a mistake, and give each claim its verdict."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from cite_lint.checks import (
    attribution_mismatch,
    changed_qualifier,
    collapsed_range,
    disputed_statistic,
    event_date_mismatch,
    invalid_suppression,
    magnitude_mismatch,
    malformed_number,
    misspelled_organisation,
    period_mismatch,
    population_mismatch,
    redated_statistic,
    self_contradiction,
    shares_exceed_whole,
    single_origin,
    stale_statistic,
    superseded_statistic,
    timing,
    unattributed_statistic,
    unit_mismatch,
    unknown_citation,
    unregistered_organisation,
    unsupported_statistic,
    unused_suppression,
    value_mismatch,
    withdrawn_statistic,
    wording,
    wrong_acronym,
    wrong_arithmetic,
)
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.extract.relative_dates import FROM_TODAY
from cite_lint.match import Match, Resolution, confidence
from cite_lint.model.claim import Extraction
from cite_lint.model.document import Document
from cite_lint.model.explanation import Outcome
from cite_lint.model.finding import Finding, Fix, JudgedClaim, Severity, Verdict
from cite_lint.model.quantity import DATE_UNIT, RANK_UNIT
from cite_lint.model.registry import Source, Status
from cite_lint.model.span import Span

if TYPE_CHECKING:
    from cite_lint.config import RuleSetting
    from cite_lint.registry import Registry

_ACCUSE, _ACCUSE_DATE = 0.5, 0.75
"""Scores needed to say that a number is told of other people or of another place, and to call a date wrong."""
_STATED = 0.6
"""Score of a second candidate that gives the number where the first does not and is doubted."""
_UNLIKELY = 0.25
"""Below such a chance, by what was learned from labelled drafts, a figure is about something else: it is not called wrong."""

_UNTIL = re.compile(r"\b(?:until|till|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_NUMBER_AGREES = frozenset(
    rule.code for rule in (attribution_mismatch.RULE, period_mismatch.RULE, changed_qualifier.RULE, unit_mismatch.RULE)
)

_MISDATED = (period_mismatch.RULE.code, redated_statistic.RULE.code)

_ANOTHER = re.compile(r"\b(?:that|those|ones?)\s+(?:of|in|from)\s+$", re.IGNORECASE)
"""Leads up to the date of something like what was spoken of: "a flood like that of 2020"."""

_OF_A_CLAIM: tuple[tuple[Rule, Callable[[Case], Remark | None]], ...] = (
    (unit_mismatch.RULE, unit_mismatch.check),
    (collapsed_range.RULE, collapsed_range.check),
    (magnitude_mismatch.RULE, magnitude_mismatch.check),
    (event_date_mismatch.RULE, event_date_mismatch.check),
    (value_mismatch.RULE, value_mismatch.check),
    (population_mismatch.RULE, population_mismatch.check),
    (attribution_mismatch.RULE, attribution_mismatch.check),
    (redated_statistic.RULE, redated_statistic.check),
    (period_mismatch.RULE, period_mismatch.check),
    (withdrawn_statistic.RULE, withdrawn_statistic.check),
    (changed_qualifier.RULE, changed_qualifier.check),
    (superseded_statistic.RULE, superseded_statistic.check),
    (disputed_statistic.RULE, disputed_statistic.check),
    (stale_statistic.RULE, stale_statistic.check),
)
"""The verdict checks, the most specific first; the first that speaks is the claim's finding."""

RULES: tuple[Rule, ...] = tuple(
    sorted(
        (
            *(rule for rule, _ in _OF_A_CLAIM),
            unsupported_statistic.RULE,
            unattributed_statistic.RULE,
            unregistered_organisation.RULE,
            unknown_citation.RULE,
            single_origin.RULE,
            self_contradiction.RULE,
            shares_exceed_whole.RULE,
            wrong_arithmetic.RULE,
            malformed_number.RULE,
            misspelled_organisation.RULE,
            wrong_acronym.RULE,
            unused_suppression.RULE,
            invalid_suppression.RULE,
        ),
        key=lambda rule: rule.code,
    )
)


class _Judge:
    """The findings of one draft as they come in."""

    def __init__(self, document: Document, registry: Registry, rules: Mapping[str, RuleSetting]) -> None:
        self.document, self.registry, self.rules = document, registry, rules
        self.findings: list[Finding] = []

    def report(
        self,
        rule: Rule,
        remark: Remark,
        span: Span,
        claim: str | None = None,
        fix: Fix | None = None,
        note: bool = False,
    ) -> None:
        """Add a finding, unless its rule is off."""
        setting = self.rules.get(rule.code)
        if setting is None:
            return
        severity = Severity.NOTE if note else setting.severity
        evidence = wording.evidence(self.registry, remark.observations)
        self.findings.append(
            Finding(
                rule.code, rule.name, severity, remark.message, remark.help, span.cut(self.document.source), span, claim,
                evidence, fix=fix or remark.fix,
            )
        )  # fmt: skip


def judge(
    document: Document,
    extraction: Extraction,
    resolutions: Sequence[Resolution],
    registry: Registry,
    rules: Mapping[str, RuleSetting],
    today: date,
) -> tuple[tuple[JudgedClaim, ...], tuple[Finding, ...]]:
    """Return the ledger of claims and the findings of a draft.

    `rules` are those that are on; a verdict is the same whether its rule is on or not. `today` dates a draft that gives
    no date.
    """
    court = _Judge(document, registry, rules)
    sources = _by_key(registry)
    judged: list[JudgedClaim] = []
    cases: list[tuple[Case, str]] = []
    malformed: list[Span] = []
    for span, remark in malformed_number.check(document.text, extraction):
        court.report(malformed_number.RULE, remark, span)
        malformed.append(span)
    malformed.sort()
    for resolution in resolutions:
        claim = resolution.claim
        if claim.weak and resolution.best is None:
            continue
        identifier = f"c{len(judged) + 1}"
        line = _judge_claim(court, resolution, identifier, document.date or today, sources, malformed, cases)
        if line is not None:
            judged.append(line)
    judged = _told_once(court, judged)
    _judge_draft(court, extraction, cases, sources, {id(case.claim): name for case, name in cases})
    named: dict[str | None, dict[str, None]] = {}
    for finding in court.findings:
        named.setdefault(finding.claim, {})[finding.rule] = None
    ledger = tuple(replace(claim, findings=tuple(named.get(claim.id, ()))) for claim in judged)
    return ledger, tuple(court.findings)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of the others, which are sorted and lie apart."""
    following = bisect_right(others, span)
    return any(span.overlaps(other) for other in others[max(0, following - 1) : following + 1])


def _told_once(court: _Judge, judged: list[JudgedClaim]) -> list[JudgedClaim]:
    """Take back one of two findings for one wrong date: a date that only dates a figure is that figure's fault.

    A place in an order ("tier 3", "the 52nd session") is no figure: there the date is at fault.
    """
    ranks = {c.id for c in judged if c.claim.quantity.value.unit == RANK_UNIT}
    wrong = {finding.claim for finding in court.findings if finding.rule == event_date_mismatch.RULE.code}
    misdated = {finding.claim for finding in court.findings if finding.rule in _MISDATED}
    events = {c.claim.quantity.span for c in judged if c.id in wrong}
    dated = [c for c in judged if c.claim.period is not None and c.id in misdated]
    placed = {c.id for c in dated if c.id in ranks and c.claim.period is not None and c.claim.period.span in events}
    told = {c.claim.period.span for c in dated if c.claim.period is not None and c.id not in placed}
    twice = {c.id for c in judged if c.claim.quantity.value.unit == DATE_UNIT and c.claim.quantity.span in told}
    court.findings = [
        f for f in court.findings if f.claim not in twice and not (f.claim in placed and f.rule in _MISDATED)
    ]
    kept = [claim for claim in judged if claim.id not in twice]
    return [replace(claim, verdict=Verdict.SUPPORTED) if claim.id in placed else claim for claim in kept]


def _judge_claim(
    court: _Judge,
    resolution: Resolution,
    identifier: str,
    draft_date: date,
    sources: Mapping[str, Source],
    malformed: Sequence[Span],
    cases: list[tuple[Case, str]],
) -> JudgedClaim | None:
    """Return a line of the ledger and report the claim's fault; None for a slight figure that turns out to be no claim."""
    claim, span = resolution.claim, resolution.claim.quantity.span
    verdict, rule, remark, case, explanation = Verdict.SUPPORTED, None, None, None, resolution.explanation
    if resolution.best is not None:
        sureness = confidence(resolution.signals) if resolution.signals else 1.0
        sentence = claim.sentence.cut(court.document.text)
        case = Case(claim, resolution.best, court.registry, draft_date, sources, sentence, sureness)
        rule, remark = _first_fault(case)
        if rule is not None and rule.verdict is Verdict.MISMATCHED and (doubt := _doubt(case, rule)):
            near, said, case, rule, remark = case.indicator.id, rule.code, None, None, None
            other = _stated_by(resolution)
            if other is not None:
                case = Case(claim, other, court.registry, draft_date, sources, sentence)
                rule, remark = _first_fault(case)
            if explanation is not None:
                reason = f"{near} is near, but {said} is not said: {doubt}"
                reason += f"; {other.indicator} gives the number" if other is not None else ""
                outcome = Outcome.NOT_ACCUSED if other is None else Outcome.RESOLVED
                explanation = replace(explanation, outcome=outcome, reason=reason)
    if case is None and claim.weak:
        return None
    if case is None:
        verdict = Verdict.UNSUPPORTED
        rule = unsupported_statistic.RULE
        remark = unsupported_statistic.check(resolution, court.registry, resolution.best is not None)
    elif rule is not None and rule.verdict is not None:
        verdict = rule.verdict
    if rule is not None and remark is not None and not _touches(span, malformed):
        court.report(rule, remark, span, identifier)
    if case is not None:
        cases.append((case, identifier))
    foreign = unregistered_organisation.check(claim)
    if foreign is not None and rule is not attribution_mismatch.RULE:
        court.report(unregistered_organisation.RULE, foreign, span, identifier)
    shown = case.agreeing or case.observations if case is not None else ()
    return JudgedClaim(
        identifier,
        claim,
        resolution.status,
        resolution.candidates(),
        verdict,
        case.indicator.id if case is not None else None,
        tuple(dict.fromkeys(found.source for found in shown)),
        explanation=explanation,
        evidence=wording.evidence(court.registry, tuple(shown)),
        sentence=" ".join(claim.sentence.cut(court.document.text).split()),
    )


def _stated_by(resolution: Resolution) -> Match | None:
    """Return the next candidate that gives the number, where the nearest is too doubtful to accuse."""
    if resolution.claim.quantity.value.unit in (DATE_UNIT, RANK_UNIT):
        return None
    others = resolution.matches[1:]
    return next((match for match in others if match.agrees and match.measured and match.score >= _STATED), None)


def _first_fault(case: Case) -> tuple[Rule | None, Remark | None]:
    for rule, check in _OF_A_CLAIM:
        remark = check(case)
        if remark is not None:
            return rule, remark
    return None, None


def _doubt(case: Case, rule: Rule) -> str:
    """Return why the match is not good enough to call the figure wrong; empty if it is.

    Where the number itself is the registry's and only its date, credit or limit differs, the resolution is enough.
    Otherwise measure, population and place must all be there, and the words not be those of another subject.
    """
    match = case.match
    labelled = case.said.unit == RANK_UNIT  # "tier 3" says by itself what it is a place in
    hinted = match.measured and case.said.unit != DATE_UNIT
    if rule.code in _NUMBER_AGREES and (labelled or hinted or not case.claim.weak):
        return ""
    if rule is population_mismatch.RULE:
        if case.credited_elsewhere:
            return "the draft credits it to a body from which the registry has no such figure"
        return _shortfall(case, match.measured, _ACCUSE)
    if case.claim.sampled:
        return "the sentence tells of a survey's own sample"
    if not case.comparable:
        return "it may be another body's figure, or of another time, size, currency or precision"
    if all(found.status is Status.DOUBTFUL for found in case.observations):
        return "what the registry itself doubts proves nobody wrong"
    if case.said.unit == DATE_UNIT and FROM_TODAY.intersection(case.claim.quantity.text.lower().split()):
        return "a date counted from today dates whatever the text was about"
    if case.said.unit == DATE_UNIT and _UNTIL.search(case.before):
        return "a date until which something held is not the date of what the registry has"
    if case.said.unit == DATE_UNIT and timing.is_of_another_year(case):
        return "its year is not written, and may be another one"
    before = case.sentence[: case.claim.quantity.span.start - case.claim.sentence.start]
    if case.said.unit == DATE_UNIT and _ANOTHER.search(before):
        return "it dates another one of its kind"
    if case.said.unit in (DATE_UNIT, RANK_UNIT):
        return _shortfall(case, match.firm, _ACCUSE if labelled else _ACCUSE_DATE)
    if case.sureness < _UNLIKELY:
        return (
            f"by its words it is about the indicator with a chance of {case.sureness:.2f} only, {_UNLIKELY:g} is needed"
        )
    return _shortfall(case, match.firm, 0.0)


def _shortfall(case: Case, said: bool, least: float) -> str:
    if not said:
        return "what is measured, of whom or where is not said plainly enough beside the figure"
    short = least - case.match.score
    return f"its score is {short:.3f} below the {least:g} needed to accuse" if short > 0 else ""


def _judge_draft(
    court: _Judge,
    extraction: Extraction,
    cases: Sequence[tuple[Case, str]],
    sources: Mapping[str, Source],
    names: Mapping[int, str],
) -> None:
    """Run the checks that look at the draft as a whole, and those that come on top of a verdict."""
    only = [case for case, _ in cases]
    for case, identifier in cases:
        span = case.claim.quantity.span
        for rule, check in (
            (single_origin.RULE, single_origin.check),
            (unattributed_statistic.RULE, unattributed_statistic.check),
        ):
            remark = check(case)
            if remark is not None:
                court.report(rule, remark, span, identifier)
        doubtful = _doubtful(case)
        if doubtful is not None and case.said.unit != DATE_UNIT:
            court.report(disputed_statistic.RULE, doubtful, span, identifier, note=True)
    for draft_rule, remarks in (
        (self_contradiction.RULE, self_contradiction.check(only)),
        (shares_exceed_whole.RULE, shares_exceed_whole.check(only, court.document)),
    ):
        for case, remark in remarks:
            court.report(draft_rule, remark, case.claim.quantity.span, names.get(id(case.claim)))
    for claim, remark in wrong_arithmetic.check(court.document.text, extraction.claims):
        court.report(wrong_arithmetic.RULE, remark, claim.quantity.span, names.get(id(claim)))
    for citation, remark in unknown_citation.check(court.document, sources):
        court.report(unknown_citation.RULE, remark, citation.span)
    for mention, remark, right in misspelled_organisation.check(extraction.organisations, court.registry):
        fix = Fix(mention.span, right, safe=True)
        court.report(misspelled_organisation.RULE, remark, mention.span, fix=fix)
    for mention, remark in wrong_acronym.check(extraction.organisations, court.registry):
        court.report(wrong_acronym.RULE, remark, mention.span)


def _doubtful(case: Case) -> Remark | None:
    """Tell a draft that leans on a figure which the registry itself doubts."""
    if not case.agreeing or any(found.status is not Status.DOUBTFUL for found in case.agreeing):
        return None
    why = next((found.note for found in case.agreeing if found.note), "")
    return Remark(
        f"{case.text} is doubtful even in its source: {why}".rstrip(": "), "Look for a better source.", case.agreeing
    )


def _by_key(registry: Registry) -> dict[str, Source]:
    """Return the sources by every key a draft may cite them by: id, aliases, address and DOI."""
    keys: dict[str, Source] = {}
    for source in registry.sources.values():
        for key in (source.id, *source.aliases, source.url, source.doi):
            if key:
                keys.setdefault(key.rstrip("/"), source)
    return keys
