"""cite-lint explain and rules: what the rules are."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from cite_lint.cli.streams import write_result
from cite_lint.config import load_rules
from cite_lint.datafile import nearest

if TYPE_CHECKING:
    from cite_lint.checks import Rule


@click.command(short_help="Explain a rule, with examples.")
@click.argument("rule")
def explain(rule: str) -> None:
    """Explain a RULE, given by code or name: what it finds, why, and examples."""
    from cite_lint.checks import RULES

    by_name = {name: known for known in RULES for name in (known.code, known.name)}
    wanted = by_name.get(rule.upper()) or by_name.get(rule.lower())
    if wanted is None:
        hint = nearest(rule, by_name) or "; cite-lint rules lists them"
        raise click.BadParameter(f"unknown rule {rule!r}{hint}", param_hint="'RULE'")
    parts = [
        f"{wanted.code} {wanted.name} ({_severity(wanted)}): {wanted.summary}",
        wanted.documentation.strip(),
        *_examples("It speaks up at", wanted.failing),
        *_examples("It is silent at", wanted.passing),
    ]
    write_result("\n\n".join(parts) + "\n")


@click.command()
def rules() -> None:
    """List the rules with their default severity."""
    from cite_lint.checks import RULES

    rows = [(rule.code, rule.name, _severity(rule), rule.summary) for rule in RULES]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    lines = ("  ".join([*map(str.ljust, row[:3], widths), row[3]]) for row in rows)
    write_result("".join(f"{line}\n" for line in lines))


def _severity(rule: Rule) -> str:
    default = load_rules()[rule.code]
    return default.severity.value if default.enabled else "off"


def _examples(title: str, drafts: tuple[str, ...]) -> list[str]:
    return [f"{title}:", *(textwrap.indent(draft.strip(), "    ") for draft in drafts)] if drafts else []
