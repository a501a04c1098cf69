"""CL902: a comment that means to keep a finding back, and cannot."""

from __future__ import annotations

from cite_lint.checks.rule import Rule

RULE = Rule(
    "CL902",
    "invalid-suppression",
    "A suppression that is misspelled, expired, or lacks a reason where one is required.",
    """A suppression that does not work looks like an answer and is none. It has to name a rule that exists, its day must not
have passed, `ignore-begin` wants its `ignore-end`, and with `require-reasons` in the configuration it has to say why.
""",
    failing=(
        "The council built 940 homes. <!-- cite-lint: ignore[CL999] agreed with the editor -->",
        "The council built 940 homes. <!-- cite-lint: ignore[CL201] agreed, until 2019-01-31 -->",
        "<!-- cite-lint: ignore -->\n\nThe council built 940 homes.",
    ),
    passing=("The council built 940 homes. <!-- cite-lint: ignore[CL101] our own count -->",),
)
