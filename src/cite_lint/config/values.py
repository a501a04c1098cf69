"""Take the values out of one configuration file and gather what is wrong with them."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any

from cite_lint.config.globs import glob_problem, make_glob
from cite_lint.config.keys import BY_NAME, Form, Key
from cite_lint.config.settings import EVERY_RULE, SHARED_FILE, TABLE, Glob, encoding_problem, rule_codes
from cite_lint.config.toml_places import find_place
from cite_lint.datafile import DataError, Problem, nearest, read_text
from cite_lint.model.finding import Severity

_MOST_PROBLEMS = 100
_TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class ConfigurationFile:
    """One configuration file: its values by key, absent ones left out, and its problems."""

    def __init__(self, path: Path) -> None:
        """Read the file; raise DataError where there is none, or it is no TOML."""
        self.path = path
        self.problems: list[Problem] = []
        self._text = read_text(path)
        self._table_name = TABLE if path.name == SHARED_FILE else ""
        self._folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - patterns hold it as a string
        table = self._table()
        self.values: dict[str, Any] = {key: self._value(BY_NAME[key], table[key]) for key in table if key in BY_NAME}

    def report(self, names: list[str], message: str, is_key: bool = False) -> None:
        """Note a problem at the last of `names`; see `find_place`."""
        if len(self.problems) < _MOST_PROBLEMS:  # each costs a search of the file
            place = find_place(self._text, self._table_name, names, is_key)
            self.problems.append(Problem(str(self.path), *place, message))

    def line(self, key: str, entry: str = "") -> int:
        """Return the line of a key, or of an entry of its table."""
        return find_place(self._text, self._table_name, [key, entry] if entry else [key], is_key=True)[0]

    def _table(self) -> dict[str, Any]:
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
            self.report(["cite-lint"], f"{TABLE} must be a table", is_key=True)
            return {}
        for key in content:
            if key not in BY_NAME:
                self.report([key], f"unknown key {key!r}" + nearest(key, BY_NAME), is_key=True)
        return content

    def _value(self, key: Key, given: Any) -> Any:
        """Return a key's value as Settings have it, or something empty in its stead."""
        match key.form:
            case Form.WORD:
                return self._word(key, given, [key.name])
            case Form.FLAG:
                return self._flag(key, given)
            case Form.TEXT | Form.ENCODING | Form.FILE:
                return self._line_of_text(key, given)
            case Form.RULES:
                return self._rules(self._texts(given, [key.name]), [key.name])
            case Form.FOLDERS:
                return tuple(self._folders(key, given))
            case Form.PATTERNS:
                return tuple(self._patterns(key, given))
            case Form.SEVERITIES:
                return self._severities(key, given)
            case Form.IGNORES:
                return dict(self._ignores(key, entry, codes) for entry, codes in self._entries(key, given).items())

    def _word(self, key: Key, given: Any, names: list[str]) -> Any:
        if isinstance(given, str) and given in key.words:
            return key.words[given]
        if isinstance(given, str):
            self.report([*names, given], f"unknown value {given!r} of {names[-1]}" + nearest(given, key.words))
        else:
            self.report(names, f"{names[-1]} must be one of {', '.join(key.words)}", is_key=True)
        return next(iter(key.words.values()))

    def _flag(self, key: Key, given: Any) -> bool:
        if not isinstance(given, bool):
            self.report([key.name], f"{key.name} must be true or false", is_key=True)
        return bool(given)

    def _line_of_text(self, key: Key, given: Any) -> str | Path:
        """Return a text, or for a Form.FILE the path, which starts at the file's own folder."""
        if not (isinstance(given, str) and given):
            self.report([key.name], f"{key.name} must be a text", is_key=True)
            return ""
        if key.form is Form.ENCODING and (problem := encoding_problem(given)):
            self.report([key.name, given], problem)
        return Path(self._folder, given) if key.form is Form.FILE else given

    def _rules(self, selectors: tuple[str, ...], names: list[str]) -> tuple[str, ...]:
        """Return a list of rules by code or beginning of codes."""
        for selector in dict.fromkeys(selectors):
            if selector != EVERY_RULE and not any(selector and code.startswith(selector) for code in self._codes):
                hint = nearest(selector, [*self._codes, EVERY_RULE])
                self.report([*names, selector], f"unknown rule {selector!r}{hint}")
        return selectors

    def _folders(self, key: Key, given: Any) -> list[Path]:
        folders = []
        for name in self._texts(given, [key.name]):
            folders.append(Path(self._folder, name))
            if not os.path.isdir(folders[-1]):  # noqa: PTH112 - its like in pathlib raises at a closed folder
                self.report([key.name, name], f"no such folder {name!r}")
        return folders

    def _patterns(self, key: Key, given: Any) -> list[Glob]:
        patterns = self._texts(given, [key.name])
        for pattern in patterns:
            if problem := glob_problem(pattern):
                self.report([key.name, pattern], problem)
        return [make_glob(pattern, self._folder) for pattern in patterns]

    def _severities(self, key: Key, given: Any) -> dict[str, Severity]:
        entries = self._entries(key, given)
        for code in entries:
            if code not in self._codes:
                self.report([key.name, code], f"unknown rule {code!r}" + nearest(code, self._codes), is_key=True)
        return {code: self._word(key, word, [key.name, code]) for code, word in entries.items()}

    def _ignores(self, key: Key, pattern: str, given: Any) -> tuple[Glob, tuple[str, ...]]:
        """Return a pattern with the rules that are off in the files it fits."""
        problem = glob_problem(pattern)
        if pattern.startswith("!"):
            problem = f"{pattern!r}: a pattern of {key.name} says which files it fits, not which it does not"
        if problem:
            self.report([key.name, pattern], problem, is_key=True)
        names = [key.name, pattern]
        return make_glob(pattern, self._folder), self._rules(self._texts(given, names), names)

    def _entries(self, key: Key, given: Any) -> dict[str, Any]:
        if not isinstance(given, dict):
            self.report([key.name], f"{key.name} must be a table such as {key.example}", is_key=True)
            return {}
        return given

    def _texts(self, given: Any, names: list[str]) -> tuple[str, ...]:
        if not isinstance(given, list) or not all(isinstance(item, str) for item in given):
            self.report(names, f"{names[-1]} must be a list of texts", is_key=True)
            return ()
        return tuple(given)

    @cached_property
    def _codes(self) -> Collection[str]:
        return rule_codes()

    def _syntax_problem(self, message: str) -> Problem:
        place = _TOML_PLACE.search(message)
        line = self._text.count("\n") + 1
        column = len(self._text) - self._text.rfind("\n")
        if place and place["line"]:
            line, column = int(place["line"]), int(place["column"])
        return Problem(str(self.path), line, column, f"not valid TOML: {_TOML_PLACE.sub('', message)}")
