"""Bytes to text: which encoding a draft is in, and an error a writer can act on where it is in none."""

from __future__ import annotations

import codecs

from cite_lint.model.span import LineIndex

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins with UTF-16's mark, so it is looked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
)
_ADVICE = "save it as UTF-8, or name its encoding with --encoding"


class UnreadableError(Exception):
    """A draft that cannot be read; the message says why and where, without the path."""


def known_encoding(name: str) -> bool:
    """Tell whether Python has a codec from bytes to text of this name."""
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def decode(data: bytes, encoding: str | None = None) -> str:
    """Return the text of a file's bytes, a byte order mark dropped and line ends kept.

    A byte order mark decides; without one the text is in `encoding`, by default UTF-8. Raise UnreadableError.
    """
    mark, name = next(((mark, name) for mark, name in _MARKS if data.startswith(mark)), (b"", encoding or "utf-8"))
    body = data[len(mark) :]
    if not mark and encoding is None and (nul := data.find(b"\0")) >= 0:
        raise UnreadableError(f"binary: a NUL byte at byte {nul}; save it as plain text in UTF-8")
    try:
        text = body.decode(name)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(name, errors="replace")
        line = LineIndex(before).position(len(before)).line
        offset = error.start + len(mark)
        where = f"byte 0x{data[offset]:02x} at byte {offset}, line {line}"
        raise UnreadableError(f"not {name.upper()}: {where}; {_ADVICE}") from None
    if (nul := text.find("\0")) >= 0:
        raise UnreadableError(f"binary: a NUL character at character {nul}; save it as plain text in UTF-8")
    return text


def encode(text: str, original: bytes, encoding: str | None = None) -> bytes:
    """Return a text's bytes in the encoding, and with the byte order mark, of the bytes that it was decoded from."""
    mark, name = next(((mark, name) for mark, name in _MARKS if original.startswith(mark)), (b"", encoding or "utf-8"))
    return mark + text.encode(name)
