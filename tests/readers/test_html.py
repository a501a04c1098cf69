"""The HTML reader: what stays as prose, which blocks it makes, what it cites and what a page says of itself."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest

from cite_lint.model.document import Document
from cite_lint.readers import read_document

_BLANKED_OR_BREAK = re.compile(r"[\0\r\n]+")

# construct: (source, the runs of characters that stay, cut from the source)
KEPT = {
    "text alone": ("60 boats", ["60 boats"]),
    "CRLF": ("<p>a 1\r\nb 2\r\n<p>c", ["a 1", "b 2", "c"]),
    "byte order mark": ("\ufeff<p>a", ["a"]),
    "attributes": ("<p title='12' data-x=\"a > 13\" class=c14>a</p>", ["a"]),
    "quotation mark that opens no value": ("<p don't>a 1</p> don't", ["a 1", "don't"]),
    "comment": ("a <!-- 12 > 13 --> b", ["a", "b"]),
    "empty comments": ("a <!--> b <!---> c", ["a", "b", "c"]),
    "comment closed as by mistake": ("a <!-- 12 --!> b", ["a", "b"]),
    "comment never closed": ("a <!-- 12 <p>b", ["a"]),
    "doctype and instruction": ("<!DOCTYPE html><?xml version='1.0'?><p>a", ["a"]),
    "script": ("a<script>if (1 < 2) x = '<!-- <p>12</p>'</script> b", ["a", "b"]),
    "script never closed": ("a<script>x = '<p>12</p>'", ["a"]),
    "style": ("<style>p { width: 12px }</style>a", ["a"]),
    "head": ("<head><title>T 12</title><meta name=x content='13'></head><body>a", ["a"]),
    "code": ("a <code>12</code> <kbd>13</kbd> <samp>14</samp><pre>15\n<p>16</pre> b", ["a", "b"]),
    "code never closed ends with its block": ("<p>a <code>12<p>b", ["a", "b"]),
    "struck out": ("a <s>12</s> <del>13</del> <strike>14</strike> b", ["a", "b"]),
    "deleted blocks": ("<p>a</p><del><p>12</p><p>13</p></del><p>b", ["a", "b"]),
    "inserted": ("a <ins>12</ins>", ["a", "12"]),
    "controls": ("<button>12</button><select><option>13</select><textarea>14 <p></textarea>a", ["a"]),
    "drawing": ("<svg><text>12</text><svg>13</svg>14</svg>a<math><mn>15</mn></math>", ["a"]),
    "picture": ("a <img alt='12 boats' src=x13.png> b", ["a", "b"]),
    "menu": ("<nav><ul><li>12</ul></nav>a", ["a"]),
    "menu never closed hides nothing": ("<nav><p>a 1", ["a 1"]),
    "drawing never closed hides nothing": ("<p>a <svg> 1", ["a", "1"]),
    "hidden by its style": (
        "<div style='color:red; Display : none !important'>12</div><span style=\"visibility:hidden\">13</span>a",
        ["a"],
    ),
    "shown by its style": ("<div style='display:block'>a</div><div title='display:none'>b</div>", ["a", "b"]),
    "a comment exported by Google Docs": (
        "<p>a<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup></p>"
        "<div><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>12</span></p><p>13</p></div><p>b",
        ["a", "[a]", "13", "b"],
    ),
    "page heads of LibreOffice": (
        "<div title='header'><p>12</p></div><div title='a'>b</div><div title=\"footer\"><p>13</div>",
        ["b"],
    ),
    "hidden paragraphs": ("<p hidden>12<p>a</p><h2 style=display:none>13</h2><p hidden>14</p>b", ["a", "b"]),
    "shortcodes of WordPress": (
        'a [gallery ids="12,13" size=full] [caption width="300"]b[/caption] [c=14]',
        ["a", "b", "[c=14]"],
    ),
    "hidden": ("<div hidden><div>12</div>13</div>a<span class=hidden>b</span>", ["a", "b"]),
    "header and aside": ("<header>a 1</header><aside>b 2</aside>", ["a 1", "b 2"]),
    "the page's footer": ("<p>a</p><footer>© 2019</footer>", ["a"]),
    "an article's footer": ("<article><p>a<footer>b 2</footer></article><footer>c</footer>", ["a", "b 2"]),
    "sub and sup": ("CO<sub>2</sub>, the 5<sup>th</sup> time", ["CO", "2", ", the 5", "th", "time"]),
    "note marks": ("60<sup>12</sup> and <sup><a href='#n'>[1]</a></sup> <a href=#n>2</a> left", ["60", "and", "left"]),
    "time": ("on <time datetime='2019-05-20'>20 May</time>", ["on", "20 May"]),
    "quote in a sentence": ("<q>60 boats</q>, he said", ["60 boats", ", he said"]),
    "figcaption": ("<figure><img src=x><figcaption>60 boats</figcaption></figure>", ["60 boats"]),
    "bare address": ("at https://a.org/12?x=13. Now", ["at", ". Now"]),
    "signs of Markdown are words": ("*60* _a_ `b` $5 and $6 @name2 [@key]", ["*60* _a_ `b` $5 and $6 @name2 [@key]"]),
    "template": ("{% if x12 %}a {{ page.y13 }} b{# 14 #}", ["a", "b"]),
    "front matter": ("---\ntitle: 12\n---\n<p>a", ["a"]),
    "less than": ("a < b and 60 <70 & 80", ["a < b and 60 <70 & 80"]),
    "broken tags": ("a <b <i>c</i </b> d </ e <", ["a", "c", "d </ e <"]),
    "unclosed tags": ("<ul><li>a<table><td>b<blockquote>c<h1>d<a href=x>e", ["a", "b", "c", "d", "e"]),
    "stray end tags": ("</p></ul>a</table></td>b</blockquote></li>", ["a", "b"]),
    "end tags in disorder": ("<ul><li><blockquote>a</li></ul>b</blockquote>c", ["a", "b", "c"]),
    "custom element": ("a <my-fact n=12>60</my-fact> b", ["a", "60", "b"]),
    "XHTML": ("<?xml version='1.0'?><html xmlns='x'><body><script src='x'/><p>a<br/>b</p></body></html>", ["a", "b"]),
    "no words": ("<p></p><td><li>", []),
    "nothing": ("", []),
}


def _kept(document: Document) -> list[str]:
    """Return the runs of characters that are the source's own, without the spaces around them."""
    pairs = zip(document.text, document.source, strict=True)
    shown = "".join(kept if kept == written else "\0" for kept, written in pairs)
    return [run.strip() for run in _BLANKED_OR_BREAK.split(shown) if run.strip()]


@pytest.mark.parametrize(("source", "kept"), KEPT.values(), ids=KEPT.keys())
def test_kept_spans_cut_from_the_source(source: str, kept: list[str]) -> None:
    document = read_document("draft.html", source)
    assert len(document.text) == len(source)
    assert _kept(document) == kept


# what the source has: what the text has in the same length
ENTITIES = {
    "60&nbsp;per": "60\u00a0     per",
    "&pound;60": "£      60",
    "a&#8211;b": "a   –   b",
    "a &amp;lt; b": "a &    lt; b",
    "&lt;60&gt;": "<   60>   ",
    "a &unknown; &; &#; b": "a &unknown; &; &#; b",
    "<code>&amp;</code>a": " " * 18 + "a",
}


@pytest.mark.parametrize(("source", "text"), ENTITIES.items())
def test_entity_is_padded_to_its_length(source: str, text: str) -> None:
    assert read_document("draft.html", source).text == text


# construct: (source, kind, prose and context of each block)
BLOCKS = {
    "headings above, innermost first": (
        "<h1>A</h1><p>a<h3>B</h3><p>b<h2>C</h2>c",
        [
            ("heading", "A", []),
            ("paragraph", "a", ["A"]),
            ("heading", "B", ["A"]),
            ("paragraph", "b", ["B", "A"]),
            ("heading", "C", ["A"]),
            ("paragraph", "c", ["C", "A"]),
        ],
    ),
    "inline tags part no sentence": (
        "<p>a <b>b</b><br>c <x-y>d</x-y> <img> e",
        [("paragraph", "a    b        c      d             e", [])],
    ),
    "blocks part": (
        "a<div>b</div>c<hr>d<section>e</section>",
        [("paragraph", letter, []) for letter in "abcde"],
    ),
    "list under its lead-in": (
        "<p>lead:<ul><li>a<li>b<p>c<ol><li>d</ol></ul>e",
        [
            ("paragraph", "lead:", []),
            ("list item", "a", ["lead:"]),
            ("list item", "b", ["lead:"]),
            ("list item", "c", ["b", "lead:"]),
            ("list item", "d", ["c", "lead:"]),
            ("paragraph", "e", []),
        ],
    ),
    "definitions under their term": (
        "<dl><dt>a</dt><dd>b</dd><dd>c</dd><div><dt>d<dd>e</div></dl>",
        [
            ("list item", "a", []),
            ("list item", "b", ["a"]),
            ("list item", "c", ["a"]),
            ("list item", "d", []),
            ("list item", "e", ["d"]),
        ],
    ),
    "quote": (
        "<h1>H</h1><blockquote><p>a<ul><li>b</ul><h2>c</h2></blockquote><p>d",
        [
            ("heading", "H", []),
            ("quote", "a", ["H"]),
            ("quote", "b", ["a", "H"]),
            ("quote", "c", ["H"]),
            ("paragraph", "d", ["H"]),
        ],
    ),
    "cells under their heads": (
        "<table><caption>T</caption><thead><tr><td>place<td>women<td>men</thead>"
        "<tbody><tr><th>A</th><td>1</td><td>2</td></tr><tr><td>B<td>3</tbody></table>a",
        [
            ("paragraph", "T", []),
            ("table cell", "place", ["T"]),
            ("table cell", "women", ["T"]),
            ("table cell", "men", ["T"]),
            ("table cell", "A", ["place", "T"]),
            ("table cell", "1", ["A", "women", "T"]),
            ("table cell", "2", ["A", "men", "T"]),
            ("table cell", "B", ["place", "T"]),
            ("table cell", "3", ["B", "women", "T"]),
            ("paragraph", "a", []),
        ],
    ),
    "a first row of head cells alone": (
        "<table><tr><th>place<th>women<tr><th>A<td>1</table>",
        [
            ("table cell", "place", []),
            ("table cell", "women", []),
            ("table cell", "A", ["place"]),
            ("table cell", "1", ["A", "women"]),
        ],
    ),
    "merged heads": (
        "<table><thead><tr><th rowspan=2><th colspan=2>women<th>men<tr><th>2018<th>2019<th>2019</thead>"
        "<tr><td>A<td>1<td>2<td>3</table>",
        [
            ("table cell", "women", []),
            ("table cell", "men", []),
            ("table cell", "2018", ["women"]),
            ("table cell", "2019", ["women"]),
            ("table cell", "2019", ["men"]),
            ("table cell", "A", []),
            ("table cell", "1", ["A", "2018", "women"]),
            ("table cell", "2", ["A", "2019", "women"]),
            ("table cell", "3", ["A", "2019", "men"]),
        ],
    ),
    "a row's head that reaches down": (
        "<table><tr><td rowspan=2>A<th>women<td>1<tr><th>men<td>2<tr><td>B<td>3</table>",
        [
            ("table cell", "A", []),
            ("table cell", "women", ["A"]),
            ("table cell", "1", ["women", "A"]),
            ("table cell", "men", ["A"]),
            ("table cell", "2", ["men", "A"]),
            ("table cell", "B", []),
            ("table cell", "3", ["B"]),
        ],
    ),
    "new heads in the middle": (
        "<table><tr><th>a<th>b<tr><td>1<td>2<tr><th>c<th>d<tr><td>3<td>4</table>",
        [
            ("table cell", "a", []),
            ("table cell", "b", []),
            ("table cell", "1", ["a"]),
            ("table cell", "2", ["1", "b"]),
            ("table cell", "c", []),
            ("table cell", "d", []),
            ("table cell", "3", ["c"]),
            ("table cell", "4", ["3", "d"]),
        ],
    ),
    "a cell of several blocks": (
        "<table><tr><th>a<th>b<tr><td>c<td><p>1<p>2<ul><li>3</ul><td>",
        [
            ("table cell", "a", []),
            ("table cell", "b", []),
            ("table cell", "c", ["a"]),
            ("table cell", "1", ["c", "b"]),
            ("table cell", "2", ["c", "b"]),
            ("list item", "3", ["c", "b"]),
        ],
    ),
    "a table in a cell": (
        "<table><tr><td>a<td><table><tr><td>b<td>c</table><td>d</table>",
        [
            ("table cell", "a", []),
            ("table cell", "b", []),
            ("table cell", "c", ["b"]),
            ("table cell", "d", ["a"]),
        ],
    ),
    "a table for the layout alone": (
        "<table role=presentation><tr><td><h1>H</h1><p>a<td>b</table>",
        [("heading", "H", []), ("paragraph", "a", ["H"]), ("paragraph", "b", ["H"])],
    ),
    "cells and items on their own": ("<td>a<li>b", [("table cell", "a", []), ("list item", "b", [])]),
    "a comment parts nothing": (
        "<p>a <!-- x --> b<ul><!-- y --><li>c",
        [("paragraph", "a            b", []), ("list item", "c", ["a            b"])],
    ),
}


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_and_their_context(source: str, blocks: list[tuple[str, str, list[str]]]) -> None:
    document = read_document("draft.html", source)
    assert [
        (block.kind.value, block.span.cut(document.text), [span.cut(document.text) for span in block.context])
        for block in document.blocks
    ] == blocks


# construct: (source, span as cut from the source, kind and target of each citation)
CITATIONS = {
    "link": (
        '<a class=x href="http://a.org?a&amp;b">the <b>report</b></a>',
        [("the <b>report", "link", "http://a.org?a&b")],
    ),
    "attribute that ends like href": ("<a data-href=\"x\" href='http://a.org'>r</a>", [("r", "link", "http://a.org")]),
    "sign in an attribute": ('<a title="a > b" href=http://a.org>r</a>', [("r", "link", "http://a.org")]),
    "no source": ("<a href=mailto:a@b.org>m</a> <a name=x>n</a> <a href='javascript:x()'>j</a>", []),
    "bare address": ("<p>http://a.org/x.", [("http://a.org/x", "link", "http://a.org/x")]),
    "note": (
        "a<sup><a href=#n>1</a></sup><ol><li>b<li id=n>KFI,<p><i>Title</i>.<li>c</ol>",
        [("1", "footnote", "KFI, Title .")],
    ),
    "note in a paragraph": ("<a href=#n>[1]</a> a<p>b<p id='n'>KFI<p>c", [("[1]", "footnote", "KFI")]),
    "note that is not there": ("<sup><a href=#n>1</a></sup>a", [("1", "link", "#n")]),
    "link inside the page": ("see <a href=#n>below</a><p id=n>KFI", [("below", "link", "#n")]),
    "link in a comment": ("<!-- <a href=http://a.org>a</a> http://b.org -->a", []),
}


@pytest.mark.parametrize(("source", "citations"), CITATIONS.values(), ids=CITATIONS.keys())
def test_citations(source: str, citations: list[tuple[str, str, str]]) -> None:
    found = read_document("draft.html", source).citations
    assert [(citation.span.cut(source), citation.kind, citation.target) for citation in found] == citations


# what the page says: (source, title, date)
PAGES = {
    "article:published_time": (
        "<meta property='article:published_time' content='2019-05-20T10:00:00+09:00'>",
        "",
        date(2019, 5, 20),
    ),
    "name=date": ("<META NAME=Date CONTENT=2019-05-20>", "", date(2019, 5, 20)),
    "Dublin Core": ('<meta content="2019-05-20" name="DC.date">', "", date(2019, 5, 20)),
    "itemprop": ("<meta itemprop=datePublished content=2019-05-20>", "", date(2019, 5, 20)),
    "the surest holds": (
        "<meta name=date content=2018-01-01><meta property=article:published_time content=2019-05-20>",
        "",
        date(2019, 5, 20),
    ),
    "the day it was changed is another": (
        "<meta property=article:modified_time content=2019-05-20><meta name=date content=x>",
        "",
        None,
    ),
    "time marked as publication": ("<time pubdate datetime=2019-05-20>x</time>", "", date(2019, 5, 20)),
    "time marked in the vocabulary": ("<time itemprop=datePublished datetime=2019-05-20>", "", date(2019, 5, 20)),
    "any time": ("<time datetime=2019-05-20>20 May</time>", "", None),
    "impossible day": ("<meta name=date content=2019-02-31>", "", None),
    "date in a comment": ("<!-- <meta name=date content=2019-05-20> -->", "", None),
    "title": ("<title>The &amp; title\n</title><p>a", "The & title", None),
    "heading before title": ("<title>The title | Site</title><h2>x</h2><h1>The <i>head</i>", "The head", None),
    "title of a drawing": ("<title>T</title><svg><title>x</title></svg>", "T", None),
    "title never closed": ("<title>T<p>a", "", None),
    "front matter": ("---\ntitle: F\ndate: 2019-05-20\n---\n<title>T</title>", "F", date(2019, 5, 20)),
}


@pytest.mark.parametrize(("source", "title", "day"), PAGES.values(), ids=PAGES.keys())
def test_title_and_date(source: str, title: str, day: date | None) -> None:
    document = read_document("draft.html", source)
    assert (document.title, document.date) == (title, day)


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.XHTML"])
def test_endings(name: str) -> None:
    assert read_document(name, "<p>a").text == "   a"


@pytest.mark.parametrize("piece", ["<", "&", "</", "<!--"])
def test_ten_megabytes_of_one_sign(piece: str) -> None:
    source = piece * (10_000_000 // len(piece))
    began = time.perf_counter()
    assert len(read_document("draft.html", source).text) == len(source)
    # Less than a second.
    assert time.perf_counter() - began < 20
