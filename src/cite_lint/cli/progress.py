"""A line on the terminal that says which draft is being checked, for as long as a run takes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from cite_lint.cli.streams import unheard
from cite_lint.reporters.snippet import safe, width

if TYPE_CHECKING:
    from collections.abc import Callable

    from cite_lint.engine import Draft

_AFTER = 0.5
"""Seconds: what takes less needs no line."""
_EVERY = 0.1
_CLEAR = "\r\x1b[K"


@contextmanager
def progress() -> Iterator[Callable[[Draft], None]]:
    """Give a function to call with each draft; without a terminal on stderr it says nothing."""
    stream = sys.stderr
    if stream is None or not stream.isatty():
        yield lambda draft: None
        return
    begun = shown = monotonic()
    count = 0

    def show(draft: Draft) -> None:
        nonlocal shown, count
        count += 1
        now = monotonic()
        if now - begun < _AFTER or now - shown < _EVERY:
            return
        shown = now
        with unheard(stream):
            stream.write(_CLEAR + _fitting(f"{count}: {safe(draft.path)}"))
            stream.flush()

    try:
        yield show
    finally:
        if shown != begun:
            with unheard(stream):
                stream.write(_CLEAR)
                stream.flush()


def _fitting(text: str) -> str:
    """Return as much of the end of a line as the terminal holds."""
    room = shutil.get_terminal_size().columns - 2
    while width(text) > room:
        text = text[1:]
    return text
