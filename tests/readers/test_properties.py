"""What holds for every input: exact lengths, ordered blocks, nothing invented, no exception, linear time."""

from __future__ import annotations

import json
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.model.document import Document
from cite_lint.model.span import Span
from cite_lint.readers import UnreadableError, read_document

_ENTITY = re.compile(r"&[#\w]{1,32};")
_ESCAPE = re.compile(r"(?:\\u[0-9a-f]{4}|\\.)+")
_ENDINGS = (".md", ".mdx", ".txt", ".html")

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
    "<p>", "<h1>", "<h2>a</h2>", "<ul>", "</ul>", "<li>", "<dl><dt>", "<dd>", "<table>", "</table>", "<tr>", "<th>",
    "<th rowspan=2>a", "<td colspan=3>b", "<thead>", "</thead>", "<caption>", "</td>", "<table role=none>", "</blockquote>",
    "<script>", "</script>", "<title>x</title>", "<nav>", "</nav>", "<footer>", "</footer>", "<article>", "<div hidden>",
    "</del>", "<s>", "<code>", "</code>", "<a id=n href=#n>2</a>", "<p id=n>", "<img alt='a>b' ", "<br/>", "<!-->",
    "<time pubdate datetime=2019-05-20>", "&pound;", "{/*", "*/}", "{/* a */}", "%%", "%% a %%", "[//]: # (a)\n",
    "cite-lint: a\n", "  - b\n", "# cite-lint: c", "[cite-lint: ignore[A] x]", "[cite-lint:",
)
# fmt: on

drafts = st.one_of(
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
    st.text(alphabet=st.characters(exclude_categories=()), max_size=80),
)


def _check(document: Document, source: str, entity: re.Pattern[str] | None = None) -> None:
    text = document.text
    assert len(text) == len(source)
    inside_entity = {i for found in (entity or _ENTITY).finditer(source) for i in range(*found.span())}
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
    position = 0
    for comment in document.comments:
        assert position <= comment.span.start < comment.span.end <= len(source)
        assert not comment.span.cut(text).strip()
        assert comment.text == comment.text.strip()
        position = comment.span.end


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


@settings(max_examples=300, deadline=None)
@given(cells=st.lists(st.tuples(drafts, st.booleans(), st.booleans()), max_size=4), is_ascii=st.booleans())
def test_any_notebook(cells: list[tuple[str, bool, bool]], is_ascii: bool) -> None:
    shown = [
        {
            "cell_type": "markdown" if is_prose else "code",
            "source": text.splitlines(keepends=True) if in_lines else text,
        }
        for text, is_prose, in_lines in cells
    ]
    source = json.dumps({"cells": shown}, ensure_ascii=is_ascii, indent=1 if is_ascii else None)
    document = read_document("draft.ipynb", source)
    _check(document, source, re.compile(f"{_ENTITY.pattern}|{_ESCAPE.pattern}|&.{{,60}};"))
    words = "".join("".join(block.span.cut(document.text) for block in document.blocks).split())
    alone = [read_document("a.md", ("\n" if index else "") + text) for index, (text, _, _) in enumerate(cells)]
    expected = [
        "".join(block.span.cut(cell.text) for block in cell.blocks)
        for cell, (_, is_prose, _) in zip(alone, cells, strict=True)
        if is_prose
    ]
    assert words == "".join("".join(expected).split())


def _read_or_refuse(source: str) -> int | str:
    """Return the length of a notebook's text, or the lines of the reason for refusing it beyond the first."""
    try:
        return len(read_document("draft.ipynb", source).text)
    except UnreadableError as error:
        return "\n".join(str(error).split("\n")[1:])


@settings(max_examples=200, deadline=None)
@given(source=drafts)
def test_any_text_for_a_notebook(source: str) -> None:
    for text in (
        source,
        f'{{"cells": [{source}]}}',
        f'{{"cells": [{{"cell_type": "markdown", "source": "{source}"}}]}}',
    ):
        assert _read_or_refuse(text) in (len(text), "")


_HOSTILE = (
    *("[", "**a ", "`", "<a ", "<!--", "$a", "{{", "{%a ", "[@a;", "a@", "a.", "http://", "http://(", "^[a", "[^a]: "),
    *("> ", "- ", "|", "&amp;", "![", "[a](", "<sup>", "<del>", "</a>", "\n<blockquote>", "\r", "a\n", "\n- a\n", "é "),
    *(
        "10.1234/",
        "a.com/",
        "{a=",
        "---\n",
        "a: x\n",
        "<",
        "</",
        "<!",
        '<a b="',
        "<a b='>",
        "<script>",
        "<title>",
        "<nav>",
    ),
    *("<ul><li>a", "<li>a", "<td>a", "<tr><th>a", "<table><td>a", "<thead><tr><th>a", "<th rowspan=99 colspan=999>a"),
    *("<del>a<p>", "<div hidden>", "<dl><dt>a<dd>b", "</ul>", "<a id=n href=#n>1</a>", "<h1>a", "<pre>", "<!-->"),
    *(
        "{/*",
        "{/* a */",
        "{/* a */}",
        "%%",
        " %% a",
        "[//]: # (a)\n",
        "[cite-lint: ",
        "[cite-lint: [a]",
        "# cite-lint: a\n",
    ),
)


_HOSTILE_JSON = (
    *(
        '{"cells": [',
        '{"cells": [{"source": "',
        '{"cells": [{"cell_type": "markdown", "source": ["a',
        "[",
        '{"a":',
        "\\u",
    ),
    '{"cells": [{"cell_type": "markdown", "source": "' + "\\u00e9" * 9_000 + '"}]}',
    '{"cells": [{"cell_type": "markdown", "source": [' + '"a\\n",' * 9_000 + '""]}]}',
    '{"cells": [' + '{"cell_type": "markdown", "source": "# a"},' * 2_000 + "{}]}",
    '{"cells": [' + "[" * 200_000 + "]" * 200_000 + "]}",
    '{"cells": [' + "9" * 200_000 + "]}",
)


@pytest.mark.parametrize("source", _HOSTILE_JSON, ids=lambda source: source[:60])
def test_a_hostile_notebook_takes_no_time(source: str) -> None:
    began = time.perf_counter()
    for text in (source, source * (60_000 // len(source))):
        assert _read_or_refuse(text) in (len(text), "")
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("ending", _ENDINGS)
@pytest.mark.parametrize("piece", _HOSTILE)
def test_time_grows_with_the_length_alone(piece: str, ending: str) -> None:
    source = piece * (60_000 // len(piece))
    began = time.perf_counter()
    document = read_document("draft" + ending, source)
    # About 0.2 s; a pattern that runs away takes minutes.
    assert time.perf_counter() - began < 10
    assert len(document.text) == len(source)
