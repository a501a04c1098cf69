"""Options that show only what is new: --baseline with its upkeep, and --diff."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import click

from cite_lint.cli.project import FILE, Command
from cite_lint.cli.streams import Failure, tell, write_file
from cite_lint.config import Settings
from cite_lint.config.settings import COMMAND_LINE
from cite_lint.model.finding import Report

_CHOOSING = ("select", "ignore", "extend-select")
"""Settings whose options leave rules out of one run; what the baseline says of these stays."""

_OPTIONS = (
    click.option(
        "--baseline", type=FILE, metavar="FILE", help="Show no finding that this file knows from an earlier day."
    ),
    click.option("--update-baseline", is_flag=True, help="Drop from the baseline what is found no more."),
    click.option(
        "--extend-baseline", is_flag=True, help="Take all that is found into the baseline; make it if need be."
    ),
    click.option(
        "--diff", "revision", metavar="REV", help="Show findings only on lines that differ from where REV branched off."
    ),
)


def narrowing_options(command: Command) -> Command:
    """Add --baseline, --update-baseline, --extend-baseline and --diff to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def narrow(
    report: Report,
    settings: Settings,
    baseline: Path | None,
    update_baseline: bool,
    extend_baseline: bool,
    revision: str | None,
) -> Report:
    """Return the report with what is not new marked so."""
    baseline = baseline or settings.baseline
    if baseline is not None:
        report = _compare(report, baseline, update_baseline, extend_baseline, _rules_asked(settings))
    elif update_baseline or extend_baseline:
        raise click.UsageError("there is no baseline: name it with --baseline, or in the configuration")
    if revision is None:
        return report
    from cite_lint.engine.changes import GitError, find_changes

    try:
        return find_changes(revision, Path.cwd()).mark(report)
    except GitError as error:
        raise Failure(f"--diff: {error}") from None


def _rules_asked(settings: Settings) -> Collection[str] | None:
    """Return the rules that options have left of the project's, None where no option chooses."""
    if not any(COMMAND_LINE in settings.origins.get(key, ()) for key in _CHOOSING):
        return None
    from cite_lint.config import load_rules
    from cite_lint.engine.selection import select_rules

    return select_rules(settings, load_rules())


def _compare(report: Report, baseline: Path, update: bool, extend: bool, rules: Collection[str] | None) -> Report:
    # Imported late: a run without a baseline should not pay for it.
    from cite_lint.engine.baseline import Known, compare, read_baseline, render_baseline

    known = Known() if extend and not baseline.exists() else read_baseline(baseline)
    compared = compare(report, known, baseline.absolute().parent, rules)
    stale = compared.stale.total()
    if not (update or extend):
        if stale:
            told = "entry is" if stale == 1 else "entries are"
            tell(f"{baseline}: {stale} {told} found no more: --update-baseline drops {'it' if stale == 1 else 'them'}")
            for entry in sorted(compared.stale):
                tell(f"  {entry.path}: {entry.rule} {entry.text}")
        return compared.report
    written = known - compared.stale
    if extend:
        written += compared.new
    if written != known or not baseline.exists():
        write_file(baseline, render_baseline(written).encode("utf-8", "backslashreplace"))
    added = compared.new.total() if extend else 0
    tell(f"{baseline}: {written.total()} known, {added} added, {stale} dropped")
    return compare(report, written, baseline.absolute().parent).report
