"""What was found, at the places and in the characters that the draft itself has there.

A reader puts what an HTML entity means where the entity begins, so that a figure found in its text may end inside one:
`60&#37;` has to be marked to its end. Emphasis or an entity inside a figure belongs to the figure as it is written.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import TypeVar

from cite_lint.model.claim import Claim, Extraction
from cite_lint.model.document import Document
from cite_lint.model.finding import Finding, Fix, JudgedClaim
from cite_lint.model.span import Mention, Span

_V = TypeVar("_V")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_WORD = re.compile(r"\S+")
_LONGEST = 34
"""Characters of the longest entity."""


def whole(document: Document, span: Span) -> Span:
    """Return the span, to the end of the entity in which it ends, if there is one, or of digits that were put together."""
    end = _end_in_source(document, span)
    if end > span.end:
        return Span(span.start, end)
    start = document.source.rfind("&", max(0, span.end - _LONGEST), span.end)
    entity = _ENTITY.match(document.source, start) if start >= 0 else None
    if entity is None or entity.end() <= span.end or document.text[start : entity.end()] == entity[0]:
        return span
    return Span(span.start, entity.end())


def _end_in_source(document: Document, span: Span) -> int:
    """Return where the last character of a span's text stands in the source: a reader pulls the digits of a number together.

    In `12,**900**` they read "12,900" with the marks' blanks behind.
    """
    text, source = span.cut(document.text), document.source
    if text == span.cut(source):
        return span.end
    position = span.start
    for character in text.split():
        for wanted in character:
            position = source.find(wanted, position, span.end + _LONGEST) + 1
            if not position:
                return span.end  # an entity's meaning
    return position if not document.text[span.end : position].strip() else span.end


def extraction_as_written(document: Document, found: Extraction) -> Extraction:
    """Return all that was found in a draft as the draft writes it."""
    return dataclasses.replace(
        found,
        quantities=_mentions(document, found.quantities),
        dates=_mentions(document, found.dates),
        malformed=_mentions(document, found.malformed),
        organisations=_mentions(document, found.organisations),
        claims=tuple(_claim(document, claim) for claim in found.claims),
    )


def claim_as_written(document: Document, judged: JudgedClaim) -> JudgedClaim:
    """Return a line of the ledger with its figure as the draft writes it."""
    return dataclasses.replace(judged, claim=_claim(document, judged.claim))


def finding_as_written(document: Document, finding: Finding) -> Finding:
    """Return a finding with its place as the draft writes it."""
    span = whole(document, finding.span)
    fix = finding.fix
    if fix is not None:
        fix = None if document.places else _edit(document, fix)
    return dataclasses.replace(finding, span=span, text=span.cut(document.source), fix=fix)


def _edit(document: Document, fix: Fix) -> Fix | None:
    """Return an edit of words alone: with marks between them it is cut to those that change, None if marks are in these."""
    if fix.span.cut(document.text) == fix.span.cut(document.source):
        return fix
    read = list(_WORD.finditer(fix.span.cut(document.text)))
    words = fix.text.split()
    while read and words and read[0][0] == words[0]:
        del read[0], words[0]
    while read and words and read[-1][0] == words[-1]:
        del read[-1], words[-1]
    if not read:
        return None
    inner = Span(fix.span.start + read[0].start(), fix.span.start + read[-1].end())
    if inner.cut(document.text) != inner.cut(document.source) or whole(document, inner) != inner:
        return None
    return dataclasses.replace(fix, span=inner, text=" ".join(words))


def _claim(document: Document, claim: Claim) -> Claim:
    return dataclasses.replace(claim, quantity=_mention(document, claim.quantity))


def _mentions(document: Document, mentions: Iterable[Mention[_V]]) -> tuple[Mention[_V], ...]:
    return tuple(_mention(document, mention) for mention in mentions)


def _mention(document: Document, mention: Mention[_V]) -> Mention[_V]:
    span = whole(document, mention.span)
    return Mention(span, span.cut(document.source), mention.value)
