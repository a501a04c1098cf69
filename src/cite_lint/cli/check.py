"""cite-lint check: lint drafts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.annotation import annotation_options, refuse_lost_draft, write_annotated
from cite_lint.cli.output import output_option, refuse_lost_result
from cite_lint.cli.project import Command, project_options, read_project, today_option
from cite_lint.cli.streams import stdin_bytes, tell, wants_color, write_result
from cite_lint.config import Settings
from cite_lint.config.settings import FAIL_LEVELS, rule_codes
from cite_lint.engine import STDIN, Run, selector_problem
from cite_lint.engine.cache import FOLDER
from cite_lint.model.finding import FileStatus, Report, Severity
from cite_lint.reporters import FORMATS, Look, render
from cite_lint.reporters.coverage import coverage


def _selectors(_: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma-separated rule codes and refuse those that name no rule."""
    selectors = tuple(part.strip().upper() for value in values for part in value.split(","))
    codes = rule_codes() if selectors else []
    for selector in selectors:
        if problem := selector_problem(selector, codes):
            raise click.BadParameter(problem)
    return selectors


def _selector_option(name: str, text: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, metavar="CODES", callback=_selectors, help=text)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=str))
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="Form of the result.",
)
@output_option
@_selector_option("--select", "Apply these rules only: codes, beginnings of codes or ALL, separated by commas.")
@_selector_option("--ignore", "Do not apply these rules.")
@_selector_option("--extend-select", "Apply these rules too.")
@click.option(
    "--fail-on",
    type=click.Choice(list(FAIL_LEVELS)),
    help="Least severity that makes the exit code 1.  [default: error, or as configured]",
)
@today_option
@click.option(
    "--stdin-filename", metavar="NAME", default="stdin.md", show_default=True, help="Name of the draft on stdin."
)
@click.option(
    "--explain-matches",
    is_flag=True,
    help="Say of each claim why it was matched as it was: candidates, what spoke for and against. Not in concise.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found; 2 still says that a draft was not checked.")
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Colour the full form; auto does on a terminal.",
)
@click.option("--no-cache", is_flag=True, help="Check every draft anew and keep no result.")
@click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help=f"Keep results here.  [default: {FOLDER}, beside the configuration file or here]",
)
@annotation_options
@project_options
def check(
    paths: tuple[str, ...],
    format_: str,
    output_file: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    extend_select: tuple[str, ...],
    fail_on: str | None,
    today: date | None,
    stdin_filename: str,
    explain_matches: bool,
    exit_zero: bool,
    color: str,
    no_cache: bool,
    cache_dir: Path | None,
    annotated: Path | None,
    in_place: bool,
    **project: Any,
) -> None:
    """Check the figures of drafts against the registry.

    PATHS are files, folders (searched for Markdown and text files) or - for stdin; by default the current folder.

    Exit code: 0 clean, 1 findings that fail the run, 2 something could not be checked.
    """
    form = FORMATS[format_]
    if explain_matches and not form.explains:
        raise click.UsageError(f"the {format_} form has no room for --explain-matches: choose full or json")
    settings = _choose(read_project(**project), select, ignore, extend_select)
    if output_file is not None:
        refuse_lost_result(output_file, paths or (".",))
    refuse_lost_draft(annotated, in_place, paths or (".",))
    if fail_on:
        settings = dataclasses.replace(settings, fail_on=FAIL_LEVELS[fail_on])
    cache_folder = None if no_cache else cache_dir or (settings.path or Path("x")).parent / FOLDER
    run = Run(lambda file: settings, today=today or date.today(), explain=explain_matches, cache_folder=cache_folder)
    stdin = stdin_bytes() if STDIN in paths else None
    report = run.check(paths or (".",), stdin, stdin_filename)

    painted = wants_color(color) and (output_file is None or color == "always")
    result = render(format_, report, Look(painted))
    write_result(result, output_file)
    for file in report.files:
        if file.status is FileStatus.FAILED:
            tell(f"error: {file.path}: {file.error}")
    if output_file or not (form.counts and result):
        tell(coverage(report))
    write_annotated(report, annotated, in_place)
    raise click.exceptions.Exit(_exit_code(report, settings.fail_on, exit_zero))


def _choose(
    settings: Settings, select: tuple[str, ...], ignore: tuple[str, ...], extend_select: tuple[str, ...]
) -> Settings:
    """Put the command line's rules over the configured ones; --select starts afresh."""
    if select:
        return dataclasses.replace(settings, select=select, ignore=ignore, extend_select=extend_select)
    return dataclasses.replace(
        settings, ignore=settings.ignore + ignore, extend_select=settings.extend_select + extend_select
    )


def _exit_code(report: Report, fail_on: Severity, exit_zero: bool) -> int:
    if any(file.status is FileStatus.FAILED for file in report.files):
        return 2
    failing = (severity for severity in Severity if severity.rank >= fail_on.rank)
    failed = fail_on is not Severity.OFF and any(report.count_severity(severity) for severity in failing)
    return 1 if failed and not exit_zero else 0
