"""The settings of a project: which rules run, how severe they are, which registries count, which drafts are left out.

Imported at every start, so what reads a configuration file is loaded only where there is one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from cite_lint.datafile import read_text, shipped_rules
from cite_lint.model.finding import Severity

FILE_NAMES = ("cite-lint.toml", ".cite-lint.toml", "pyproject.toml")
"""Configuration files in the order in which a folder is searched for them."""
SHARED_FILE = "pyproject.toml"
TABLE = "tool.cite-lint"
"""Our table in a file that other tools share."""
FAIL_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE, "never": Severity.OFF}
EVERY_RULE = "ALL"
COMMAND_LINE = "command line"
"""The origin of a value that an option gave."""

DateOrder = Literal["dmy", "mdy"]
Quotes = Literal["check", "note", "skip"]

_CODE = re.compile(r"\bcode:[ ]*[\"']?(CL[0-9]{3})\b")


class Glob(NamedTuple):
    """A pattern in the language of .gitignore, with the folder that it starts from.

    `folder` is None for a name without a slash inside that counts at any depth below the project.
    """

    text: str
    folder: str | None = None


DEFAULT_EXCLUDE = tuple(
    map(
        Glob,
        (
            ".cite-lint-cache", ".git", ".hg", ".svn", ".venv", "__pycache__", "build", "dist", "node_modules", "venv",
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run does. A rule is selected by its code, the beginning of one, or ALL."""

    select: tuple[str, ...] | None = None
    """The rules to apply; None: those that are on by default."""
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """Severity by code in place of the default; OFF switches a rule off."""
    fail_on: Severity = Severity.ERROR
    """The least severity that fails a run; OFF: none does."""
    registries: tuple[Path, ...] = ()
    """Folders layered over the shipped registry, later ones over earlier ones."""
    shipped_registry: bool = True
    date_order: DateOrder = "dmy"
    """How 3/4/2019 is read: the day first or the month first."""
    model: str | None = None
    """An installed spaCy model whose ORG entities are added."""
    encoding: str | None = None
    """Of text drafts without a byte order mark; None: UTF-8."""
    exclude: tuple[Glob, ...] = DEFAULT_EXCLUDE
    """Files and folders that a search leaves out."""
    extend_exclude: tuple[Glob, ...] = ()
    force_exclude: bool = False
    """Whether files that are named on their own are left out too."""
    respect_gitignore: bool = True
    per_file_ignores: tuple[tuple[Glob, tuple[str, ...]], ...] = ()
    """Rules that are off in the files that a pattern fits."""
    quotes: Quotes = "check"
    """Whether what stands in block quotes and quoted speech is checked, reported as a note, or skipped."""
    require_reasons: bool = False
    """Whether a suppression has to say why."""
    baseline: Path | None = None
    """File of the findings that are known and left for later."""
    cache_dir: Path | None = None
    """Folder of the results of earlier runs; None: beside the configuration file."""
    path: Path | None = None
    """The file these settings were read from."""
    extended: tuple[Path, ...] = ()
    """The files that `path` extends, the nearest first."""
    origins: Mapping[str, tuple[Path | str, ...]] = field(default_factory=dict, compare=False)
    """Where the value of each key comes from, defaults left out: files, or COMMAND_LINE. A table's are by `table.key`."""

    @property
    def root(self) -> str:
        """The project's folder: that of the configuration file, or the current one."""
        return os.path.dirname(os.path.abspath(self.path or "x"))  # noqa: PTH100, PTH120 - a string of a string


def find_settings(start: Path) -> Settings:
    """Return the settings that hold for a file or folder: of the nearest configuration file at or above it.

    A pyproject.toml counts if it has the table `tool.cite-lint`. Raise DataError if the file is wrong.
    """
    start = Path(os.path.abspath(start))  # noqa: PTH100 - the folder before a `..` is none above the file
    for folder in (start, *start.parents):
        path = configuration_in(folder)
        if path is not None:
            from cite_lint.config.files import read_settings

            return read_settings(path)
    return Settings()


def configuration_in(folder: Path) -> Path | None:
    """Return the configuration file in a folder, if there is one; raise DataError if that cannot be told."""
    for name in FILE_NAMES:
        path = os.path.join(folder, name)  # noqa: PTH118 - asked three times a folder
        # Unlike its like in pathlib, this raises nothing at a closed folder.
        if os.path.isfile(path) and (name != SHARED_FILE or _concerns_us(Path(path))):  # noqa: PTH113
            return Path(path)
    return None


def _concerns_us(path: Path) -> bool:
    """Tell whether a shared file has our table; one that is no TOML does if it seems to."""
    text = read_text(path)
    if "cite-lint" not in text:
        return False
    import tomllib

    try:
        tool = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, RecursionError):
        return TABLE in text
    return isinstance(tool, dict) and "cite-lint" in tool


def rule_codes() -> list[str]:
    """Return the codes of all rules, without the cost of reading them as YAML."""
    return _CODE.findall(read_text(shipped_rules() / "rules.yaml"))


def encoding_problem(name: str) -> str | None:
    """Say what is wrong with the name of an encoding, with the nearest right one; None if Python knows it."""
    import codecs

    try:
        if codecs.lookup(name)._is_text_encoding:
            return None
    except (LookupError, ValueError):  # ValueError: a NUL character
        pass
    from encodings.aliases import aliases

    from cite_lint.datafile import nearest

    return f"unknown encoding {name!r}" + nearest(name, {codec.replace("_", "-") for codec in aliases.values()})
