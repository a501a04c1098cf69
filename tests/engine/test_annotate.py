"""Findings as Word comments: at the figures' own characters, with everything else in the file as it was."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import time
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from cite_lint.engine.annotate import annotate
from cite_lint.model.finding import Evidence, FileReport, FileStatus, Finding, Severity, SuppressedBy, Suppression
from cite_lint.model.span import Span
from cite_lint.readers import UnreadableError, read_document
from packed import comment, note, paragraph, run, style, table, unzipped, with_part, word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOFFICE = shutil.which("soffice")
EVIDENCE = Evidence(
    "lake-2019", "Six in ten lakes.", "paragraph 5", title="The lakes", publisher="The Institute", published="2019",
    url="https://a.org/1",
)  # fmt: skip


def finding(span: Span, source: str, rule: str = "CL201", **fields: object) -> Finding:
    values = {"message": f"{span.cut(source)} is wrong.", "help": "Correct it.", **fields}
    return Finding(rule, "value-mismatch", Severity.ERROR, text=span.cut(source), span=span, **values)  # type: ignore[arg-type]


def report_on(data: bytes, *figures: str | Span) -> FileReport:
    """Return a report that finds fault with figures; one that is written twice is meant where it first is."""
    document = read_document("draft.docx", data)
    spans = [
        figure if isinstance(figure, Span) else Span(start := document.source.index(figure), start + len(figure))
        for figure in figures
    ]
    found = tuple(finding(span, document.source) for span in sorted(spans))
    return FileReport("draft.docx", FileStatus.CHECKED, findings=found, text=document.source, places=document.places)


def anchored(data: bytes) -> list[tuple[str, str]]:
    """Return the text that each comment is anchored to, and the comment's own text, in the comments' order.

    Assert that each has one beginning, one end and one mark behind the end, and an id of its own.
    """
    parts = unzipped(data)
    root = etree.fromstring(parts["word/document.xml"])
    comments = etree.fromstring(parts["word/comments.xml"])
    open_: dict[str, str] = {}
    closed: dict[str, str] = {}
    marked: list[str] = []
    for element in root.iter():
        name = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            assert name not in open_ and name not in closed
            open_[name] = ""
        elif element.tag == f"{W}commentRangeEnd":
            closed[name] = open_.pop(name)
        elif element.tag == f"{W}commentReference":
            assert name in closed
            marked.append(name)
        elif element.tag == f"{W}t":
            written = element.text or ""
            shown = written if element.get(SPACE) == "preserve" else written.strip(" \t\r\n")
            open_ = {other: text + shown for other, text in open_.items()}
    assert open_ == {}
    names = [element.get(f"{W}id") for element in comments]
    assert len(set(names)) == len(names)
    assert sorted(marked) == sorted(names)
    return [
        (closed[element.get(f"{W}id")], " | ".join("".join(p.itertext()) for p in element.iter(f"{W}p")))
        for element in comments
    ]


SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def check(data: bytes, report: FileReport) -> bytes:
    """Annotate, assert what always holds, and return the file."""
    result = annotate(data, report)
    before, after = read_document("draft.docx", data), read_document("draft.docx", result)
    assert after == before
    assert annotate(result, report) == result
    old, new = unzipped(data), unzipped(result)
    assert list(new)[: len(old)] == list(old)
    changed = {name for name, content in new.items() if old.get(name) != content}
    assert changed <= {
        "word/document.xml", "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels",
    }  # fmt: skip
    return result


LINK = f"<w:hyperlink r:id='l1'>{run('see 60 lakes')}</w:hyperlink>"
# where the figure 60 stands: the body
FIGURES = {
    "in the middle of a run": paragraph("About 60 lakes"),
    "at the beginning": paragraph("60 lakes"),
    "at the end": paragraph("About 60"),
    "a run of its own": paragraph("About ", run("60", "<w:b/>"), " lakes"),
    "split over three runs": paragraph("About 6", run("", "<w:i/>"), run("0", "<w:b/>"), " lakes"),
    "in a hyperlink": paragraph("We ", LINK, " too"),
    "inserted": paragraph("a ", f"<w:ins w:id='1' w:author='A'>{run('b 60 c')}</w:ins>"),
    "moved here": paragraph(f"<w:moveTo w:id='1' w:author='A'>{run('b 60 c')}</w:moveTo>"),
    "beside a deletion": paragraph("6", "<w:del w:id='1'><w:r><w:delText>1</w:delText></w:r></w:del>", "0 lakes"),
    "in a cell": table(("Lakes", "60 of them")),
    "in a field": paragraph('<w:fldSimple w:instr="AUTHOR"><w:r><w:t>a 60 b</w:t></w:r></w:fldSimple>'),
    "in a content control": paragraph(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('a 60 b')}</w:sdtContent></w:sdt>"),
    "after a tab in its run": paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>60</w:t><w:br/><w:t>b</w:t></w:r>"),
    "after emoji and combining marks": paragraph("e\u0301 😀 60 \U0001f469\u200d\U0001f52c"),
    "with space that Word leaves out": paragraph("<w:r><w:t>  a 60 b  </w:t></w:r>", "c"),
    "alone with space that Word leaves out": paragraph("<w:r><w:t>  60  </w:t></w:r>", "c"),
    "pretty-printed": "\n <w:p>\n  <w:r>\n   <w:t>a 60 b</w:t>\n  </w:r>\n </w:p>\n",
}


@pytest.mark.parametrize("body", FIGURES.values(), ids=FIGURES.keys())
def test_comment_is_anchored_at_the_figure(body: str) -> None:
    data = word(paragraph("before") + body, links={"l1": "https://a.org"})
    result = check(data, report_on(data, "60"))
    assert anchored(result) == [("60", "CL201 value-mismatch: 60 is wrong. | Help: Correct it.")]


def test_runs_keep_their_properties() -> None:
    change = '<w:rPrChange w:id="7" w:author="A"><w:rPr/></w:rPrChange>'
    data = word(paragraph(run("About 60 lakes", f"<w:b/><w:color w:val='FF0000'/>{change}")))
    root = etree.fromstring(unzipped(check(data, report_on(data, "60")))["word/document.xml"])
    runs = [element for element in root.iter(f"{W}r") if element.find(f"{W}t") is not None]
    assert [element.findtext(f"{W}t") for element in runs] == ["About ", "60", " lakes"]
    for element in runs:
        assert element.find(f"{W}rPr/{W}b") is not None
        assert element.find(f"{W}rPr/{W}color").get(f"{W}val") == "FF0000"
    changes = [element.get(f"{W}id") for element in root.iter(f"{W}rPrChange")]
    assert len(set(changes)) == 3


def test_findings_on_one_figure_and_overlapping_ones() -> None:
    data = word(paragraph("From 150", run(",000 to 200", "<w:b/>"), ",000 lakes"))
    text = "From 150,000 to 200,000 lakes"
    spans = [Span(5, 23), Span(5, 12), Span(5, 12), Span(9, 18), Span(16, 23), Span(0, len(text)), Span(12, 16)]
    result = check(data, report_on(data, *spans))
    assert [figure for figure, _ in anchored(result)] == [span.cut(text) for span in sorted(spans)]


def test_figure_over_two_joined_paragraphs() -> None:
    data = word(paragraph("About 6", properties="<w:rPr><w:del w:id='1'/></w:rPr>") + paragraph("0 lakes"))
    assert [figure for figure, _ in anchored(check(data, report_on(data, "60")))] == ["60"]


def test_figure_in_a_note_is_told_at_its_mark() -> None:
    mark = "<w:r><w:t>lakes</w:t><w:footnoteReference w:id='3'/><w:t>, too</w:t></w:r>"
    data = word(
        paragraph("All ", mark) + paragraph("b", "<w:r><w:endnoteReference w:id='1'/></w:r>"),
        {"footnotes": note("footnote", 3, "first", "A 60"), "endnotes": note("endnote", 1, "B 61")},
    )
    result = check(data, report_on(data, "60", "61"))
    assert anchored(result) == [
        (
            "",
            "CL201 value-mismatch: 60 is wrong. | "
            'This is about "60" in footnote 1, paragraph 2, character 3, where Word allows no comment. | Help: Correct it.',
        ),
        (
            "",
            "CL201 value-mismatch: 61 is wrong. | "
            'This is about "61" in endnote 1, character 3, where Word allows no comment. | Help: Correct it.',
        ),
    ]
    root = etree.fromstring(unzipped(result)["word/document.xml"])
    start, reference = root.find(f".//{W}commentRangeStart"), root.find(f".//{W}footnoteReference")
    assert start.getnext() is reference.getparent()


def test_figure_in_a_text_box_is_told_at_the_box() -> None:
    box = f"<w:r><w:t>x</w:t><w:pict><w:txbxContent>{paragraph('A 60')}</w:txbxContent></w:pict></w:r>"
    data = word(paragraph("All ", box, " lakes"))
    ((_, text),) = anchored(check(data, report_on(data, "60")))
    assert '"60" in text box 1, character 3' in text


@pytest.mark.parametrize("offset", [0, 1, 3, 4, 6])
def test_finding_where_nothing_is_written(offset: int) -> None:
    data = word(paragraph("ab") + paragraph() + paragraph("cd"))
    result = check(data, report_on(data, Span(offset, offset)))
    assert [figure for figure, _ in anchored(result)] == [""]


def test_comment_says_what_the_report_says() -> None:
    data = word(paragraph("About 60 lakes"), {"styles": style("annotation text") + style("annotation reference")})
    source = "About 60 lakes"
    shown = finding(Span(6, 8), source, message="Not\r\nthat\x00 <b>&", help="", evidence=(EVIDENCE,))
    known = Suppression(SuppressedBy.COMMENT, "known")
    hidden = finding(Span(0, 5), source, suppressed=known)
    report = FileReport("d.docx", FileStatus.CHECKED, findings=(hidden, shown), text=source)
    result = annotate(data, report, written=datetime(2026, 11, 21, 9, 30))
    assert anchored(result) == [
        (
            "60",
            "CL201 value-mismatch: Not that\ufffd <b>& | "
            "Evidence: The lakes, The Institute (2019): Six in ten lakes. [paragraph 5] https://a.org/1",
        )
    ]
    (made,) = docx.Document(io.BytesIO(result)).comments
    assert (made.author, made.initials, made.paragraphs[0].style.name) == ("cite-lint", "cl", "annotation text")
    assert made.timestamp is not None and made.timestamp.isoformat() == "2026-11-21T09:30:00+00:00"


def user_comments() -> bytes:
    marks = (
        '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    )
    return word(
        paragraph("About ", marks.format(4, run("60 lakes")), " and ", marks.format(9, run("61 boats"))),
        {"comments": comment(4, "Is that so?") + comment(9, "cite-lint: ignore[CL201] known", "cite-lint")},
    )


def test_next_run_replaces_what_the_last_one_wrote_and_nothing_else() -> None:
    data = user_comments()
    first = check(data, report_on(data, "60", "boats"))
    assert [figure for figure, _ in anchored(first)] == ["60 lakes", "61 boats", "60", "boats"]
    second = annotate(first, report_on(first, "lakes"))
    assert anchored(second) == [
        ("60 lakes", "Is that so?"),
        ("61 boats", "cite-lint: ignore[CL201] known"),
        ("lakes", "CL201 value-mismatch: lakes is wrong. | Help: Correct it."),
    ]
    third = annotate(second, report_on(second))
    assert [text for _, text in anchored(third)] == ["Is that so?", "cite-lint: ignore[CL201] known"]
    assert annotate(third, report_on(third)) is third


def test_answers_to_what_is_replaced_stand_on_their_own() -> None:
    data = word(
        paragraph("About 60", "<w:r><w:commentReference w:id='0'/></w:r>", "<w:r><w:commentReference w:id='1'/></w:r>"),
        {
            "comments": comment(0, "CL201 value-mismatch: old", "cite-lint").replace("<w:p>", "<w:p w14:paraId='0A'>")
            + comment(1, "No!").replace("<w:p>", "<w:p w14:paraId='0B'>"),
            "commentsExtended": '<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>',
        },
    )
    result = unzipped(annotate(data, report_on(data)))
    assert result["word/commentsExtended.xml"].count(b"0A") == 0
    assert result["word/commentsExtended.xml"].count(b"0B") == 1
    assert b"No!" in result["word/comments.xml"] and b"old" not in result["word/comments.xml"]
    assert result["word/document.xml"].count(b"commentReference") == 1


def test_all_other_parts_are_copied_as_they_are() -> None:
    """Picture, order, dates, ways of packing and remarks of the archive stay; a bomb is not unpacked."""
    data = io.BytesIO()
    parts = unzipped(word(paragraph("About 60 lakes")))
    with zipfile.ZipFile(data, "w") as archive:
        archive.comment = b"remark"
        for number, (name, content) in enumerate([*parts.items(), ("word/media/a.png", bytes(80_000_000))]):
            info = zipfile.ZipInfo(name, (2021, 1, 1 + number, 3, 4, 6))
            info.compress_type = (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)[number % 3]
            info.external_attr, info.comment = 0o600 << 16, b"part"
            with archive.open(info, "w") as stream:
                stream.write(content)
    result = annotate(data.getvalue(), report_on(data.getvalue(), "60"))
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(io.BytesIO(result)) as new:
        assert new.testzip() is None
        assert new.comment == b"remark"
        kept = [
            [(p.filename, p.date_time, p.compress_type, p.external_attr, p.comment) for p in archive.infolist()]
            for archive in (old, new)
        ]
        assert kept[1][:-1] == kept[0]
        assert kept[1][-1][0] == "word/comments.xml"


def test_streamed_archive_is_copied() -> None:
    """Lengths stand behind the parts where the writer could not go back."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.written = b""

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.written += bytes(data)  # type: ignore[call-overload]
            return len(bytes(data))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type]
        for name, content in unzipped(word(paragraph("About 60 lakes"))).items():
            archive.writestr(name, content)
    check(pipe.written, report_on(pipe.written, "60"))


def test_new_part_is_made_known_to_the_file() -> None:
    data = word(paragraph("About 60 lakes"))
    (made,) = docx.Document(io.BytesIO(check(data, report_on(data, "60")))).comments
    assert made.text == "CL201 value-mismatch: 60 is wrong.\nHelp: Correct it."
    orphan = with_part(data, "word/comments.xml", b"<x/>")
    assert b"<x/>" in unzipped(annotate(orphan, report_on(orphan, "60")))["word/comments.xml"]


def test_document_that_was_changed_meanwhile_is_refused() -> None:
    data, later = word(paragraph("About 60")), word(paragraph("About 61"))
    with pytest.raises(UnreadableError, match="has changed since it was checked"):
        annotate(later, report_on(data, "60"))


def test_parts_that_overlap_are_refused() -> None:
    data = bytearray(word(paragraph("About 60 lakes")))
    report = report_on(bytes(data), "60")
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 20 : entry + 24] = (5_000_000).to_bytes(4, "little")
    with pytest.raises(UnreadableError):
        annotate(bytes(data), report)


@pytest.mark.parametrize(
    "body", [paragraph("60, " * 20_000), paragraph(*["60, "] * 20_000), paragraph("60, ") * 20_000]
)
def test_time_grows_with_the_length_alone(body: str) -> None:
    data = word(body)
    source = read_document("draft.docx", data).source
    report = report_on(data, *(Span(*found.span()) for found in re.finditer("60", source)))
    began = time.perf_counter()
    result = annotate(data, report)
    # About 4 s; what is quadratic takes minutes.
    assert time.perf_counter() - began < 30
    assert unzipped(result)["word/document.xml"].count(b"commentRangeStart") == 20_000


words = st.text("ab 60,5%é😀\u0301", min_size=1, max_size=30)


@settings(max_examples=100, deadline=None)
@given(data=st.data(), texts=st.lists(words, min_size=1, max_size=3))
def test_any_runs_and_spans(data: st.DataObject, texts: list[str]) -> None:
    body = ""
    for text in texts:
        cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
        parts = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        body += paragraph(*(run(part, data.draw(st.sampled_from(("", "<w:b/>")))) for part in parts))
    source = "\n".join(texts)
    offsets = st.integers(0, len(source) - 1)
    spans = data.draw(
        st.lists(st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair) + 1)), max_size=4)
    )
    draft = word(body, {"comments": ""})
    result = check(draft, report_on(draft, *spans))
    expected = [span.cut(source).replace("\n", "") for span in sorted(spans)]
    assert [figure for figure, _ in anchored(result)] == expected


def convert(file: Path, form: str, profile: Path) -> Path:
    command = [SOFFICE or "", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", form]
    subprocess.run([*command, "--outdir", str(file.parent), str(file)], check=True, capture_output=True, timeout=180)
    return file.with_suffix(f".{form}")


ODF = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def annotations(data: bytes) -> list[tuple[str, str, str]]:
    """Return author, text anchored to and first line of each comment of an .odt file."""
    root = etree.fromstring(unzipped(data)["content.xml"])
    office = f"{{{ODF['office']}}}"
    inside: dict[str, str] = {}
    found: dict[str, str] = {}
    said: dict[str, tuple[str, str]] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.get(f"{office}name", "")
        is_note = element.tag == f"{office}annotation"
        if event == "start":
            if is_note:
                author = element.findtext("dc:creator", "", ODF)
                said[name] = author, "".join(element.find("text:p", ODF).itertext())
                inside[name] = ""
            elif element.tag == f"{office}annotation-end":
                found[name] = inside.pop(name)
            elif not any(above.tag == f"{office}annotation" for above in element.iterancestors()):
                inside = {other: text + (element.text or "") for other, text in inside.items()}
        elif is_note or not any(above.tag == f"{office}annotation" for above in element.iterancestors()):
            inside = {other: text + (element.tail or "") for other, text in inside.items()}
    return [(author, found.get(name, inside.get(name, "")), text) for name, (author, text) in said.items()]


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_comments_survive_libreoffice(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("The lakes", 1)
    text = made.add_paragraph("About 6")
    text.add_run("0 per").bold = True
    text.add_run(" cent of 1,200 lakes were clear, and ")
    remarked = text.add_run("12 were dry")
    made.add_comment(remarked, text="Is that so?", author="Ana", initials="a")
    made.add_paragraph("In all 😀 77 boats", style="List Bullet")
    cells = made.add_table(2, 2)
    cells.rows[1].cells[1].text = "Some 45 ponds"
    saved = io.BytesIO()
    made.save(saved)
    report = report_on(saved.getvalue(), "60 per cent", "1,200", "12 were", "77", "45")
    draft = tmp_path / "draft.docx"
    draft.write_bytes(check(saved.getvalue(), report))
    profile = tmp_path / "profile"

    figures = ["60 per cent", "1,200", "12 were", "77", "45"]
    ours = [("cite-lint", figure, f"CL201 value-mismatch: {figure} is wrong.") for figure in figures]
    found = annotations(convert(draft, "odt", profile).read_bytes())
    assert sorted(found) == sorted([*ours, ("Ana", "12 were dry", "Is that so?")])
    odt = read_document("draft.odt", draft.with_suffix(".odt").read_bytes())
    assert odt.source == report.text
    assert [(c.span.cut(odt.source), c.text) for c in odt.comments] == [("12 were dry", "Is that so?")]

    draft.unlink()
    back = convert(draft.with_suffix(".odt"), "docx", profile).read_bytes()
    expected = [(figure, f"{text} | Help: Correct it.") for _, figure, text in ours]
    assert sorted(anchored(back)) == sorted([*expected, ("12 were dry", "Is that so?")])
    again = annotate(back, report_on(back, "77"))
    assert [figure for figure, _ in anchored(again)] == ["12 were dry", "77"]
    pdf = convert(draft, "pdf", profile).read_bytes()
    assert pdf.startswith(b"%PDF")
