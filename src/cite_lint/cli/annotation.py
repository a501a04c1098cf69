"""Options that write the findings into Word drafts as comments, and what must not become of the drafts by that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from cite_lint.cli.project import Command
from cite_lint.cli.streams import Failure, write_file
from cite_lint.engine import STDIN, is_draft
from cite_lint.model.finding import FileReport, FileStatus, Report
from cite_lint.readers import UnreadableError

_ENDING = ".docx"

_OPTIONS = (
    click.option(
        "--annotate",
        "annotated",
        type=click.Path(readable=False, path_type=Path),
        metavar="OUT.docx",
        help="Write the .docx draft with its findings as Word comments here; of several drafts, into this folder.",
    ),
    click.option("--in-place", is_flag=True, help="Write the findings into the .docx drafts themselves."),
)


def annotation_options(command: Command) -> Command:
    """Add --annotate and --in-place to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def refuse_lost_draft(annotated: Path | None, in_place: bool, paths: Sequence[Path | str]) -> None:
    """Raise before the work is done for nothing, or for the price of a draft."""
    if annotated is None and not in_place:
        return
    if annotated is not None and in_place:
        raise click.UsageError(
            "--annotate and --in-place exclude each other: --in-place alone writes the comments into the drafts"
        )
    if STDIN in paths:
        raise click.UsageError("the draft on stdin cannot be annotated: name its file")
    if annotated is None or annotated.is_dir():
        return
    if not annotated.parent.is_dir():
        raise Failure(f"{annotated}: cannot write it: no such folder")
    if annotated.suffix and annotated.suffix.lower() != _ENDING:
        raise Failure(f"{annotated}: only {_ENDING} drafts can be annotated: name a {_ENDING} file or a folder")
    if is_draft(annotated, paths):
        raise Failure(f"{annotated}: it is among the drafts and would be overwritten; use --in-place if that is meant")


def write_annotated(report: Report, annotated: Path | None, in_place: bool) -> None:
    """Write each .docx draft of a report with its findings as comments; raise Failure with what could not be written."""
    if annotated is None and not in_place:
        return
    drafts = [file for file in report.files if Path(file.path).suffix.lower() == _ENDING]
    if not drafts:
        option = "--in-place" if in_place else "--annotate"
        raise Failure(f"{option}: there is no {_ENDING} file among the drafts; others cannot be annotated")
    problems = []
    for file, target in _targets(drafts, annotated):
        if file.status is not FileStatus.CHECKED:
            continue  # the report says why
        try:
            _annotate(file, target)
        except Failure as failure:
            problems.append(failure.message)
    if problems:
        raise Failure("\n".join(problems))


def _targets(drafts: Sequence[FileReport], annotated: Path | None) -> Iterator[tuple[FileReport, Path | None]]:
    """Yield the drafts with the files to be written; None for the draft's own."""
    if annotated is None:
        yield from ((file, None) for file in drafts)
        return
    if annotated.suffix.lower() == _ENDING and not annotated.is_dir():
        if len(drafts) > 1:
            raise Failure(f"{annotated}: there are {len(drafts)} {_ENDING} drafts: name a folder to write them into")
        yield drafts[0], annotated
        return
    taken: dict[str, str] = {}
    for file in drafts:
        name = file.location.name
        before = taken.setdefault(name.lower(), file.path)
        if before != file.path:
            raise Failure(f"{annotated}: {before} and {file.path} would be one file there: annotate them one by one")
    try:
        annotated.mkdir(exist_ok=True)
    except OSError as error:
        raise Failure(f"{annotated}: cannot make the folder: {_reason(error)}") from None
    targets = [(file, annotated / file.location.name) for file in drafts]
    for _, target in targets:
        if any(_is_same(target, draft.location) for draft in drafts):
            raise Failure(f"{target}: it is among the drafts and would be overwritten; use --in-place if that is meant")
    yield from targets


def _annotate(file: FileReport, target: Path | None) -> None:
    from cite_lint.engine.annotate import annotate

    draft = file.location
    try:
        data = draft.read_bytes()
        result = annotate(data, file)
    except OSError as error:
        raise Failure(f"{file.path}: cannot read it again: {_reason(error)}") from None
    except UnreadableError as error:
        raise Failure(f"{file.path}: cannot annotate it: {error}") from None
    if target is not None:
        write_file(target, result)
    elif result != data:
        write_file(draft, result)


def _is_same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
