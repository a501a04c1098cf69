"""Marks by which other programs know a finding again after the draft was edited around it."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cite_lint.model.finding import FileReport, Finding
    from cite_lint.model.span import LineIndex

_SENTENCE = 500
_NEIGHBOURHOOD = 80
"""Characters of a line that are looked at on both sides of a finding without a claim."""


def fingerprints(file: FileReport, lines: LineIndex) -> list[str]:
    """Return a mark for each of the file's findings, in their order.

    It is made of path, rule, the text found and its sentence, never of a line number. Findings that agree in all of
    these are told apart by counting them.
    """
    sentences = {judged.id: judged.sentence for judged in file.claims}
    seen: Counter[str] = Counter()
    marks = []
    for finding in file.findings:
        sentence = sentences.get(finding.claim or "") or _neighbourhood(file, finding, lines)
        words = (file.path, finding.rule, finding.text, " ".join(sentence[:_SENTENCE].split()))
        kind = "\0".join(words)
        seen[kind] += 1
        marked = f"{kind}\0{seen[kind]}"
        marks.append(hashlib.sha256(marked.encode("utf-8", "surrogatepass")).hexdigest()[:32])
    return marks


def _neighbourhood(file: FileReport, finding: Finding, lines: LineIndex) -> str:
    """Return the text around a finding as far as its line goes, cut so that a long line is not read for each finding."""
    line = lines.line_span(lines.position(finding.span.start).line, file.text)
    start = max(line.start, finding.span.start - _NEIGHBOURHOOD)
    return file.text[start : min(line.end, finding.span.end + _NEIGHBOURHOOD)]
