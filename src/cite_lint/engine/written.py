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
from cite_lint.model.finding import Finding, JudgedClaim
from cite_lint.model.span import Mention, Span

_V = TypeVar("_V")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST = 34
"""Characters of the longest entity."""


def whole(document: Document, span: Span) -> Span:
    """Return the span, to the end of the entity in which it ends, if there is one."""
    start = document.source.rfind("&", max(0, span.end - _LONGEST), span.end)
    entity = _ENTITY.match(document.source, start) if start >= 0 else None
    if entity is None or entity.end() <= span.end or document.text[start : entity.end()] == entity[0]:
        return span
    return Span(span.start, entity.end())


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
        fix = None if document.places else dataclasses.replace(fix, span=whole(document, fix.span))
    return dataclasses.replace(finding, span=span, text=span.cut(document.source), fix=fix)


def _claim(document: Document, claim: Claim) -> Claim:
    return dataclasses.replace(claim, quantity=_mention(document, claim.quantity))


def _mentions(document: Document, mentions: Iterable[Mention[_V]]) -> tuple[Mention[_V], ...]:
    return tuple(_mention(document, mention) for mention in mentions)


def _mention(document: Document, mention: Mention[_V]) -> Mention[_V]:
    span = whole(document, mention.span)
    return Mention(span, span.cut(document.source), mention.value)
