"""Put new bytes in the place of a file, whole or not at all."""

from __future__ import annotations

import os
import signal
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
    with _uninterrupted():
        _replace(target, data, None if known is None else stat.S_IMODE(known.st_mode))


def _replace(target: Path, data: bytes, mode: int | None) -> None:
    beside = target.with_name(f".{target.name[:_NAME_LENGTH]}.{os.urandom(8).hex()}.tmp")
    try:
        with beside.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Put an interrupt off until the end: whoever ends the run at once would leave the file beside lying there."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread hears of interrupts
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
        if heard:
            signal.raise_signal(signal.SIGINT)
