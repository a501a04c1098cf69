"""Drafts on subjects beside the shipped registry's, full of its numbers and words: nothing in them may be called wrong."""

from __future__ import annotations

from datetime import date

import pytest

from cite_lint.engine import Linter

DRAFTS = {
    "trade": (
        "China's exports fell by 7.5 per cent in March, to 280 billion US dollars, customs data showed. Chinese steel makers "
        "sold 8.7 million tonnes abroad, 30 per cent more than a year ago. In rural areas 12 per cent of women and 15 per "
        "cent of men work in other provinces. The government will fine companies up to 1,000 dollars. Some 200,000 workers "
        "lost their jobs. China convicted 1,200 traffickers of wildlife in 2022."
    ),
    "sport": (
        "North Korea won 39 medals at the Asian Games in Hangzhou, China, 11 of them gold. About 185 athletes, 60 per cent "
        "of them women, travelled to China. North Korean women's football drew 5,000 spectators. North Korea last took part "
        "in 2018. The team returned on 9 October 2023. Tickets cost between 4 and 146 dollars."
    ),
    "arms": (
        "North Korea fired 31 missiles in 2022, at a cost of 650 million US dollars, South Korea's defence ministry "
        "estimated. North Korea has 1.2 million soldiers and spends a third of its budget on arms. Some 40 per cent of North "
        "Koreans are undernourished, the World Food Programme says. Sanctions cut trade with China by 80 per cent in 2020."
    ),
    "refugees elsewhere": (
        "Thailand hosts 90,000 refugees from Myanmar. South Korea granted refugee status to 69 people in 2020, 1 per cent of "
        "applicants. Of the 33,700 North Koreans who live in South Korea, 72 per cent are women. Half of them earn less than "
        "the median. A survey of 3,000 North Korean defectors in Seoul found that 18 per cent had considered returning."
    ),
    "arrivals": (
        "Arrivals of North Koreans in South Korea fell from 1,418 in 2016 to 196 in 2023, the Ministry of Unification says. "
        "In 2020, 229 people arrived, most of them women who had crossed China. Earlier this year Korea Future Initiative "
        "raised its budget, and women in China wait two to four years before they leave."
    ),
    "treaties": (
        "China acceded to the 1951 Refugee Convention in 1982 and ratified its 1967 Protocol. The United States ratified the "
        "protocol to the Refugee Convention in 1968. Under China's 1986 protocol with North Korea each of them is treated as "
        "an illegal migrant. In 2003 China ratified a convention on child labour; a law on exit and entry followed in 2013."
    ),
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    """Return a linter with the shipped registry."""
    return Linter(today=date(2024, 5, 1))


@pytest.mark.parametrize("subject", sorted(DRAFTS))
def test_nothing_is_called_wrong(linter: Linter, subject: str) -> None:
    (file,) = linter.lint_text(DRAFTS[subject], "draft.md").files
    assert [(finding.rule, finding.text) for finding in file.findings if finding.rule[2] in "2345"] == []
