"""Values of settings as TOML has them, for people to read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cite_lint.config.files import entry_name
from cite_lint.config.keys import BY_NAME, EXTEND, Form, Key
from cite_lint.config.settings import Glob, Settings
from cite_lint.config.values import ConfigurationFile


def plain_values(settings: Settings) -> dict[str, Any]:
    """Return the value of each key, in the order of the table; a table's entries stand apart as `table.entry`.

    Values are as a file has them: words, texts, lists, true or false; None where nothing is set.
    """
    values: dict[str, Any] = {}
    for key in BY_NAME.values():
        if key.name == EXTEND:
            continue
        value = getattr(settings, key.setting)
        if key.form.is_table:
            entries = value.items() if isinstance(value, Mapping) else value
            for entry, given in entries:
                values[f"{key.name}.{entry_name(entry)}"] = _plain(key, given)
        else:
            values[key.name] = _plain(key, value)
    return values


def toml_text(value: Any) -> str:
    """Return a plain value as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)


def default_text(key: Key) -> str:
    """Return what holds without a key, in words or as TOML."""
    if key.default:
        return key.default
    value = plain_values(Settings()).get(key.name, {})
    return toml_text(value)


def origin_lines(settings: Settings) -> dict[str, list[tuple[str, int | None]]]:
    """Return of each value that is no default where it comes from: files with lines, or the command line."""
    files = {path: ConfigurationFile(path) for path in (settings.path, *settings.extended) if path is not None}
    return {
        name: [(str(origin), _line(files[origin], name) if isinstance(origin, Path) else None) for origin in origins]
        for name, origins in settings.origins.items()
    }


def _line(file: ConfigurationFile, name: str) -> int:
    key, _, entry = name.partition(".")
    return file.line(key, entry)


def _plain(key: Key, value: Any) -> Any:
    if key.form in (Form.WORD, Form.SEVERITIES):
        return next(word for word, meaning in key.words.items() if meaning == value)
    if isinstance(value, Glob):
        return value.text
    if isinstance(value, tuple):
        return [_plain(key, item) for item in value]
    return str(value) if isinstance(value, Path) else value
