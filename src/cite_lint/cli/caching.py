"""Where the results of earlier runs are kept, and the command that removes them."""

from __future__ import annotations

from pathlib import Path

import click

from cite_lint.cli.project import Command, nearest_settings
from cite_lint.cli.streams import Failure, tell
from cite_lint.config import Settings

FOLDER = ".cite-lint-cache"

_folder_option = click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help=f"Keep results here.  [default: as configured, or {FOLDER} beside the configuration file or here]",
)
_no_cache_option = click.option("--no-cache", is_flag=True, help="Check every draft anew and keep no result.")


def cache_options(command: Command) -> Command:
    """Add --no-cache and --cache-dir to a command."""
    return _no_cache_option(_folder_option(command))


def cache_folder(settings: Settings, cache_dir: Path | None) -> Path:
    """Return the folder in which the results of a project are kept."""
    beside = settings.path.parent if settings.path is not None else Path()
    return cache_dir or settings.cache_dir or beside / FOLDER


@click.command(short_help="Remove the results of earlier runs.")
@_folder_option
def clean(cache_dir: Path | None) -> None:
    """Remove the results that earlier runs have kept for this project."""
    from cite_lint.engine.cache import remove_cache

    folder = cache_folder(nearest_settings(), cache_dir)
    try:
        removed = remove_cache(folder)
    except OSError as error:
        raise Failure(f"{folder}: cannot be removed: {(error.strerror or str(error)).lower()}") from None
    tell(f"{folder}: {'removed' if removed else 'there is no cache here'}")
