"""What holds for every reStructuredText, LaTeX and AsciiDoc source: exact lengths, ordered blocks, linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.model.document import Document
from cite_lint.model.span import Span
from cite_lint.readers import read_document

# fmt: off
_PIECES = {
    ".rst": (
        "*", "**", "`", "``", "_", "__", "|", "|s|", "\\", "\\ ", "::", "::\n\n", ":role:`a`", "`a <http://b.c>`_",
        "`a`_", "a_ ", "[1]_ ", "[#]_", "[#a]_", "[Key]_", ".. ", "..\n", ".. [1] ", ".. [#] ", ".. _a: http://b.c\n",
        "__ http://b.c\n", ".. |s| image:: x\n", ".. note:: ", ".. note::\n   ", ".. code::\n\n   12\n", ".. table:: T\n",
        ".. list-table::\n   :header-rows: 1\n\n   * - a\n     - b\n", ".. csv-table::\n", "   ", "  ", "- ", "* ",
        "1. ", "#. ", "A. ", ":date: 2019-05-20\n", ":cite-lint: x\n", ":a: ", "====\n", "----\n", "=====  =====\n",
        "--- ---\n", "+---+---+\n", "+===+===+\n", "| a | b |\n", ">>> a\n", "| a\n",
    ),
    ".tex": (
        "\\", "\\\\", "\\\\[2pt]", "{", "}", "{}", "[", "]", "$", "$$", "\\(", "\\)", "\\[", "\\]", "%", "% c\n", "\\%",
        "\\$", "\\&", "&", "~", "--", "---", "``", "''", "\\begin{document}", "\\end{document}", "\\begin{itemize}",
        "\\end{itemize}", "\\item ", "\\item[a] ", "\\begin{description}", "\\begin{quote}", "\\end{quote}",
        "\\begin{tabular}{ll}", "\\end{tabular}", "\\hline ", "\\multicolumn{2}{c}{a}", "\\begin{verbatim}",
        "\\end{verbatim}", "\\begin{equation}", "\\end{equation}", "\\begin{comment}", "\\end{comment}",
        "\\begin{x}", "\\end{x}", "\\section{", "\\section{A}", "\\caption{", "\\footnote{", "a.\\footnote{b}",
        "\\cite{a,b}", "\\cites{a}{b}", "\\href{http://b.c}{", "\\url{http://b.c}", "\\label{", "\\newcommand{\\a}{",
        "\\x", "\\x[a]{b}", "\\textbf{", "\\num{4217}", "\\SI{60}{\\percent}", "\\numrange{1}{2}", "\\'e", "\\c c",
        "\\'", "\\ss ", "\\pounds", "\\verb|a|", "\\verb", "\\iffalse", "\\fi", "\\def\\a{", "\\title{a}",
        "\\date{2019-05-20}", "{,}", "4{,}217", "4\\,217", "$60\\%$", "\\par ",
    ),
    ".adoc": (
        "*", "**", "_", "__", "`", "``", "#", "##", "+", "++", "+++", "^", "~", "\\", "\\*", "{a}", "{", "}", "&#8211;",
        "&amp;", "<<a>>", "<<a,b>>", "[[a]]", "[[[k]]]", "((a))", "(((a)))", "link:a[b]", "http://b.c[d]", "http://b.c",
        "footnote:[a]", "a.footnote:[b] ", "footnote:[", "image:a[b]", "image::a[b]\n", "cite:[a,b]", "pass:[a]",
        "[.line-through]#a#", "[", "]", "[quote]\n", "[source]\n", "[cols=2*]\n", "[%header]\n", "[NOTE]\n", "----\n",
        "....\n", "++++\n", "////\n", "```\n", "====\n", "****\n", "____\n", "--\n", "|===\n", ",===\n", "|a |b\n",
        "| ", "2+|", ".2+|", "= ", "== ", "A\n===\n", ".T\n", "+\n", "- ", "* ", "** ", ". ", ".. ", "1. ", "a:: ",
        "a::\n", "// c\n", "//", ":date: 2019-05-20\n", ":cite-lint: x\n", ":a: \\\n", "NOTE: ", "> ", '"a\n-- b',
        "'''\n", "<<<\n", "ifdef::a[]\n",
    ),
}
_ANY = (
    "a", "60", " ", "    ", "\n", "\n\n", "\r\n", "\r", "\t", ". ", "word " * 45, "[12]", "a@b.cd", "www.a.b", "é",
    "e\u0301", "😀", "북", "\u200b", "\ufeff", "\x00", "\u2028", "\x0c", "\x85", "\ud800", "\U0010ffff",
)
# fmt: on
_ENDINGS = tuple(_PIECES)


def _drafts(ending: str) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from(_PIECES[ending] + _ANY), max_size=40).map("".join)
    return st.one_of(pieces, st.text(alphabet=st.characters(exclude_categories=()), max_size=80))


def _check(document: Document, source: str) -> None:
    text = document.text
    assert len(text) == len(source)
    assert [(i, c) for i, c in enumerate(text) if c in "\r\n"] == [(i, c) for i, c in enumerate(source) if c in "\r\n"]
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
    end = 0
    for comment in document.comments:
        assert end <= comment.span.start < comment.span.end <= len(source)
        assert not comment.span.cut(text).strip(), "a comment that is read"
        end = comment.span.end


@pytest.mark.parametrize("ending", _ENDINGS)
@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_any_input(ending: str, data: st.DataObject) -> None:
    source = data.draw(_drafts(ending))
    _check(read_document("draft" + ending, source), source)


@pytest.mark.parametrize("ending", _ENDINGS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_line_breaks_of_another_kind_change_nothing_else(ending: str, data: st.DataObject) -> None:
    unix = data.draw(_drafts(ending)).replace("\r\n", "\n").replace("\r", "\n")
    windows = unix.replace("\n", "\r\n")
    there = read_document("draft" + ending, unix)
    here = read_document("draft" + ending, windows)
    assert here.text.replace("\r\n", "\n") == there.text
    assert [block.kind for block in here.blocks] == [block.kind for block in there.blocks]
    assert [comment.text for comment in here.comments] == [
        comment.text.replace("\r\n", "\n") for comment in there.comments
    ]


@pytest.mark.parametrize("ending", _ENDINGS)
def test_each_piece_repeated_takes_time_by_its_length_alone(ending: str) -> None:
    for piece in _PIECES[ending]:
        for unit in (piece, piece + "a", piece + "\n"):
            source = unit * (20_000 // len(unit))
            began = time.perf_counter()
            document = read_document("draft" + ending, source)
            # A twentieth of a second; a pattern that runs away takes a minute.
            assert time.perf_counter() - began < 5, repr(unit)
            assert len(document.text) == len(source)


@pytest.mark.parametrize("ending", _ENDINGS)
def test_steps_of_indentation_take_time_by_their_length_alone(ending: str) -> None:
    for mark in ("", "- ", ".. note::\n", ".. ", "=== ===\n", "* "):
        source = "".join(" " * depth + mark + "a\n\n" for depth in range(400))
        began = time.perf_counter()
        document = read_document("draft" + ending, source)
        assert time.perf_counter() - began < 5, repr(mark)
        assert len(document.text) == len(source)
