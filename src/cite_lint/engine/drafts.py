"""Find the drafts under the paths of a run and decode them, with an error a writer can act on."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cite_lint.model.span import LineIndex

MAX_BYTES = 50_000_000
STDIN = "-"
STDIN_NAME = "stdin.md"

_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__"})
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_Read = Callable[[], str]
"""Return a draft's text or raise _Unreadable."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's path, with `/` between folders, and its text, or the reason why that cannot be had."""

    path: str
    text: str = ""
    error: str | None = None


class _Unreadable(Exception):
    """A draft that cannot be had; the message says why, without the path."""


def read_drafts(
    paths: Sequence[Path | str], stdin: BinaryIO | None = None, stdin_filename: str = STDIN_NAME
) -> Iterator[Draft]:
    """Yield every draft that the paths stand for, each once, by path; `-` stands for what `stdin` holds.

    A folder is searched to the bottom for names that a reader claims, links to folders and hidden names left out; a
    file named on its own is taken whatever its name. Each path yields something: what
    is missing, unreadable, too large or no UTF-8 text, or a folder without drafts, comes with its error.
    """
    found: dict[str, tuple[str, _Read]] = {}
    for path in paths:
        if path == STDIN:
            found[STDIN] = stdin_filename, lambda: _read_stream(stdin)
        else:
            # Unlike their likes in pathlib, these two raise nothing at a closed folder or a loop of links.
            is_folder = os.path.isdir(path)  # noqa: PTH112
            for draft, read in _search(Path(path)) if is_folder else [_file(Path(path))]:
                found.setdefault(os.path.abspath(draft), (draft.as_posix(), read))  # noqa: PTH100
    for name, read in sorted(found.values(), key=lambda draft: draft[0]):
        try:
            yield Draft(name, read())
        except _Unreadable as error:
            yield Draft(name, error=str(error))


def _file(path: Path) -> tuple[Path, _Read]:
    return path, lambda: _read_file(path)


def _search(folder: Path) -> Iterator[tuple[Path, _Read]]:
    """Yield the drafts below a folder, and the folders that cannot be listed; never nothing."""
    from cite_lint.readers import READERS

    endings = tuple(ending for endings, _ in READERS for ending in endings)
    empty = True
    unlisted: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        for name in files:
            if name.lower().endswith(endings) and not name.startswith("."):
                empty = False
                yield _file(Path(parent, name))
    for error in unlisted:
        empty = False
        yield Path(error.filename), _refuse(f"cannot list the folder: {_reason(error)}")
    if empty:
        yield folder, _refuse(f"no drafts in this folder (looked for {', '.join(endings)})")


def _refuse(message: str) -> _Read:
    def read() -> str:
        raise _Unreadable(message)

    return read


def _read_file(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return _read_stream(stream)
    except FileNotFoundError:
        raise _Unreadable("no such file or folder") from None
    except OSError as error:
        raise _Unreadable(f"cannot read it: {_reason(error)}") from None


def _read_stream(stream: BinaryIO | None) -> str:
    if stream is None:
        raise _Unreadable("there is no stdin")
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _Unreadable(f"larger than {MAX_BYTES // 1_000_000} MB; split it")
    return _decode(data)


def _decode(data: bytes) -> str:
    """Return the text of UTF-8 bytes, a byte order mark dropped and line ends kept."""
    if data.startswith(_UTF16_MARKS):
        raise _Unreadable("not UTF-8 but UTF-16; save it as UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        raise _Unreadable(f"binary: a NUL byte at byte {nul}")
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("utf-8")
        line = LineIndex(before).position(len(before)).line
        offset = error.start + len(data) - len(body)
        message = f"not UTF-8: byte 0x{data[offset]:02x} at byte {offset}, line {line}; save it as UTF-8"
        raise _Unreadable(message) from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
