"""CL206: credited to somebody who neither produced nor printed it."""

from __future__ import annotations

import re

from cite_lint.checks import wording
from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule
from cite_lint.model.claim import AttributionKind
from cite_lint.model.finding import Verdict
from cite_lint.model.quantity import DATE_UNIT

RULE = Rule(
    "CL206",
    "attribution-mismatch",
    "The figure is credited to somebody who neither produced nor printed it.",
    """Credit may go to the origin of a figure, to whoever printed it, and to those whom a source itself credits. Anybody
else did not say it.""",
    failing=(
        (
            "According to the Northport Tenants' Union, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    passing=(
        (
            "According to the Northport Housing Trust, 38 per cent of private tenants in Northport are behind with"
            " their rent."
        ),
    ),
    verdict=Verdict.MISMATCHED,
)

_ONE_WORD = re.compile(r"[A-Z][a-z]+")


def check(case: Case) -> Remark | None:
    """Report a body that none of the agreeing observations leads to, whether the registry knows it or not."""
    attribution = case.claim.attribution
    if case.cited and not case.carried and case.said.unit != DATE_UNIT:
        cited = "; ".join(wording.source(case.registry, source) for source in case.cited)
        return Remark(
            f"{case.text} is cited to {cited}, which does not give it; the registry has {case.known()}.",
            "Cite the source that gives the figure.",
            case.observations,
        )
    if (
        not case.agreeing
        or case.said.unit == DATE_UNIT
        or attribution.kind is not AttributionKind.NAMED
        or attribution.inherited
    ):
        return None
    everywhere = [found for found in case.registry.observations_of(case.indicator.id) if found in case.agreeing]
    body = attribution.organisation
    if body is not None and body in case.bodies(everywhere):
        return None
    if body is None and _is_short(attribution.text, case.sentence):
        return None
    name = case.registry.organisations[body].name if body else " ".join(attribution.text.split())
    return Remark(
        f"{case.text} is credited to {name}; the registry has it from {case.origins(case.agreeing)}.",
        "Credit the source that produced the figure.",
        case.agreeing,
    )


def _is_short(name: str, sentence: str) -> bool:
    """Tell whether a name is one word behind "the", such as "the Courier": the end of a name that may be anybody's."""
    if not _ONE_WORD.fullmatch(name):
        return False
    return re.search(rf"\b[Tt]he\s+{re.escape(name)}(?![\w-]|\s+[A-Z])", sentence) is not None
