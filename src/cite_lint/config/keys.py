"""The table of keys of a configuration file: it drives the reader, the JSON Schema and the page of documentation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from cite_lint.config.settings import FAIL_LEVELS
from cite_lint.model.finding import Severity

EXTEND = "extend"
"""The key that names another configuration file; the only one that is no setting."""
SEVERITIES = {severity.value: severity for severity in Severity}


class Form(StrEnum):
    """What a value looks like; the words are for people to read."""

    WORD = "one of"
    FLAG = "true or false"
    TEXT = "text"
    ENCODING = "name of an encoding"
    FILE = "path"
    RULES = "list of rules"
    FOLDERS = "list of folders"
    PATTERNS = "list of patterns"
    SEVERITIES = "table: rule = severity"
    IGNORES = "table: pattern = list of rules"

    @property
    def is_table(self) -> bool:
        """Whether the value is a table, whose entries are laid over those of an extended file one by one."""
        return self in (Form.SEVERITIES, Form.IGNORES)


@dataclass(frozen=True, slots=True)
class Key:
    """A key. `default` says in words what holds without it, where that is no value."""

    name: str
    form: Form
    help: str
    words: Mapping[str, Any] = field(default_factory=dict)
    """What each word of a Form.WORD stands for."""
    default: str = ""
    example: str = ""
    """A value as TOML has it, for the page and for a new configuration file."""

    @property
    def setting(self) -> str:
        """The name of the field of Settings."""
        return self.name.replace("-", "_")

    @property
    def adds(self) -> bool:
        """Whether the list is put behind that of an extended file, not in its place."""
        return self.name.startswith("extend-")


KEYS = (
    Key(
        EXTEND,
        Form.FILE,
        "Another configuration file whose values hold where this one says nothing.",
        default="none",
        example='"../cite-lint.toml"',
    ),
    Key(
        "select",
        Form.RULES,
        "Apply these rules only: codes, beginnings of codes, or ALL.",
        default="those that are on by default",
        example='["CL2", "CL5"]',
    ),
    Key("ignore", Form.RULES, "Do not apply these rules.", example='["CL103"]'),
    Key("extend-select", Form.RULES, "Apply these rules too.", example='["CL102"]'),
    Key(
        "severity",
        Form.SEVERITIES,
        "Report a rule as error, warning or note, or switch it off. A rule that is off by default is on with it.",
        SEVERITIES,
        example='{ CL302 = "error" }',
    ),
    Key(
        "per-file-ignores",
        Form.IGNORES,
        "Do not apply rules in the files that a pattern fits.",
        example='{ "letters/" = ["CL1"] }',
    ),
    Key(
        "fail-on",
        Form.WORD,
        "The least severity that makes the exit code 1.",
        FAIL_LEVELS,
        example='"warning"',
    ),
    Key(
        "registries",
        Form.FOLDERS,
        "Folders of registries of your own, laid over the shipped one, later ones over earlier ones.",
        example='["registry"]',
    ),
    Key("shipped-registry", Form.FLAG, "Whether the registry that comes with cite-lint is in force.", example="false"),
    Key(
        "date-order",
        Form.WORD,
        "How 3/4/2019 is read: dmy is 3 April, mdy is 4 March.",
        {"dmy": "dmy", "mdy": "mdy"},
        example='"mdy"',
    ),
    Key(
        "model",
        Form.TEXT,
        "An installed spaCy model whose organisations are added.",
        default="none",
        example='"en_core_web_sm"',
    ),
    Key(
        "encoding",
        Form.ENCODING,
        "Encoding of text drafts without a byte order mark.",
        default="UTF-8",
        example='"cp1252"',
    ),
    Key(
        "quotes",
        Form.WORD,
        "Block quotes and quoted speech: check them as all else, report what is found there as notes, or skip them.",
        {"check": "check", "note": "note", "skip": "skip"},
        example='"note"',
    ),
    Key(
        "exclude",
        Form.PATTERNS,
        "Leave these files and folders out when a folder is searched; in place of the default list.",
        example='["archive/", "*.old.md"]',
    ),
    Key("extend-exclude", Form.PATTERNS, "Leave these out too.", example='["archive/"]'),
    Key(
        "force-exclude",
        Form.FLAG,
        "Leave out excluded files even where they are named one by one, as pre-commit does.",
        example="true",
    ),
    Key("respect-gitignore", Form.FLAG, "Leave out what .gitignore leaves out.", example="false"),
    Key("require-reasons", Form.FLAG, "A suppression without a reason is a finding.", example="true"),
    Key(
        "baseline",
        Form.FILE,
        "File of the findings that are known and left for later.",
        default="none",
        example='"cite-lint-baseline.json"',
    ),
    Key(
        "cache-dir",
        Form.FILE,
        "Folder of the results of earlier runs.",
        default=".cite-lint-cache beside the configuration file",
        example='".cache/cite-lint"',
    ),
)
BY_NAME = {key.name: key for key in KEYS}
