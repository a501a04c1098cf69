"""cite-lint evaluate: score the linter and a registry on labelled drafts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cite_lint.cli.output import form_option, output_option, refuse_lost_result
from cite_lint.cli.project import FILE, project_options, read_project, today_option
from cite_lint.cli.streams import tell, write_result
from cite_lint.config import load_rules
from cite_lint.datafile import nearest
from cite_lint.engine import Linter

if TYPE_CHECKING:
    from cite_lint.evaluation import Evaluation, Measure

_MOST = 100


def _read_wanted(context: click.Context, option: click.Parameter, values: tuple[str, ...]) -> dict[Measure, float]:
    """Return the value that each measure must reach."""
    if not values:
        return {}
    # Imported late, here as below: the help of every command would pay for it.
    from cite_lint.evaluation import MEASURES, measure_key

    by_key = {measure.key: measure for measure in MEASURES}
    wanted: dict[Measure, float] = {}
    for value in values:
        name, _, number = value.partition("=")
        measure = by_key.get(measure_key(name))
        if measure is None:
            names = [known.replace("_", "-") for known in by_key]
            hint = nearest(name, names) or f" (valid: {', '.join(names)})"
            raise click.BadParameter(f"unknown measure {name!r}{hint}")
        try:
            wanted[measure] = float(number)
        except ValueError:
            raise click.BadParameter(f"{value!r}: write {name}=90") from None
        if not 0 <= wanted[measure] <= _MOST:
            raise click.BadParameter(f"{value!r}: a measure lies between 0 and {_MOST}")
    return wanted


@click.command(short_help="Score linter and registry on labelled drafts.")
@click.argument("labels", nargs=-1, required=True, type=FILE)
@form_option
@output_option
@click.option(
    "--show",
    type=click.IntRange(min=0),
    metavar="N",
    default=0,
    show_default=True,
    help="Show the first N misses, each with the candidates and what spoke for and against them.",
)
@click.option(
    "--min",
    "wanted",
    multiple=True,
    metavar="MEASURE=VALUE",
    callback=_read_wanted,
    help="Exit 1 if a measure is worse: below VALUE, or above it where less is better (flagged, wrong, abstained).",
)
@today_option
@project_options
def evaluate(
    labels: tuple[Path, ...],
    format_: str,
    output_file: Path | None,
    show: int,
    wanted: dict[Measure, float],
    today: date | None,
    **project: Any,
) -> None:
    """Score the linter and the registry in force on labelled drafts, beside doing nothing and the like.

    LABELS are YAML files of drafts with what should be said of each figure; docs/evaluation.md has their format.

    Exit code: 0 scored, 1 a measure is worse than --min wants, 2 bad labels, or a draft that could not be checked.
    """
    linter = Linter(read_project(**project), today=today, explain=show > 0)
    if output_file is not None:
        refuse_lost_result(output_file, labels)
    from cite_lint.evaluation import evaluate as score
    from cite_lint.evaluation import read_labels, render_json, render_text

    evaluation = score(linter, read_labels(labels, load_rules()))
    render = render_json if format_ == "json" else render_text
    write_result(render(evaluation, show), output_file)
    short = list(_shortcomings(evaluation, wanted))
    for line in short:
        tell(line)
    for draft, error in evaluation.failed:
        tell(f"error: {draft.id}: {error}")
    raise click.exceptions.Exit(2 if evaluation.failed else 1 if short else 0)


def _shortcomings(evaluation: Evaluation, wanted: dict[Measure, float]) -> list[str]:
    """Return a line for each measure that is worse than wanted; one with nothing to count is."""
    reached = evaluation.scores.summary()
    lines = []
    for measure, value in wanted.items():
        found = reached[measure.name]
        if found is None:
            lines.append(f"{measure.name}: nothing to count, wanted {value:g}")
        elif (found > value) if measure.falls else (found < value):
            lines.append(f"{measure.name}: {found}, wanted {'at most' if measure.falls else 'at least'} {value:g}")
    return lines
