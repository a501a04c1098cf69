"""cite-lint check: lint drafts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.annotation import annotation_options, refuse_lost_draft, write_annotated
from cite_lint.cli.caching import cache_folder, cache_options
from cite_lint.cli.fixing import (
    Changed,
    answer_all,
    difference,
    fix_until_done,
    fixing_options,
    refuse_baseline_upkeep,
    refuse_fixing,
    refuse_unseen_results,
)
from cite_lint.cli.narrowing import narrow, narrowing_options
from cite_lint.cli.output import (
    NamedFile,
    outputs_option,
    plan_outputs,
    refuse_lost_results,
    refuse_lost_settings,
    statistics_option,
    write_results,
)
from cite_lint.cli.progress import progress
from cite_lint.cli.project import Project, draft_options, rule_options, today_option
from cite_lint.cli.streams import stdin_bytes, tell, write_result
from cite_lint.engine import STDIN, Draft, Run, list_drafts
from cite_lint.engine.discovery import SettingsFor
from cite_lint.model.finding import FileReport, FileStatus, Report, Severity
from cite_lint.reporters import FORMATS
from cite_lint.reporters.coverage import coverage


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(readable=False, path_type=str))
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
@rule_options
@today_option
@click.option(
    "--stdin-filename", metavar="NAME", default="stdin.md", show_default=True, help="Name of the draft on stdin."
)
@click.option(
    "--explain-matches",
    is_flag=True,
    help="Say of each claim why it was matched as it was: candidates, what spoke for and against. Not in concise.",
)
@click.option("--show-files", is_flag=True, help="Check nothing: list the drafts that would be checked.")
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
@annotation_options
@draft_options
def check(
    paths: tuple[str, ...],
    format_: str,
    output_files: tuple[NamedFile, ...],
    statistics: bool,
    today: date | None,
    stdin_filename: str,
    explain_matches: bool,
    show_files: bool,
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
    annotated: Path | None,
    in_place: bool,
    **project: Any,
) -> None:
    """Check the figures of drafts against the registry.

    PATHS are files, folders (searched for drafts in Markdown, HTML, Word and other formats) or - for stdin; by default
    the current folder.

    Exit code: 0 clean, 1 findings that fail the run, 2 something could not be checked.
    """
    today = today or date.today()
    refuse_fixing(paths, fix, unsafe_fixes, diff_fixes, add_ignore, today)
    if diff_fixes:
        refuse_unseen_results(bool(output_files), statistics, annotated is not None, in_place)
    refuse_baseline_upkeep(fix, diff_fixes, add_ignore, update_baseline, extend_baseline)
    outputs = plan_outputs(format_, output_files, statistics)
    if explain_matches and not any(output.form.explains and not output.statistics for output in outputs):
        raise click.UsageError(f"the {format_} form has no room for --explain-matches: choose full or json")
    settings_for = Project(**project)
    settings = settings_for(None)
    paths = paths or (".",)
    if show_files:
        raise click.exceptions.Exit(_show_files(list_drafts(paths, stdin_filename, settings_for)))
    refuse_lost_results(outputs, paths, settings_for, annotated)
    refuse_lost_settings(outputs, baseline, settings)
    refuse_lost_draft(annotated, in_place, paths)
    stdin = stdin_bytes() if STDIN in paths else None

    def look() -> Report:
        run = Run(
            settings_for,
            today=today,
            explain=explain_matches,
            ignore_suppressions=ignore_suppressions,
            cache_folder=None if no_cache else cache_folder(settings, cache_dir),
        )
        with progress() as tell_progress:
            report = run.check(paths, stdin, stdin_filename, tell_progress)
        return narrow(report, settings, baseline, update_baseline, extend_baseline, revision)

    if fix:
        changed = fix_until_done(look, unsafe_fixes, settings_for)
    elif add_ignore is not None:
        changed = answer_all(look, add_ignore, settings_for)
    else:
        changed = Changed(look())
    report = changed.report
    if diff_fixes:
        changes = difference(report, unsafe_fixes)
        write_result(changes)
        _tell_failed(report)
        raise click.exceptions.Exit(2 if _is_incomplete(report) else int(bool(changes) and not exit_zero))

    written = write_results(report, outputs, color)
    _tell_failed(report)
    if not written.counted:
        tell(coverage(report))
    write_annotated(report, annotated, in_place)
    is_complete = written.complete and changed.complete
    raise click.exceptions.Exit(_exit_code(report, settings_for, exit_zero) if is_complete else 2)


def _show_files(drafts: Iterable[Draft]) -> int:
    """Write the paths of drafts and return the exit code."""
    code = 0
    shown = []
    for draft in drafts:
        if draft.error is None:
            shown.append(f"{draft.path}\n")
        else:
            tell(f"error: {draft.path}: {draft.error}")
            code = 2
    write_result("".join(shown))
    return code


def _tell_failed(report: Report) -> None:
    """Say of each draft that could not be checked why."""
    for file in report.files:
        if file.status is FileStatus.FAILED:
            tell(f"error: {file.path}: {file.error}")


def _exit_code(report: Report, settings_for: SettingsFor, exit_zero: bool) -> int:
    """Return 2 where a draft could not be checked, 1 where findings are as severe as the settings of their file want."""
    if _is_incomplete(report):
        return 2
    failed = any(_fails(file, settings_for(file.location).fail_on) for file in report.files)
    return 1 if failed and not exit_zero else 0


def _is_incomplete(report: Report) -> bool:
    return any(file.status is FileStatus.FAILED for file in report.files)


def _fails(file: FileReport, fail_on: Severity) -> bool:
    return fail_on is not Severity.OFF and any(finding.severity.rank >= fail_on.rank for finding in file.shown)
