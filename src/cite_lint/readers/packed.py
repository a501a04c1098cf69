"""Files that are a zip of XML parts, Word's and OpenDocument's: opened without trust, with an error a writer can act on."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from cite_lint.readers.decoding import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PART = 50_000_000
"""Bytes of a part when unpacked: the text of a thousand pages takes a fifth of it, and a zip bomb stops here."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What Word's old format begins with, and what a password turns a new document into."""
_ZIP = b"PK"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What `zipfile` raises where a file is no sound zip: a wrong sum, an unknown method, a lie about a length."""


class Package:
    """The parts of a packed file by name. What is wrong with it raises UnreadableError."""

    def __init__(self, data: bytes, ending: str) -> None:
        if data.startswith(_OLE):
            raise UnreadableError(
                f"no {ending} file: it is locked by a password, or of the old .doc format; save it as {ending} without"
                " a password"
            )
        if not data:
            raise UnreadableError(f"no {ending} file: it is empty")
        if not data.startswith(_ZIP):
            raise UnreadableError(f"no {ending} file: it is no zip archive; save it as {ending} again")
        self.data = data
        self.ending = ending
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise UnreadableError(f"broken: {_reason(error)}; save it as {ending} again") from None
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in self.zip.infolist():
            if part.filename in self._parts:
                raise UnreadableError(f"broken: it holds {part.filename} twice")
            self._parts[part.filename] = part

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def part(self, name: str) -> bytes:
        """Return the bytes of a part."""
        info = self._parts.get(name)
        if info is None:
            raise UnreadableError(f"no {self.ending} file: its part {name} is missing")
        if info.flag_bits & 1:
            raise UnreadableError("locked by a password: save it without one")
        try:
            with self.zip.open(info) as stream:
                content = stream.read(MAX_PART + 1)
        except _BROKEN as error:
            raise UnreadableError(f"broken: its part {name}: {_reason(error)}") from None
        if len(content) > MAX_PART:
            raise UnreadableError(f"its part {name} is larger than {MAX_PART // 1_000_000} MB when unpacked; split it")
        return content

    def xml(self, name: str) -> _Element:
        """Return the root of a part that is XML."""
        return parse_xml(self.part(name), f"its part {name}")

    def xml_or_none(self, name: str) -> _Element | None:
        """Return the root of a part that need not be there; None where it is not."""
        return self.xml(name) if name in self else None


def parse_xml(content: bytes, name: str) -> _Element:
    """Return the root of an XML document; nothing is fetched and no entity is resolved.

    The parser's own limits on depth, names and lengths hold. Comments of the
    markup, which would part a text, are dropped. `name` is told where it raises UnreadableError.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = error.msg if isinstance(error, etree.XMLSyntaxError) else str(error)  # which says the place once
        raise UnreadableError(f"broken: {name} is no sound XML: {reason}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError(f"{name} declares a document type, which could hide what the text says; no editor does")
    return root


def _reason(error: Exception) -> str:
    return str(error).lower() or type(error).__name__
