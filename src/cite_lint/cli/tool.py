"""The commands together, and the exit code of a run whatever becomes of it."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import NoReturn

import click

import cite_lint
from cite_lint.cli import INTERRUPTED
from cite_lint.cli.streams import Failure, tell, unheard
from cite_lint.datafile import DataError

COULD_NOT = 2
COMMANDS = {
    "check": ("check", "Check the figures of drafts against the registry."),
    "clean": ("caching", "Remove the results of earlier runs."),
    "config": ("config", "Show the settings in force, and where each comes from."),
    "evaluate": ("evaluate", "Score linter and registry on labelled drafts."),
    "explain": ("rules", "Explain a rule, with examples."),
    "extract": ("extract", "Show what is read out of drafts, unjudged."),
    "init": ("init", "Begin a configuration and a registry of your own."),
    "registry": ("registry", "Validate, verify, export and search the registry."),
    "rules": ("rules", "List the rules with their default severity."),
}
"""Each command with its module below `cite_lint.cli`, imported when it is called, and its help in a line."""


class _Tool(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"cite_lint.cli.{COMMANDS[name][0]}"), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from cite_lint.datafile import nearest

            ctx.fail(f"no such command {args[0]!r}{nearest(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DataError as error:
            raise Failure(str(error)) from None


@click.group(cls=_Tool, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(cite_lint.__version__, prog_name="cite-lint", message="%(prog)s %(version)s")
def cli() -> None:
    """Fact-check the figures of a draft against a curated registry of sources."""


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
        from cite_lint.engine.fault import describe_fault

        tell(f"error: {describe_fault(error)}")
        status = COULD_NOT
    sys.exit(status)
