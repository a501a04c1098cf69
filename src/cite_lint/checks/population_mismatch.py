"""CL204: the right figure, said of somebody or somewhere else."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.finding import Verdict

RULE = Rule(
    "CL204",
    "population-mismatch",
    "The figure is said of other people, or of another place, than the source gives it for.",
    """A share of the women is not a share of everybody; a count in one province is not one in the country. The number is
the registry's, the words beside it are not.""",
    failing=(
        "According to the Northport Housing Trust, 38 per cent of homeowners in Northport are behind with their rent.",
    ),
    passing=(
        (
            "According to the Northport Housing Trust, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    verdict=Verdict.MISMATCHED,
)


def check(case: Case) -> Remark | None:
    """Report a conflict between the words beside the figure and the indicator's population or place."""
    if not case.agreeing or not case.match.conflicts:
        return None
    conflict = case.match.conflicts[0]
    said, registered = conflict.said.replace("-", " "), conflict.registered.replace("-", " ")
    indicator = case.indicator
    who = indicator.population or indicator.area or registered
    return Remark(
        f"{case.text} is said of {said}; {case.origins(case.agreeing)} gives it for {who}.",
        "Name that population and place, or drop the figure.",
        case.agreeing,
    )
