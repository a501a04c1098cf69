"""The JSON Schema of a configuration file, for editors."""

from __future__ import annotations

from typing import Any

from cite_lint.config.keys import KEYS, Form, Key
from cite_lint.config.settings import EVERY_RULE, rule_codes


def configuration_schema() -> dict[str, Any]:
    """Return the schema of draft 7, which is what editors of TOML know."""
    codes = rule_codes()
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of cite-lint",
        "description": "cite-lint.toml, .cite-lint.toml, or the table tool.cite-lint of pyproject.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {"description": key.help, **_value(key, codes)} for key in KEYS},
        "definitions": {
            "rules": {
                "type": "array",
                "items": {
                    "anyOf": [
                        {"enum": [EVERY_RULE, *codes]},
                        {"enum": sorted({code[:length] for code in codes for length in range(1, len(code))})},
                    ]
                },
            },
            "texts": {"type": "array", "items": {"type": "string", "minLength": 1}},
        },
    }


def _value(key: Key, codes: list[str]) -> dict[str, Any]:
    match key.form:
        case Form.WORD:
            return {"enum": list(key.words)}
        case Form.FLAG:
            return {"type": "boolean"}
        case Form.TEXT | Form.ENCODING | Form.FILE:
            return {"type": "string", "minLength": 1}
        case Form.RULES:
            # Beside a reference draft 7 heeds nothing, so the description would be lost.
            return {"allOf": [{"$ref": "#/definitions/rules"}]}
        case Form.FOLDERS | Form.PATTERNS:
            return {"allOf": [{"$ref": "#/definitions/texts"}]}
        case Form.SEVERITIES:
            word = {"enum": list(key.words)}
            return {"type": "object", "additionalProperties": False, "properties": dict.fromkeys(codes, word)}
        case Form.IGNORES:
            return {
                "type": "object",
                "propertyNames": {"minLength": 1},
                "additionalProperties": {"$ref": "#/definitions/rules"},
            }
