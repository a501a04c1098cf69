"""Options that change drafts: --fix with --unsafe-fixes and --diff-fixes, and --add-ignore."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from cite_lint.cli.project import Command
from cite_lint.cli.streams import Failure, tell
from cite_lint.config import Settings
from cite_lint.engine import STDIN
from cite_lint.model.finding import Report

if TYPE_CHECKING:
    from cite_lint.engine.fixing import FixedDraft

_ROUNDS = 5
"""An edit may lay another fault bare; two that undo each other must not go on for ever."""

_OPTIONS = (
    click.option("--fix", is_flag=True, help="Correct what changes no meaning: names, needless suppressions."),
    click.option(
        "--unsafe-fixes", is_flag=True, help="With --fix or --diff-fixes: put in the registry's figures and dates too."
    ),
    click.option("--diff-fixes", is_flag=True, help="Show what --fix would change; change nothing."),
    click.option(
        "--add-ignore",
        metavar="REASON",
        help="Answer all that is found: write a suppression with this reason beside it.",
    ),
)


class Changed(NamedTuple):
    """The report on drafts that were changed, and whether all of them could be."""

    report: Report
    complete: bool = True


def fixing_options(command: Command) -> Command:
    """Add --fix, --unsafe-fixes, --diff-fixes and --add-ignore to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_fixing(
    paths: Sequence[str], fix: bool, unsafe_fixes: bool, diff_fixes: bool, add_ignore: str | None, today: date
) -> None:
    """Raise UsageError where the options do not go together."""
    if add_ignore is not None and (fix or diff_fixes):
        raise click.UsageError("--add-ignore comes after --fix: correct first, then answer what is left")
    if add_ignore is not None and STDIN in paths:
        raise click.UsageError("--add-ignore cannot change stdin")
    if add_ignore is not None:
        from cite_lint.engine.answering import reason_problem

        if problem := reason_problem(add_ignore, today):
            raise click.UsageError(f"--add-ignore wants a reason that can be written: {problem}")
    if fix and diff_fixes:
        raise click.UsageError("--fix and --diff-fixes exclude each other: look first, then fix")
    if unsafe_fixes and not (fix or diff_fixes):
        raise click.UsageError("--unsafe-fixes goes with --fix or --diff-fixes")
    if fix and STDIN in paths:
        raise click.UsageError("--fix cannot change stdin; --diff-fixes shows what it would change")


def refuse_baseline_upkeep(
    fix: bool, diff_fixes: bool, add_ignore: str | None, update_baseline: bool, extend_baseline: bool
) -> None:
    """Raise UsageError where a baseline would take in what is to be corrected, or be written by a mere look."""
    if diff_fixes and (update_baseline or extend_baseline):
        raise click.UsageError("--diff-fixes changes nothing: see to the baseline in a run of its own")
    if extend_baseline and (fix or add_ignore is not None):
        option = "--fix" if fix else "--add-ignore"
        raise click.UsageError(f"--extend-baseline comes after {option}, in a run of its own: take in what is left")


def refuse_unseen_results(output_file: bool, statistics: bool, annotate: bool, in_place: bool) -> None:
    """Raise UsageError where something is asked for that a run with --diff-fixes does not write."""
    options = {
        "--output-file": output_file,
        "--statistics": statistics,
        "--annotate": annotate,
        "--in-place": in_place,
    }
    for option, is_given in options.items():
        if is_given:
            raise click.UsageError(f"--diff-fixes shows the difference alone: leave out {option}")


def fix_until_done(
    check: Callable[[], Report], unsafe: bool, settings_for: Callable[[Path | None], Settings]
) -> Changed:
    """Correct drafts until nothing is left to correct, and return the report on what stands then."""
    # Imported late, here as below: a run that fixes nothing should not pay for it.
    from cite_lint.engine.fixing import fix_drafts

    report = check()
    fixed = 0
    refused: set[Path] = set()
    for _ in range(_ROUNDS):
        drafts = _each_once(draft for draft in fix_drafts(report, unsafe) if draft.file not in refused)
        written = list(_written(drafts, settings_for))
        refused |= {draft.file for draft in drafts if draft not in written}
        if not written:
            break
        fixed += sum(len(draft.fixed) for draft in written)
        report = check()
    if fixed:
        tell(f"fixed {fixed} finding{'' if fixed == 1 else 's'}")
    return Changed(report, not refused)


def answer_all(check: Callable[[], Report], reason: str, settings_for: Callable[[Path | None], Settings]) -> Changed:
    """Write a suppression beside all that is found, and return the report on what stands then."""
    from cite_lint.engine.answering import Unanswered, answer_findings
    from cite_lint.engine.fixing import FixedDraft

    report = check()
    try:
        answered = list(answer_findings(report, reason.strip()))
    except ValueError as error:
        raise Failure(str(error)) from None
    for draft in answered:
        if isinstance(draft, Unanswered):
            tell(f"{draft.path}: {draft.findings} left: no comment can be put there from here; write it by hand")
    drafts = _each_once(draft for draft in answered if isinstance(draft, FixedDraft))
    written = list(_written(drafts, settings_for))
    count = sum(len(draft.fixed) for draft in written)
    tell(f"answered {count} finding{'' if count == 1 else 's'}")
    return Changed(check() if written else report, len(written) == len(drafts))


def _each_once(drafts: Iterable[FixedDraft]) -> list[FixedDraft]:
    """Return the drafts without those that are another one's file, found through a link."""
    by_file: dict[str, FixedDraft] = {}
    for draft in drafts:
        by_file.setdefault(os.path.realpath(draft.file), draft)
    return list(by_file.values())


def _written(drafts: Collection[FixedDraft], settings_for: Callable[[Path | None], Settings]) -> Iterator[FixedDraft]:
    """Write drafts and yield them; one that cannot be written is told of and keeps none of the others back."""
    from cite_lint.engine.fixing import FixError, write_fixed

    for draft in drafts:
        try:
            write_fixed(draft, settings_for)
        except FixError as error:
            Failure(str(error)).show()
        else:
            yield draft


def difference(report: Report, unsafe: bool) -> str:
    """Return what the edits of a report would change, as a unified difference; empty if nothing."""
    import difflib
    from io import StringIO

    from cite_lint.engine.fixing import fix_drafts

    def lines(draft: FixedDraft) -> str:
        changes = difflib.unified_diff(
            # Lines as diff and patch have them: they end at LF alone.
            StringIO(draft.before, newline="\n").readlines(),
            StringIO(draft.after, newline="\n").readlines(),
            draft.path,
            draft.path,
        )
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in changes)

    return "".join(lines(draft) for draft in fix_drafts(report, unsafe))
