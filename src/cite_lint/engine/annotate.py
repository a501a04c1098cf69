"""Write findings into a Word document as comments on the figures' own characters, and change nothing else in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cite_lint.engine.repack import repack
from cite_lint.engine.wordanchors import anchor
from cite_lint.engine.wordcomments import WordComments
from cite_lint.model.span import LineIndex
from cite_lint.readers import UnreadableError
from cite_lint.readers.docx import open_draft

if TYPE_CHECKING:
    from datetime import datetime

    from lxml.etree import _Element

    from cite_lint.model.finding import Evidence, FileReport, Finding


def annotate(data: bytes, report: FileReport, *, written: datetime | None = None) -> bytes:
    """Return a .docx file with each finding that the report shows as a comment, in place of those of an earlier run.

    Parts that hold neither text nor comments stay byte for byte. `written` is the comments' date in UTC; without one
    they have none, so that equal findings give equal files. Raise UnreadableError where `data` is no Word document, or
    not the one that was checked.
    """
    draft = open_draft(report.path, data)
    if draft.document.source != report.text:
        raise UnreadableError("its text has changed since it was checked; check it again")
    comments = WordComments(draft.file)
    comments.remove_findings()
    lines = LineIndex(report.text)
    anchors = anchor(draft, [finding.span for finding in report.shown])
    ranges = []
    for finding, found in zip(report.shown, anchors, strict=True):
        if found is not None:
            place = report.place(finding.span.start, lines) if found.is_elsewhere else ""
            ranges.append((found.first, found.last, comments.write(_paragraphs(finding, place), written)))
    comments.mark(ranges)
    if not comments.changed:
        return data
    return repack(draft.file.package, {name: _bytes(root) for name, root in comments.changed.items()})


def _paragraphs(finding: Finding, place: str) -> list[str]:
    """Return what a comment says; `place` is told where Word allows no comment at the figure itself."""
    lines = [f"{finding.rule} {finding.name}: {finding.message}"]
    if place:
        lines.append(f'This is about "{finding.text}" in {place}, where Word allows no comment.')
    lines += [_evidence(evidence) for evidence in finding.evidence]
    if finding.help:
        lines.append(f"Help: {finding.help}")
    return lines


def _evidence(evidence: Evidence) -> str:
    source = ", ".join(part for part in (evidence.title or evidence.source, evidence.publisher) if part)
    locator = f" [{evidence.locator}]" if evidence.locator else ""
    address = f" {evidence.url}" if evidence.url else ""
    return f"Evidence: {source} ({evidence.published or 'no date'}): {evidence.statement}{locator}{address}"


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    tree = root.getroottree()
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=tree.docinfo.standalone is not False)
