"""Options that say which project is checked: its configuration, its registry, and what is put over them."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from cite_lint.cli.streams import Failure
from cite_lint.config import Settings
from cite_lint.config.settings import (
    COMMAND_LINE,
    FAIL_LEVELS,
    Glob,
    configuration_in,
    encoding_problem,
    rule_codes,
)

Command = TypeVar("Command", bound=Callable[..., Any])

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


def _selectors(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
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


def _globs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[Glob, ...]:
    """Take patterns, which start from the current folder, and refuse those that are none."""
    if not values:
        return ()
    from cite_lint.config.globs import glob_problem

    for value in values:
        if problem := glob_problem(value):
            raise click.BadParameter(problem)
    return tuple(Glob(value, _current_folder()) for value in values)


def _encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and (problem := encoding_problem(value)):
        raise click.BadParameter(problem)
    return value


def _listed(name: str, metavar: str, callback: Callable[..., Any], text: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, metavar=metavar, callback=callback, help=text)


_PROJECT_OPTIONS = (
    click.option("--config", type=FILE, metavar="FILE", help="Use this configuration file, not the nearest one."),
    click.option("--isolated", is_flag=True, help="Use no configuration file."),
    click.option("--registry", type=FOLDER, multiple=True, metavar="FOLDER", help="Lay this registry over the others."),
    click.option("--no-shipped-registry", is_flag=True, help="Leave out the registry that comes with cite-lint."),
)
_DRAFT_OPTIONS = (
    click.option(
        "--encoding",
        callback=_encoding,
        metavar="NAME",
        help="Of text drafts without a mark of theirs.  [default: UTF-8]",
    ),
    _listed("--exclude", "PATTERN", _globs, "Leave out what this fits, as in .gitignore, not the configured patterns."),
    _listed("--extend-exclude", "PATTERN", _globs, "Leave this out too."),
    click.option(
        "--force-exclude/--no-force-exclude",
        default=None,
        help="Leave out excluded files even where they are named one by one.  [default: no, or as configured]",
    ),
    click.option(
        "--respect-gitignore/--no-respect-gitignore",
        default=None,
        help="Leave out what .gitignore does.  [default: yes, or as configured]",
    ),
)
_RULE_OPTIONS = (
    _listed("--select", "CODES", _selectors, "Apply these rules only: codes, their beginnings or ALL, with commas."),
    _listed("--ignore", "CODES", _selectors, "Do not apply these rules."),
    _listed("--extend-select", "CODES", _selectors, "Apply these rules too."),
    click.option(
        "--fail-on",
        type=click.Choice(list(FAIL_LEVELS)),
        help="Least severity that makes the exit code 1.  [default: error, or as configured]",
    ),
)

today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Date of drafts that give none.  [default: the day of the run]",
)


def project_options(command: Command) -> Command:
    """Add --config, --isolated, --registry and --no-shipped-registry to a command."""
    return _add(_PROJECT_OPTIONS, command)


def draft_options(command: Command) -> Command:
    """Add the project's options and those that say which drafts are read, and how."""
    return _add((*_DRAFT_OPTIONS, *_PROJECT_OPTIONS), command)


def rule_options(command: Command) -> Command:
    """Add the options that say which rules are applied, and what fails the run."""
    return _add(_RULE_OPTIONS, command)


def _add(options: tuple[Callable[[Any], Any], ...], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


class Project:
    """The settings in force for each file: those of the nearest configuration file above it, and the options over them.

    One configuration file gives one Settings object. Wrong files raise DataError when they are first needed.
    """

    def __init__(self, config: Path | None = None, isolated: bool = False, **options: Any) -> None:
        """Take the options of `project_options`, `draft_options` and `rule_options` by name, absent ones left out."""
        if config is not None and isolated:
            raise click.UsageError("--config and --isolated exclude each other")
        self._options = options
        self._by_file: dict[Path | None, Settings] = {}
        self._by_folder: dict[str, Settings] = {}
        self._fixed: Settings | None = None
        _current_folder()  # paths and patterns start there; where it is gone nothing can be told apart
        if config is not None or isolated:
            self._fixed = self._read(config)

    def __call__(self, file: Path | None) -> Settings:
        """Return the settings for a file, or with None those of the current folder."""
        if self._fixed is not None:
            return self._fixed
        here = _current_folder()
        # The folder before a `..` is none above the file.
        return self._in(here if file is None else os.path.dirname(os.path.normpath(os.path.join(here, file))))  # noqa: PTH118, PTH120

    def _in(self, folder: str) -> Settings:
        """Return the settings that hold in a folder."""
        passed = []
        while folder not in self._by_folder:
            passed.append(folder)
            path = configuration_in(Path(folder))
            above = os.path.dirname(folder)  # noqa: PTH120 - folders are looked up as strings
            if path is not None or above == folder:
                self._by_folder[folder] = self._read(path)
            else:
                folder = above
        for name in passed:
            self._by_folder[name] = self._by_folder[folder]
        return self._by_folder[folder]

    def _read(self, path: Path | None) -> Settings:
        """Return the settings of a configuration file with the options over them; with None the default ones."""
        if path not in self._by_file:
            if path is None:
                settings = Settings()
            else:
                from cite_lint.config import read_settings

                settings = read_settings(path)
            self._by_file[path] = put_over(settings, **self._options)
        return self._by_file[path]


def put_over(
    settings: Settings,
    *,
    registry: tuple[Path, ...] = (),
    no_shipped_registry: bool = False,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    extend_select: tuple[str, ...] = (),
    fail_on: str | None = None,
    encoding: str | None = None,
    exclude: tuple[Glob, ...] = (),
    extend_exclude: tuple[Glob, ...] = (),
    force_exclude: bool | None = None,
    respect_gitignore: bool | None = None,
) -> Settings:
    """Return settings with what the command line says put over them; --select starts afresh."""
    changes: dict[str, Any] = {
        "shipped_registry": False if no_shipped_registry else None,
        "select": select or None,
        "fail_on": FAIL_LEVELS[fail_on] if fail_on else None,
        "encoding": encoding,
        "exclude": exclude or None,
        "force_exclude": force_exclude,
        "respect_gitignore": respect_gitignore,
    }
    added = {"registries": registry, "ignore": ignore, "extend_select": extend_select, "extend_exclude": extend_exclude}
    origins = dict(settings.origins)
    changes = {name: value for name, value in changes.items() if value is not None}
    for name in changes:
        origins[name.replace("_", "-")] = (COMMAND_LINE,)
    for name, values in added.items():
        afresh = bool(select) and name in ("ignore", "extend_select")
        if values or afresh:
            key = name.replace("_", "-")
            changes[name] = values if afresh else getattr(settings, name) + values
            origins[key] = (COMMAND_LINE,) if afresh else (*origins.get(key, ()), COMMAND_LINE)
    return dataclasses.replace(settings, **changes, origins=origins) if changes else settings


def nearest_settings() -> Settings:
    """Return the settings of the nearest configuration file at or above the current folder."""
    return Project()(None)


def read_project(**options: Any) -> Settings:
    """Return the settings that the options and the configuration file of the current folder give together."""
    return Project(**options)(None)


def _current_folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109 - as above
    except FileNotFoundError:
        raise Failure("the current folder does not exist any more") from None
