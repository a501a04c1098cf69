"""cite-lint config: show the settings in force and where each comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.output import form_option
from cite_lint.cli.project import Project, draft_options, rule_options
from cite_lint.cli.streams import write_result
from cite_lint.config import Settings
from cite_lint.config.keys import BY_NAME
from cite_lint.config.schema import configuration_schema
from cite_lint.config.shown import origin_lines, plain_values, toml_text
from cite_lint.engine.discovery import Discovery
from cite_lint.engine.selection import Ignores
from cite_lint.reporters.snippet import safe


@click.command(short_help="Show the settings in force, and where each comes from.")
@click.argument("path", type=click.Path(readable=False, path_type=Path), required=False)
@form_option
@click.option("--schema", is_flag=True, help="Print the JSON Schema of a configuration file instead.")
@rule_options
@draft_options
def config(path: Path | None, format_: str, schema: bool, **project: Any) -> None:
    """Show the settings in force for a draft or folder PATH, by default the current folder.

    Each value comes with its file and line, "command line" or "default". Of a draft it is said whether a search leaves
    it out, and which rules are off for its path.
    """
    if schema:
        write_result(json.dumps(configuration_schema(), indent=2, ensure_ascii=False) + "\n")
        return
    settings_for = Project(**project)
    is_folder = path is None or path.is_dir()
    settings = settings_for(path / "x" if path is not None and is_folder else path)
    told = _told(settings)
    if path is not None and not is_folder:
        told["draft"] = {
            "excluded": Discovery(settings_for).leaves_out(path),
            "ignored": list(Ignores(settings).codes(path)),
        }
    shown = {"schema": "cite-lint-config/1", "path": str(path or "."), **told}
    write_result(json.dumps(shown, indent=2, ensure_ascii=False) + "\n" if format_ == "json" else _text(shown))


def _told(settings: Settings) -> dict[str, Any]:
    origins = origin_lines(settings)
    return {
        "files": [str(file) for file in (settings.path, *settings.extended) if file is not None],
        "settings": {
            name: {"value": value, "from": [_origin(*origin) for origin in origins.get(name, [("default", None)])]}
            for name, value in plain_values(settings).items()
        },
    }


def _origin(name: str, line: int | None) -> dict[str, Any]:
    return {"origin": name} if line is None else {"origin": "file", "file": name, "line": line}


def _key_text(name: str) -> str:
    """Return the name of a value as TOML writes it; a table's entry is quoted where it is more than a word."""
    key, dot, entry = name.partition(".")
    return key + dot + (entry if entry.replace("-", "").isalnum() and entry.isascii() else toml_text(entry) * bool(dot))


def _text(shown: dict[str, Any]) -> str:
    lines = ["# " + (", which extends ".join(shown["files"]) or "no configuration file")]
    for name, setting in shown["settings"].items():
        places = (
            f"{place['file']}:{place['line']}" if "file" in place else place["origin"] for place in setting["from"]
        )
        value = f": {BY_NAME[name].default}" if setting["value"] is None else f" = {toml_text(setting['value'])}"
        lines.append(f"{_key_text(name)}{value}  # {', '.join(places)}")
    if "draft" in shown:
        ignored = ", ".join(shown["draft"]["ignored"]) or "none"
        lines.append(f"# left out by a search: {'yes' if shown['draft']['excluded'] else 'no'}")
        lines.append(f"# rules that are off for this path: {ignored}")
    return "".join(f"{safe(line)}\n" for line in lines)
