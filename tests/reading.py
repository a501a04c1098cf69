"""What the tests of readers look at: the runs of prose that stayed, the outline, the citations, the comments."""

from __future__ import annotations

from cite_lint.model.document import Document


def prose(document: Document) -> str:
    """Return the text as it reads, runs of white space as one space and `/` between blocks."""
    assert len(document.text) == len(document.source)
    return " / ".join(" ".join(block.span.cut(document.text).split()) for block in document.blocks)


def outline(document: Document) -> list[tuple[str, str, list[str]]]:
    """Return kind, prose and context of each block, white space as one space."""

    def plain(text: str) -> str:
        return " ".join(text.split())

    return [
        (block.kind.value, plain(block.span.cut(document.text)), [plain(s.cut(document.text)) for s in block.context])
        for block in document.blocks
    ]


def citations(document: Document) -> list[tuple[str, str, str]]:
    """Return each citation as it stands in the source, with its kind and target."""
    return [(found.span.cut(document.source), found.kind, found.target) for found in document.citations]


def comments(document: Document) -> list[tuple[str, str]]:
    """Return each comment as it stands in the source, and what it says."""
    return [(found.span.cut(document.source), found.text) for found in document.comments]
