"""Put new bytes in the place of a file, whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_NAME_LENGTH = 60
"""Characters of a file's name in that of the file beside it: names may not grow without end."""


def replace_file(file: Path, data: bytes) -> None:
    """Write a file so that it is at no time half written; links stay links, permissions stay. Raise OSError."""
    known = file.stat() if file.exists() else None
    if known is not None and not stat.S_ISREG(known.st_mode):
        file.write_bytes(data)  # a pipe or a device is written to, not replaced
        return
    target = file.resolve()
    if known is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(file))
    beside = target.with_name(f".{target.name[:_NAME_LENGTH]}.{os.urandom(8).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if known is not None:
            beside.chmod(stat.S_IMODE(known.st_mode))
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
