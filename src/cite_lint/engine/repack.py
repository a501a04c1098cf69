"""Write a packed file again with some parts changed; all others are copied as they are, without being unpacked."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping

from cite_lint.readers import UnreadableError
from cite_lint.readers.packed import Package

_LOCAL_HEADER = 30
"""Bytes of what stands before a part, without its name and its extra field, whose lengths are at the end of it."""
_SUMS_FOLLOW = 0x08
"""Flag of a part whose length stands behind it; here it is written before it."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""Date of a new part, so that equal documents are equal files."""


def repack(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """Return the file with the parts of `changed` in place of its own, in their order, new ones at the end."""
    parts = package.zip.infolist()
    if sum(part.compress_size for part in parts) > len(package.data):
        raise UnreadableError("broken: its parts overlap")
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as out:
        out.comment = package.zip.comment
        for part in parts:
            if part.filename in changed:
                out.writestr(_without_sums(part), changed[part.filename])
            else:
                _copy(part, package.data, result, out)
        for name, content in changed.items():
            if name not in package:
                new = zipfile.ZipInfo(name, _DAY)
                new.compress_type = zipfile.ZIP_DEFLATED
                out.writestr(new, content)
    return result.getvalue()


def _copy(part: zipfile.ZipInfo, data: bytes, result: io.BytesIO, out: zipfile.ZipFile) -> None:
    """Copy a part as it is packed: unpacking a picture to pack it again takes time, and a bomb would go off."""
    lengths = data[part.header_offset + _LOCAL_HEADER - 4 : part.header_offset + _LOCAL_HEADER]
    start = part.header_offset + _LOCAL_HEADER + int.from_bytes(lengths[:2], "little")
    start += int.from_bytes(lengths[2:], "little")
    copied = _without_sums(part)
    copied.header_offset = out.start_dir
    result.seek(out.start_dir)
    result.write(copied.FileHeader())
    result.write(data[start : start + part.compress_size])
    out.filelist.append(copied)
    out.NameToInfo[copied.filename] = copied
    out.start_dir = result.tell()


def _without_sums(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    copied = copy.copy(part)
    copied.flag_bits &= ~_SUMS_FOLLOW
    return copied
