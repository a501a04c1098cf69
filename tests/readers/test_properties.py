"""What holds for every input: exact lengths, ordered blocks, nothing invented, no exception, linear time."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.model.document import Document
from cite_lint.model.span import Span
from cite_lint.readers import read_document

_ENTITY = re.compile(r"&[#\w]{1,32};")
_ENDINGS = (".md", ".mdx", ".txt")

# fmt: off
_PIECES = (
    "a", "60", " ", "  ", "    ", "\n", "\n\n", "\r\n", "\r", "\t", "*", "**", "_", "`", "```\n", "~", "~~",
    "# ", "## ", "- ", "1. ", "2) ", "• ", "> ", "> [!NOTE]\n", "|", "|-|-|\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n", "---\n", "+++\n", "title: x\n", "date: 2019-05-20\n", "===\n", "[",
    "]", "(", ")", "](", "[a](http://b.c/1)", "![a](b)", "<http://a.b>", "[^1]", "\n[^1]: ", "^[", "[1]",
    "[1][2]", "[r]", "\n[r]: http://a.b/1\n", "<b>", "</b>", "<!--", "-->", "<div>\n", "</div>\n", "<pre>",
    "</pre>", "<sup>1</sup>", "<a href='x'>", "</a>", "<del>", "<blockquote>", "<td>", "&nbsp;", "&#8211;",
    "&amp;", "&#10;", "&thinsp;", "&NotEqualTilde;", "&bogus;", "&", "<", ">", "\\", "\\*", "\\\n", "$", "$$",
    "{", "}", "{{< x >}}", "{% x %}", ":::", "::: {.a}\n", "{#a}", "@key", "[@a; @b]", "a@b.cd",
    "http://a.b/c?d=1", "www.a.b", "10.1234/x", "import x from 'y'\n", "é", "e\u0301", "😀", "북", "\u200b",
    "\ufeff", "\x00", "\u2028", "\x0c", "\x85", "\ud800", "\U0010ffff", "word " * 45,
)
# fmt: on

drafts = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80),
)


def _check(document: Document, source: str) -> None:
    text = document.text
    assert len(text) == len(source)
    inside_entity = {i for found in _ENTITY.finditer(source) for i in range(*found.span())}
    for i, (kept, written) in enumerate(zip(text, source, strict=True)):
        assert kept in (written, " ") or i in inside_entity
        assert (kept in "\r\n") == (written in "\r\n")
    position = 0
    spans: set[Span] = set()
    for block in document.blocks:
        assert position <= block.span.start < block.span.end <= len(source)
        assert block.span.cut(text) == block.span.cut(text).strip() != ""
        assert spans.issuperset(block.context)
        spans.add(block.span)
        position = block.span.end
    outside = list(text)
    for block in document.blocks:
        outside[block.span.start : block.span.end] = " " * (block.span.end - block.span.start)
    assert not "".join(outside).strip(), "prose that stands in no block"
    assert list(document.citations) == sorted(document.citations, key=lambda citation: citation.span)
    for citation in document.citations:
        assert 0 <= citation.span.start < citation.span.end <= len(source)


@pytest.mark.parametrize("ending", _ENDINGS)
@settings(max_examples=300, deadline=None)
@given(source=drafts)
def test_any_input(ending: str, source: str) -> None:
    _check(read_document("draft" + ending, source), source)


@pytest.mark.parametrize("ending", _ENDINGS)
@settings(max_examples=50, deadline=None)
@given(source=drafts)
def test_line_breaks_of_another_kind_change_nothing_else(ending: str, source: str) -> None:
    unix = source.replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    there = read_document("draft" + ending, unix)
    here = read_document("draft" + ending, windows)
    assert here.text.replace("\r\n", "\n") == there.text
    assert [block.kind for block in here.blocks] == [block.kind for block in there.blocks]


_HOSTILE = (
    *("[", "**a ", "`", "<a ", "<!--", "$a", "{{", "{%a ", "[@a;", "a@", "a.", "http://", "http://(", "^[a", "[^a]: "),
    *("> ", "- ", "|", "&amp;", "![", "[a](", "<sup>", "<del>", "</a>", "\n<blockquote>", "\r", "a\n", "\n- a\n", "é "),
    *("10.1234/", "a.com/", "{a=", "---\n", "a: x\n"),
)


@pytest.mark.parametrize("ending", _ENDINGS)
@pytest.mark.parametrize("piece", _HOSTILE)
def test_time_grows_with_the_length_alone(piece: str, ending: str) -> None:
    source = piece * (60_000 // len(piece))
    began = time.perf_counter()
    document = read_document("draft" + ending, source)
    # About 0.2 s; a pattern that runs away takes minutes.
    assert time.perf_counter() - began < 10
    assert len(document.text) == len(source)
