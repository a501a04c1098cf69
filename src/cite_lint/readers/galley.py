"""A galley: a draft's text as it is set, leaf by leaf, with everything between the leaves blanked."""

from __future__ import annotations

import re
from collections.abc import Callable

from cite_lint.model.document import BlockKind, Citation, Comment
from cite_lint.model.span import Span
from cite_lint.readers import htmltext
from cite_lint.readers.blanking import blank
from cite_lint.readers.leaf import Anchor, FindMarks, Leaf
from cite_lint.readers.outline import Outline


class Galley:
    """Receives prose and syntax in text order; hands out the text, and what the draft cites and remarks.

    `find_marks` says what of a leaf is no prose although it looks like it; a leaf that begins as `not_prose` is
    blanked as a whole.
    """

    def __init__(self, source: str, find_marks: FindMarks, not_prose: re.Pattern[str] | None = None) -> None:
        self.outline = Outline()
        self.citations: list[Citation] = []
        self.comments: list[Comment] = []
        self.title = ""
        """The first heading of level 1."""
        self.leaf: Leaf | None = None
        self._source = source
        self._find_marks = find_marks
        self._not_prose = not_prose
        self._pieces: list[str] = []
        self._done = 0
        """How much of the source the pieces cover."""
        self._tags: dict[str, Anchor] = {}
        """HTML `a` and `sup` that are open."""
        self._opaque: tuple[str, int] | None = None
        """The HTML element that is open and whose text is not prose, and its first character."""
        self._depth = 0
        """How many elements of the same name are open inside the opaque one."""

    @property
    def is_opaque(self) -> bool:
        """Tell whether an HTML element is open whose text is not prose."""
        return self._opaque is not None

    def begin_leaf(self, start: int) -> Leaf:
        """Begin a leaf at `start`, or behind what has been set."""
        start = max(start, self._done)
        self.leaf = Leaf(self._source, start, start)
        return self.leaf

    def comment(self, start: int, end: int, text: str) -> None:
        """Add a remark of the writer's, which no pattern for marks in prose may see."""
        if self.leaf is not None:
            self.leaf.drop(start, end)
        self.comments.append(Comment(Span(start, end), text))

    def tag(self, token: htmltext.Token, start: int, end: int) -> None:
        """Follow an HTML tag inside a leaf; one is begun if none is open."""
        leaf = self.leaf or self.begin_leaf(start)
        leaf.drop(start, end)
        if self._opaque is not None:
            name, first = self._opaque
            if token.name != name:
                return
            if not token.closing:
                self._depth += name not in htmltext.ENDED_BY_BLOCK
            elif self._depth:
                self._depth -= 1
            else:
                leaf.drop(first, end)
                self._opaque = None
        elif token.name in htmltext.OPAQUE:
            if not token.closing:
                self.hide(token.name, start)
        elif token.name in ("a", "sup"):
            anchor = self._tags.pop(token.name, None)
            if not token.closing:
                self._tags[token.name] = leaf.anchor(start, token.address)
            elif anchor is not None:
                leaf.end_anchor(anchor, end, reference=token.name == "sup")

    def hide(self, name: str, start: int) -> None:
        """Begin an HTML element whose text is not prose; its end tag ends it, or else the leaf's end."""
        self._opaque, self._depth = (name, start), 0

    def finish_leaf(
        self,
        *,
        level: int = 0,
        kind: BlockKind | None = None,
        place: Callable[[Span | None], None] | None = None,
    ) -> None:
        """Blank what is not prose in the leaf that is open, if one is, and hand it to the outline.

        It is a heading of a `level`, or prose of a `kind`; or `place` puts it where it belongs, also if it is empty.
        """
        leaf, self.leaf = self.leaf, None
        if leaf is None:
            return
        if self._opaque is not None:
            leaf.drop(self._opaque[1], leaf.end)
            self._opaque = None
        self._tags.clear()
        if self._not_prose is not None and self._not_prose.match(self._source, leaf.start):
            return
        prose, span = leaf.finish(self._find_marks)
        self._pieces += (blank(self._source[self._done : leaf.start]), prose)
        self._done = leaf.end
        self.citations += leaf.citations
        if place is not None:
            place(span)
        elif span is not None and level:
            self.outline.heading(span, level)
            if level == 1 and not self.title and self.outline.blocks[-1].kind is BlockKind.HEADING:
                self.title = " ".join(prose.split())
        elif span is not None:
            self.outline.prose(span, kind)

    def text(self) -> str:
        """Return the whole text, once the last leaf is finished."""
        return "".join((*self._pieces, blank(self._source[self._done :])))
