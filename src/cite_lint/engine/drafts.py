"""Find the drafts under the paths of a run and read their bytes, with an error a writer can act on."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cite_lint.readers import ENDINGS, UnreadableError, read_document

if TYPE_CHECKING:
    from cite_lint.model.document import Document

MAX_BYTES = 50_000_000
STDIN = "-"
STDIN_NAME = "stdin.md"

_SKIPPED_FOLDERS = frozenset({"node_modules", "venv", "__pycache__"})
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
    paths: Sequence[Path | str], stdin: BinaryIO | None = None, stdin_filename: str = STDIN_NAME
) -> Iterator[Draft]:
    """Yield every draft that the paths stand for, each once, by path; `-` stands for what `stdin` holds.

    A folder is searched to the bottom for names that a reader claims, links to folders and hidden names left out; a
    file named on its own is taken whatever its name. Each path yields something: what
    is missing, unreadable or too large, or a folder without drafts, comes with its error.
    """
    found: dict[str, tuple[str, Path | None, _Read]] = {}
    for path in paths:
        if path == STDIN:
            found[STDIN] = stdin_filename or STDIN_NAME, None, lambda: _read_stdin(stdin)
        elif path == "":
            found[""] = "(empty path)", None, _refuse("a path is missing, perhaps that of an unset variable")
        else:
            for draft, read in _find(path):
                found.setdefault(os.path.abspath(draft), (_shown(draft), draft, read))  # noqa: PTH100
    for name, file, read in sorted(found.values(), key=lambda draft: draft[0]):
        try:
            yield Draft(name, read(), file=file)
        except _Missing as error:
            yield Draft(name, error=str(error), file=file)


def read_draft(draft: Draft, encoding: str | None = None) -> Document:
    """Return the draft as its reader hands it on; raise UnreadableError with the reason where it cannot be read."""
    if draft.error is not None:
        raise UnreadableError(draft.error)
    return read_document(draft.path, draft.data, encoding)


def is_draft(file: Path, paths: Sequence[Path | str]) -> bool:
    """Tell whether `file` is one of the drafts that the paths stand for, under whatever name."""
    if not file.is_file():
        return False
    named = (draft for path in paths if path not in (STDIN, "") for draft, _ in _find(path))
    return any(os.path.isfile(draft) and os.path.samefile(draft, file) for draft in named)  # noqa: PTH113, PTH121


def _find(path: Path | str) -> Iterable[tuple[Path, _Read]]:
    """Return what a path stands for; never nothing."""
    # Unlike its like in pathlib, this raises nothing at a closed folder or a loop of links.
    return _search(Path(path)) if os.path.isdir(path) else [_file(Path(path))]  # noqa: PTH112


def _shown(path: Path) -> str:
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _file(path: Path) -> tuple[Path, _Read]:
    return path, lambda: _read_file(path)


def _search(folder: Path) -> Iterator[tuple[Path, _Read]]:
    """Yield the drafts below a folder, and the folders that cannot be listed; never nothing."""
    empty = True
    unlisted: list[OSError] = []
    for parent, folders, files in os.walk(folder, onerror=unlisted.append):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS]
        for name in files:
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                empty = False
                yield _file(Path(parent, name))
    for error in unlisted:
        empty = False
        yield Path(error.filename), _refuse(f"cannot list the folder: {_reason(error)}")
    if empty:
        yield folder, _refuse(f"no drafts in this folder (looked for {', '.join(ENDINGS)})")


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
