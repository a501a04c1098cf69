"""The plain text reader: paragraphs, list items, the title and what is blanked."""

from __future__ import annotations

import re

import pytest

from cite_lint.model.document import Document
from cite_lint.readers import read_document

_BLANKED_OR_BREAK = re.compile(r"[\0\r\n]+")
_LONG = "word " * 45 + "end."
_MIDDLE = "word " * 28 + "end."

# construct: (source, the runs of characters that stay, cut from the source)
KEPT = {
    "address": ("at https://a.org/12, now", ["at", ", now"]),
    "e-mail": ("at a12@b.org now", ["at", "now"]),
    "reference number": ("60[12] left [1][2]", ["60", "left"]),
    "bullets": ("• a 1\n* b 2\n- c 3", ["a 1", "b 2", "c 3"]),
    "numbers": ("1. a\n2. b\n3) c\n(4) d", ["a", "b", "c", "d"]),
    "a wrapped number is no list number": (
        "They counted\n60. Then they left.",
        ["They counted", "60. Then they left."],
    ),
    "minus and decimal are no markers": (
        "-5 degrees\n\n3.5 million\n\n2019. It",
        ["-5 degrees", "3.5 million", "2019. It"],
    ),
    "rule": ("a\n\n-----\n\nb\n* * *\nc", ["a", "b", "c"]),
    "front matter": ("---\ntitle: 12\n---\na", ["a"]),
    "Markdown stays": ("*60* `x` # [a](b)", ["*60* `x` # [a](b)"]),
    "nothing": ("", []),
    "byte order mark": ("\ufeffa", ["a"]),
}


def _kept(document: Document) -> list[str]:
    """Return the runs of characters that are the source's own, without the spaces around them."""
    pairs = zip(document.text, document.source, strict=True)
    shown = "".join(kept if kept == written else "\0" for kept, written in pairs)
    return [run.strip() for run in _BLANKED_OR_BREAK.split(shown) if run.strip()]


@pytest.mark.parametrize(("source", "kept"), KEPT.values(), ids=KEPT.keys())
def test_kept_spans_cut_from_the_source(source: str, kept: list[str]) -> None:
    document = read_document("draft.txt", source)
    assert len(document.text) == len(source)
    assert _kept(document) == kept


# construct: (source, kind, prose and context of each block)
BLOCKS = {
    "blank lines": ("a.\n\nb.\n \t\nc.", [("paragraph", "a.", []), ("paragraph", "b.", []), ("paragraph", "c.", [])]),
    "hard-wrapped": ("one\r\ntwo.\r\n\r\nthree.", [("paragraph", "one\r\ntwo.", []), ("paragraph", "three.", [])]),
    "a line a paragraph": (
        f"{_LONG}\nshort.\nshort again.\n{_LONG}",
        [("paragraph", line, []) for line in (_LONG, "short.", "short again.", _LONG)],
    ),
    "lines too long to be wrapped": (
        f"{_MIDDLE}\n{_MIDDLE}",
        [("paragraph", _MIDDLE, []), ("paragraph", _MIDDLE, [])],
    ),
    "wrapped item": (
        "Lead:\n- one\n  more\n- two\n\nend.",
        [
            ("paragraph", "Lead:", []),
            ("list item", "one\n  more", ["Lead:"]),
            ("list item", "two", ["Lead:"]),
            ("paragraph", "end.", []),
        ],
    ),
    "title": ("The title\n\na.", [("heading", "The title", []), ("paragraph", "a.", ["The title"])]),
    "title without a blank line": (f"The title\n{_LONG}", [("paragraph", "The title", []), ("paragraph", _LONG, [])]),
    "underlined title": ("The title\n=====\na.", [("heading", "The title", []), ("paragraph", "a.", ["The title"])]),
    "one line": ("60 women left", [("paragraph", "60 women left", [])]),
    "a sentence is no title": ("They left.\n\na.", [("paragraph", "They left.", []), ("paragraph", "a.", [])]),
    "only the first line is a title": (
        "They left.\n\nA line\n\na.",
        [("paragraph", "They left.", []), ("paragraph", "A line", []), ("paragraph", "a.", [])],
    ),
}


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_and_their_context(source: str, blocks: list[tuple[str, str, list[str]]]) -> None:
    document = read_document("draft.txt", source)
    assert [
        (block.kind.value, block.span.cut(source), [span.cut(source) for span in block.context])
        for block in document.blocks
    ] == blocks


TITLES = {
    "first line": ("The title\n\na.", "The title"),
    "first line of unwrapped text": (f"The title\n{_LONG}", "The title"),
    "front matter": ("---\ntitle: A\n---\nThe title\n\na.", "A"),
    "too long": ("word " * 21 + "\n\na.", ""),
    "item": ("- one\n\na.", ""),
    "nothing below": ("One line", ""),
}


@pytest.mark.parametrize(("source", "title"), TITLES.values(), ids=TITLES.keys())
def test_title(source: str, title: str) -> None:
    assert read_document("draft.txt", source).title == title


def test_addresses_are_citations() -> None:
    source = "See http://a.org/x and www.b.org/y (2019)."
    found = [(c.span.cut(source), c.kind, c.target) for c in read_document("draft.txt", source).citations]
    assert found == [("http://a.org/x", "link", "http://a.org/x"), ("www.b.org/y", "link", "www.b.org/y")]


# path: whether it is read as Markdown
PATHS = {
    "a.md": True,
    "a.MD": True,
    "b/a.markdown": True,
    "a.qmd": True,
    "a.mdx": True,
    "a.txt": False,
    "README": False,
    "-": False,
    "a.md.txt": False,
    "": False,
}


@pytest.mark.parametrize(("path", "is_markdown"), PATHS.items())
def test_file_name_chooses_the_reader(path: str, is_markdown: bool) -> None:
    assert ("*" not in read_document(path, "*60*").text) is is_markdown
