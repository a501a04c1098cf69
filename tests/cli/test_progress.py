"""The progress line: on a terminal, for long work, and gone when it is done."""

from __future__ import annotations

import io
import sys

import pytest

from cite_lint.cli import progress as module
from cite_lint.engine import Draft


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """Time that passes by a second at each look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


def shown(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *paths: str) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("COLUMNS", "20")
    with module.progress() as tell:
        for path in paths:
            tell(Draft(path))
    return stream.getvalue()


def test_each_draft_is_named_and_the_line_cleared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "monotonic", Clock())
    assert shown(Terminal(), monkeypatch, "a.md", "b\x1b[2J.md") == "\r\x1b[K1: a.md\r\x1b[K2: b\ufffd[2J.md\r\x1b[K"


def test_long_names_keep_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "monotonic", Clock())
    line = shown(Terminal(), monkeypatch, "a/long/way/to/the/draft.md").split("\r\x1b[K")[1]
    assert line == "ay/to/the/draft.md"
    assert len(line) <= 18


def test_short_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "monotonic", lambda: 0.0)
    assert shown(Terminal(), monkeypatch, "a.md") == ""


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "monotonic", Clock())
    assert shown(io.StringIO(), monkeypatch, "a.md") == ""


def test_what_fails_leaves_no_line(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr(module, "monotonic", Clock())
    monkeypatch.setattr(sys, "stderr", stream)

    def work() -> None:
        with module.progress() as tell:
            tell(Draft("a.md"))
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        work()
    assert stream.getvalue().endswith("\r\x1b[K")
