"""The AsciiDoc reader: what stays as prose, which blocks it makes, what it cites and what a draft says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from cite_lint.readers import read_document
from reading import citations, comments, outline, prose

# construct: (source, the prose, blocks parted by slashes)
PROSE = {
    "plain paragraph": ("About 60 per cent left.", "About 60 per cent left."),
    "paragraphs": ("One 1\ntwo 2\n\nthree", "One 1 two 2 / three"),
    "CRLF": ("One 1\r\ntwo 2\r\n\r\nthree", "One 1 two 2 / three"),
    "byte order mark": ("\ufeff= Head\n\na", "Head / a"),
    "YAML front matter": ("---\ntitle: 12\n---\na", "a"),
    "bold and italic": ("*60* and _70_ and **8**0 and __9__0, (*5*)", "60 and 70 and 8 0 and 9 0, ( 5 )"),
    "marks that are none": ("5 * 3, 2*3, a_b, # 5, #1, ~60 of ~70", "5 * 3, 2*3, a_b, # 5, #1, ~60 of ~70"),
    "mono": ("use `12 x` and ``13``s now", "use and s now"),
    "curly quotes": ('he said "`60 left`" now', 'he said " 60 left " now'),
    "highlight": ("a #60# b [.big]#70# c [.line-through]#80# d", "a 60 b 70 c d"),
    "raised and lowered": ("5^th^ and H~2~O", "5 th and H 2 O"),
    "passthroughs": ("a +60+ b ++70++ c +++<u>12</u>+++ d pass:[13] e", "a 60 b 70 c d e"),
    "hard break": ("a 1 +\nb", "a 1 b"),
    "attribute references": ("a {boats-12} b", "a b"),
    "entities": ("5&#160;000 a&#8211;b &amp; c", "5 000 a – b & c"),
    "escapes": ("\\*60* and \\{a} and \\link:a[b]", "*60 and {a} and link:a[b]"),
    "link": ("see link:a12.pdf[the 60,window=_blank] or https://a.org/x_12[the *70*^] now", "see the 60 or the 70 now"),
    "link without text": ("see link:a12.pdf[] or https://a.org/12[] now", "see or now"),
    "bare address": ("at https://a.org/12, a@b.org now", "at , now"),
    "cross-references": (
        "see <<sec-12>> and <<sec-12,the section>> and xref:a12[here]",
        "see and the section and here",
    ),
    "anchors": ("[[a12]]a [[[k12]]] 60 anchor:x12[]", "a 60"),
    "index terms": ("the ((big lake)) (((lake, 12))) indexterm:[12] now", "the big lake now"),
    "macros": ("a image:x12.png[12] kbd:[F12] stem:[x=12] btn:[OK] b", "a OK b"),
    "macro that is none": ("note:[x] and 10:30[a]", "note:[x] and 10:30[a]"),
    "footnote behind a sentence": ("a left.footnote:[Note 1.] Then b.", "a left. / Note 1. / Then b."),
    "footnote before the stop": ("a left footnote:[Note 1.]. Then b.", "a left / Note 1. / Then b."),
    "footnote inside a sentence": ("somefootnote:[Note 12.] 60footnote:[13] left", "some 60 left"),
    "named footnote inside a sentence": ("some footnote:n[Note 12.] 60 left footnote:n[]", "some 60 left"),
    "reference numbers": ("60 [12] left [3, 4]", "60 left"),
    "titles": ("= A 1\n\n== B 2 ==\n\n### C\n\nc", "A 1 / B 2 / C / c"),
    "underlined titles": ("A 1\n===\n\nB two\n-----\n\nc", "A 1 / B two / c"),
    "header": ("= A\nB. Author <a@b.org>\nv1.2, 2026-11-21: 12\n:toc: 12\n\na", "A / a"),
    "attribute entries": (":x: 12\n:!y:\n:z: 13 \\\n  14\n\na", "a"),
    "conditionals": ("ifdef::x12[]\na\nendif::[]\n\ninclude::b12.adoc[]\n\ntoc::[]\n\nb", "a endif::[] / b"),
    "bullets": ("* a 1\n** b\nmore 2\n* [x] c\n- d", "a 1 / b more 2 / c / d"),
    "numbers": (". a 1\n.. b\n\n1. c\n2. d", "a 1 / b / c / d"),
    "description": ("Boat 1:: floats\nLake::\n  wet 2\n\nSea::\n\nsalt", "Boat 1 / floats / Lake / wet 2 / Sea / salt"),
    "colons that part no term": ("std::vector and a: b", "std::vector and a: b"),
    "attached block": ("* a\n+\nb 1\n+\n----\n12\n----\n* c", "a / b 1 / c"),
    "block attributes": ("[#id12.role,x=13]\na", "a"),
    "block title": (".Boats of 2019\na", "Boats of 2019 / a"),
    "listing": ("a\n\n----\n12\n----\n\nb", "a / b"),
    "literal": ("....\n12\n....\nb", "b"),
    "passthrough block": ("++++\n<p>12</p>\n++++\nb", "b"),
    "fence": ("```py\n12\n```\nb", "b"),
    "indented paragraph": ("a\n\n 12 x\n 13\n\nb", "a / b"),
    "source paragraph": ("[source,py]\nx = 12\n\nb", "b"),
    "source in an open block": ("[source]\n--\nx = 12\n\ny\n--\nb", "b"),
    "formula block": ("[stem]\n++++\nx = 12\n++++\nb", "b"),
    "listing never closed": ("a\n\n----\n12", "a"),
    "quote blocks": ("____\na 1\n____\n\n[quote,B,2019]\nc\n\n> d\n> e", "a 1 / c / d e"),
    "quoted paragraph": ('"a 1."\n-- B, 2019', '"a 1."'),
    "example, sidebar, open": ("====\na 1\n====\n\n****\nb\n****\n\n--\nc\n--", "a 1 / b / c"),
    "admonitions": ("NOTE: Some 60.\n\n[WARNING]\n====\nSome 70.\n====", "Some 60. / Some 70."),
    "image block": (".Boats\nimage::x12.png[12]\n\na", "Boats / a"),
    "breaks": ("a\n\n'''\n\nb\n\n<<<\n\nc\n\n---\n\nd", "a / b / c / d"),
    "comments": ("a\n// 12\nb\n\n////\n13\n////\n\nc", "a b / c"),
    "table": ("|===\n|a |1\n|b\n|2\n|===\n\nc", "a / 1 / b / 2 / c"),
    "cell specifications": ("[cols=2*]\n|===\n2+^.>s|a 1\n.2+|b m|2\n|3 \\| 4\n|===", "a 1 / b / 2 / 3 | 4"),
    "table of data": ("[format=csv]\n|===\n1,2\n|===\n\n,===\n3,4\n,===\n\na", "a"),
    "comment in a table": ("|===\n|a\n// |12\n|1\n|===", "a / 1"),
    "table never closed": ("|===\n|a |1", "a / 1"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "expected"), PROSE.values(), ids=PROSE.keys())
def test_prose(source: str, expected: str) -> None:
    assert prose(read_document("draft.adoc", source)) == expected


_TABLE = [
    ("table cell", "Lake", []),
    ("table cell", "Boats", []),
    ("table cell", "A", ["Lake"]),
    ("table cell", "12", ["A", "Boats"]),
    ("table cell", "B", ["Lake"]),
    ("table cell", "13", ["B", "Boats"]),
]

# construct: (source, kind, prose and context of each block)
BLOCKS = {
    "headings above, innermost first": (
        "= T\n\n== A\n\na\n\n=== B\n\nb\n\n== C\n\nc",
        [
            ("heading", "T", []),
            ("heading", "A", ["T"]),
            ("paragraph", "a", ["A", "T"]),
            ("heading", "B", ["A", "T"]),
            ("paragraph", "b", ["B", "A", "T"]),
            ("heading", "C", ["T"]),
            ("paragraph", "c", ["C", "T"]),
        ],
    ),
    "list under its lead-in": (
        "lead:\n\n* a\n** b\n*** c\n** d\n+\ne\n\n* f\n\ng",
        [
            ("paragraph", "lead:", []),
            ("list item", "a", ["lead:"]),
            ("list item", "b", ["a", "lead:"]),
            ("list item", "c", ["b", "a", "lead:"]),
            ("list item", "d", ["a", "lead:"]),
            ("list item", "e", ["d", "a", "lead:"]),
            ("list item", "f", ["lead:"]),
            ("paragraph", "g", []),
        ],
    ),
    "description": ("Boat:: floats", [("list item", "Boat", []), ("list item", "floats", ["Boat"])]),
    "quotes": (
        "____\na\n\n* b\n____\n\n[verse]\nc\n\nd",
        [("quote", "a", []), ("quote", "b", ["a"]), ("quote", "c", []), ("paragraph", "d", [])],
    ),
    "a heading in a quote heads nothing": ("____\n== Q\n____\n\na", [("quote", "Q", []), ("paragraph", "a", [])]),
    "example is the author's voice": ("====\na\n====", [("paragraph", "a", [])]),
    "listing parts a list from the paragraph before": (
        "a\n\n----\nx\n----\n\n* b",
        [("paragraph", "a", []), ("list item", "b", [])],
    ),
    "table with its head parted": ("|===\n|Lake |Boats\n\n|A\n|12\n\n|B |13\n|===", _TABLE),
    "table with its head named": ('[options="header",cols="1,2"]\n|===\n|Lake\n|Boats\n|A\n|12\n|B |13\n|===', _TABLE),
    "table with its head in short": ("[%header%autowidth,cols=2*]\n|===\n|Lake |Boats |A |12 |B\n|13\n|===", _TABLE),
    "table without a head": (
        "[%noheader]\n|===\n|A |12\n\n|B |13\n|===",
        [
            ("table cell", "A", []),
            ("table cell", "12", ["A"]),
            ("table cell", "B", []),
            ("table cell", "13", ["B"]),
        ],
    ),
    "cells over columns and rows": (
        "[%header,cols=3*]\n|===\n|Lake |2018 |2019\n2+|A |12\n.2+|B |13 |14\n|15 |16\n|===",
        [
            ("table cell", "Lake", []),
            ("table cell", "2018", []),
            ("table cell", "2019", []),
            ("table cell", "A", ["Lake"]),
            ("table cell", "12", ["A", "2019"]),
            ("table cell", "B", ["Lake"]),
            ("table cell", "13", ["B", "2018"]),
            ("table cell", "14", ["B", "2019"]),
            ("table cell", "15", ["2018"]),
            ("table cell", "16", ["2019"]),
        ],
    ),
}


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_and_their_context(source: str, blocks: list[tuple[str, str, list[str]]]) -> None:
    assert outline(read_document("draft.adoc", source)) == blocks


# construct: (source, citations)
CITATIONS = {
    "link": ("https://a.org/x[the *report*]", [("the *report*", "link", "https://a.org/x")]),
    "link macro": ("link:https://a.org/x[the report,role=y]", [("the report", "link", "https://a.org/x")]),
    "link without text": ("https://a.org/x[]", [("https://a.org/x[]", "link", "https://a.org/x")]),
    "link in brackets": ("(https://a.org/x[a])", [("a", "link", "https://a.org/x")]),
    "bare address": ("(https://a.org/x).", [("https://a.org/x", "link", "https://a.org/x")]),
    "an address that is its own link": ("https://a.org[https://a.org]", [("https://a.org", "link", "https://a.org")]),
    "e-mail": ("mailto:a@b.org[a] a@b.org", []),
    "cross-reference": ("<<sec>> <<sec,the section>> xref:a.adoc[b]", []),
    "bibliography": ("a <<kfi>>\n\n* [[[kfi,1]]] KFI, 2019.", [("<<kfi>>", "key", "kfi")]),
    "keys of asciidoctor-bibtex": (
        "cite:[a, b] citenp:[c(12)]",
        [("a", "key", "a"), ("b", "key", "b"), ("c(12)", "key", "c(12)")],
    ),
    "footnote": ("a.footnote:[KFI,\n2019 [b].] c", [("footnote:[KFI,\n2019 [b].]", "footnote", "KFI, 2019 [b].")]),
    "footnote with a link": (
        "a footnote:[See https://a.org[b].] c",
        [("footnote:[See https://a.org[b].]", "footnote", "See https://a.org[b]."), ("b", "link", "https://a.org")],
    ),
    "in code": ("`https://a.org[x]` b\n\n----\nhttps://a.org\n----", []),
}


@pytest.mark.parametrize(("source", "expected"), CITATIONS.values(), ids=CITATIONS.keys())
def test_citations(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert citations(read_document("draft.adoc", source)) == expected


# construct: (source, each comment as written and what it says)
COMMENTS = {
    "line": ("// cite-lint: ignore[CL201] x\na", [("// cite-lint: ignore[CL201] x", "cite-lint: ignore[CL201] x")]),
    "inside a paragraph": ("a\n// b\nc", [("// b", "b")]),
    "above the title": ("// a\n= B\n// c\n\nd", [("// a", "a"), ("// c", "c")]),
    "block": ("////\na\n\nb\n////\nc", [("////\na\n\nb\n////", "a\n\nb")]),
    "block never closed": ("////\na\nb", [("////\na\nb", "a\nb")]),
    "attribute": ("= A\n:cite-lint: ignore[CL2] x\n", [(":cite-lint: ignore[CL2] x", "cite-lint: ignore[CL2] x")]),
    "in code, and three slashes": ("----\n// a\n----\n\n/// b", []),
}


@pytest.mark.parametrize(("source", "expected"), COMMENTS.values(), ids=COMMENTS.keys())
def test_comments(source: str, expected: list[tuple[str, str]]) -> None:
    assert comments(read_document("draft.adoc", source)) == expected


# construct: (source, title, date)
HEADS = {
    "revision line": ("= Lakes\nA. B <a@b.org>\nv1.0, 2026-11-21: first\n", "Lakes", date(2026, 11, 21)),
    "revision attribute": ("= Lakes\n:revdate: 2026-11-21\n", "Lakes", date(2026, 11, 21)),
    "date attribute": ("= Lakes\n:date: 2026-11-21\n", "Lakes", date(2026, 11, 21)),
    "title attribute": (":title: Lakes\n\na", "Lakes", None),
    "front matter": ("---\ntitle: Lakes\ndate: 2026-11-21\n---\na", "Lakes", date(2026, 11, 21)),
    "words": ("= Lakes\nA. B\nv1.0, 21 November 2026\n", "Lakes", date(2026, 11, 21)),
    "date in the text": ("= Lakes\n\n2026-11-21\n", "Lakes", None),
}


@pytest.mark.parametrize(("source", "title", "day"), HEADS.values(), ids=HEADS.keys())
def test_title_and_date(source: str, title: str, day: date | None) -> None:
    document = read_document("draft.adoc", source)
    assert (document.title, document.date) == (title, day)
