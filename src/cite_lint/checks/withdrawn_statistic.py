"""CL304: a figure that its source has withdrawn."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict
from cite_lint.model.registry import Status

RULE = Rule(
    "CL304",
    "withdrawn-statistic",
    "The registry marks the figure as withdrawn or refuted.",
    """Whoever gave the figure has taken it back, or it has been shown to be wrong. It should not be used, except to tell
that story.""",
    failing=("According to Northport City Council, 640 people sleep rough in Northport.",),
    passing=("According to the Northport Housing Trust, up to 4,200 homes in Northport stand empty.",),
    verdict=Verdict.OUTDATED,
)


def check(case: Case) -> Remark | None:
    """Report a figure whose agreeing observations are all withdrawn."""
    if not case.agreeing or any(found.status is not Status.WITHDRAWN for found in case.agreeing):
        return None
    note = next((found.note for found in case.agreeing if found.note), "")
    return Remark(
        f"{case.text} has been withdrawn: {case.known(case.agreeing)}. {note}".rstrip(),
        "Drop the figure.",
        case.agreeing,
    )
