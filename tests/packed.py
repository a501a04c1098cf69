"""Word and OpenDocument files made by hand for tests: the smallest that say what a test is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_ODT_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("meta", "meta"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def run(text: str, properties: str = "") -> str:
    """Return a run of Word."""
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """Return a paragraph of Word; content without markup becomes a run."""
    inner = "".join(part if part.startswith("<") else run(part) for part in content)
    return f"<w:p>{properties and f'<w:pPr>{properties}</w:pPr>'}{inner}</w:p>"


def styled(style: str, *content: str) -> str:
    """Return a paragraph of Word of a style."""
    return paragraph(*content, properties=f'<w:pStyle w:val="{style}"/>')


def style(name: str, inner: str = "", *, base: str = "", kind: str = "paragraph") -> str:
    """Return a style whose id is its name without spaces."""
    based = base and f'<w:basedOn w:val="{base}"/>'
    identity = name.replace(" ", "")
    return f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{based}{inner}</w:style>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of Word; a cell without markup becomes a paragraph."""
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row] for row in rows]
    inner = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in cells)
    return f"<w:tbl>{inner}</w:tbl>"


def note(kind: str, name: int, *paragraphs: str) -> str:
    """Return a footnote or endnote of Word."""
    mark = f"<w:r><w:{kind}Ref/></w:r>"
    return f'<w:{kind} w:id="{name}">{"".join(paragraph(mark, text) for text in paragraphs)}</w:{kind}>'


def comment(name: int, text: str, author: str = "Ana") -> str:
    """Return a comment of Word."""
    return f'<w:comment w:id="{name}" w:author="{author}" w:initials="a">{paragraph(text)}</w:comment>'


def word(
    body: str, parts: Mapping[str, str] | None = None, links: Mapping[str, str] | None = None, title: str = ""
) -> bytes:
    """Return a .docx file. `parts` are the insides of styles, footnotes, endnotes and comments; `links` are addresses."""
    parts = parts or {}
    related = [f'<Relationship Id="p{kind}" Type="{KINDS}/{kind}" Target="{kind}.xml"/>' for kind in parts]
    related += [
        f'<Relationship Id="{name}" Type="{KINDS}/hyperlink" Target="{target}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    ]
    kinds = {"document": "document.main", **{kind: kind for kind in parts}}
    types = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{_TYPE.format(kinds[kind])}"/>' for kind in kinds
    )
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="d" Type="{KINDS}/officeDocument"'
        f' Target="word/document.xml"/><Relationship Id="c" Type="{core}" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c>',
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{"".join(related)}</Relationships>',
        "word/_rels/footnotes.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="l1"'
        f' Type="{KINDS}/hyperlink" Target="https://note.org" TargetMode="External"/></Relationships>',
        **{f"word/{kind}.xml": f"<w:{kind} {SPACES}>{inner}</w:{kind}>" for kind, inner in parts.items()},
    }
    return zipped(files)


def odt(body: str, styles: str = "", title: str = "", *, manifest: str = "") -> bytes:
    """Return an .odt file."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_ODT_SPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "meta.xml": f"<office:document-meta {_ODT_SPACES}><office:meta><dc:title>{title}</dc:title></office:meta>"
            "</office:document-meta>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def flat_odt(body: str) -> bytes:
    """Return a .fodt file."""
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document {_ODT_SPACES}>{inner}</office:document>".encode()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 2, 2, 2, 2, 2)), content, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def with_part(data: bytes, name: str, content: bytes | None) -> bytes:
    """Return an archive with a part replaced, added, or taken away for None."""
    parts = unzipped(data) | ({name: content} if content is not None else {})
    if content is None:
        del parts[name]
    return zipped(parts)


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}
