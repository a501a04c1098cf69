"""What a draft says in somebody else's words: block quotes, and speech in quotation marks."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cite_lint.model.document import BlockKind
from cite_lint.model.finding import Finding, Severity
from cite_lint.model.span import Span

if TYPE_CHECKING:
    from cite_lint.config.settings import Quotes
    from cite_lint.model.claim import Extraction
    from cite_lint.model.document import Document

# A curly mark says itself whether it opens; a straight one opens before a word and closes behind one: 6" is neither.
_MARK = re.compile(
    r"""
      (?P<opens> “ | (?<![^\s(\[—–-]) " (?=\S) )
    | (?P<closes> ” | (?<=\S) " (?![^\W_]) )
    """,
    re.VERBOSE,
)

_CLOSING = {"“": "”", '"': '"'}


class Quoted:
    """The quoted passages of a draft, and what `quotes` says of them."""

    def __init__(self, document: Document, treatment: Quotes) -> None:
        passages = () if treatment == "check" else _passages(document)
        self._passages = sorted(passages)
        self._starts = [passage.start for passage in self._passages]
        self._is_skipped = treatment == "skip"

    def leave_out(self, extraction: Extraction) -> Extraction:
        """Return what was read out of the draft without the claims that are skipped."""
        if not (self._is_skipped and self._passages):
            return extraction
        claims = tuple(claim for claim in extraction.claims if not self._holds(claim.quantity.span))
        return dataclasses.replace(extraction, claims=claims)

    def treat(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings, those in quotes as notes or not at all."""
        if not self._passages:
            return tuple(findings)
        treated = []
        for finding in findings:
            if not self._holds(finding.span):
                treated.append(finding)
            elif not self._is_skipped:
                treated.append(dataclasses.replace(finding, severity=Severity.NOTE))
        return tuple(treated)

    def _holds(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.start) - 1
        return index >= 0 and span.start < self._passages[index].end


def _passages(document: Document) -> Iterator[Span]:
    """Yield the quoted passages; none of them overlap."""
    for block in document.blocks:
        if block.kind is BlockKind.QUOTE:
            yield block.span
        else:
            yield from _speech(document.text, block.span)


def _speech(text: str, block: Span) -> Iterator[Span]:
    """Yield what stands in quotation marks; a curly one that nothing closes goes on to the end of its block."""
    start: int | None = None
    for mark in _MARK.finditer(text, block.start, block.end):
        if start is None and mark["opens"]:
            start = mark.start()
        elif start is not None and mark["closes"] == _CLOSING[text[start]]:
            yield Span(start, mark.end())
            start = None
    if start is not None and text[start] != '"':
        yield Span(start, block.end)
