"""Keep back the findings that a writer has answered in a comment, and report comments that answer nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from cite_lint.checks import invalid_suppression, unused_suppression
from cite_lint.checks.directives import Directive, Scope, read_directive, selects
from cite_lint.checks.judge import RULES
from cite_lint.checks.rule import Rule
from cite_lint.model.document import Comment, Document
from cite_lint.model.finding import Finding, Fix, SuppressedBy, Suppression
from cite_lint.model.span import LineIndex, Span

if TYPE_CHECKING:
    from cite_lint.config import RuleSetting

_OWN_RULES = frozenset({unused_suppression.RULE.code, invalid_suppression.RULE.code})
_CODES = frozenset(rule.code for rule in RULES) - _OWN_RULES
_WRITTEN_CODES = re.compile(r"cite-lint\s*:\s*[\w-]+\s*\[(?P<codes>[^\[\]]*+)\]", re.IGNORECASE)


@dataclass(slots=True)
class _Answer:
    """A directive with the part of the draft it speaks of, None where there is none, and what it was needed for."""

    directive: Directive
    covered: Span | None
    used: set[str] = field(default_factory=set)
    """Its selectors that kept something back."""

    def answers(self, finding: Finding) -> Suppression | None:
        """Return the suppression of a finding here, if the directive names its rule."""
        fitting = [selector for selector in self.directive.selectors if selects(selector, finding.rule)]
        self.used.update(fitting)
        return Suppression(SuppressedBy.COMMENT, self.directive.reason, self.directive.until) if fitting else None


def suppress(
    document: Document,
    findings: Sequence[Finding],
    rules: Mapping[str, RuleSetting],
    day: date,
    require_reasons: bool = False,
) -> tuple[tuple[Finding, ...], bool]:
    """Return the findings, those that a comment answers marked so, with those about the comments themselves.

    `rules` are those that are on; `day` is the day of the run. Also tell whether the day mattered.
    """
    directives = [found for comment in document.comments if (found := read_directive(comment, _CODES))]
    if not directives:
        return tuple(findings), False
    problems: list[tuple[Comment, str]] = []
    answers = list(_answers(document, directives, problems))
    dated = any(answer.directive.until is not None for answer in answers)
    answers = [answer for answer in answers if _holds(answer.directive, day, require_reasons, problems)]
    marked = _marked(findings, answers)
    lines = LineIndex(document.source)
    own = [_finding(document, rules, invalid_suppression.RULE, comment, problem) for comment, problem in problems]
    own += [_unused(document, lines, rules, answer) for answer in answers]
    return (*marked, *(finding for finding in own if finding is not None)), dated


def _answers(
    document: Document, directives: Sequence[Directive], problems: list[tuple[Comment, str]]
) -> Iterator[_Answer]:
    """Yield the directives that keep something back, each with what it speaks of."""
    lines = LineIndex(document.source)
    starts = [block.span.start for block in document.blocks]
    begun: list[Directive] = []
    for directive in directives:
        comment = directive.comment
        problems += ((comment, problem) for problem in directive.problems)
        if directive.scope is Scope.FILE:
            yield _Answer(directive, Span(0, len(document.source)))
        elif directive.scope is Scope.NEAR:
            yield _Answer(directive, _near(document, lines, starts, comment.span))
        elif directive.scope is Scope.BEGIN:
            begun.append(directive)
        else:
            ended = [open_ for open_ in begun if not directive.selectors or open_.selectors == directive.selectors]
            if not ended:
                problems.append((comment, f"no {Scope.BEGIN} before it begins what it ends"))
            for open_ in ended[-1:]:
                begun.remove(open_)
                yield _Answer(open_, Span(open_.comment.span.end, comment.span.start))
    for open_ in begun:
        problems.append((open_.comment, f"no {Scope.END} follows it: it holds to the end of the draft"))
        yield _Answer(open_, Span(open_.comment.span.end, len(document.source)))


def _near(document: Document, lines: LineIndex, starts: Sequence[int], span: Span) -> Span | None:
    """Return the lines of a comment if there is prose on them, else the prose that follows it.

    That is the next line of a block in which the comment stands, or else the next block, of a table all its cells.
    """
    first, last = lines.position(span.start).line, lines.position(max(span.start, span.end - 1)).line
    own = Span(lines.line_span(first, document.source).start, lines.line_span(last, document.source).end)
    if not own.cut(document.text).isspace() and own.cut(document.text):
        return own
    around = bisect_right(starts, span.start) - 1
    if around >= 0 and document.blocks[around].span.contains(span):
        return lines.line_span(last + 1, document.source)  # a block ends in prose, so there is one
    following = bisect_left(starts, span.end)
    if following == len(starts):
        return None
    end = following
    begun = lines.position(starts[following]).line
    while (  # a term and what is said of it on its line
        end + 1 < len(starts)
        and document.blocks[following].span in document.blocks[end + 1].context
        and lines.position(starts[end + 1]).line == begun
    ):
        end += 1
    if document.blocks[following].in_table:
        while end + 1 < len(starts) and document.blocks[end + 1].in_table:
            end += 1
    return Span(starts[following], document.blocks[end].span.end)


def _holds(directive: Directive, day: date, require_reasons: bool, problems: list[tuple[Comment, str]]) -> bool:
    """Tell whether a directive is in force, and note why it is not."""
    if directive.until is not None and directive.until < day:
        problems.append(
            (directive.comment, f"it held until {directive.until.isoformat()}: look again, or set a new day")
        )
        return False
    if require_reasons and not directive.reason and directive.selectors:
        problems.append((directive.comment, "it gives no reason, and the configuration requires one"))
        return False
    return True


def _marked(findings: Sequence[Finding], answers: Sequence[_Answer]) -> list[Finding]:
    """Return the findings by place, marked where a directive answers them; all that do were needed."""
    waiting = sorted(
        ((answer.covered, number) for number, answer in enumerate(answers) if answer.covered), reverse=True
    )
    near: list[tuple[Span, _Answer]] = []
    marked = []
    for finding in sorted(findings, key=lambda finding: finding.span):
        while waiting and waiting[-1][0].start < finding.span.end:
            covered, number = waiting.pop()
            near.append((covered, answers[number]))
        near = [(covered, answer) for covered, answer in near if covered.end > finding.span.start]
        found = [answer.answers(finding) for covered, answer in near if covered.overlaps(finding.span)]
        suppression = next((suppression for suppression in found if suppression is not None), None)
        marked.append(replace(finding, suppressed=suppression) if suppression is not None else finding)
    return marked


def _unused(document: Document, lines: LineIndex, rules: Mapping[str, RuleSetting], answer: _Answer) -> Finding | None:
    """Return a finding about a directive's selectors that kept nothing back though a rule of theirs is on."""
    directive = answer.directive
    unused = [
        selector
        for selector in directive.selectors
        if selector not in answer.used and any(selects(selector, code) for code in rules if code not in _OWN_RULES)
    ]
    if not unused:
        return None
    kept = [selector for selector in directive.selectors if selector not in unused]
    problem = f"there is nothing to ignore for {', '.join(unused)}"
    fix = _removal(document, lines, directive.comment, kept)
    if directive.scope is Scope.BEGIN and not kept:
        fix = None  # its end would have to go too
    return _finding(document, rules, unused_suppression.RULE, directive.comment, problem, fix)


def _removal(document: Document, lines: LineIndex, comment: Comment, kept: Sequence[str]) -> Fix | None:
    """Return what takes a comment out, with its line if it has one to itself, or all its codes but the `kept` ones."""
    if document.places:
        return None
    source, span = document.source, comment.span
    if kept:
        written = _WRITTEN_CODES.search(source, span.start, span.end)
        return Fix(Span(*written.span("codes")), ", ".join(kept), safe=True) if written is not None else None
    first, last = lines.position(span.start).line, lines.position(max(span.start, span.end - 1)).line
    start, end = lines.line_span(first, source).start, lines.line_span(last, source).end
    if not source[start : span.start].strip() and not source[span.end : end].strip():
        return Fix(Span(start, _after_break(source, end)), "", safe=True)
    start = len(source[: span.start].rstrip(" \t")) if not source[span.end : end].strip() else span.start
    return Fix(Span(start, span.end), "", safe=True)


def _after_break(source: str, end: int) -> int:
    """Return the offset behind the line break at `end`, if there is one."""
    return end + 2 if source.startswith("\r\n", end) else min(end + 1, len(source))


def _finding(
    document: Document,
    rules: Mapping[str, RuleSetting],
    rule: Rule,
    comment: Comment,
    problem: str,
    fix: Fix | None = None,
) -> Finding | None:
    """Return a finding at a comment, unless its rule is off."""
    setting = rules.get(rule.code)
    if setting is None:
        return None
    text = comment.span.cut(document.source)
    message = f"“{' '.join(comment.text.split())}”: {problem}."
    advice = (
        "Remove it."
        if rule is unused_suppression.RULE
        else "Write `cite-lint: ignore[CL201] reason, until 2027-06-30`."
    )
    return Finding(rule.code, rule.name, setting.severity, message, advice, text, comment.span, fix=fix)
