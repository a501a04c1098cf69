"""The commands together, and the exit code of a run whatever becomes of it."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

import cite_lint
from cite_lint.cli import INTERRUPTED, check, evaluate, extract, registry, rules
from cite_lint.cli.streams import Failure, tell, unheard
from cite_lint.datafile import DataError
from cite_lint.engine import describe_fault

COULD_NOT = 2


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


for _command in (check.check, extract.extract, evaluate.evaluate, rules.explain, rules.rules, registry.registry):
    cli.add_command(_command)


def run() -> NoReturn:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # it was closed by who started us
            # A pipe that cannot hold a character gets its escape instead of ending the run.
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        status = cli.main(prog_name="cite-lint", standalone_mode=False) or 0
    except click.ClickException as error:
        with unheard(sys.stderr):
            error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        status = INTERRUPTED
    except SystemExit:
        status = 0  # click's answer to a reader of the help text that has gone away
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        tell(f"error: {place}{(error.strerror or str(error)).lower()}")
        status = COULD_NOT
    except Exception as error:  # noqa: BLE001 - Python would exit with 1, which says that there are findings
        tell(f"error: {describe_fault(error)}")
        status = COULD_NOT
    sys.exit(status)
