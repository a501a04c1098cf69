"""Read the bytes of the drafts under the paths of a run, with an error a writer can act on."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cite_lint.config import Settings
from cite_lint.engine.discovery import Discovery, SettingsFor
from cite_lint.readers import UnreadableError, read_document

if TYPE_CHECKING:
    from cite_lint.model.document import Document

MAX_BYTES = 50_000_000
STDIN = "-"
STDIN_NAME = "stdin.md"

_DEVICES = "/dev/"
"""Pipes below it are open already: `cite-lint check <(pandoc draft.docx)`. Elsewhere one would be waited for."""

_Read = Callable[[], bytes]
"""Return a draft's bytes or raise _Missing."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft's path, with `/` between folders, and its bytes, or the reason why they cannot be had."""

    path: str
    """For people to read: a byte of the name that is no UTF-8 stands there as its escape."""
    data: bytes = b""
    error: str | None = None
    file: Path | None = None
    """The file itself; None for stdin."""


class _Missing(Exception):
    """A draft that cannot be had; the message says why, without the path."""


def read_drafts(
    paths: Sequence[Path | str],
    stdin: BinaryIO | None = None,
    stdin_filename: str = STDIN_NAME,
    settings_for: SettingsFor | None = None,
) -> Iterator[Draft]:
    """Yield every draft that the paths stand for, each once, by path; `-` stands for what `stdin` holds.

    What the settings exclude, or git ignores, is left out; see `Discovery.find`. What is missing, unreadable or too
    large, or a folder without drafts, comes with its error.
    """
    for name, file, read in _find(paths, stdin, stdin_filename, settings_for):
        try:
            yield Draft(name, read(), file=file)
        except _Missing as error:
            yield Draft(name, error=str(error), file=file)


def list_drafts(
    paths: Sequence[Path | str], stdin_filename: str = STDIN_NAME, settings_for: SettingsFor | None = None
) -> Iterator[Draft]:
    """Yield the drafts that `read_drafts` would, without their bytes; only what is missing has its error."""
    for name, file, read in _find(paths, BytesIO(), stdin_filename, settings_for):
        try:
            if file is None or not os.path.isfile(file):  # noqa: PTH113 - unlike its like in pathlib it never raises
                read()
            yield Draft(name, file=file)
        except _Missing as error:
            yield Draft(name, error=str(error), file=file)


def read_draft(draft: Draft, encoding: str | None = None) -> Document:
    """Return the draft as its reader hands it on; raise UnreadableError with the reason where it cannot be read."""
    if draft.error is not None:
        raise UnreadableError(draft.error)
    return read_document(draft.path, draft.data, encoding)


def is_draft(file: Path, paths: Sequence[Path | str], settings_for: SettingsFor | None = None) -> bool:
    """Tell whether `file` is one of the drafts that the paths stand for, under whatever name."""
    if not file.is_file():
        return False
    drafts = (draft for _, draft, _ in _find(paths, None, STDIN_NAME, settings_for) if draft is not None)
    return any(os.path.isfile(draft) and os.path.samefile(draft, file) for draft in drafts)  # noqa: PTH113, PTH121


def _find(
    paths: Sequence[Path | str], stdin: BinaryIO | None, stdin_filename: str, settings_for: SettingsFor | None
) -> list[tuple[str, Path | None, _Read]]:
    """Return name, file and reader of everything that the paths stand for, by name."""
    defaults = Settings()
    discovery = Discovery(settings_for or (lambda _: defaults))
    found: dict[str, tuple[str, Path | None, _Read]] = {}
    for path in paths:
        if path == STDIN:
            name = stdin_filename or STDIN_NAME
            if not discovery.is_forced_out(Path(name)):
                found[STDIN] = name, None, lambda: _read_stdin(stdin)
        elif path == "":
            found[""] = "(empty path)", None, _refuse("a path is missing, perhaps that of an unset variable")
        else:
            for draft in discovery.find(Path(path)):
                read = _reader(draft.path) if draft.problem is None else _refuse(draft.problem)
                found.setdefault(os.path.abspath(draft.path), (_shown(draft.path), draft.path, read))  # noqa: PTH100
    return sorted(found.values(), key=lambda draft: draft[0])


def _shown(path: Path) -> str:
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _reader(path: Path) -> _Read:
    return lambda: _read_file(path)


def _refuse(message: str) -> _Read:
    def read() -> bytes:
        raise _Missing(message)

    return read


def _read_file(path: Path) -> bytes:
    try:
        if stat.S_ISFIFO(path.stat().st_mode) and not path.as_posix().startswith(_DEVICES):
            raise _Missing("a named pipe, not a file; use - to read stdin")
        with path.open("rb") as stream:
            return _read_stream(stream)
    except FileNotFoundError:
        raise _Missing("no such file or folder") from None
    except OSError as error:
        raise _Missing(f"cannot read it: {_reason(error)}") from None


def _read_stdin(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise _Missing("there is no stdin")
    try:
        return _read_stream(stdin)
    except OSError as error:
        raise _Missing(f"cannot read it: {_reason(error)}") from None


def _read_stream(stream: BinaryIO) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _Missing(f"larger than {MAX_BYTES // 1_000_000} MB; split it")
    return data


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
