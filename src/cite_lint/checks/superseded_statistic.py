"""CL301: a figure that has been replaced."""

from __future__ import annotations

from cite_lint.checks import timing
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL301",
    "superseded-statistic",
    "The registry has a newer figure that replaces this one.",
    """The same body has measured again and replaces its earlier figure. Use the newer one, or say that the old one is
history.""",
    failing=(
        "Some 9,400 households are on the waiting list for a home in Northport, according to Northport City Council.",
    ),
    passing=(
        "Some 11,800 households are on the waiting list for a home in Northport, according to Northport City Council.",
    ),
    verdict=Verdict.OUTDATED,
)


def check(case: Case) -> Remark | None:
    """Report a figure whose agreeing observations have all been replaced, unless the draft tells it as history."""
    if not case.agreeing or case.valid or case.claim.earlier:
        return None
    new = case.replacements()
    if not new or (case.claim.period is not None and timing.misdated(case) is None):
        return None
    return Remark(
        f"{case.text} has been replaced: {case.known(case.agreeing)}, now {case.known(new)}.",
        "Use the newer figure, or date the old one.",
        (*new, *case.agreeing),
    )
