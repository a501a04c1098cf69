"""cite-lint registry: look at a registry and prove it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.project import FOLDER, project_options, read_project
from cite_lint.cli.streams import write_result
from cite_lint.config import Settings
from cite_lint.datafile import DataError
from cite_lint.engine import Linter


@click.group()
def registry() -> None:
    """Look at the registry of sources and prove it."""


@registry.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--no-shipped-registry", is_flag=True, help="FOLDER stands alone, not over the shipped registry.")
def validate(folder: Path | None, no_shipped_registry: bool) -> None:
    """Check a registry FOLDER, by default the shipped one: shape, references, overdue reviews.

    Exit code: 0 right, 1 problems. An overdue review is told but is no problem.
    """
    settings = Settings(registries=(folder,) if folder else (), shipped_registry=not no_shipped_registry)
    try:
        loaded = Linter(settings).registry
    except DataError as error:
        write_result(f"{error}\n")
        raise click.exceptions.Exit(1) from None
    for observation in loaded.observations.values():
        if observation.review_by is not None and observation.review_by < date.today():
            write_result(f"{observation.id}: review overdue since {observation.review_by.isoformat()}\n")
    info = loaded.info()
    click.echo(
        f"indicators: {info.indicators}, observations: {info.observations}, sources: {info.sources}, "
        f"organisations: {info.organisations}; problems: 0",
        err=True,
    )


@registry.command()
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
    click.echo(f"documents: {result.documents}, observations: {result.observations}; problems: {count}", err=True)
    raise click.exceptions.Exit(1 if result.problems else 0)


@registry.command()
@click.option("--format", "_format", type=click.Choice(["json"]), default="json", show_default=True)
@project_options
def export(_format: str, **project: Any) -> None:
    """Print the whole registry."""
    from cite_lint.registry import export as plain

    write_result(json.dumps(plain(Linter(read_project(**project)).registry), indent=2) + "\n")


@registry.command()
@click.argument("identifier", metavar="ID")
@project_options
def show(identifier: str, **project: Any) -> None:
    """Print the entry ID: an indicator with its observations, a source, an organisation, a concept, an observation."""
    from cite_lint.registry import show as describe

    try:
        write_result(describe(Linter(read_project(**project)).registry, identifier))
    except LookupError as error:
        raise click.BadParameter(str(error.args[0]), param_hint="'ID'") from None
