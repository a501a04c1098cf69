"""CL105: several citations, one witness."""

from __future__ import annotations

from cite_lint.checks.case import Case, Remark
from cite_lint.checks.rule import Rule

RULE = Rule(
    "CL105",
    "single-origin",
    "Several sources are offered as agreement but share one origin.",
    """Two sources that repeat one estimate are one witness. Citing them side by side says that the figure was found
twice.""",
    failing=("Up to 4,200 homes in Northport stand empty [@nht-rents-2024; @courier-2024].",),
    passing=("Up to 4,200 homes in Northport stand empty [@nht-rents-2024].",),
)


def check(case: Case) -> Remark | None:
    """Report two or more cited sources whose observations of the figure go back to one origin."""
    cited = {source.id for source in case.cited}
    offered = tuple(found for found in case.agreeing if found.source in cited or found.origin in cited)
    if len(cited) < 2 or len({case.registry.origin_of(found).id for found in offered}) != 1:
        return None
    return Remark(
        f"The sources cited for {case.text} share one origin: {case.known(offered)}.",
        "Cite the origin alone, or say that the others repeat it.",
        offered,
    )
