"""The form of a result and the file that it goes to, and what must not become of that."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from cite_lint.cli.project import FILE
from cite_lint.cli.streams import Failure
from cite_lint.engine import is_draft
from cite_lint.engine.discovery import SettingsFor

form_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the result.",
)
output_option = click.option("--output-file", type=FILE, metavar="FILE", help="Write the result here, not to stdout.")


def refuse_lost_result(output_file: Path, paths: Sequence[Path | str], settings_for: SettingsFor | None = None) -> None:
    """Raise Failure before the work is done for nothing, or for the price of a file that is read."""
    if not output_file.parent.is_dir():
        raise Failure(f"{output_file}: cannot write it: no such folder")
    if is_draft(output_file, paths, settings_for):
        raise Failure(f"{output_file}: it is among the drafts and would be overwritten; name a file that is no draft")
