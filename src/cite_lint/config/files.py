"""Read a configuration file with those that it extends into one set of settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from cite_lint.config.keys import BY_NAME, EXTEND, Form
from cite_lint.config.settings import Settings
from cite_lint.config.values import ConfigurationFile
from cite_lint.datafile import DataError, Problem

_LONGEST_CHAIN = 50


def read_settings(path: Path) -> Settings:
    """Return the settings of a configuration file; raise DataError with all its problems. Paths are relative to it.

    What the file says nothing of is as in the file that it extends. A list whose key begins with `extend-` is put
    behind that file's, and the entries of a table are laid over that file's.
    """
    files = read_chain(path)
    values: dict[str, Any] = {}
    origins: dict[str, tuple[Path | str, ...]] = {}
    for file in reversed(files):
        for name, value in file.values.items():
            key = BY_NAME[name]
            if name == EXTEND:
                continue
            if key.form.is_table:
                values[name] = values.get(name, {}) | value
                origins |= {f"{name}.{entry_name(entry)}": (file.path,) for entry in value}
            elif key.adds:
                values[name] = values.get(name, ()) + value
                origins[name] = (*origins.get(name, ()), file.path)
            else:
                values[name] = value
                origins[name] = (file.path,)
    fields: dict[str, Any] = {
        BY_NAME[name].setting: tuple(value.items()) if BY_NAME[name].form is Form.IGNORES else value
        for name, value in values.items()
    }
    return Settings(**fields, path=path, extended=tuple(file.path for file in files[1:]), origins=origins)


def read_chain(path: Path) -> list[ConfigurationFile]:
    """Return a configuration file and those that it extends, each before the one it extends; raise DataError."""
    files = [ConfigurationFile(path)]
    problems: list[Problem] = []
    while isinstance(extended := files[-1].values.get(EXTEND), Path):
        file = files[-1]
        before = [os.path.realpath(known.path) for known in files]
        if (real := os.path.realpath(extended)) in before:
            circle = [*files[before.index(real) :], files[before.index(real)]]
            way = " extends ".join(str(known.path) for known in circle)
            file.report([EXTEND], f"files extend each other in a circle: {way}", is_key=True)
            break
        if not os.path.isfile(extended):  # noqa: PTH113 - its like in pathlib raises at a closed folder
            file.report([EXTEND], f"no such file {str(extended)!r}", is_key=True)
            break
        if len(files) == _LONGEST_CHAIN:
            file.report([EXTEND], f"more than {_LONGEST_CHAIN} files extend one another", is_key=True)
            break
        try:
            files.append(ConfigurationFile(extended))
        except DataError as error:
            problems += error.problems
            break
    problems += [problem for file in files for problem in file.problems]
    if problems:
        raise DataError(problems)
    return files


def entry_name(entry: Any) -> str:
    """Return what an entry of a table is called: a rule's code, or the text of a pattern."""
    return str(getattr(entry, "text", entry))
