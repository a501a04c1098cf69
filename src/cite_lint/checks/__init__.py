"""Claim and observation to verdict and finding: `judge` runs every check, `RULES` documents them.

`suppress` keeps back what the writer has answered.
"""

from cite_lint.checks.judge import RULES, judge
from cite_lint.checks.rule import Rule
from cite_lint.checks.suppressions import suppress

__all__ = ["RULES", "Rule", "judge", "suppress"]
