"""CL103: a figure credited to a body that the registry does not know."""

from __future__ import annotations

from cite_lint.checks.case import Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.claim import AttributionKind, Claim

RULE = Rule(
    "CL103",
    "unregistered-organisation",
    "The figure is credited to a body that the registry does not know.",
    """The registry cannot say whether that body gave this figure. Add it to organisations.yaml if it is a source of
yours.""",
    failing=(
        "According to the Northport Institute for Statistics, 61 per cent of cyclists in Northport own two bicycles.",
    ),
    passing=(
        (
            "According to the Northport Housing Trust, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
)


def check(claim: Claim) -> Remark | None:
    """Report a named attribution without a registered id."""
    attribution = claim.attribution
    if attribution.kind is not AttributionKind.NAMED or attribution.organisation is not None or attribution.inherited:
        return None
    figure = " ".join(claim.quantity.text.split())
    return Remark(
        f'"{figure}" is credited to {" ".join(attribution.text.split())}, which the registry does not know.',
        "Add the organisation to the registry, or credit the source the registry has.",
    )
