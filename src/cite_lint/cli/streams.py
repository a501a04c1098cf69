"""Write results where they belong, and decide whether to colour them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import click

from cite_lint.datafile.writing import replace_file
from cite_lint.reporters.snippet import safe


class Failure(click.ClickException):
    """The job could not be done; each line of the message is shown as an error."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Write the message to stderr."""
        for line in self.message.splitlines():
            tell(f"error: {line}")


def tell(line: str) -> None:
    """Write a line to stderr, without what would steer a terminal; that nobody can read it there changes no result."""
    with unheard(sys.stderr):
        click.echo(safe(line), err=True)


@contextmanager
def unheard(stream: TextIO | None) -> Iterator[None]:
    """Pass over that a stream cannot be written to."""
    try:
        yield
    except OSError:
        _let_go(stream)


def write_result(result: str | bytes, output_file: Path | None = None) -> None:
    """Write a result to a file, text in UTF-8, else to stdout; a reader that has gone away is no error."""
    if output_file is not None:
        data = result.encode("utf-8", "backslashreplace") if isinstance(result, str) else result
        write_file(output_file, data)
        return
    if not result:
        return
    if sys.stdout is None:
        raise Failure("stdout: cannot write to it: it is closed")
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go(sys.stdout)
    except OSError as error:
        _let_go(sys.stdout)
        raise Failure(f"stdout: cannot write to it: {_reason(error)}") from None


def write_file(file: Path, data: bytes) -> None:
    """Put the bytes into a file, in place of what it held: at no time is it half written. Raise Failure."""
    try:
        replace_file(file, data)
    except OSError as error:
        raise Failure(f"{file}: cannot write it: {_reason(error)}") from None


def stdin_bytes() -> BinaryIO | None:
    """Return stdin, or None where it was closed by who started us."""
    return None if sys.stdin is None else sys.stdin.buffer


def wants_color(choice: str) -> bool:
    """Decide on `always`, `never` or `auto`: NO_COLOR, then FORCE_COLOR, then whether stdout is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _let_go(stream: TextIO | None) -> None:
    """Send what is still buffered nowhere: it would fail again when the interpreter closes the stream."""
    if stream is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
