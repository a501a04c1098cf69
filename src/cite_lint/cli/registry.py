"""cite-lint registry: look at a registry and prove it."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.project import FOLDER, Project, nearest_settings, project_options, read_project
from cite_lint.cli.streams import tell, write_result
from cite_lint.config import Settings
from cite_lint.datafile import DataError
from cite_lint.engine import Linter, list_drafts


@click.group()
def registry() -> None:
    """Look at the registry of sources and prove it."""


@registry.command(short_help="Check that a registry is right.")
@click.argument("folder", type=FOLDER, required=False)
@click.option("--no-shipped-registry", is_flag=True, help="FOLDER stands alone, not over the shipped registry.")
@click.option("--examples", is_flag=True, help="Check the examples and counter-examples of the indicators too.")
@click.option("--check-drafts", is_flag=True, help="Check the drafts below this folder too, if the registry is right.")
@click.pass_context
def validate(
    context: click.Context, folder: Path | None, no_shipped_registry: bool, examples: bool, check_drafts: bool
) -> None:
    """Check a registry FOLDER: shape, references, overdue reviews; with --examples that sentences find their indicator.

    Without FOLDER the registry in force is checked: the shipped one and those that the nearest configuration file
    names. A change to it may make a draft wrong that nobody touched: --check-drafts tells, as `cite-lint check` does.

    Exit code: 0 right, 1 problems. An overdue review is told but is no problem.
    """
    if check_drafts and (folder or no_shipped_registry):
        raise click.UsageError("--check-drafts goes with the registry in force: drafts are checked against no other")
    settings = Settings(registries=(folder,)) if folder else nearest_settings()
    if no_shipped_registry:
        settings = dataclasses.replace(settings, shipped_registry=False)
    if not settings.registries and not settings.shipped_registry:
        raise click.UsageError("there is no registry to check: name a FOLDER")
    linter = Linter(settings)
    try:
        loaded = linter.registry
    except DataError as error:
        write_result(f"{error}\n")
        tell(f"problems: {len(error.problems)}")
        raise click.exceptions.Exit(1) from None
    for observation in loaded.observations.values():
        if observation.review_by is not None and observation.review_by < date.today():
            write_result(f"{observation.id}: review overdue since {observation.review_by.isoformat()}\n")
    strays = _tell_strays(linter) if examples else 0
    info = loaded.info()
    tell(
        f"indicators: {info.indicators}, observations: {info.observations}, sources: {info.sources}, "
        f"organisations: {info.organisations}; problems: {strays}"
    )
    if strays:
        raise click.exceptions.Exit(1)
    if check_drafts:
        _check_drafts(context)


def _tell_strays(linter: Linter) -> int:
    """Print the examples and counter-examples that are on the wrong side; return how many they are."""
    from cite_lint.engine.examples import stray_sentences

    count = 0
    for stray in stray_sentences(linter):
        count += 1
        place = linter.registry.location(stray.indicator)
        where = f"{place.path}:{place.line}:{place.column}: " if place else ""
        write_result(f"{where}{stray}\n")
    return count


def _check_drafts(context: click.Context) -> None:
    """Check the drafts below the current folder; that there are none is no error of a registry's folder."""
    from cite_lint.cli.check import check

    here = Path()
    if all(draft.file == here for draft in list_drafts([here], settings_for=Project())):
        tell("drafts: none below this folder")
    else:
        context.invoke(check, paths=(str(here),), force_exclude=True)


@registry.command(short_help="Prove the figures against the documents.")
@click.option("--documents", type=FOLDER, required=True, metavar="DIR", help="Folder that holds the documents.")
@project_options
def verify(documents: Path, **project: Any) -> None:
    """Prove the registry's figures against the documents they were taken from.

    Exit code: 0 proven, 1 documents or sentences that are missing or differ.
    """
    from cite_lint.registry import verify as compare

    result = compare(Linter(read_project(**project)).registry, documents)
    write_result("".join(f"{problem}\n" for problem in result.problems))
    count = len(result.problems)
    tell(f"documents: {result.documents}, observations: {result.observations}; problems: {count}")
    raise click.exceptions.Exit(1 if result.problems else 0)


@registry.command()
@click.option("--format", "_format", type=click.Choice(["json"]), default="json", show_default=True)
@project_options
def export(_format: str, **project: Any) -> None:
    """Print the whole registry."""
    from cite_lint.registry import export as plain

    write_result(json.dumps(plain(Linter(read_project(**project)).registry), indent=2) + "\n")


@registry.command(short_help="Print an entry.")
@click.argument("identifier", metavar="ID")
@project_options
def show(identifier: str, **project: Any) -> None:
    """Print the entry ID: an indicator with its observations, a source, an organisation, a concept, an observation."""
    from cite_lint.registry import show as describe

    try:
        write_result(describe(Linter(read_project(**project)).registry, identifier))
    except LookupError as error:
        raise click.BadParameter(str(error.args[0]), param_hint="'ID'") from None
