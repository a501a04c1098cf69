"""The Markdown reader: what stays as prose, which blocks it makes, what it cites and what a draft says of itself."""

from __future__ import annotations

import re
from datetime import date

import pytest

from cite_lint.model.document import BlockKind, Document
from cite_lint.readers import read_document

_BLANKED_OR_BREAK = re.compile(r"[\0\r\n]+")

# construct: (source, the runs of characters that stay, cut from the source)
KEPT = {
    "plain paragraph": ("About 60 per cent left.", ["About 60 per cent left."]),
    "CRLF": ("One 1\r\ntwo 2\r\n\r\nthree", ["One 1", "two 2", "three"]),
    "CR": ("One 1\rtwo 2\r\rthree", ["One 1", "two 2", "three"]),
    "byte order mark": ("\ufeff# Head", ["Head"]),
    "emoji": (
        "\U0001f600 *60* \U0001f469\u200d\U0001f680 **x**",
        ["\U0001f600", "60", "\U0001f469\u200d\U0001f680", "x"],
    ),
    "combining characters": ("Salmo\u0301n *60* e\u0301", ["Salmo\u0301n", "60", "e\u0301"]),
    "wide characters": ("북한 **60** 명", ["북한", "60", "명"]),
    "lone surrogate": ("a \ud800 *60* b", ["a", "60", "b"]),
    "YAML front matter": ("---\ntitle: 12 of 40\n---\nText", ["Text"]),
    "TOML front matter": ("+++\ntitle = '12 of 40'\n+++\nText", ["Text"]),
    "two rules are no front matter": ("Start\n\n---\n\nprose 60\n\n---\n\nend", ["Start", "prose 60", "end"]),
    "text between rules is no metadata": ("Start\n\n---\nprose 60\n---\n\nend", ["Start", "prose 60", "end"]),
    "code span": ("use `12 x` now", ["use", "now"]),
    "fenced code": ("a\n\n```py\nx = 12\n```\n\nb", ["a", "b"]),
    "tilde fence": ("~~~\n12\n~~~\nb", ["b"]),
    "indented code": ("a\n\n    12 of 40\n\nb", ["a", "b"]),
    "emphasis": ("*60* __70__ ***80***", ["60", "70", "80"]),
    "emphasis inside a word": ("un*believ*able", ["un", "believ", "able"]),
    "struck out": ("now ~~60~~ 40", ["now", "40"]),
    "tilde for about": ("~60 women and ~5 men, 150~200, ~7 or 8~", ["~60 women and ~5 men, 150~200, ~7 or 8~"]),
    "inline tag": ("a <b>60</b> c", ["a", "60", "c"]),
    "inline comment": ("a <!-- 12 --> c", ["a", "c"]),
    "comment block": ("a\n\n<!-- cite-lint: ignore\n\n12 -->\nb", ["a", "b"]),
    "comment never closed": ("a\n\n<!-- 12\n\nb 13", ["a"]),
    "inline code tag": ("a <code>12</code> <kbd>13</kbd> c", ["a", "c"]),
    "deleted in HTML": ("a <del>12</del> <s>13</s> c", ["a", "c"]),
    "superscript mark": ("in 60<sup>12</sup> places", ["in 60", "places"]),
    "superscript link": ("in 60<sup><a href='#n'>[1]</a></sup> places", ["in 60", "places"]),
    "superscript word": ("the 5<sup>th</sup> time", ["the 5", "th", "time"]),
    "HTML block": ("<div class='x 12'>\n60 of <b>70</b>\n</div>", ["60 of", "70"]),
    "HTML block in a quote": ("> <div>\n> 60\n> </div>", ["60"]),
    "script in HTML": ("<div><script>if (1 < 2) x = '<p>12</p>'</script>60</div>", ["60"]),
    "style block": ("<style>\np { width: 12px }\n</style>\n\n60", ["60"]),
    "pre block": ("<pre>\n12\n\n13\n</pre>\n60", ["60"]),
    "link": ('[the 60](http://a.org/12 "title 13") left', ["the 60", "left"]),
    "link with emphasis": ("[the **60**](http://a.org) left", ["the", "60", "left"]),
    "reference link": ("[the 60][r], [r]\n\n[r]: http://a.org/12 'title 13'", ["the 60", ",", "r"]),
    "figure as link text": ("some [60](http://a.org) per cent", ["some", "60", "per cent"]),
    "autolink": ("at <http://a.org/12> now", ["at", "now"]),
    "e-mail autolink": ("at <a12@b.org> now", ["at", "now"]),
    "bare address": ("at https://a.org/12?x=13. Now", ["at", ". Now"]),
    "bare address in brackets": ("(at https://a.org/12_(x))", ["(at", ")"]),
    "www address": ("at www.a.org/12, now", ["at", ", now"]),
    "domain with a path": ("at bbc.co.uk/news/12 now", ["at", "now"]),
    "domain without a path": ("Booking.com said 60", ["Booking.com said 60"]),
    "bare DOI": ("at doi:10.1000/182.12 now", ["at", "now"]),
    "bare e-mail": ("at a.12@b.org, now", ["at", ", now"]),
    "image": ('a ![12 people](x12.png "13") b', ["a", "b"]),
    "image with attributes": ("a ![12](x.png){width=50%} b", ["a", "b"]),
    "linked image": ("a [![12](x.png)](http://a.org) b", ["a", "b"]),
    "footnote mark": ("60[^1] left\n\n[^1]: The note, 2019.", ["60", "left", "The note, 2019."]),
    "footnote of two paragraphs": ("60[^n]\n\n[^n]: One.\n\n    Two.\n", ["60", "One.", "Two."]),
    "footnote mark without a note": ("60[^12] left[^kfi]", ["60", "left"]),
    "note in place": ("60^[A note of 2019.] left", ["60", "left"]),
    "reference number": ("60[12] left [1][2], [3, 4] [5–7]", ["60", "left", ","]),
    "reference number with definition": ("60[12] left\n\n[12]: http://a.org", ["60", "left"]),
    "escaped reference number": (r"60\[12\] left", ["60", "left"]),
    "named reference number": ("60[note 3] left", ["60", "left"]),
    "linked reference number": ("60[12](#ref) [[3]](http://a.org) left", ["60", "left"]),
    "year in brackets": ("in that year [2019] 60", ["in that year [2019] 60"]),
    "citation key": ("60 [@kfi-2019; see @un:2, p. 12] left", ["60", "left"]),
    "citation key in the text": ("@kfi_2019 [p. 12] says 60", ["says 60"]),
    "citation key without author": ("KFI [-@kfi] says", ["KFI", "says"]),
    "citation key in braces": ("as @{https://a.org/12} says", ["as", "says"]),
    "escaped at": (r"the \@name", ["the", "@name"]),
    "ATX heading": ("## Some 60 ##", ["Some 60"]),
    "heading attributes": ("## Some 60 {#id-12 .x}", ["Some 60"]),
    "setext heading": ("Some 60\n=======\n\nb", ["Some 60", "b"]),
    "bullets": ("- a 1\n* b 2\n+ c 3", ["a 1", "b 2", "c 3"]),
    "numbers": ("1. a\n2. b\n\n3) c", ["a", "b", "c"]),
    "task": ("- [x] a 1\n- [ ] b", ["a 1", "b"]),
    "table": ("| a | b |\n|---|--:|\n| 1 | 2 |", ["a", "b", "1", "2"]),
    "table without outer pipes": ("a | b\n--|--\n1 | 2", ["a", "b", "1", "2"]),
    "escaped pipe": ("| a |\n|---|\n| 1 \\| 2 |", ["a", "1", "| 2"]),
    "quote": ("> a 1\n> b\nc", ["a 1", "b", "c"]),
    "quote in quote": ("> > a 1", ["a 1"]),
    "callout": ("> [!NOTE]\n> a 1", ["a 1"]),
    "Obsidian callout": ("> [!quote]- T\n> a 1", ["T", "a 1"]),
    "embedded in Obsidian": ("a ![[chart 12.png|640x480]] ![[b 13#c]] d [[Plan 14]]", ["a", "d [[Plan 14]]"]),
    "shortcode of WordPress": ('a [gallery ids="12,13"] [audio src=x] b', ["a", "[audio src=x] b"]),
    "Hugo shortcode": ('a {{< figure caption="12" >}} {{% x 13 %}} b', ["a", "b"]),
    "Liquid tag": ("a {% include x 12 %} {{ page.y }} b", ["a", "b"]),
    "fenced div": ("::: {.note}\na 1\n:::\n\nb", ["a 1", "b"]),
    "fenced div with a title": (":::note Title 12\n\na 1\n\n:::", ["a 1"]),
    "Kramdown attributes": ("a 1\n{: .x12}", ["a 1"]),
    "raw attribute": ("`x`{=html} a", ["a"]),
    "braces in prose": ("the set {1, 2}", ["the set {1, 2}"]),
    "formula": ("so $x^2 = 12$ and $n$ hold", ["so", "and", "hold"]),
    "numeric formula": ("so $60$ hold", ["so", "hold"]),
    "display formula": ("so\n$$\nx = 12\n$$\nholds", ["so", "holds"]),
    "dollars": ("$5 a night or $20, US$105m a year, US$200m", ["$5 a night or $20, US$105m a year, US$200m"]),
    "dollars with a slash": ("from $4/act to A$7 (US$5)", ["from $4/act to A$7 (US$5)"]),
    "escaped dollar": (r"about \$60 now", ["about", "$60 now"]),
    "rule": ("a\n\n***\n\nb", ["a", "b"]),
    "hard break": ("a 1\\\nb 2  \nc", ["a 1", "b 2", "c"]),
    "backslash escape": (r"a \* b \# 1\. c", ["a", "* b", "# 1", ". c"]),
    "link definition as comment": ("a\n\n[//]: # (12 of 40)\n\nb", ["a", "b"]),
    "nothing": ("", []),
}


def _kept(document: Document) -> list[str]:
    """Return the runs of characters that are the source's own, without the spaces around them."""
    pairs = zip(document.text, document.source, strict=True)
    shown = "".join(kept if kept == written else "\0" for kept, written in pairs)
    return [run.strip() for run in _BLANKED_OR_BREAK.split(shown) if run.strip()]


@pytest.mark.parametrize(("source", "kept"), KEPT.values(), ids=KEPT.keys())
def test_kept_spans_cut_from_the_source(source: str, kept: list[str]) -> None:
    document = read_document("draft.md", source)
    assert len(document.text) == len(source)
    assert _kept(document) == kept


# what the source has: what the text has in the same length
ENTITIES = {
    "60&nbsp;per": "60\u00a0     per",
    "a&#8211;b": "a   \u2013   b",
    "a&mdash;b": "a   \u2014   b",
    "a &amp; b": "a &     b",
    "a&#x2013;b": "a   \u2013    b",
    "10&thinsp;000": "10\u2009       000",
    "a&#10;b": "a     b",
    "a&NotEqualTilde;b": "a\u2242\u0338" + " " * 13 + "b",
    "a &unknown; b": "a &unknown; b",
    "a & b": "a & b",
    "<p>a&#8211;b</p>": "   a   \u2013   b    ",
}


@pytest.mark.parametrize(("source", "text"), ENTITIES.items())
def test_entity_is_padded_to_its_length(source: str, text: str) -> None:
    assert read_document("draft.md", source).text == text


MDX = {
    'import X from "y12"\nexport const a = 12\n\na 1': ["a 1"],
    "<Chart data={[1, 2]} max={12}>\n\na 1\n\n</Chart>": ["a 1"],
    "a <Fact value={12}>60</Fact> b {/* 12 */}": ["a", "60", "b"],
    "import duties rose by 5": ["import duties rose by 5"],
    "export earnings fell": ["export earnings fell"],
}


@pytest.mark.parametrize(("source", "kept"), MDX.items())
def test_mdx(source: str, kept: list[str]) -> None:
    assert _kept(read_document("draft.mdx", source)) == kept


def test_jsx_is_read_in_mdx_only() -> None:
    assert "{12}" in read_document("draft.md", "a {12}").text


def _outline(document: Document) -> list[tuple[str, str, list[str]]]:
    return [
        (block.kind.value, block.span.cut(document.text), [span.cut(document.text) for span in block.context])
        for block in document.blocks
    ]


# construct: (source, kind, prose and context of each block)
BLOCKS = {
    "headings above, innermost first": (
        "# A\n\n## B\n\nb\n\n## C\n\nc\n\n# D\n\nd",
        [
            ("heading", "A", []),
            ("heading", "B", ["A"]),
            ("paragraph", "b", ["B", "A"]),
            ("heading", "C", ["A"]),
            ("paragraph", "c", ["C", "A"]),
            ("heading", "D", []),
            ("paragraph", "d", ["D"]),
        ],
    ),
    "heading levels may be skipped": (
        "### A\n\n# B\n\n### C\n\nc",
        [("heading", "A", []), ("heading", "B", []), ("heading", "C", ["B"]), ("paragraph", "c", ["C", "B"])],
    ),
    "list under its lead-in": (
        "# H\n\nlead:\n\n- a\n- b",
        [
            ("heading", "H", []),
            ("paragraph", "lead:", ["H"]),
            ("list item", "a", ["lead:", "H"]),
            ("list item", "b", ["lead:", "H"]),
        ],
    ),
    "list in a list": (
        "lead:\n\n1. a\n   - b\n     - c\n2. d",
        [
            ("paragraph", "lead:", []),
            ("list item", "a", ["lead:"]),
            ("list item", "b", ["a", "lead:"]),
            ("list item", "c", ["b", "a", "lead:"]),
            ("list item", "d", ["lead:"]),
        ],
    ),
    "second paragraph of an item": (
        "- a\n\n  b\n\n  c",
        [("list item", "a", []), ("list item", "b", ["a"]), ("list item", "c", ["a"])],
    ),
    "a comment does not part a list from its lead-in": (
        "lead:\n\n- a\n\n<!-- cite-lint: ignore -->\n\n- b",
        [("paragraph", "lead:", []), ("list item", "a", ["lead:"]), ("list item", "b", ["lead:"])],
    ),
    "code parts a list from the paragraph before": (
        "a\n\n```\nx\n```\n\n- b",
        [("paragraph", "a", []), ("list item", "b", [])],
    ),
    "a heading parts a list from the paragraph before": (
        "a\n\n# H\n\n- b",
        [("paragraph", "a", []), ("heading", "H", []), ("list item", "b", ["H"])],
    ),
    "cells under row and column heads": (
        "# H\n\n| place | women | men |\n|---|---|---|\n| A | 1 | 2 |\n| B | 3 |",
        [
            ("heading", "H", []),
            ("table cell", "place", ["H"]),
            ("table cell", "women", ["H"]),
            ("table cell", "men", ["H"]),
            ("table cell", "A", ["place", "H"]),
            ("table cell", "1", ["A", "women", "H"]),
            ("table cell", "2", ["A", "men", "H"]),
            ("table cell", "B", ["place", "H"]),
            ("table cell", "3", ["B", "women", "H"]),
        ],
    ),
    "empty head and row cells": (
        "| | women |\n|---|---|\n| | 1 |",
        [("table cell", "women", []), ("table cell", "1", ["women"])],
    ),
    "quote": (
        "# H\n\na\n\n> b\n>\n> - c\n\nd",
        [
            ("heading", "H", []),
            ("paragraph", "a", ["H"]),
            ("quote", "b", ["H"]),
            ("quote", "c", ["b", "H"]),
            ("paragraph", "d", ["H"]),
        ],
    ),
    "a heading in a quote heads nothing": ("> # Q\n\na", [("quote", "Q", []), ("paragraph", "a", [])]),
    "callout is the author's voice": ("> [!TIP]\n> a", [("paragraph", "a", [])]),
    "footnote": (
        "# H\n\na[^1]\n\n[^1]: b",
        [("heading", "H", []), ("paragraph", "a", ["H"]), ("paragraph", "b", ["H"])],
    ),
    "HTML": (
        "<h2>H</h2>\n<p>a<p>b <i>c</i>\n<ul><li>d</ul>\n<blockquote>e</blockquote>f",
        [
            ("heading", "H", []),
            ("paragraph", "a", ["H"]),
            ("paragraph", "b    c", ["H"]),
            ("list item", "d", ["b    c", "H"]),
            ("quote", "e", ["H"]),
            ("paragraph", "f", ["H"]),
        ],
    ),
    "a paragraph of marks alone is no block": ("<http://a.org>\n\n[@k]\n\na", [("paragraph", "a", [])]),
}


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_and_their_context(source: str, blocks: list[tuple[str, str, list[str]]]) -> None:
    assert _outline(read_document("draft.md", source)) == blocks


def test_heading_levels() -> None:
    document = read_document("draft.md", "# A\n\nB\n---\n\n###### C")
    assert [(block.kind, block.level) for block in document.blocks] == [(BlockKind.HEADING, n) for n in (1, 2, 6)]


# construct: (source, span as cut from the source, kind and target of each citation)
CITATIONS = {
    "link": ("see [the report](http://a.org/x 't')", [("the report", "link", "http://a.org/x")]),
    "link in emphasis": ("**[the *report*](http://a.org)**", [("the *report", "link", "http://a.org")]),
    "reference link": ("[the report][r]\n\n[r]: http://a.org", [("the report", "link", "http://a.org")]),
    "linked image": ("[![x](y)](http://a.org)", [("[![x](y)](http://a.org)", "link", "http://a.org")]),
    "autolink": ("<http://a.org>", [("http://a.org", "link", "http://a.org")]),
    "bare address": ("(http://a.org/x).", [("http://a.org/x", "link", "http://a.org/x")]),
    "an address that is its own link": ("[http://a.org](http://a.org)", [("http://a.org", "link", "http://a.org")]),
    "HTML link": ('<a class=x href="http://a.org?a&amp;b">r</a>', [("r", "link", "http://a.org?a&b")]),
    "link in an HTML block": ("<div>\n<a href=http://a.org>r s</a>\n</div>", [("r s", "link", "http://a.org")]),
    "e-mail": ("<a@b.org> a@b.org [m](mailto:a@b.org)", []),
    "image": ("![x](http://a.org/x.png)", []),
    "keys": ("[see @a, p. 1; @b-2] @c.", [("@a", "key", "a"), ("@b-2", "key", "b-2"), ("@c", "key", "c")]),
    "key in braces": ("@{http://a.org/x}", [("@{http://a.org/x}", "key", "http://a.org/x")]),
    "cross-reference": ("see @fig-one and @tbl-two", []),
    "key in code": ("`@a` and a@b.org and http://x.org/@a", [("http://x.org/@a", "link", "http://x.org/@a")]),
    "footnote": ("a[^1]\n\n[^1]: KFI,\n    *Title*, p. 2.", [("[^1]", "footnote", "KFI, *Title*, p. 2.")]),
    "footnote used twice": (
        "a[^n] b[^n]\n\n[^n]: http://a.org",
        [
            ("[^n]", "footnote", "http://a.org"),
            ("[^n]", "footnote", "http://a.org"),
            ("http://a.org", "link", "http://a.org"),
        ],
    ),
    "note in place": ("a^[KFI\n2019]", [("^[KFI\n2019]", "footnote", "KFI 2019")]),
    "after wide characters": ("\U0001f600é [r](http://a.org)", [("r", "link", "http://a.org")]),
}


@pytest.mark.parametrize(("source", "citations"), CITATIONS.values(), ids=CITATIONS.keys())
def test_citations(source: str, citations: list[tuple[str, str, str]]) -> None:
    found = read_document("draft.md", source).citations
    assert [(citation.span.cut(source), citation.kind, citation.target) for citation in found] == citations


# front matter: (source, title, date)
FRONT_MATTER = {
    "YAML": ("---\ntitle: A draft\ndate: 2019-05-20\n---\n", "A draft", date(2019, 5, 20)),
    "TOML": ("+++\ntitle = 'A draft'\ndate = 2019-05-20T10:00:00Z\n+++\n", "A draft", date(2019, 5, 20)),
    "CRLF and byte order mark": ("\ufeff---\r\ntitle: A\r\ndate: 2019-05-20\r\n---\r\n", "A", date(2019, 5, 20)),
    "closed by dots": ("---\ntitle: A\n...\n", "A", None),
    "double quotes": ('---\ntitle: "A \\"b\\" # c"\ndate: "2019-05-20"\n---', 'A "b" # c', date(2019, 5, 20)),
    "single quotes": ("---\ntitle: 'A''s'\n---\n", "A's", None),
    "comment": ("---\ndate: 2019-05-20 # first print\n---\n", "", date(2019, 5, 20)),
    "time and zone": ("---\ndate: 2019-05-20 23:30:00 +09:00\n---\n", "", date(2019, 5, 20)),
    "published": ("---\npublished: 2019-05-20\n---\n", "", date(2019, 5, 20)),
    "pubDate": ("---\npubDate: 2019-05-20\n---\n", "", date(2019, 5, 20)),
    "date before published": ("---\npublished: 2018-01-01\ndate: 2019-05-20\n---\n", "", date(2019, 5, 20)),
    "empty date": ("---\ndate:\npublished: 2019-05-20\n---\n", "", date(2019, 5, 20)),
    "words are left unread": ("---\ndate: 21 May 2019\n---\n", "", None),
    "words are not passed over": ("---\ndate: 21 May 2019\npublished: 2019-05-20\n---\n", "", None),
    "impossible day": ("---\ndate: 2019-02-31\n---\n", "", None),
    "nested keys": ("---\na:\n  title: x\n  date: 2019-05-20\n---\n", "", None),
    "TOML table": ("+++\n[a]\ntitle = 'x'\n+++\n", "", None),
    "block scalar": ("---\ntitle: >-\n  A long\n---\n", "", None),
    "broken": ("---\n: : [\n\ttitle\ntitle: A\n}{\n---\n", "A", None),
    "never closed": ("---\ntitle: A\n\ntext", "", None),
    "a rule above the text": ("---\n\ntitle: A\n---\n", "", None),
    "not on the first line": ("\n---\ntitle: A\n---\n", "", None),
    "heading as title": ("# The *title*\n\na", "The title", None),
    "front matter before heading": ("---\ntitle: A\n---\n\n# B", "A", None),
    "first heading of level 1": ("## A\n\n# B\n\n# C", "B", None),
    "no title in a quote": ("> # A\n\na", "", None),
}


@pytest.mark.parametrize(("source", "title", "day"), FRONT_MATTER.values(), ids=FRONT_MATTER.keys())
def test_title_and_date(source: str, title: str, day: date | None) -> None:
    document = read_document("draft.md", source)
    assert (document.title, document.date) == (title, day)
