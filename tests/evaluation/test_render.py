"""The forms of an evaluation against files; `python tests/evaluation/test_render.py` writes the files anew."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from cite_lint.evaluation import Evaluation, Scores, render_json, render_text
from cite_lint.evaluation.scores import Kind, Miss
from cite_lint.model.explanation import (
    Conflict,
    ExplainedCandidate,
    Explanation,
    Facet,
    Outcome,
    Place,
    Weighing,
    Word,
)
from cite_lint.model.finding import RegistryInfo, Verdict
from cite_lint.model.registry import ConceptType, Location

GOLDEN = Path(__file__).parent / "golden"
FORMS = {"evaluation.txt": render_text, "evaluation.json": render_json}

COUNTS = {
    "drafts": 1, "claims": 3, "found": 3, "verdict": 2, "alerts": 2, "alerts right": 1, "faults": 1, "faults right": 1,
    "resolvable": 2, "resolved right": 1, "match right": 1, "match abstained": 1, "correct": 2, "correct flagged": 1,
    "not-claims": 4,
}  # fmt: skip


def build_evaluation() -> Evaluation:
    explanation = Explanation(
        Outcome.NOT_ACCUSED,
        "clear-lakes is near, but CL201 is not said: its score is 0.051 below the 0.5 needed to accuse",
        0.42,
        (
            ExplainedCandidate(
                "clear-lakes",
                0.449,
                False,
                Weighing((Word("lake", Facet.POPULATION, 0.5, Place.CLAUSE, "lakes"),), (), (("boat", 0.6),)),
                (Conflict(ConceptType.PLACE, "vermont", "maine"),),
            ),
        ),
    )
    here = Location("labels.yaml", 9, 14)
    misses = [
        Miss(
            Kind.CLAIM, "lakes", here, "60%", (Verdict.MISMATCHED, Verdict.OUTDATED), ("CL201",), Verdict.UNSUPPORTED,
            ("CL101",), "the registry has 70", explanation,
        ),
        Miss(Kind.NAME, "lakes", here, "Lake Ofice", (), ("CL601", "CL602"), None, ()),
        Miss(Kind.NOT_A_CLAIM, "lakes", here, "7", (), (), Verdict.UNSUPPORTED, ("CL101",)),
        Miss(Kind.UNLABELLED, "lakes", here, "12", (), (), None, ("CL503", "CL501")),
        Miss(Kind.CONSISTENCY, "lakes", here, "not shown", (), ("CL503",), None, ()),
    ]  # fmt: skip
    rules = defaultdict(Counter, {"CL101": Counter(said=1, right=0), "CL201": Counter(gold=3, hit=1, said=2, right=2)})
    nothing = Scores(Counter({"drafts": 1, "claims": 3, "verdict": 1}))
    return Evaluation(
        "0.0.0",
        RegistryInfo("d1gest", 2, 3, 2, 1),
        Scores(Counter(COUNTS), rules, misses),
        {"doing nothing": nothing, "looking up": Scores()},
    )


@pytest.mark.parametrize("name", FORMS)
def test_form_agrees_with_golden_file(name: str) -> None:
    assert FORMS[name](build_evaluation(), 4) == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, render in FORMS.items():
        (GOLDEN / name).write_text(render(build_evaluation(), 4), encoding="utf-8")
