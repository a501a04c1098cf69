"""The command line: a thin layer that turns options into settings, a report into text and an exit code."""

from __future__ import annotations

import sys
import traceback

import click

import cite_lint
from cite_lint.cli import check, extract, registry, rules
from cite_lint.cli.streams import Failure
from cite_lint.datafile import DataError

COULD_NOT, INTERRUPTED = 2, 130


class _Tool(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DataError as error:
            raise Failure(str(error)) from None


@click.group(cls=_Tool, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(cite_lint.__version__, prog_name="cite-lint", message="%(prog)s %(version)s")
def cli() -> None:
    """Fact-check the figures of a draft against a curated registry of sources."""


for _command in (check.check, extract.extract, rules.explain, rules.rules, registry.registry):
    cli.add_command(_command)


def main() -> None:
    """Run the command line and exit: 0 clean, 1 findings, 2 could not do the job, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe that cannot hold a character gets its escape instead of ending the run.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = cli.main(prog_name="cite-lint", standalone_mode=False) or 0
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except Exception:  # noqa: BLE001 - Python would exit with 1, which says that there are findings
        traceback.print_exc()
        status = COULD_NOT
    sys.exit(status)
