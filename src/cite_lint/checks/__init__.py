"""Claim and observation to verdict and finding: `judge` runs every check, `RULES` documents them."""

from cite_lint.checks.judge import RULES, judge
from cite_lint.checks.rule import Rule

__all__ = ["RULES", "Rule", "judge"]
