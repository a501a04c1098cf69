"""cite-lint init: begin a configuration and a registry of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

import cite_lint
from cite_lint.cli.streams import Failure, tell, write_result
from cite_lint.config.keys import KEYS
from cite_lint.config.settings import FILE_NAMES, configuration_in

REGISTRY = "registry"

_SNIPPET = """\
# For .pre-commit-config.yaml, to check drafts at every commit:
repos:
  - repo: <address of the repository of cite-lint>
    rev: v{version}
    hooks:
      - id: cite-lint
      - id: cite-lint-registry
"""

_EXAMPLE_FILES = {
    "organisations.yaml": """\
# Who publishes figures, and every way to write the name. `wrong` are forms that people get wrong.
# INVENTED EXAMPLE: replace it by your own, or by [] while there is none.
- id: lake-office
  name: Example Lake Office
  acronyms: [ELO]
  aliases: [Lake Office of Exampleton]
  wrong: [Example Lakes Office]
""",
    "concepts.yaml": """\
# Optional: an idea and every way to say it; inflected forms are found by themselves. Replace the entry, or write [].
# INVENTED EXAMPLE.
- id: exampleton
  type: place            # measure, sex, age, nationality, condition, place
  words: [exampleton]
""",
    "indicators/example.yaml": """\
# What is measured, of whom, where, in which unit; how it is spoken of is derived from title, population and area.
# INVENTED EXAMPLE: delete this file when you have indicators of your own. One file a topic.
- id: boats-on-the-lake
  title: Number of boats on the lake of Exampleton
  population: Boats
  area: Exampleton
  unit: boat
  kind: stock            # stock, flow, cumulative, share, rate, price, age, duration, ratio, change, event
  examples:
    - There are 340 boats on the lake of Exampleton.
    - On Exampleton's lake lie 340 boats.
""",
    "sources/lake-office/lake-office-2024.yaml": """\
# One publication a file, named after its id, with the figures it reports.
# INVENTED EXAMPLE: delete this file when you have sources of your own.
id: lake-office-2024
title: Boats on the lake in 2024
publisher: lake-office   # an id of organisations.yaml
published: 2024-05-14    # or 2024-05, 2024; leave it out if the source gives none
kind: report
grade: primary           # primary, secondary, tertiary
observations:
  - id: boats
    indicator: boats-on-the-lake
    value: 340           # or low and high
    hedge: about         # about, at least, more than, at most, under, estimated; leave it out if it is exact
    period: 2024         # the time that the figure is of
    statement: The office counts about 340 boats on the lake.    # in your own words
""",
}


@click.command(short_help="Begin a configuration and a registry of your own.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@click.option(
    "--shipped-registry/--no-shipped-registry",
    default=True,
    show_default=True,
    help="Lay your registry over the one that comes with cite-lint, or use yours alone.",
)
def init(folder: Path, shipped_registry: bool) -> None:
    """Write a commented cite-lint.toml and a registry with one invented example into FOLDER, by default this one.

    Nothing is overwritten: what is there is left as it is and named. The snippet for pre-commit is printed.
    """
    try:
        _write_configuration(folder, shipped_registry)
        if (folder / REGISTRY).exists():
            tell(f"left as it is: {folder / REGISTRY}")
        else:
            _write(folder / REGISTRY, _EXAMPLE_FILES)
    except OSError as error:
        raise Failure(f"{error.filename}: cannot write it: {(error.strerror or str(error)).lower()}") from None
    write_result(_SNIPPET.format(version=cite_lint.__version__))


def _write_configuration(folder: Path, shipped_registry: bool) -> None:
    # Another file of ours would be hidden by a new one.
    known = configuration_in(folder)
    if known is None:
        _write(folder, {FILE_NAMES[0]: "".join(f"{line}\n" for line in configuration_lines(shipped_registry))})
    else:
        tell(f'left as it is: {known}; see that it says: registries = ["{REGISTRY}"]')


def configuration_lines(shipped_registry: bool) -> Iterator[str]:
    """Yield the lines of a new configuration file: what is in force, and every other key in a comment."""
    yield "# Configuration of cite-lint. Every key is here; those in comments show an example, not the default."
    yield "# `cite-lint config` tells what is in force; docs/configuration.md says more."
    given = {"registries": f'["{REGISTRY}"]', "shipped-registry": str(shipped_registry).lower()}
    for key in KEYS:
        yield ""
        yield f"# {key.help}"
        yield f"{key.name} = {given[key.name]}" if key.name in given else f"# {key.name} = {key.example}"


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        except FileExistsError:
            tell(f"left as it is: {path}")
        else:
            tell(f"written: {path}")
