"""Read rules/rules.yaml: which rules there are, how severe they are, and which are on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cite_lint.config.content import Content
from cite_lint.datafile import shipped_rules
from cite_lint.model.finding import Severity

_SEVERITIES = [severity.value for severity in Severity if severity is not Severity.OFF]
_CODE = re.compile(r"CL[0-9]{3}")
_NAME = re.compile(r"[a-z]+(?:-[a-z]+)*")


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """How a rule is applied."""

    code: str
    name: str
    severity: Severity
    enabled: bool = True
    options: Mapping[str, str] = field(default_factory=dict)


def load_rules(folder: Path | None = None) -> dict[str, RuleSetting]:
    """Read rules.yaml of a rules folder, by default the shipped one, by code; raise DataError with all its problems."""
    content = Content((folder or shipped_rules()) / "rules.yaml")
    rules: dict[str, RuleSetting] = {}
    names: set[str] = set()
    for loc in content.items(()):
        content.mapping(loc, required=("code", "name", "severity", "enabled"), optional=("options",))
        code, name = content.text((*loc, "code")), content.text((*loc, "name"))
        if code and not _CODE.fullmatch(code):
            content.report((*loc, "code"), f"{code[:60]!r} is not a code: write CL and three digits")
        if name and not _NAME.fullmatch(name):
            content.report((*loc, "name"), f"{name[:60]!r} is not a name: write words in small letters with hyphens")
        if code in rules:
            content.report((*loc, "code"), f"duplicate code {code!r}")
        if name in names:
            content.report((*loc, "name"), f"duplicate name {name!r}")
        options = (*loc, "options")
        keys = content.mapping(options, optional=None)
        rules[code] = RuleSetting(
            code,
            name,
            Severity(content.choice((*loc, "severity"), _SEVERITIES, Severity.WARNING.value)),
            content.flag((*loc, "enabled"), True),
            {key: content.text((*options, key)) for key in keys},
        )
        names.add(name)
    content.finish()
    return rules
