"""Positions: in every format, the characters of the user's file at a figure's reported place are the figure."""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

import pytest

from cite_lint.config import Settings
from cite_lint.engine import STDIN, Linter, Run
from cite_lint.reporters import Look, render


@dataclass(frozen=True)
class Piece:
    """A sentence around a figure, in plain words: a format marks up the figure, and writes what it has to escape."""

    before: str
    figure: str
    after: str = " boats were counted on the lake."


# Where the figure stands. `cell` is the last of a table whose head and first cell are HEAD and ROW; `link` is the text
# of a link to LINK. The other places ask for no mark but those that a format needs for the characters themselves.
PIECES = {
    "paragraph": Piece("In all, ", "4,217"),
    "bold": Piece("In the north, ", "3,618"),
    "link": Piece("In the south, ", "2,905"),
    "item": Piece("Of the old kind, ", "7,352"),
    "cell": Piece("", "1,846", ""),
    "wide": Piece("\U0001f600 \U0001f469\u200d\U0001f680 북한 Salmo\u0301n, e\u0301te\u0301: ", "5,094"),
    "entity": Piece("On Hill & Dale\u00a0\u2013 and Reed & Rush\u00a0\u2013 ", "8,763"),
    "quotation": Piece('They said: "Here, ', "6,481", ' boats were counted".'),
    "tab": Piece("Then,\tlater, ", "9,127", " boats\twere counted."),
}
LINK = "https://example.org/2019/12-boats"
HEADS = ("Shore", "Boats counted")
ROW = "North"


def markdown(pieces: Mapping[str, Piece]) -> str:
    def written(text: str) -> str:
        return text.replace("&", "&amp;").replace("\u00a0", "&nbsp;").replace("\u2013", "&#8211;")

    def sentence(place: str, opening: str = "", closing: str = "") -> str:
        piece = pieces[place]
        return written(piece.before) + opening + piece.figure + closing + written(piece.after)

    return "\n".join(
        (
            "---\ntitle: 12 boats\n---\n# The *lake*\n",
            sentence("paragraph"),
            "\n" + sentence("bold", "**", "**"),
            f"\n{sentence('link', '[', f']({LINK})')}\n",
            "> - " + sentence("item"),
            f"\n| {HEADS[0]} | {HEADS[1]} |\n|---|--:|\n| {ROW} | {pieces['cell'].figure} |\n",
            f"{sentence('wide')}\n\n{sentence('entity')} `12`\n\n{sentence('quotation')}\n\n{sentence('tab')}",
        )
    )


def page(pieces: Mapping[str, Piece]) -> str:
    def written(text: str) -> str:
        return html.escape(text).replace("\u00a0", "&nbsp;").replace("\u2013", "&#8211;")

    def sentence(place: str, opening: str = "", closing: str = "") -> str:
        piece = pieces[place]
        return written(piece.before) + opening + piece.figure + closing + written(piece.after)

    return f"""<!DOCTYPE html>
<html><head><title>12 boats</title>
<style>p {{ width: 12px }}</style></head>
<body><h1 title="13 > 12">The lake</h1>
<p>{sentence("paragraph")}
<p>{sentence("bold", "<b>", "</b>")}</p>
<p>{sentence("link", f'<a href="{LINK}">', "</a>")}
<ul><li>{sentence("item")}</ul>
<table><tr><th>{HEADS[0]}<th>{HEADS[1]}
<tr><td>{ROW}</td><td>{pieces["cell"].figure}</td></table>
<!-- 14 boats -->{sentence("wide")}<p>{sentence("entity")}
<p>{sentence("quotation")}
<p>{sentence("tab")}
"""


def plain(pieces: Mapping[str, Piece]) -> str:
    sentences = {place: piece.before + piece.figure + piece.after for place, piece in pieces.items()}
    sentences["item"] = "* " + sentences["item"]
    sentences["cell"] = f"{ROW}: {pieces['cell'].figure} boats."
    return "The lake\n\n" + "\n\n".join(sentences.values()) + "\n"


def notebook(pieces: Mapping[str, Piece], *, is_ascii: bool = False, indent: int | None = 1) -> str:
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "outputs": [{"text": ["12 boats"]}], "source": ["boats = 4217\n"]},
        {"cell_type": "markdown", "metadata": {}, "source": markdown(pieces).splitlines(keepends=True)},
        {"cell_type": "markdown", "source": "# Figures again\n\nAt the end, 1,359 boats were counted."},
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, ensure_ascii=is_ascii, indent=indent)


def escaped_notebook(pieces: Mapping[str, Piece]) -> str:
    return notebook(pieces, is_ascii=True, indent=None).replace("&", "\\u0026").replace("<", "\\u003c")


Write = Callable[[Mapping[str, Piece]], str | bytes]

# A format is one line: a name, the ending of its files, and a function that writes PIECES in it: text, line ends LF and
# without a byte order mark, or the bytes of a file that is no text.
FORMATS: dict[str, tuple[str, Write]] = {
    "Markdown": (".md", markdown),
    "MDX": (".mdx", markdown),
    "HTML": (".html", page),
    "plain text": (".txt", plain),
    "notebook": (".ipynb", notebook),
    "notebook in ASCII": (".ipynb", escaped_notebook),
}

# How the text stands in the file: its line ends and its bytes.
FILES: dict[str, tuple[str, bytes, str]] = {
    "UTF-8": ("\n", b"", "utf-8"),
    "CRLF": ("\r\n", b"", "utf-8"),
    "CR": ("\r", b"", "utf-8"),
    "byte order mark": ("\n", codecs.BOM_UTF8, "utf-8"),
    "byte order mark and CRLF": ("\r\n", codecs.BOM_UTF8, "utf-8"),
    "UTF-16, little end first": ("\r\n", codecs.BOM_UTF16_LE, "utf-16-le"),
    "UTF-16, big end first": ("\n", codecs.BOM_UTF16_BE, "utf-16-be"),
}


@pytest.fixture(scope="module")
def run() -> Run:
    settings = Settings()
    return Run(lambda file: settings, today=date(2026, 1, 1))


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter(today=date(2026, 1, 1))


def _claims(run: Run, data: bytes, name: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text that the positions count in, and the claims of `cite-lint check --format json`."""
    report = run.check([STDIN], BytesIO(data), name)
    assert report.files[0].error is None
    shown = json.loads(render("json", report, Look()))
    return report.files[0].text, shown["files"][0]["claims"]


def _places(ending: str, write: Write) -> Iterator[Any]:
    written = write(PIECES)
    if isinstance(written, bytes):
        yield pytest.param(ending, None, written, id="as it is")
        return
    for name, (line_end, mark, encoding) in FILES.items():
        text = written.replace("\n", line_end)
        yield pytest.param(ending, text, mark + text.encode(encoding), id=name)


_DRAFTS = [
    pytest.param(*draft.values, id=f"{name}: {draft.id}")
    for name, (ending, write) in FORMATS.items()
    for draft in _places(ending, write)
]


@pytest.mark.parametrize(("ending", "text", "data"), _DRAFTS)
def test_the_figure_stands_at_its_reported_place(run: Run, ending: str, text: str | None, data: bytes) -> None:
    reported, claims = _claims(run, data, "draft" + ending)
    text = reported if text is None else text
    assert reported == text
    lines = re.split(r"\r\n|\r|\n", text)
    found = {}
    for claim in claims:
        start, end = claim["span"]["start"], claim["span"]["end"]
        assert text[start["offset"] : end["offset"]] == claim["text"]
        assert start["line"] == end["line"]
        assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] == claim["text"]
        found[claim["text"]] = start["offset"]
    for place, piece in PIECES.items():
        assert piece.figure in found, place
        assert text.count(piece.figure) == 1
    assert not {"12", "13", "14"} & set(found), "what is no prose"


@pytest.mark.parametrize(("ending", "write"), FORMATS.values(), ids=FORMATS)
def test_text_that_is_decoded_already(linter: Linter, ending: str, write: Write) -> None:
    text = write(PIECES)
    if isinstance(text, bytes):
        pytest.skip("a format that is no text")
    [file] = linter.lint_text(text, "draft" + ending).files
    spans = [claim.claim.quantity.span for claim in file.claims]
    assert {piece.figure for piece in PIECES.values()} <= {span.cut(text) for span in spans}
