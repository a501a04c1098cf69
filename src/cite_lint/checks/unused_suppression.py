"""CL901: a comment that keeps nothing back."""

from __future__ import annotations

from cite_lint.checks.rule import Rule

RULE = Rule(
    "CL901",
    "unused-suppression",
    "A suppression with nothing to suppress, though its rule is on.",
    """A comment that answers a finding outlives the figure it was written for, and would silence the next mistake at its
place. Remove it; `cite-lint check --fix` does. Where the rule is off nothing is said: the comment may be needed by others.
""",
    failing=("The council built 940 homes. <!-- cite-lint: ignore[CL201] agreed with the editor -->",),
    passing=("The council built 940 homes. <!-- a remark to the editor -->",),
)
