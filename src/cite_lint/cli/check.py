"""cite-lint check: lint drafts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.caching import cache_folder, cache_options
from cite_lint.cli.fixing import answer_all, difference, fix_until_done, fixing_options, refuse_fixing
from cite_lint.cli.narrowing import narrow, narrowing_options
from cite_lint.cli.output import (
    NamedFile,
    outputs_option,
    plan_outputs,
    refuse_lost_results,
    statistics_option,
    write_results,
)
from cite_lint.cli.progress import progress
from cite_lint.cli.project import Command, project_options, read_project, today_option
from cite_lint.cli.streams import stdin_bytes, tell, write_result
from cite_lint.config import Settings
from cite_lint.config.settings import FAIL_LEVELS, rule_codes
from cite_lint.engine import STDIN, Run
from cite_lint.model.finding import FileStatus, Report, Severity
from cite_lint.reporters import FORMATS
from cite_lint.reporters.coverage import coverage


def _selectors(_: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split comma-separated rule codes and refuse those that name no rule."""
    selectors = tuple(part.strip().upper() for value in values for part in value.split(","))
    if not selectors:
        return ()
    from cite_lint.engine.selection import selector_problem

    codes = rule_codes()
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
@outputs_option
@statistics_option
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
@cache_options
@click.option("--ignore-suppressions", is_flag=True, help="Show what comments in the drafts keep back.")
@narrowing_options
@fixing_options
@project_options
def check(
    paths: tuple[str, ...],
    format_: str,
    output_files: tuple[NamedFile, ...],
    statistics: bool,
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
    ignore_suppressions: bool,
    baseline: Path | None,
    update_baseline: bool,
    extend_baseline: bool,
    revision: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff_fixes: bool,
    add_ignore: str | None,
    **project: Any,
) -> None:
    """Check the figures of drafts against the registry.

    PATHS are files, folders (searched for Markdown and text files) or - for stdin; by default the current folder.

    Exit code: 0 clean, 1 findings that fail the run, 2 something could not be checked.
    """
    refuse_fixing(paths, fix, unsafe_fixes, diff_fixes, add_ignore)
    outputs = plan_outputs(format_, output_files, statistics)
    if explain_matches and not any(output.form.explains and not output.statistics for output in outputs):
        raise click.UsageError(f"the {format_} form has no room for --explain-matches: choose full or json")
    settings = _choose(read_project(**project), select, ignore, extend_select)
    refuse_lost_results(outputs, paths or (".",))
    if fail_on:
        settings = dataclasses.replace(settings, fail_on=FAIL_LEVELS[fail_on])
    stdin = stdin_bytes() if STDIN in paths else None

    def settings_for(file: Path | None) -> Settings:
        return settings

    def look() -> Report:
        run = Run(
            settings_for,
            today=today or date.today(),
            explain=explain_matches,
            ignore_suppressions=ignore_suppressions,
            cache_folder=None if no_cache else cache_folder(settings, cache_dir),
        )
        with progress() as tell_progress:
            report = run.check(paths or (".",), stdin, stdin_filename, tell_progress)
        return narrow(report, baseline, update_baseline, extend_baseline, revision)

    if fix:
        report = fix_until_done(look, unsafe_fixes, settings_for)
    elif add_ignore is not None:
        report = answer_all(look, add_ignore, settings_for)
    else:
        report = look()
    if diff_fixes:
        changes = difference(report, unsafe_fixes)
        write_result(changes)
        raise click.exceptions.Exit(_exit_code(report, Severity.OFF, exit_zero) or int(bool(changes) and not exit_zero))

    written = write_results(report, outputs, color)
    for file in report.files:
        if file.status is FileStatus.FAILED:
            tell(f"error: {file.path}: {file.error}")
    if not written.counted:
        tell(coverage(report))
    raise click.exceptions.Exit(_exit_code(report, settings.fail_on, exit_zero) if written.complete else 2)


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
