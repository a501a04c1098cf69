"""The rules' settings, the language of figures and a project's own settings, read from their files."""

from cite_lint.config.language import load_lexicon, load_units
from cite_lint.config.rules import RuleSetting, load_rules
from cite_lint.config.settings import Settings, find_settings, read_settings

__all__ = ["RuleSetting", "Settings", "find_settings", "load_lexicon", "load_rules", "load_units", "read_settings"]
