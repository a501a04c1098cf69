"""The settings of a project: which rules run, how severe they are, which registries count.

Imported at every start, so it needs neither YAML nor pydantic; the rules' codes are found by a plain search.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeVar

from cite_lint.config.toml_places import find_place
from cite_lint.datafile import DataError, Problem, nearest, read_text, shipped_rules
from cite_lint.model.finding import Severity

FILE_NAMES = ("cite-lint.toml", ".cite-lint.toml", "pyproject.toml")
"""Configuration files in the order in which a folder is searched for them."""
FAIL_LEVELS = {"error": Severity.ERROR, "warning": Severity.WARNING, "note": Severity.NOTE, "never": Severity.OFF}
EVERY_RULE = "ALL"

DateOrder = Literal["dmy", "mdy"]
Choice = TypeVar("Choice")

_SHARED_FILE = "pyproject.toml"
_TABLE = "tool.cite-lint"
_KEYS = (
    "select", "ignore", "extend-select", "severity", "fail-on", "registries", "shipped-registry", "date-order", "model",
)  # fmt: skip
_DATE_ORDERS: dict[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy"}
_CODE = re.compile(r"\bcode:[ ]*[\"']?(CL[0-9]{3})\b")
_MOST_PROBLEMS = 100
_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


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
    require_reasons: bool = False
    """Whether a suppression has to say why."""
    path: Path | None = None
    """The file these settings were read from."""


def find_settings(start: Path) -> Settings:
    """Return the settings that hold for a file or folder: of the nearest configuration file at or above it.

    A pyproject.toml counts if it has the table `tool.cite-lint`. Raise DataError if the file is wrong.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        for name in FILE_NAMES:
            path = folder / name
            # Unlike its like in pathlib, this raises nothing at a closed folder.
            if os.path.isfile(path) and (name != _SHARED_FILE or _concerns_us(path)):  # noqa: PTH113
                return read_settings(path)
    return Settings()


def _concerns_us(path: Path) -> bool:
    """Tell whether a shared file has our table; one that is no TOML does if it seems to."""
    text = read_text(path)
    if "cite-lint" not in text:
        return False
    try:
        tool = tomllib.loads(text).get("tool")
    except (tomllib.TOMLDecodeError, RecursionError):
        return _TABLE in text
    return isinstance(tool, dict) and "cite-lint" in tool


def read_settings(path: Path) -> Settings:
    """Return the settings of a configuration file; raise DataError with all its problems. Paths are relative to it."""
    reader = _Reader(path, read_text(path))
    table = reader.table()
    settings = Settings(
        select=reader.rules(table, "select") if "select" in table else None,
        ignore=reader.rules(table, "ignore"),
        extend_select=reader.rules(table, "extend-select"),
        severity=reader.severities(table),
        fail_on=reader.choice(table, "fail-on", FAIL_LEVELS, Severity.ERROR),
        registries=reader.folders(table, "registries"),
        shipped_registry=reader.flag(table, "shipped-registry", True),
        date_order=reader.choice(table, "date-order", _DATE_ORDERS, "dmy"),
        model=reader.text(table, "model"),
        path=path,
    )
    if reader.problems:
        raise DataError(reader.problems)
    return settings


def rule_codes() -> list[str]:
    """Return the codes of all rules, without the cost of reading them as YAML."""
    return _CODE.findall(read_text(shipped_rules() / "rules.yaml"))


class _Reader:
    """Take values out of one file and gather its problems. `within` are the keys on the way to the table in hand."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._text = text
        self._table_name = _TABLE if path.name == _SHARED_FILE else ""

    def table(self) -> dict[str, Any]:
        """Return our table; report its unknown keys."""
        try:
            content: Any = tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            raise DataError([self._syntax_problem(str(error))]) from None
        except RecursionError:
            raise DataError([Problem(str(self.path), 1, 1, "not valid TOML: nested too deep")]) from None
        for name in self._table_name.split(".") if self._table_name else ():
            content = content.get(name, {}) if isinstance(content, dict) else content
        if not isinstance(content, dict):
            self._report(["cite-lint"], f"{_TABLE} must be a table", is_key=True)
            return {}
        for key in content:
            if key not in _KEYS:
                self._report([key], f"unknown key {key!r}" + nearest(key, _KEYS), is_key=True)
        return content

    def rules(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        """Return a list of rules by code or beginning of codes."""
        selectors = self._texts(table, key)
        codes = rule_codes() if selectors else []
        for selector in dict.fromkeys(selectors):
            if selector != EVERY_RULE and not any(selector and code.startswith(selector) for code in codes):
                self._report([key, selector], f"unknown rule {selector!r}" + nearest(selector, [*codes, EVERY_RULE]))
        return selectors

    def severities(self, table: dict[str, Any]) -> dict[str, Severity]:
        """Return the severities by code."""
        given = table.get("severity", {})
        if not isinstance(given, dict):
            self._report(["severity"], 'severity must be a table such as { CL101 = "note" }', is_key=True)
            return {}
        known = {severity.value: severity for severity in Severity}
        codes = rule_codes() if given else []
        for code in given:
            if code not in codes:
                self._report(["severity", code], f"unknown rule {code!r}" + nearest(code, codes), is_key=True)
        return {code: self.choice(given, code, known, Severity.OFF, ("severity",)) for code in given}

    def choice(
        self,
        table: dict[str, Any],
        key: str,
        known: Mapping[str, Choice],
        default: Choice,
        within: tuple[str, ...] = (),
    ) -> Choice:
        """Return what one of the `known` words stands for; `default` if the key is absent."""
        value = table.get(key)
        if value is None:
            return default
        if isinstance(value, str) and value in known:
            return known[value]
        if isinstance(value, str):
            message = f"unknown value {value!r} of {key}" + nearest(value, known)
            self._report([*within, key, value], message)
        else:
            self._report([*within, key], f"{key} must be one of {', '.join(known)}", is_key=True)
        return default

    def folders(self, table: dict[str, Any], key: str) -> tuple[Path, ...]:
        """Return a list of folders; a relative one starts at the file's own folder."""
        base = self.path.absolute().parent
        folders = []
        for name in self._texts(table, key):
            folders.append(base / name)
            if not os.path.isdir(folders[-1]):  # noqa: PTH112 - as above
                self._report([key, name], f"no such folder {name!r}")
        return tuple(folders)

    def flag(self, table: dict[str, Any], key: str, default: bool) -> bool:
        """Return true or false."""
        value = table.get(key, default)
        if not isinstance(value, bool):
            self._report([key], f"{key} must be true or false", is_key=True)
            return default
        return value

    def text(self, table: dict[str, Any], key: str) -> str | None:
        """Return a text; None if the key is absent."""
        value = table.get(key)
        if value is not None and not (isinstance(value, str) and value):
            self._report([key], f"{key} must be a text", is_key=True)
            return None
        return value

    def _texts(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._report([key], f"{key} must be a list of texts", is_key=True)
            return ()
        return tuple(value)

    def _report(self, names: list[str], message: str, is_key: bool = False) -> None:
        if len(self.problems) >= _MOST_PROBLEMS:  # each costs a search of the file
            return
        place = find_place(self._text, self._table_name, names, is_key)
        self.problems.append(Problem(str(self.path), *place, message))

    def _syntax_problem(self, message: str) -> Problem:
        place = _TOML_PLACE.search(message)
        line = self._text.count("\n") + 1
        column = len(self._text) - self._text.rfind("\n")
        if place and place["line"]:
            line, column = int(place["line"]), int(place["column"])
        return Problem(str(self.path), line, column, f"not valid TOML: {_TOML_PLACE.sub('', message)}")
