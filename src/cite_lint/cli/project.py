"""Options that say which project is checked: its configuration and its registry."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from cite_lint.cli.streams import Failure
from cite_lint.config import Settings, find_settings, read_settings

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)

_OPTIONS = (
    click.option("--config", type=FILE, metavar="FILE", help="Use this configuration file, not the nearest one."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
    click.option("--registry", type=FOLDER, multiple=True, metavar="FOLDER", help="Lay this registry over the others."),
    click.option("--no-shipped-registry", is_flag=True, help="Leave out the registry that comes with cite-lint."),
)


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Date of drafts that give none.  [default: the day of the run]",
)


def project_options(command: Command) -> Command:
    """Add --config, --isolated, --registry and --no-shipped-registry to a command."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def nearest_settings() -> Settings:
    """Return the settings of the nearest configuration file at or above the current folder."""
    try:
        return find_settings(Path.cwd())
    except FileNotFoundError:
        raise Failure("the current folder does not exist any more") from None


def read_project(
    config: Path | None, isolated: bool, registry: tuple[Path, ...], no_shipped_registry: bool
) -> Settings:
    """Return the settings that the options and the configuration file in force give together."""
    settings = _settings(config, isolated)
    return dataclasses.replace(
        settings,
        registries=settings.registries + registry,
        shipped_registry=settings.shipped_registry and not no_shipped_registry,
    )


def _settings(config: Path | None, isolated: bool) -> Settings:
    if config is not None and isolated:
        raise click.UsageError("--config and --isolated exclude each other")
    if isolated:
        return Settings()
    return nearest_settings() if config is None else read_settings(config)
