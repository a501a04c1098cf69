"""The reStructuredText reader: what stays as prose, which blocks it makes, what it cites and what a draft says."""

from __future__ import annotations

from datetime import date

import pytest

from cite_lint.readers import read_document
from reading import citations, comments, outline, prose

# construct: (source, the prose, blocks parted by slashes)
PROSE = {
    "plain paragraph": ("About 60 per cent left.", "About 60 per cent left."),
    "lines of a paragraph": ("One 1\ntwo 2\n\nthree", "One 1 two 2 / three"),
    "CRLF": ("One 1\r\ntwo 2\r\n\r\nthree", "One 1 two 2 / three"),
    "byte order mark": ("\ufeffHead\n====\n\na", "Head / a"),
    "emphasis": ("*60* and **70**, (*80*)", "60 and 70 , ( 80 )"),
    "stars that are none": ("5 * 3, 2*3, * a", "5 * 3, 2*3, * a"),
    "literal": ("use ``12 ` x`` now", "use now"),
    "interpreted text": ("the `Boat Report` of 2019", "the Boat Report of 2019"),
    "roles of prose": ("H\\ :sub:`2`\\ O and :abbr:`FAO (the body)`", "H 2 O and FAO (the body)"),
    "roles of code": ("see :ref:`sec-12`, :py:func:`f12` and `x12`:code:", "see , and"),
    "role with a title": ("see :doc:`the report <report-12>` now", "see the report now"),
    "link": ("see `the 60 <http://a.org/12>`_ now", "see the 60 now"),
    "link without text": ("see `<http://a.org/12>`_ now", "see now"),
    "references": ("the lakes_ and `big boats`_ and that__", "the lakes and big boats and that"),
    "names with underscores": ("a_b and _c", "a_b and _c"),
    "inline target": ("the _`big lake` now", "the big lake now"),
    "substitution": ("some |boats 12| left, 1|2", "some left, 1|2"),
    "footnote marks": ("60 [1]_ left [#]_ [#a]_ [*]_", "60 left"),
    "citation mark": ("60 [Key2019]_ left", "60 left"),
    "reference numbers": ("60 [12] left [3, 4]", "60 left"),
    "escapes": ("\\*60\\* and \\`x and 6\\ 0", "*60 * and `x and 6 0"),
    "bare address": ("at http://a.org/12, now a@b.org", "at , now"),
    "underlined titles": ("A 1\n===\n\nB 2\n---\n\nc", "A 1 / B 2 / c"),
    "overlined title": ("=====\n A 1\n=====\n\nb", "A 1 / b"),
    "title that looks like an item": ("1. Lakes\n========\n\nb", "1. Lakes / b"),
    "transition": ("a\n\n----\n\nb", "a / b"),
    "bullets": ("- a 1\n- b\n  more 2\n\n* c", "a 1 / b more 2 / c"),
    "numbers": ("1. a\n2. b\n\n#. c\n(iv) d", "a / b / c / d"),
    "initials are no item": ("A. Smith counted\n60 boats.", "A. Smith counted 60 boats."),
    "definitions": ("Boat\n   floats 5\n\nLake : water\n   wet", "Boat / floats 5 / Lake : water / wet"),
    "field list": ("a\n\n:Boats: 60 of them\n:Lakes:\n   12", "a / 60 of them / 12"),
    "literal block": ("Boats::\n\n   12 x\n\n   13\n\nb", "Boats: / b"),
    "literal block, no empty line": ("Boats::\n   12 x\n\nb", "Boats: / b"),
    "literal block, colons alone": ("a\n\n::\n\n  12\n\nb", "a / b"),
    "literal block, colons apart": ("a ::\n\n  12\n\nb", "a / b"),
    "quoted literal block": ("a::\n\n> 12\n> 13\n\nb", "a: / b"),
    "doctest": ("a\n\n>>> 12\n13\n\nb", "a / b"),
    "line block": ("| one 1\n| two 2\n\na", "one 1 two 2 / a"),
    "code": (".. code-block:: python\n   :linenos:\n\n   x = 12\n\na", "a"),
    "image": (".. image:: 12.png\n   :alt: 12 boats\n\na", "a"),
    "figure": (".. figure:: 12.png\n   :alt: 12\n\n   Some 60 boats.\n\na", "Some 60 boats. / a"),
    "unknown directive": (".. graphviz::\n\n   a -> 12\n\na", "a"),
    "admonition": (".. note:: Some 60 boats\n   and more.\n\n   Also 5.\n\na", "Some 60 boats and more. / Also 5. / a"),
    "admonition with options": (".. warning::\n   :class: x12\n\n   Some 60.\n", "Some 60."),
    "admonition with a title": (".. admonition:: Some 60\n   :name: x12\n\n   Also 5.\n", "Some 60 / Also 5."),
    "version": (".. versionadded:: 2.0\n   Some 60.\n", "Some 60."),
    "csv-table": (".. csv-table:: Boats of 2019\n   :header: a, b\n\n   1, 2\n\na", "Boats of 2019 / a"),
    "list-table": (
        ".. list-table:: Boats\n\n   * - a\n     - 12\n       more\n   * - b\n     -\n",
        "Boats / a / 12 more / b",
    ),
    "grid table": ("+---+-----+\n| a | 1   |\n|   | 2 |3|\n+---+-----+\n", "a / 1 / 2 |3"),
    "grid table with wide letters": ("+------+-----+\n| 호수 | 12  |\n+------+-----+\n", "호수 / 12"),
    "simple table": ("===  ====\na    12\nb    c d\n===  ====\n\ne", "a / 12 / b / c d / e"),
    "simple table with a shifted column": ("====  ====\n호수  12\n====  ====\n", "호수 / 12"),
    "target": (".. _x: http://a.org/12\n.. _y:\n\na", "a"),
    "anonymous target": ("a\n\n__ http://a.org/12\n\nb", "a / b"),
    "substitution definition": (".. |x| replace:: 12 boats\n\na", "a"),
    "comment": (".. about 12\n   and 13\n\na", "a"),
    "empty comment ends a block": ("a\n\n..\n\n   60", "a / 60"),
    "footnote": (".. [1] The note of 2019\n   goes on.\n\na", "The note of 2019 goes on. / a"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "expected"), PROSE.values(), ids=PROSE.keys())
def test_prose(source: str, expected: str) -> None:
    assert prose(read_document("draft.rst", source)) == expected


# construct: (source, kind, prose and context of each block)
BLOCKS = {
    "levels by order of appearance": (
        "A\n~~~\n\nB\n===\n\nb\n\nC\n~~~\n\nc",
        [
            ("heading", "A", []),
            ("heading", "B", ["A"]),
            ("paragraph", "b", ["B", "A"]),
            ("heading", "C", []),
            ("paragraph", "c", ["C"]),
        ],
    ),
    "list under its lead-in": (
        "lead:\n\n- a\n\n  * b\n\n    c\n\n- d",
        [
            ("paragraph", "lead:", []),
            ("list item", "a", ["lead:"]),
            ("list item", "b", ["a", "lead:"]),
            ("list item", "c", ["b", "a", "lead:"]),
            ("list item", "d", ["lead:"]),
        ],
    ),
    "definition under its term": (
        "lead:\n\nBoat\n   floats",
        [("paragraph", "lead:", []), ("list item", "Boat", ["lead:"]), ("list item", "floats", ["Boat", "lead:"])],
    ),
    "quote": (
        "a\n\n   b\n\n   - c\n\nd",
        [("paragraph", "a", []), ("quote", "b", []), ("quote", "c", ["b"]), ("paragraph", "d", [])],
    ),
    "an indented list is no quote": (
        "lead:\n\n   - a\n   - b\n\nc",
        [
            ("paragraph", "lead:", []),
            ("list item", "a", ["lead:"]),
            ("list item", "b", ["lead:"]),
            ("paragraph", "c", []),
        ],
    ),
    "indented terms are no quote": (
        "a\n\n   Boat\n      floats",
        [("paragraph", "a", []), ("list item", "Boat", ["a"]), ("list item", "floats", ["Boat", "a"])],
    ),
    "epigraph": (".. epigraph::\n\n   a", [("quote", "a", [])]),
    "admonition is the author's voice": (".. tip::\n\n   a", [("paragraph", "a", [])]),
    "code parts a list from the paragraph before": (
        "a\n\n.. code::\n\n   x\n\n- b",
        [("paragraph", "a", []), ("list item", "b", [])],
    ),
    "grid table": (
        "+-------+-------+\n| Lake  | Boats |\n+=======+=======+\n| A     | 12    |\n+-------+-------+",
        [
            ("table cell", "Lake", []),
            ("table cell", "Boats", []),
            ("table cell", "A", ["Lake"]),
            ("table cell", "12", ["A", "Boats"]),
        ],
    ),
    "simple table": (
        "====  =====\nLake  Boats\n====  =====\nA     12\n====  =====",
        [
            ("table cell", "Lake", []),
            ("table cell", "Boats", []),
            ("table cell", "A", ["Lake"]),
            ("table cell", "12", ["A", "Boats"]),
        ],
    ),
    "list-table": (
        ".. list-table::\n   :header-rows: 1\n\n   * - Lake\n     - Boats\n   * - A\n     - 12",
        [
            ("table cell", "Lake", []),
            ("table cell", "Boats", []),
            ("table cell", "A", ["Lake"]),
            ("table cell", "12", ["A", "Boats"]),
        ],
    ),
}


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_and_their_context(source: str, blocks: list[tuple[str, str, list[str]]]) -> None:
    assert outline(read_document("draft.rst", source)) == blocks


# construct: (source, citations)
CITATIONS = {
    "link": ("`the report <http://a.org/x>`_", [("the report", "link", "http://a.org/x")]),
    "link without text": ("`<http://a.org/x>`__", [("`<http://a.org/x>`__", "link", "http://a.org/x")]),
    "reference": ("the lakes_\n\n.. _Lakes: http://a.org", [("lakes", "link", "http://a.org")]),
    "reference of several words": (
        "`Big\nlakes`_\n\n.. _big lakes: http://a.org/\n   x",
        [("Big\nlakes", "link", "http://a.org/x")],
    ),
    "reference to a reference": ("a_\n\n.. _a: b_\n.. _b: http://a.org", [("a", "link", "http://a.org")]),
    "target in a link": (
        "`a <http://a.org>`_ and a_",
        [("a", "link", "http://a.org"), ("a", "link", "http://a.org")],
    ),
    "anonymous": (
        "`a`__ b__\n\n.. __: http://a.org\n\n__ http://b.org",
        [("a", "link", "http://a.org"), ("b", "link", "http://b.org")],
    ),
    "unknown reference": ("lakes_", []),
    "bare address": ("(http://a.org/x).", [("http://a.org/x", "link", "http://a.org/x")]),
    "an address that is its own link": ("`http://a.org <http://a.org>`_", [("http://a.org", "link", "http://a.org")]),
    "e-mail": ("`m <mailto:a@b.org>`_ a@b.org", []),
    "footnotes": (
        "a [1]_ [#]_ [#b]_ [*]_\n\n.. [1] One,\n   2019.\n.. [#] Two.\n.. [#b] Three.\n.. [*] Four.",
        [
            ("[1]_", "footnote", "One, 2019."),
            ("[#]_", "footnote", "Two."),
            ("[#b]_", "footnote", "Three."),
            ("[*]_", "footnote", "Four."),
        ],
    ),
    "key": ("a [Key2019]_", [("[Key2019]_", "key", "Key2019")]),
    "keys of sphinxcontrib-bibtex": (":cite:p:`a2019,b`", [("a2019", "key", "a2019"), ("b", "key", "b")]),
}


@pytest.mark.parametrize(("source", "expected"), CITATIONS.values(), ids=CITATIONS.keys())
def test_citations(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert citations(read_document("draft.rst", source)) == expected


# construct: (source, each comment as written and what it says)
COMMENTS = {
    "on a line": (
        ".. cite-lint: ignore[CL201] x\n\na",
        [(".. cite-lint: ignore[CL201] x", "cite-lint: ignore[CL201] x")],
    ),
    "on several lines": ("a\n\n..\n  b\n\n  c\n\nd", [("..\n  b\n\n  c", "b\n\nc")]),
    "in a list": ("- a\n\n  .. b", [(".. b", "b")]),
    "field": (
        ":cite-lint: ignore-file[CL2] x\n\na",
        [(":cite-lint: ignore-file[CL2] x", "cite-lint: ignore-file[CL2] x")],
    ),
    "a directive is none": (".. note:: a\n.. _b: c\n.. [1] d", []),
}


@pytest.mark.parametrize(("source", "expected"), COMMENTS.values(), ids=COMMENTS.keys())
def test_comments(source: str, expected: list[tuple[str, str]]) -> None:
    assert comments(read_document("draft.rst", source)) == expected


# construct: (source, title, date)
HEADS = {
    "fields below the title": ("Lakes\n=====\n\n:Author: A\n:Date: 2026-11-21\n\na", "Lakes", date(2026, 11, 21)),
    "fields alone": (":title: Big lakes\n:date: 2026-11-21 10:00\n\na", "Big lakes", date(2026, 11, 21)),
    "below a comment": (".. c\n\n:date: 2026-11-21\n", "", date(2026, 11, 21)),
    "words": (":date: 21 November 2026\n", "", date(2026, 11, 21)),
    "impossible day": (":date: 2026-02-31\n", "", None),
    "fields in the text": ("a\n\n:date: 2026-11-21\n", "", None),
    "first title of the first level": ("A\n=\n\nBoats\n-----", "A", None),
}


@pytest.mark.parametrize(("source", "title", "day"), HEADS.values(), ids=HEADS.keys())
def test_title_and_date(source: str, title: str, day: date | None) -> None:
    document = read_document("draft.rst", source)
    assert (document.title, document.date) == (title, day)
