"""The OpenDocument reader: the text as its reader sees it, the names of places, structure and hostile files."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.model.document import Document
from cite_lint.readers import UnreadableError, read_document
from packed import flat_odt, odt, with_part, zipped

STYLES = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="Title" style:family="paragraph"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
    '<style:style style:name="Date" style:family="paragraph"/>'
    '<style:style style:name="Contents_20_1" style:family="paragraph"/>'
    '<style:style style:name="Loop" style:family="paragraph" style:parent-style-name="Loop"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
)


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def h(content: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{content}</text:h>'


def items(*content: str) -> str:
    return f"<text:list>{''.join(f'<text:list-item>{item}</text:list-item>' for item in content)}</text:list>"


def rows(*cells: tuple[str, ...]) -> str:
    made = (
        "".join(c if c.startswith("<table:") else f"<table:table-cell>{p(c)}</table:table-cell>" for c in row)
        for row in cells
    )
    return "".join(f"<table:table-row>{row}</table:table-row>" for row in made)


def table(*cells: tuple[str, ...]) -> str:
    return f"<table:table>{rows(*cells)}</table:table>"


def note(kind: str, *paragraphs: str) -> str:
    body = "".join(p(text) for text in paragraphs)
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{body}</text:note-body></text:note>"
    )


def annotation(text: str, name: str = "", author: str = "Ana") -> str:
    named = name and f' office:name="{name}"'
    inner = f"<dc:creator>{author}</dc:creator><dc:date>2020-01-01</dc:date>{p(text)}"
    return f"<office:annotation{named}>{inner}</office:annotation>"


def read(body: str) -> Document:
    document = read_document("draft.odt", odt(body, STYLES))
    check(document)
    return document


def check(document: Document) -> None:
    assert len(document.text) == len(document.source)
    assert len(document.places) == (document.source.count("\n") + 1 if document.places else 0)
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end
        assert block.span.cut(document.text) == block.span.cut(document.text).strip() != ""
        position = block.span.end
    for citation in document.citations:
        assert 0 <= citation.span.start < citation.span.end <= len(document.source)


# construct: (content of a paragraph, its line in the source)
LINES = {
    "spans anywhere in a figure": ("<text:span>6</text:span>0 p<text:span>er</text:span> cent", "60 per cent"),
    "white space": ("\n  a\n  b <text:span> c</text:span>", "a b c"),
    "spaces": ('a <text:s text:c="3"/>b<text:s/> c', "a    b  c"),
    "tab and break": ("a<text:tab/>b<text:line-break/>c", "a\tb c"),
    "page break": ("6<text:soft-page-break/>0", "60"),
    "deleted": ('6<text:change text:change-id="c"/>0', "60"),
    "inserted": ('<text:change-start text:change-id="c"/>60<text:change-end text:change-id="c"/>', "60"),
    "hidden": ('<text:span text:style-name="T1">61</text:span>60<text:hidden-text>62</text:hidden-text>', "60"),
    "placeholder": ("<text:placeholder>Enter</text:placeholder>60", "60"),
    "field": ("<text:date>60</text:date>", "60"),
    "ruby": ("<text:ruby><text:ruby-base>60</text:ruby-base><text:ruby-text>61</text:ruby-text></text:ruby>", "60"),
    "comment": (f"6{annotation('remark 61')}0", "60"),
    "picture": ("<draw:frame><draw:image/>61</draw:frame>60", "60"),
    "emoji and combining marks": ("e\u0301 😀 60", "e\u0301 😀 60"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("content", "line"), LINES.values(), ids=LINES.keys())
def test_line_of_a_paragraph(content: str, line: str) -> None:
    document = read(p(content))
    assert (document.source, document.places) == (line, ("paragraph 1",))


PROSE = {
    "page number": ("page <text:page-number>60</text:page-number>", "page   "),
    "number of a table": ("Table <text:sequence>1</text:sequence>: a", "Table  : a"),
    "note by hand": ('lakes.<text:span text:style-name="T2">12</text:span>', "lakes.  "),
    "address": ("see https://a.org/60 now", "see                  now"),
    "hyphen that holds": ("15\u2011year", "15-year"),
}


@pytest.mark.parametrize(("content", "prose"), PROSE.values(), ids=PROSE.keys())
def test_what_is_no_prose_is_blanked(content: str, prose: str) -> None:
    assert read(p(content)).text == prose


def test_places_are_named_as_the_writer_counts() -> None:
    covered = "<table:covered-table-cell/>"
    wide = f'<table:table-cell table:number-columns-spanned="2">{p("w")}</table:table-cell>'
    document = read(
        "<text:tracked-changes>" + p("deleted 61") + "</text:tracked-changes>"
        + p("one") + p("") + p("hidden", "P2")
        + table(("a", wide, covered, "b"), (covered, f"<table:table-cell>{p('c')}{p('d')}</table:table-cell>"))
        + p("e" + note("footnote", "first", "more") + note("endnote", "end") + note("footnote", "second")
            + f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>")
        + f"<text:section text:display='none'>{p('secret')}</text:section><text:section>{p('last')}</text:section>"
    )  # fmt: skip
    assert list(zip(document.places, document.source.split("\n"), strict=True)) == [
        ("paragraph 1", "one"),
        ("paragraph 2", ""),
        ("paragraph 3", ""),
        ("table 1, row 1, column 1", "a"),
        ("table 1, row 1, column 2", "w"),
        ("table 1, row 1, column 4", "b"),
        ("table 1, row 2, column 2, paragraph 1", "c"),
        ("table 1, row 2, column 2, paragraph 2", "d"),
        ("paragraph 4", "e¹¹²"),
        ("text box 1", "boxed"),
        ("paragraph 5", "last"),
        ("footnote 1, paragraph 1", "first"),
        ("footnote 1, paragraph 2", "more"),
        ("footnote 2", "second"),
        ("endnote 1", "end"),
    ]


def structure(document: Document) -> list[tuple[str, int, str, list[str]]]:
    return [
        (
            str(block.kind),
            block.level,
            block.span.cut(document.text),
            [span.cut(document.text) for span in block.context],
        )
        for block in document.blocks
    ]


def test_structure() -> None:
    contents = f"<text:table-of-content><text:index-body>{p('Lakes 12')}</text:index-body></text:table-of-content>"
    document = read(
        p("All lakes", "P1") + contents + p("Lakes 3", "Contents_20_1") + h("One") + p("Lead:")
        + items(p("a") + items(p("b")), p("c")) + p("said", "Quotations") + h("Two", 2) + p("d", "Loop")
        + f"<table:table><table:table-header-rows>{rows(('Lakes', '2019'))}</table:table-header-rows>"
        + rows(("Clear", "60")) + "</table:table>"
    )  # fmt: skip
    assert structure(document) == [
        ("heading", 1, "All lakes", []),
        ("heading", 2, "One", ["All lakes"]),
        ("paragraph", 0, "Lead:", ["One", "All lakes"]),
        ("list item", 0, "a", ["Lead:", "One", "All lakes"]),
        ("list item", 0, "b", ["a", "Lead:", "One", "All lakes"]),
        ("list item", 0, "c", ["Lead:", "One", "All lakes"]),
        ("quote", 0, "said", ["One", "All lakes"]),
        ("heading", 3, "Two", ["One", "All lakes"]),
        ("paragraph", 0, "d", ["Two", "One", "All lakes"]),
        ("table cell", 0, "Lakes", ["Two", "One", "All lakes"]),
        ("table cell", 0, "2019", ["Two", "One", "All lakes"]),
        ("table cell", 0, "Clear", ["Lakes", "Two", "One", "All lakes"]),
        ("table cell", 0, "60", ["Clear", "2019", "Two", "One", "All lakes"]),
    ]
    assert document.title == "All lakes"


def test_citations_and_comments() -> None:
    document = read(
        p(f'<text:a xlink:href="https://a.org/1">the study</text:a>{note("footnote", "A  study")}')
        + p('<text:a xlink:href="#x">x</text:a><text:a xlink:href="mailto:a@b.org">y</text:a>')
        + p(f'About {annotation("cite-lint: ignore[CL201] known", "c1")}60<office:annotation-end office:name="c1"/> lakes')
        + p(f"All{annotation('At a point')} of it{annotation('CL201 value-mismatch: old', 'c2', 'cite-lint')}")
    )  # fmt: skip
    assert [(c.kind, c.span.cut(document.source), c.target) for c in document.citations] == [
        ("link", "the study", "https://a.org/1"),
        ("footnote", "¹", "A study"),
    ]
    assert [(c.span.cut(document.source), c.text) for c in document.comments] == [
        ("60", "cite-lint: ignore[CL201] known"),
        ("All of it", "At a point"),
    ]


def test_title_and_date() -> None:
    data = odt(p("21 November 2026", "Date") + h("One"), STYLES, title=" The\nlakes ")
    document = read_document("draft.odt", data)
    assert (document.title, document.date) == ("The lakes", date(2026, 11, 21))


def test_flat_form() -> None:
    assert read_document("draft.fodt", flat_odt(p("60"))).source == "60"
    assert read_document("draft.fodt", odt(p("61"))).source == "61"


def test_deleted_words_that_stand_in_the_text() -> None:
    changes = "<text:tracked-changes>" + "".join(
        f"<text:changed-region text:id='{name}'><text:{kind}/></text:changed-region>"
        for name, kind in (("i", "insertion"), ("d", "deletion"))
    )
    words = "".join(
        f"<text:change-start text:change-id='{name}'/>{words}<text:change-end text:change-id='{name}'/>"
        for name, words in (("i", "60 "), ("d", "61 <text:s text:c='2'/><text:span>62</text:span>"), ("i", "homes"))
    )
    body = changes + "</text:tracked-changes>" + p(words + " left")
    assert read_document("draft.fodt", flat_odt(body)).source == "60 homes left"


GOOD = odt(p("60"))
BROKEN = {
    "text": (b"Just words.", "no .odt file: it is no zip archive"),
    "other zip": (zipped({"a.txt": "a"}), "its part content.xml is missing"),
    "a sheet": (with_part(GOOD, "content.xml", b"<x/>"), "no OpenDocument text"),
    "broken XML": (with_part(GOOD, "content.xml", b"<x>"), "content.xml is no sound XML"),
    "locked": (odt(p("60"), manifest="<x><encryption-data/></x>"), "locked by a password"),
    "locked as a whole": (zipped({"encrypted-package": "x"}), "locked by a password"),
    "entities": (
        with_part(GOOD, "content.xml", b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><a>&a;</a>"),
        "declares a document type",
    ),
}


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_file_that_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read_document("draft.odt", data)
    assert message in str(error.value)


MARKUP = st.recursive(
    st.sampled_from(
        ("60", " ", "<text:s/>", "<text:tab/>", annotation("a", "c"), '<office:annotation-end office:name="c"/>',
         '<text:s text:c="99999999"/>', "<table:covered-table-cell/>", "https://a.org")
    ),
    lambda inner: st.tuples(
        st.sampled_from(
            ("text:p", "text:h", "text:span", "text:a", "text:list", "text:list-item", "text:note", "text:note-body",
             "table:table", "table:table-row", "table:table-cell", "draw:frame", "draw:text-box", "text:page-number")
        ),
        st.lists(inner, max_size=5),
    ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(body=st.lists(MARKUP, max_size=5).map("".join))
def test_any_order_of_elements(body: str) -> None:
    read(body)


@pytest.mark.parametrize(
    "piece",
    [p("60"), "<text:span>6</text:span>", "<text:s/>", note("footnote", "a"), annotation("a"), items(p("a")),
     table(("a", "b")), '<text:a xlink:href="https://a.org">b</text:a>', "<text:page-number>1</text:page-number>"],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    inner = piece * (600_000 // len(piece))
    began = time.perf_counter()
    read(inner if piece.startswith(("<text:p ", "<table", "<text:list")) else p(inner))
    # About 0.3 s; what is quadratic takes minutes.
    assert time.perf_counter() - began < 10
