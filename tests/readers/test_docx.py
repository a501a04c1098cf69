"""The Word reader: the text as its reader sees it, the names of places, structure, citations and hostile files."""

from __future__ import annotations

import io
import time
import zipfile
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.model.document import Document
from cite_lint.readers import UnreadableError, read_document
from packed import comment, note, paragraph, run, style, styled, table, unzipped, with_part, word, zipped

STYLES = "".join(
    (
        style("Title"),
        style("heading 1"),
        style("heading 2"),
        style("Mine", base="heading2"),
        style("berschrift", "<w:pPr><w:outlineLvl w:val='2'/></w:pPr>"),
        style("Quote"),
        style("List Bullet", "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"),
        style("toc 1"),
        style("Date"),
        style("Secret", "<w:rPr><w:vanish/></w:rPr>"),
        style("Veil", "<w:rPr><w:vanish/></w:rPr>", kind="character"),
        style("Up", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>", kind="character"),
        style("Loop", base="Pool"),
        style("Pool", base="Loop"),
    )
)
SIXTY = '<w:r><w:t xml:space="preserve">60</w:t></w:r>'
ITEM = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


def read(body: str, **parts: str) -> Document:
    """Read a document of the styles above; a key that is an address is a link's."""
    links = {"l1": "https://a.org/1", "l2": "mailto:a@b.org"}
    document = read_document("draft.docx", word(body, {"styles": STYLES, **parts}, links))
    check(document)
    return document


def check(document: Document) -> None:
    """Assert what holds of every document."""
    assert len(document.text) == len(document.source)
    assert len(document.places) == (document.source.count("\n") + 1 if document.places else 0)
    assert "\r" not in document.source
    position = 0
    for block in document.blocks:
        assert position <= block.span.start < block.span.end
        assert block.span.cut(document.text) == block.span.cut(document.text).strip() != ""
        position = block.span.end
    for citation in document.citations:
        assert 0 <= citation.span.start < citation.span.end <= len(document.source)


def field(code: str, result: str) -> str:
    marks = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    instruction = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return f"{marks['begin']}{instruction}{marks['separate']}{result}{marks['end']}"


# construct: (content of a paragraph, its line in the source)
LINES = {
    "runs anywhere in a figure": (run("6") + run("0 p", "<w:b/>") + run("er cent"), "60 per cent"),
    "tab and breaks": (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:br w:type='page'/></w:r>",
        "a\tb c  ",
    ),
    "line break in the markup": ("<w:r><w:t>one\ntwo&#13;three</w:t></w:r>", "one two three"),
    "space around text that does not keep it": ("<w:r><w:t> 60 </w:t></w:r>" + SIXTY, "6060"),
    "hyphens": ("<w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>year</w:t><w:softHyphen/><w:t>s</w:t></w:r>", "15‑years"),
    "soft hyphen as a character": (run("1\u00ad2\u00ad3"), "123"),
    "symbols": (
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F04A"/>'
        '<w:sym w:font="Arial" w:char="2264"/><w:sym w:font="Arial" w:char="D800"/><w:sym w:char="x"/></w:r>',
        "≥□≤□□",
    ),
    "insertion": (f"<w:ins w:id='1'>{SIXTY}</w:ins>", "60"),
    "deletion": (f"<w:del w:id='1'><w:r><w:delText>61</w:delText></w:r></w:del>{SIXTY}", "60"),
    "moved": (f"<w:moveFrom w:id='1'>{run('61')}</w:moveFrom><w:moveTo w:id='2'>{SIXTY}</w:moveTo>", "60"),
    "hidden": (run("61", "<w:vanish/>") + run("62", "<w:rStyle w:val='Veil'/>") + SIXTY, "60"),
    "shown again": (run("60", "<w:rStyle w:val='Veil'/><w:vanish w:val='0'/>"), "60"),
    "field": (field(" DATE ", SIXTY), "60"),
    "field in a field's code": (
        field(f"IF </w:instrText></w:r>{field('X', run('61'))}<w:r><w:instrText>", SIXTY),
        "60",
    ),
    "field without an end": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + SIXTY, "60"),
    "end without a field": ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' + SIXTY, "60"),
    "simple field": (f'<w:fldSimple w:instr="AUTHOR">{SIXTY}</w:fldSimple>', "60"),
    "smart tag": (f"<w:smartTag w:element='x'><w:smartTagPr/>{SIXTY}</w:smartTag>", "60"),
    "content control": (f"<w:sdt><w:sdtPr><w:tag w:val='x'/></w:sdtPr><w:sdtContent>{SIXTY}</w:sdtContent></w:sdt>", "60"),
    "content control to be filled in": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Enter 61')}</w:sdtContent></w:sdt>" + SIXTY,
        "60",
    ),
    "alternatives": (
        f"<mc:AlternateContent><mc:Choice Requires='a'>{SIXTY}</mc:Choice><mc:Choice Requires='b'>{run('61')}"
        f"</mc:Choice><mc:Fallback>{run('62')}</mc:Fallback></mc:AlternateContent>",
        "60",
    ),
    "emoji as Word writes it": (
        "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx w16se:font='x' w16se:char='1F60A'/>"
        "</mc:Choice><mc:Fallback><w:t>x</w:t></mc:Fallback></mc:AlternateContent></w:r>" + SIXTY,
        "😊60",
    ),
    "ruby": ("<w:r><w:ruby><w:rt>" + run("61") + "</w:rt><w:rubyBase>" + SIXTY + "</w:rubyBase></w:ruby></w:r>", "60"),
    "bidirectional": (f"<w:dir w:val='rtl'>{SIXTY}</w:dir>", "60"),
    "comment in the markup": ("<w:r><w:t>6<!-- x -->0</w:t></w:r>", "60"),
    "nothing": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(("content", "line"), LINES.values(), ids=LINES.keys())
def test_line_of_a_paragraph(content: str, line: str) -> None:
    document = read(f"<w:p>{content}</w:p>")
    assert document.source == line
    assert document.places == ("paragraph 1",)


# construct: (content of a paragraph, what of it is prose)
PROSE = {
    "hyphen that holds": ("<w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>year</w:t></w:r>", "15-year"),
    "unknown symbol": (SIXTY + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', "60 "),
    "page number": (run("page ") + field("PAGE", SIXTY), "page   "),
    "simple page number": (f'<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{SIXTY}</w:fldSimple>', "  "),
    "note by hand": (
        run("lakes.") + run("1", "<w:vertAlign w:val='superscript'/>") + run("2", "<w:rStyle w:val='Up'/>"),
        "lakes.  ",
    ),
    "ordinal": (run("1") + run("st", "<w:vertAlign w:val='superscript'/>"), "1st"),
    "address": (run("see https://a.org/60 now"), "see                  now"),
    "reference number": (run("60 [12]"), "60     "),
    "number that leads to a note": (f"{SIXTY}<w:hyperlink w:anchor='n1'>{run('1')}</w:hyperlink>", "60 "),
}  # fmt: skip


@pytest.mark.parametrize(("content", "prose"), PROSE.values(), ids=PROSE.keys())
def test_what_is_no_prose_is_blanked(content: str, prose: str) -> None:
    assert read(f"<w:p>{content}</w:p>").text == prose


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    document = read(
        paragraph("The ", properties=gone) + paragraph("lakes.") + paragraph("last", properties=gone) + table(("a",))
    )
    assert document.source == "The lakes.\nlast\na"
    assert document.places == ("paragraph 1", "paragraph 2", "table 1, row 1, column 1")


def test_hidden_by_its_paragraphs_style() -> None:
    veiled = run("60", "<w:rStyle w:val='Veil'/>")
    # Hidden by both styles is shown: the one turns the other round.
    assert read(styled("Secret", "61", veiled, run("62", "<w:b/>"))).source == "60"


def test_places_are_named_as_the_writer_counts() -> None:
    box = paragraph(
        "behind",
        f"<w:r><w:pict><w:txbxContent>{paragraph('boxed')}{table(('in',))}</w:txbxContent></w:pict></w:r>",
        "<w:r><w:footnoteReference w:id='7'/></w:r>",
        "<w:r><w:endnoteReference w:id='2'/></w:r>",
        "<w:r><w:footnoteReference w:id='5'/></w:r>",
    )
    document = read(
        paragraph("one")
        + paragraph()
        + table(("a", paragraph("b") + paragraph("c")), (table(("d",)) + paragraph(), "e"))
        + box
        + paragraph("last"),
        footnotes=note("footnote", 5, "second") + note("footnote", 7, "first", "more") + note("footnote", 9, "none"),
        endnotes=note("endnote", 2, "end"),
    )
    assert list(zip(document.places, document.source.split("\n"), strict=True)) == [
        ("paragraph 1", "one"),
        ("paragraph 2", ""),
        ("table 1, row 1, column 1", "a"),
        ("table 1, row 1, column 2, paragraph 1", "b"),
        ("table 1, row 1, column 2, paragraph 2", "c"),
        ("table 1, row 2, column 1, table 1, row 1, column 1", "d"),
        ("table 1, row 2, column 1", ""),
        ("table 1, row 2, column 2", "e"),
        ("paragraph 3", "behind¹¹²"),
        ("text box 1", "boxed"),
        ("text box 1, table 1, row 1, column 1", "in"),
        ("paragraph 4", "last"),
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


def test_headings_lists_and_quotes() -> None:
    document = read(
        styled("heading1", "One")
        + paragraph("Lead:")
        + paragraph()
        + styled("ListBullet", "a")
        + paragraph("b", properties=ITEM.format(1))
        + paragraph("c", properties=ITEM.format(0))
        + paragraph("d", properties='<w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + styled("Mine", "Two")
        + styled("Quote", "said")
        + styled("berschrift", "Three")
        + styled("Loop", "e")
        + paragraph("Direct", properties='<w:outlineLvl w:val="0"/>')
    )
    assert structure(document) == [
        ("heading", 1, "One", []),
        ("paragraph", 0, "Lead:", ["One"]),
        ("list item", 0, "a", ["Lead:", "One"]),
        ("list item", 0, "b", ["a", "Lead:", "One"]),
        ("list item", 0, "c", ["Lead:", "One"]),
        ("paragraph", 0, "d", ["One"]),
        ("heading", 2, "Two", ["One"]),
        ("quote", 0, "said", ["Two", "One"]),
        ("heading", 3, "Three", ["Two", "One"]),
        ("paragraph", 0, "e", ["Three", "Two", "One"]),
        ("heading", 1, "Direct", []),
    ]


def test_a_title_stands_above_the_headings() -> None:
    document = read(styled("Title", "All ", "lakes") + styled("heading1", "One") + paragraph("a"))
    assert structure(document) == [
        ("heading", 1, "All lakes", []),
        ("heading", 2, "One", ["All lakes"]),
        ("paragraph", 0, "a", ["One", "All lakes"]),
    ]
    assert document.title == "All lakes"


def test_cells_are_read_under_their_heads() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("2019")
    merged = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + paragraph("Clear")
    goes_on = "<w:tcPr><w:vMerge/></w:tcPr>" + paragraph()
    document = read(table(("Lakes", wide), (merged, "60", "61"), (goes_on, paragraph("62") + paragraph("63"), "64")))
    assert structure(document) == [
        ("table cell", 0, "Lakes", []),
        ("table cell", 0, "2019", []),
        ("table cell", 0, "Clear", ["Lakes"]),
        ("table cell", 0, "60", ["Clear", "2019"]),
        ("table cell", 0, "61", ["Clear", "2019"]),
        ("table cell", 0, "62", ["Clear", "2019"]),
        ("table cell", 0, "63", ["Clear", "2019"]),
        ("table cell", 0, "64", ["Clear", "2019"]),
    ]
    assert document.places[-1] == "table 1, row 3, column 3"


def test_rows_that_the_file_calls_heads_are_heads() -> None:
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    body = table(("a", "b"), ("c", ""), ("d", "e")).replace("<w:tr>", f"<w:tr>{head}", 2)
    assert structure(read(body))[-1] == ("table cell", 0, "e", ["d", "b"])


def test_deleted_rows_and_cells_are_left_out() -> None:
    gone = "<w:trPr><w:del w:id='1'/></w:trPr>"
    body = table(("a", "b"), ("c", "<w:tcPr><w:cellDel w:id='2'/></w:tcPr>" + paragraph("d")))
    assert read(body.replace("<w:tr>", f"<w:tr>{gone}", 1)).source == "c"


def test_malformed_tables_are_text() -> None:
    cell = f"<w:tc>{paragraph('60')}</w:tc>"
    wide = f'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="99999999"/></w:trPr>{cell}</w:tr></w:tbl>'
    document = read(f"<w:tr>{cell}</w:tr>{cell}<w:tbl>{cell}{paragraph('61')}</w:tbl><w:tbl/>{wide}")
    assert document.source == "60\n60\n60\n61\n60"


def test_citations() -> None:
    link = f"<w:hyperlink r:id='l1'>{run(' the ')}{run('study ', '<w:b/>')}</w:hyperlink>"
    document = read(
        paragraph(link, f"<w:hyperlink r:id='l2'>{run('write')}</w:hyperlink>", " or https://b.org/2.")
        + paragraph(field(' HYPERLINK "https://c.org/3" \\l "x" ', run("here")))
        + paragraph(field(' HYPERLINK \\l "place" ', run("there")), "<w:hyperlink r:id='none'/>")
        + paragraph(f'<w:fldSimple w:instr="HYPERLINK https://d.org">{run("d")}</w:fldSimple>')
        + paragraph("60", "<w:r><w:footnoteReference w:id='2'/></w:r>", " lakes")
        + paragraph(f"<w:hyperlink r:id='l1'>{run('https://a.org/1')}</w:hyperlink>"),
        footnotes=note("footnote", 2, "A study,", "2019."),
    )
    assert [(c.kind, c.span.cut(document.source), c.target) for c in document.citations] == [
        ("link", "the study", "https://a.org/1"),
        ("link", "https://b.org/2", "https://b.org/2"),
        ("link", "here", "https://c.org/3"),
        ("link", "d", "https://d.org"),
        ("footnote", "¹", "A study, 2019."),
        ("link", "https://a.org/1", "https://a.org/1"),
    ]
    assert "60  lakes" in document.text


def test_links_of_a_note_are_its_own() -> None:
    """A note's part has addresses of its own, under ids that the text uses for others."""
    document = read(
        paragraph(
            "a", "<w:r><w:footnoteReference w:id='2'/></w:r>", f"<w:hyperlink r:id='l1'>{run('b')}</w:hyperlink>"
        ),
        footnotes=note("footnote", 2, f"<w:hyperlink r:id='l1'>{run('c')}</w:hyperlink>"),
    )
    links = [(c.span.cut(document.source), c.target) for c in document.citations if c.kind == "link"]
    assert links == [("b", "https://a.org/1"), ("c", "https://note.org")]


def test_notes_stand_under_the_headings_of_their_mark() -> None:
    document = read(
        styled("heading1", "One")
        + paragraph("a", "<w:r><w:footnoteReference w:id='2'/></w:r>")
        + styled("heading1", "Two"),
        footnotes=note("footnote", 2, "60 lakes"),
    )
    assert structure(document)[-1] == ("paragraph", 0, "60 lakes", ["One"])


def test_contents_are_no_prose() -> None:
    contents = styled("toc1", "Lakes", "<w:r><w:tab/></w:r>", "12") + paragraph(field("TOC \\o", run("Boats 13")))
    assert read(contents + paragraph("60")).text.split() == ["60"]


def ranged(name: int, content: str) -> str:
    start, end = (f'<w:commentRange{edge} w:id="{name}"/>' for edge in ("Start", "End"))
    return f'{start}{content}{end}<w:r><w:commentReference w:id="{name}"/></w:r>'


def test_comments_cover_what_they_are_about() -> None:
    document = read(
        paragraph("About ", ranged(0, SIXTY), " lakes")
        + paragraph("All ", "<w:r><w:commentReference w:id='1'/></w:r>", "of it")
        + '<w:commentRangeStart w:id="2"/>'
        + paragraph("from")
        + paragraph("to")
        + '<w:commentRangeEnd w:id="2"/>',
        comments=comment(0, "cite-lint: ignore[CL201] known")
        + comment(1, "At a point")
        + comment(2, "Long")
        + comment(3, "Nowhere")
        + comment(4, "CL201 value-mismatch: old", "cite-lint"),
    )
    assert [(c.span.cut(document.source), c.text) for c in document.comments] == [
        ("60", "cite-lint: ignore[CL201] known"),
        ("All of it", "At a point"),
        ("from\nto", "Long"),
    ]


DATES = {
    "2026-11-21": date(2026, 11, 21),
    "21 November 2026": date(2026, 11, 21),
    "Saturday, 21st November, 2026": date(2026, 11, 21),
    "November 21, 2026": date(2026, 11, 21),
    "11/12/2026": None,
    "31 February 2026": None,
    "21 Novembre 2026": None,
    "soon": None,
}


@pytest.mark.parametrize(("written", "day"), DATES.items())
def test_date_is_what_the_draft_says(written: str, day: date | None) -> None:
    assert read(styled("Date", written) + paragraph("2020-01-01")).date == day


TITLES = {
    "of the text": (styled("Title", "Lakes") + styled("heading1", "One"), "Properties", "Lakes"),
    "of the properties": (styled("heading1", "One"), " The\nproperties ", "The properties"),
    "first heading": (styled("heading2", "Two") + styled("heading1", "One") + styled("heading1", "Next"), "", "One"),
    "none": (paragraph("a"), "", ""),
}


@pytest.mark.parametrize(("body", "properties", "title"), TITLES.values(), ids=TITLES.keys())
def test_title(body: str, properties: str, title: str) -> None:
    assert read_document("draft.docx", word(body, {"styles": STYLES}, title=properties)).title == title


FIGURES = {
    "bold": run("60", "<w:b/>"),
    "split over three runs": run("6") + run("", "<w:i/>") + run("0"),
    "in a hyperlink": f"<w:hyperlink r:id='l1'>{SIXTY}</w:hyperlink>",
    "inserted": f"<w:ins w:id='1'>{SIXTY}</w:ins>",
    "after emoji and combining marks": run("e\u0301 😀 \U0001f469\u200d\U0001f52c ") + SIXTY,
    "after an entity": run("&amp;&#8239;") + SIXTY,
}


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES.keys())
@pytest.mark.parametrize(
    "around",
    [("<w:p>" + run("a "), "</w:p>"), ("<w:tbl><w:tr><w:tc><w:p>", "</w:p></w:tc></w:tr></w:tbl>"),
     (f"<w:p><w:pPr>{ITEM.format(0)}</w:pPr>", "</w:p>")],
    ids=["paragraph", "cell", "item"],
)  # fmt: skip
def test_figure_is_cut_out_at_its_place(figure: str, around: tuple[str, str]) -> None:
    document = read(paragraph("before") + figure.join(around))
    start = document.text.index("60")
    assert document.source[start : start + 2] == "60"
    (block,) = (block for block in document.blocks if block.span.start <= start < block.span.end)
    assert "60" in block.span.cut(document.source)


def test_strict_form_of_the_standard() -> None:
    data = word(paragraph("60", f"<w:hyperlink r:id='l1'>{run('x')}</w:hyperlink>"), links={"l1": "https://a.org"})
    for old, new in (
        (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"),
    ):  # fmt: skip
        data = zipped({name: content.replace(old, new) for name, content in unzipped(data).items()})
    document = read_document("draft.docx", data)
    assert (document.source, [c.target for c in document.citations]) == ("60x", ["https://a.org"])


def test_written_by_python_docx() -> None:
    made = docx.Document()
    made.add_heading("The lakes", 0)
    made.add_heading("Clear ones", 1)
    text = made.add_paragraph("About ")
    figure = text.add_run("60")
    figure.bold = True
    text.add_run(" of them.")
    made.add_comment(figure, text="cite-lint: ignore[CL201] known", author="Ana", initials="a")
    made.add_paragraph("One item", style="List Bullet")
    made.core_properties.title = "Other"
    data = io.BytesIO()
    made.save(data)
    document = read_document("draft.docx", data.getvalue())
    check(document)
    assert structure(document) == [
        ("heading", 1, "The lakes", []),
        ("heading", 2, "Clear ones", ["The lakes"]),
        ("paragraph", 0, "About 60 of them.", ["Clear ones", "The lakes"]),
        ("list item", 0, "One item", ["About 60 of them.", "Clear ones", "The lakes"]),
    ]
    assert [(c.span.cut(document.source), c.text) for c in document.comments] == [
        ("60", "cite-lint: ignore[CL201] known")
    ]
    assert (document.title, document.date) == ("The lakes", None)


GOOD = word(paragraph("60"))
BOMB = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
OUTSIDE = b"<!DOCTYPE a [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"


def document_part(before: bytes, content: bytes) -> bytes:
    xml = unzipped(GOOD)["word/document.xml"].replace(b"60", content)
    return with_part(GOOD, "word/document.xml", before + xml)


def locked() -> bytes:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = -1
        while (position := data.find(mark, position + 1)) >= 0:
            data[position + offset] |= 1
    return bytes(data)


def twice() -> bytes:
    data = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return data.getvalue()


BROKEN = {
    "empty": (lambda: b"", "no .docx file: it is empty"),
    "text": (lambda: b"Just words.", "no .docx file: it is no zip archive"),
    "old or locked": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "locked by a password, or of the old .doc"),
    "locked zip": (locked, "locked by a password"),
    "cut off": (lambda: GOOD[:-40], "broken: "),
    "cut in the middle": (lambda: GOOD[:200] + GOOD[260:], "broken: "),
    "other zip": (lambda: zipped({"a.txt": "a"}), "no .docx file: its part word/document.xml is missing"),
    "missing part": (lambda: with_part(GOOD, "word/document.xml", None), "its part word/document.xml is missing"),
    "other root": (lambda: with_part(GOOD, "word/document.xml", b"<x/>"), "is no Word document"),
    "broken XML": (lambda: with_part(GOOD, "word/document.xml", b"<x><y></x>"), "its part word/document.xml is no sound XML"),
    "not UTF-8": (lambda: document_part(b"", b"\xff"), "is no sound XML"),
    "deep XML": (lambda: document_part(b"", b"<w:r>" * 5000 + b"</w:r>" * 5000), "is no sound XML"),
    "entities": (lambda: document_part(BOMB, b"&b;"), "declares a document type"),
    "file from outside": (lambda: document_part(OUTSIDE, b"&a;"), "declares a document type"),
    "part twice": (twice, "it holds word/document.xml twice"),
    "zip bomb": (lambda: document_part(b"", b"0" * 51_000_000), "larger than 50 MB when unpacked"),
    "broken styles": (
        lambda: with_part(word("", {"styles": ""}), "word/styles.xml", b"<"),
        "word/styles.xml is no sound XML",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN.keys())
def test_file_that_cannot_be_read_says_why(data: object, message: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read_document("draft.docx", data())  # type: ignore[operator]
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_document_without_a_body_is_empty() -> None:
    data = with_part(
        GOOD, "word/document.xml", unzipped(word(""))["word/document.xml"].split(b"<w:body>")[0] + b"</w:document>"
    )
    document = read_document("draft.docx", data)
    assert (document.source, document.places, document.blocks) == ("", (), ())


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=60)


@settings(max_examples=100, deadline=None)
@given(text=words, data=st.data())
def test_runs_change_nothing(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    made = docx.Document()
    target = made.add_paragraph()
    for piece in pieces:
        target.add_run().add_text("")
        element = target.add_run("x")._r.t_lst[0]
        element.text = piece.replace("\ufffe", "").replace("\uffff", "")
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    saved = io.BytesIO()
    made.save(saved)
    document = read_document("draft.docx", saved.getvalue())
    check(document)
    assert document.source == text.replace("\u00ad", "").replace("\ufffe", "").replace("\uffff", "")


MARKUP = st.recursive(
    st.sampled_from(
        (
            SIXTY, run("see https://a.org"), "<w:br/>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", '<w:commentRangeStart w:id="0"/>',
            '<w:commentRangeEnd w:id="0"/>', '<w:r><w:commentReference w:id="0"/></w:r>',
            '<w:r><w:footnoteReference w:id="2"/></w:r>', "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
            "<w:tcPr><w:vMerge/></w:tcPr>", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>",
        )
    ),
    lambda inner: st.tuples(
        st.sampled_from(
            ("p", "r", "tbl", "tr", "tc", "hyperlink", "ins", "del", "sdt", "fldSimple", "txbxContent", "smartTag")
        ),
        st.lists(inner, max_size=5),
    ).map(lambda made: f"<w:{made[0]}>{''.join(made[1])}</w:{made[0]}>"),
    max_leaves=30,
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(body=st.lists(MARKUP, max_size=5).map("".join))
def test_any_order_of_elements(body: str) -> None:
    read(body, comments=comment(0, "a"), footnotes=note("footnote", 2, "b"))


@pytest.mark.parametrize(
    "piece",
    [
        paragraph("60"), SIXTY, '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', f"<w:fldSimple>{SIXTY}</w:fldSimple>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:commentRangeStart w:id="0"/>', table(("a", "b")),
        f"<w:r><w:pict><w:txbxContent>{paragraph('b')}</w:txbxContent></w:pict></w:r>",
        paragraph("a", properties="<w:rPr><w:del/></w:rPr>"), paragraph("a", properties=ITEM.format(3)),
        field("HYPERLINK x", SIXTY), run("1", "<w:vertAlign w:val='superscript'/>"),
    ],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    count = 600_000 // len(piece)
    inner = piece * count
    body = inner if piece.startswith(("<w:p>", "<w:tbl>")) else f"<w:p>{inner}</w:p>"
    began = time.perf_counter()
    read(body, comments=comment(0, "a"), footnotes=note("footnote", 2, "b"))
    # About 0.3 s; what is quadratic takes minutes.
    assert time.perf_counter() - began < 10
