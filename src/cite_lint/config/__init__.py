"""The rules' settings, the language of figures and a project's own settings, read from their files.

What reads YAML or TOML is imported when it is first asked for: a run may need none of it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from cite_lint.config.settings import Settings, find_settings

if TYPE_CHECKING:
    from cite_lint.config.files import read_settings
    from cite_lint.config.language import load_lexicon, load_units
    from cite_lint.config.rules import RuleSetting, load_rules

_LATER = {
    "load_lexicon": "language",
    "load_units": "language",
    "RuleSetting": "rules",
    "load_rules": "rules",
    "read_settings": "files",
}

__all__ = ["RuleSetting", "Settings", "find_settings", "load_lexicon", "load_rules", "load_units", "read_settings"]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"cite_lint.config.{_LATER[name]}"), name)
