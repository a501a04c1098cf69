"""A linter with made-up insides: a draft that says `CL201` gets that finding, one that says `boom` breaks it."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from cite_lint.cli import main
from cite_lint.model.claim import Claim, Extraction
from cite_lint.model.document import Document
from cite_lint.model.finding import Finding, JudgedClaim, MatchStatus, RegistryInfo, Severity, Verdict
from cite_lint.model.quantity import Quantity
from cite_lint.model.span import Mention, Span

RULES = {
    "CL101": ("unsupported-statistic", Severity.WARNING, True),
    "CL102": ("unattributed-statistic", Severity.WARNING, False),
    "CL103": ("unregistered-organisation", Severity.NOTE, True),
    "CL201": ("value-mismatch", Severity.ERROR, True),
    "CL202": ("magnitude-mismatch", Severity.ERROR, True),
}


@dataclass(frozen=True)
class Setting:
    code: str
    name: str
    severity: Severity
    enabled: bool
    options: dict[str, str] = field(default_factory=dict)


def load_rules(folder: Path | None = None) -> dict[str, Setting]:
    return {code: Setting(code, *rest) for code, rest in RULES.items()}


class Extractor:
    def __init__(self, *_: object) -> None:
        pass

    def extract(self, document: Document) -> Extraction:
        if "boom" in document.source:
            raise ValueError("a fault of ours")
        return Extraction()


class Matcher:
    def __init__(self, *_: object, **__: object) -> None:
        pass

    def resolve(self, document: Document, extraction: Extraction) -> tuple[()]:
        return ()


def judge(
    document: Document, _: object, __: object, ___: object, rules: Mapping[str, Setting], ____: date
) -> tuple[tuple[JudgedClaim, ...], tuple[Finding, ...]]:
    findings = []
    claims = []
    for match in re.finditer(r"CL\d{3}", document.source):
        span = Span(*match.span())
        quantity = Mention(span, match[0], Quantity(Decimal(1), Decimal(1)))
        claim = Claim(quantity, span, span, span)
        claims.append(JudgedClaim(f"c{span.start}", claim, MatchStatus.UNRESOLVED, (), Verdict.UNSUPPORTED))
        if match[0] in rules:
            rule = rules[match[0]]
            findings.append(Finding(rule.code, rule.name, rule.severity, "as written", "", match[0], span))
    return tuple(claims), tuple(reversed(findings))


def suppress(document: Document, findings: Sequence[Finding], *_: object) -> tuple[tuple[Finding, ...], bool]:
    return tuple(findings), False


class Registry:
    sources: Mapping[str, object] = {}
    organisations: Mapping[str, object] = {}

    def info(self) -> RegistryInfo:
        return RegistryInfo("", 0, 0, 0, 0)


def rule_of(code: str, name: str) -> Any:
    return SimpleNamespace(
        code=code,
        name=name,
        summary="In short.",
        documentation="In full.\n",
        failing=("It is 60.",),
        passing=("It is 61.",),
    )


@dataclass
class Result:
    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Return a function that runs the command line in an empty folder; exit code and both streams come back."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)

    def run_main(*arguments: str, stdin: bytes | None = None) -> Result:
        monkeypatch.setattr(sys, "argv", ["cite-lint", *arguments])
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as exit_:
            main()
        captured = capfd.readouterr()
        assert isinstance(exit_.value.code, int)
        return Result(exit_.value.code, captured.out, captured.err)

    return run_main


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the made-up insides into the linter."""
    for place in ("config.rules", "cli.rules"):
        monkeypatch.setattr(f"cite_lint.{place}.load_rules", load_rules)
    fakes: dict[str, dict[str, Any]] = {
        "registry": {"load": lambda folders, shipped: Registry()},
        "extract.extractor": {"Extractor": Extractor},
        "match": {"Matcher": Matcher},
        "checks": {
            "judge": judge,
            "suppress": suppress,
            "RULES": tuple(rule_of(code, rest[0]) for code, rest in RULES.items()),
        },
    }
    for name, content in fakes.items():
        module = ModuleType(f"cite_lint.{name}")
        module.__dict__.update(content)
        monkeypatch.setitem(sys.modules, f"cite_lint.{name}", module)
