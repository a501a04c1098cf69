"""The notebook reader: which cells are prose, and that all found in them stands at its place in the raw file."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from cite_lint.model.document import Document
from cite_lint.readers import UnreadableError, read_document


def _notebook(*cells: dict[str, Any], **metadata: str) -> str:
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4}, ensure_ascii=False, indent=1)


def _markdown(source: str | list[str]) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {"source": "12", "tags": ["13"]}, "source": source}


def _outline(document: Document) -> list[tuple[str, str, list[str]]]:
    """Return kind, place in the source and context of each block."""
    return [
        (block.kind.value, block.span.cut(document.source), [span.cut(document.source) for span in block.context])
        for block in document.blocks
    ]


# construct: (cells, kind, source and context of each block)
CELLS: dict[str, tuple[list[dict[str, Any]], list[tuple[str, str, list[str]]]]] = {
    "Markdown cells alone": (
        [
            {"cell_type": "code", "source": "x = 60", "outputs": [{"data": {"text/markdown": ["61 boats"]}}]},
            _markdown("62 boats"),
            {"cell_type": "raw", "source": "63 boats"},
        ],
        [("paragraph", "62 boats", [])],
    ),
    "kind behind the text": ([{"source": "60 boats", "cell_type": "markdown"}], [("paragraph", "60 boats", [])]),
    "a list of strings": (
        [_markdown(["# Head\n", "\n", "60 ", "boats"])],
        [("heading", "Head", []), ("paragraph", '60 ",\n    "boats', ["Head"])],
    ),
    "escapes": (
        [_markdown('\\*a\\* "60" \t b\\\n/ c')],
        [("paragraph", '*a\\\\* \\"60\\" \\t b\\\\\\n/ c', [])],
    ),
    "headings of earlier cells": (
        [_markdown("# A\n## B"), _markdown("b"), _markdown("## C\n\nc\n\n# D\n\nd"), _markdown("- e")],
        [
            ("heading", "A", []),
            ("heading", "B", ["A"]),
            ("paragraph", "b", ["B", "A"]),
            ("heading", "C", ["A"]),
            ("paragraph", "c", ["C", "A"]),
            ("heading", "D", []),
            ("paragraph", "d", ["D"]),
            ("list item", "e", ["D"]),
        ],
    ),
    "what is open in a cell ends with it": (
        [
            _markdown("```\n60"),
            _markdown("a"),
            _markdown("<!-- 60"),
            _markdown("b"),
            _markdown("<pre>"),
            _markdown("c"),
        ],
        [("paragraph", letter, []) for letter in "abc"],
    ),
    "a rule at the beginning is no front matter": (
        [_markdown("a"), _markdown("---\nb 60\n\n---\nc")],
        [("paragraph", "a", []), ("paragraph", "b 60", []), ("paragraph", "c", [])],
    ),
    "nothing": ([_markdown(""), _markdown([]), {}, {"cell_type": "markdown"}], []),
}


@pytest.mark.parametrize(("cells", "blocks"), CELLS.values(), ids=CELLS.keys())
def test_blocks_and_their_context(cells: list[dict[str, Any]], blocks: list[tuple[str, str, list[str]]]) -> None:
    source = _notebook(*cells)
    document = read_document("draft.ipynb", source)
    assert len(document.text) == len(source)
    assert _outline(document) == blocks


def test_structure_and_text_of_an_older_notebook() -> None:
    source = json.dumps({"worksheets": [{"cells": [_markdown("a"), {"cell_type": "code", "input": "x"}]}]})
    assert _outline(read_document("draft.ipynb", source)) == [("paragraph", "a", [])]


# what a string has in the file: what the text has in the same length
STRINGS = {
    "60 boats": "60 boats",
    r"a\nb": "a  b",
    r"a\tb": "a  b",
    r"a\u2013b": "a  –   b",
    r"\u00a360 caf\u00e9s": "     £60 caf" + "é     s",
    r"60\u0025 of": "60     % of",
    r"10\u202f000": "10\u202f     000",
    r"\ud83d\ude00 60": "\U0001f600" + " " * 11 + " 60",
    r"\ud83d 60": " " * 6 + " 60",
    r"a\u000ab\u000Dc": "a      b      c",
    r"**60**\/\\*": "  60  /   *",
    r"\"60\"": '" 60" ',
    r"5 &amp;\u0026amp; 6": "5 &    &          6",
    r"\u003cb\u003e60\u003c/b\u003e &gt; \u0026": " " * 13 + "60" + " " * 14 + " >    &     ",
    "\U0001f600 Salmo\u0301n 북한": "\U0001f600 Salmo\u0301n 북한",
}


@pytest.mark.parametrize(("written", "text"), STRINGS.items())
def test_escapes_are_padded_to_their_length(written: str, text: str) -> None:
    source = f'{{"cells": [{{"cell_type": "markdown", "source": "{written}"}}]}}'
    start = source.index(written)
    found = read_document("draft.ipynb", source).text
    assert found[start : start + len(written)] == text
    assert not (found[:start] + found[start + len(written) :]).strip()


def test_line_breaks_of_the_file_are_kept() -> None:
    source = _notebook(_markdown(["a\n", "b"])).replace("\n", "\r\n")
    document = read_document("draft.ipynb", source)
    assert [line.strip() for line in document.text.split("\r\n") if line.strip()] == ["a", "b"]
    assert document.text.count("\r\n") == source.count("\r\n")


def test_citations_and_comments_stand_in_the_file() -> None:
    source = _notebook(
        _markdown(
            [
                "[the \u201creport\u201d](http://a.org)[^1] ",
                "<!-- cite-lint: ignore[CL201] \u201cx\u201d -->\n\n",
                "[^1]: N",
            ]
        ),
        _markdown("[@key]"),
    ).replace("\u201c", "\\u201c")
    document = read_document("draft.ipynb", source)
    assert [(found.span.cut(source), found.kind, found.target) for found in document.citations] == [
        ("the \\u201creport\u201d", "link", "http://a.org"),
        ("[^1]", "footnote", "N"),
        ("@key", "key", "key"),
    ]
    assert [(comment.span.cut(source), comment.text) for comment in document.comments] == [
        ("<!-- cite-lint: ignore[CL201] \\u201cx\u201d -->", "cite-lint: ignore[CL201] \u201cx\u201d")
    ]


_RAW = {"cell_type": "raw", "source": ["---\n", "title: F\n", "date: 2019-05-20\n", "---"]}

# what the notebook says of itself: (source, title, date)
TITLES = {
    "metadata": (
        _notebook(_markdown("# H"), title=' The "title" ', date="2019-05-20"),
        'The "title"',
        date(2019, 5, 20),
    ),
    "heading": (_notebook(_markdown("a"), _markdown("## B\n# H\n# I")), "H", None),
    "front matter in the first cell": (_notebook(_RAW, _markdown("# H")), "F", date(2019, 5, 20)),
    "front matter in a later cell": (_notebook(_markdown("a"), _RAW), "", None),
    "metadata of another kind": (
        '{"cells": [], "metadata": {"title": ["x"], "a": {"title": "y"}, "date": 3}}',
        "",
        None,
    ),
    "title of a cell": ('{"cells": [{"metadata": {"title": "x"}}], "title": "y"}', "", None),
}


@pytest.mark.parametrize(("source", "title", "day"), TITLES.values(), ids=TITLES.keys())
def test_title_and_date(source: str, title: str, day: date | None) -> None:
    document = read_document("draft.ipynb", source)
    assert (document.title, document.date) == (title, day)


# what is wrong: (source, what the message says)
BROKEN = {
    "empty": ("", "no valid JSON: expecting value at line 1, column 1;"),
    "cut off": ('{"cells": [\n{"source": "a', "no valid JSON: unterminated string starting at line 2, column 12;"),
    "line break in a string": ('{"a": "\n"}', "no valid JSON: invalid control character at line 1, column 8;"),
    "bad escape": ('{\n "a": "\\x"}', "no valid JSON: invalid \\escape at line 2, column 8;"),
    "not JSON": ("# A draft", "no valid JSON: expecting value at line 1, column 1;"),
    "a list": ("[]", 'no notebook: its JSON has no list of "cells";'),
    "without cells": ("{}", 'no notebook: its JSON has no list of "cells";'),
    "cells are no list": ('{"cells": {}}', 'no notebook: its JSON has no list of "cells";'),
    "deep": ('{"cells": ' + "[" * 200_000 + "]" * 200_000 + "}", "no notebook: its JSON is nested too deeply;"),
}


@pytest.mark.parametrize(("source", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_broken_notebook_says_what_and_where(source: str, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document("draft.ipynb", source)
    assert str(caught.value) == message + " open it in Jupyter and save it again"


@pytest.mark.parametrize(
    "source",
    [
        '\ufeff{"cells": [{"cell_type": "markdown", "source": "a"}]}',
        '{"cells": [1, "x", [], null, {"cell_type": 3}, {"cell_type": "markdown", "source": [1, "a", ["b"], {"c": "d"}]}]}',
        '{"cells": [{"cell_type": "markdown", "source": "b", "source": "a"}]}',
        '{"cells": [{"cell_type": "markdown", "x": {"source": "b"}, "source": "a", "y": [["c"]]}]}',
        '{"cells": [{"cell_type": "markdown", "source": "a"}], "n": 1' + "0" * 9_999 + "}",
    ],
)
def test_strange_notebook_is_read(source: str) -> None:
    document = read_document("draft.ipynb", source)
    assert document.text.split() == ["a"]
    assert document.text.index("a") == source.index('"a"') + 1
