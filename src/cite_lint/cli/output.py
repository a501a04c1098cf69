"""The forms of a result and the files that they go to, and what must not become of these."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from cite_lint.cli.project import FILE
from cite_lint.cli.streams import Failure, wants_color, write_result
from cite_lint.config import Settings
from cite_lint.engine import is_draft
from cite_lint.engine.discovery import SettingsFor
from cite_lint.model.finding import Report
from cite_lint.reporters import FORMATS, Format, Look, render

form_option = click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Form of the result.",
)
output_option = click.option("--output-file", type=FILE, metavar="FILE", help="Write the result here, not to stdout.")

NamedFile = tuple[str | None, Path]
"""A file with the form that was named for it; None stands for that of --format."""

_COUNTED_FORMS = ("full", "concise", "json")
"""Forms in whose place --statistics can stand on stdout."""
_LARGEST_SHEET = 50_000_000
"""Bytes of a file whose content is kept."""


@dataclass(frozen=True, slots=True)
class Output:
    """A result that is to be written: its form, and its file or None for stdout."""

    form: Format
    file: Path | None
    statistics: bool = False
    """Counts stand in place of the findings."""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the results."""

    complete: bool
    """All of them could be written."""
    counted: bool
    """Stdout has the coverage line or its figures."""


def _named_files(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> tuple[NamedFile, ...]:
    return tuple(_named_file(value, option, context) for value in values)


def _named_file(value: str, option: click.Parameter, context: click.Context) -> NamedFile:
    """Take FORM=FILE apart; where what stands before = can be no form's name, it is a file's."""
    name, equals, rest = value.partition("=")
    form = name if equals and name.replace("-", "").isalpha() else None
    if form is not None and form not in FORMATS:
        from cite_lint.datafile import nearest

        hint = nearest(form, FORMATS)
        raise click.BadParameter(f"unknown form {form!r}{hint}; if it is part of a file's name write ./{value}")
    path = rest if form is not None else value
    if path in ("", "-"):
        raise click.BadParameter(f"{value!r} names no file; leave the option out to write to stdout")
    return form, FILE.convert(path, option, context)


outputs_option = click.option(
    "--output-file",
    "output_files",
    multiple=True,
    metavar="[FORM=]FILE",
    callback=_named_files,
    help="Write the result here, not to stdout. FORM=FILE writes it in another form too; can be given several times.",
)
statistics_option = click.option(
    "--statistics", is_flag=True, help="Show how often each rule found something, not what it found."
)


def plan_outputs(format_: str, files: Sequence[NamedFile], statistics: bool) -> tuple[Output, ...]:
    """Return what is to be written where; stdout gets the form of --format unless that has a file.

    Raise UsageError where the wishes do not go together.
    """
    outputs = [Output(FORMATS[form or format_], file) for form, file in files]
    has_file = any(form is None for form, _ in files)
    if statistics:
        if not has_file and format_ not in _COUNTED_FORMS:
            names = ", ".join(_COUNTED_FORMS[:-1])
            raise click.UsageError(
                f"the {format_} form has no room for --statistics: choose {names} or {_COUNTED_FORMS[-1]}, "
                "or give it a file with --output-file"
            )
        outputs.append(Output(FORMATS["full" if has_file else format_], None, statistics=True))
    elif not has_file:
        outputs.append(Output(FORMATS[format_], None))
    return tuple(outputs)


def refuse_lost_results(
    outputs: Sequence[Output],
    paths: Sequence[Path | str],
    settings_for: SettingsFor | None = None,
    annotated: Path | None = None,
) -> None:
    """Raise Failure before the work is done for nothing, or for the price of a draft or of another result."""
    seen = [annotated] if annotated is not None else []
    for output in outputs:
        if output.file is None:
            if not output.form.is_text and sys.stdout is not None and sys.stdout.isatty():
                name = output.form.name
                raise Failure(f"the {name} form is no text for a terminal: add --output-file {name}=FILE")
            continue
        ending = FORMATS.get(output.file.suffix.lower().removeprefix("."))
        if ending is not None and not ending.is_text and output.form is not ending:
            raise Failure(
                f"{output.file}: the {output.form.name} form is no such file; write --output-file "
                f"{ending.name}={output.file}"
            )
        refuse_lost_result(output.file, paths, settings_for)
        if any(_is_same(output.file, other) for other in seen):
            raise Failure(f"{output.file}: two results would be written into this file; name another for one of them")
        seen.append(output.file)


def refuse_lost_settings(outputs: Sequence[Output], baseline: Path | None, settings: Settings) -> None:
    """Raise Failure where a result would take the place of the run's baseline or configuration."""
    kept = [file for file in (baseline or settings.baseline, settings.path, *settings.extended) if file is not None]
    for output in outputs:
        if output.file is not None and any(_is_same(output.file, file) for file in kept):
            raise Failure(f"{output.file}: it is the baseline or a configuration file; name another file")


def refuse_lost_result(output_file: Path, paths: Sequence[Path | str], settings_for: SettingsFor | None = None) -> None:
    """Raise Failure before the work is done for nothing, or for the price of a file that is read."""
    if not output_file.parent.is_dir():
        raise Failure(f"{output_file}: cannot write it: no such folder")
    if is_draft(output_file, paths, settings_for):
        raise Failure(f"{output_file}: it is among the drafts and would be overwritten; name a file that is no draft")


def write_results(report: Report, outputs: Sequence[Output], color: str) -> Written:
    """Write each result; one that cannot be written is told of and keeps none of the others back."""
    complete, counted = True, False
    for output in outputs:
        try:
            result = _render(report, output, color)
            write_result(result, output.file)
        except Failure as failure:
            failure.show()
            complete = False
        else:
            counted = counted or (output.file is None and bool(result) and (output.form.counts or output.statistics))
    return Written(complete, counted)


def _render(report: Report, output: Output, color: str) -> str | bytes:
    if output.statistics:
        from cite_lint.reporters.statistics import statistics_json, statistics_text

        return statistics_json(report) if output.form.name == "json" else statistics_text(report)
    painted = wants_color(color) and (output.file is None or color == "always")
    look = Look(painted, _previous(output))
    if not output.form.keeps:
        return render(output.form.name, report, look)
    from cite_lint.reporters.sheet import UnreadableSheetError

    try:
        return render(output.form.name, report, look)
    except UnreadableSheetError as error:
        raise Failure(f"{output.file or 'stdout'}: it is left as it is: {error}") from None


def _previous(output: Output) -> bytes | None:
    """Return what stands in the place of a result that keeps it, or None."""
    file = output.file
    if file is None or not output.form.keeps or not file.is_file():
        return None
    try:
        if file.stat().st_size > _LARGEST_SHEET:
            raise Failure(f"{file}: it is left as it is: it is larger than {_LARGEST_SHEET // 1_000_000} MB")
        return file.read_bytes()
    except OSError as error:
        raise Failure(
            f"{file}: it is left as it is: cannot read it: {(error.strerror or str(error)).lower()}"
        ) from None


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, be it through links or by its name in other letters."""
    if one.exists() and other.exists():
        return os.path.samefile(one, other)  # noqa: PTH121
    return one.resolve() == other.resolve()
