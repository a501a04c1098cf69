"""Write results where they belong, and decide whether to colour them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click


class Failure(click.ClickException):
    """The job could not be done; each line of the message is shown as an error."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Write the message to stderr."""
        for line in self.message.splitlines():
            click.echo(f"error: {line}", err=True)


def write_result(text: str, output_file: Path | None = None) -> None:
    """Write a result to a file in UTF-8, else to stdout; a reader that has gone away is no error."""
    if output_file is not None:
        try:
            output_file.write_bytes(text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            raise Failure(f"{output_file}: cannot write it: {(error.strerror or str(error)).lower()}") from None
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered would fail again when the interpreter closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_color(choice: str) -> bool:
    """Decide on `always`, `never` or `auto`: NO_COLOR, then FORCE_COLOR, then whether stdout is a terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")
