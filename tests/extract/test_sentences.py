"""Where sentences end, and which words of a sentence belong to which figure."""

from __future__ import annotations

import pytest

from cite_lint.extract.sentences import split_clauses, split_sentences
from cite_lint.model.span import Span

# A bar marks each border that must be found.
SENTENCES = [
    "Rents rose.| They fell later.",
    "Rents rose!| They fell later.",
    "Did rents rise?| They did.",
    "Rents rose…| They fell later.",
    "“Rents rose.”| They fell later.",
    "Rents rose (twice).| They fell later.",
    "(Rents rose.)| They fell later.",
    "Rents rose.[3]| They fell later.",
    "Rents rose.3| They fell later.",
    "Rents rose.12| In 2013, they fell.",
    "Rents rose in 2013.| 1,978 tenants left.",
    "Rents rose by 2.5 per cent in spring.",
    "Rents rose by 60 per cent.| Tenants left.",
    "Dr. Silva said so.| Mr. Lee did not.",
    "The U.S. Congress met.| It did nothing.",
    "It was made in the U.S.| The firm is French.",
    "It met at 9 a.m. on Monday.| It closed at 5 p.m. the same day.",
    "See e.g. Lee, cf. Silva et al.| Both differ.",
    "See No. 12 and p. 40.| See vol. 3 too.",
    "Lee vs. Silva was heard on Jan. 12 by Judge J. P. Moss.",
    "Write to ext. 4471 by noon.| It is free.",
    "Acme Inc. rose.| Acme Ltd. fell.",
    "St. Mary's is closed.| Its ward is open.",
    "First line\nsecond line.| Third line.",
    "Rents rose.|\n\nThey fell later.",
    "no capitals here. still one sentence",
    "Rents rose. – They fell later.",
    "The rate is approx. 40 per cent.",
    "«Rents rose.»| «They fell.»",
    "Rents rose.|  Élise left.",
    "",
    "   ",
    "12",
]

# The parts of a sentence, one for each [figure].
CLAUSES = [
    ("[60] per cent are women.", ["60 per cent are women."]),
    (
        "Of them [60] per cent are women and [12] per cent are men.",
        ["Of them 60 per cent are women and", "12 per cent are men."],
    ),
    (
        "About [half] work in farming, [30] per cent in shops and [15] per cent in schools.",
        ["About half work in farming,", "30 per cent in shops and", "15 per cent in schools."],
    ),
    ("It has [40] wards; [12] are closed.", ["It has 40 wards;", "12 are closed."]),
    ("It has [40] wards, while [12] are closed.", ["It has 40 wards, while", "12 are closed."]),
    ("It has [40] wards but [12] are closed.", ["It has 40 wards but", "12 are closed."]),
    ("Some [40] wards ([12] per cent) are closed.", ["Some 40 wards", "(12 per cent) are closed."]),
    (
        "The poor ([40] per cent) and the old ([12] per cent) pay.",
        ["The poor (40 per cent)", "and the old (12 per cent) pay."],
    ),
    ("It has [40] wards – [12] are closed.", ["It has 40 wards –", "12 are closed."]),
    ("Rents rose from [40] to [60].", ["Rents rose from 40 to", "60."]),
    ("It fined [18] firms in [2] towns, [3] of them twice.", ["It fined 18 firms in", "2 towns,", "3 of them twice."]),
    ("No figure stands here.", []),
    ("[12] [30]", ["12", "30"]),
    ("In all, [1,978] brokers, or [12] per cent, left.", ["In all, 1,978 brokers,", "or 12 per cent, left."]),
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_splits_sentences(marked: str) -> None:
    pieces = marked.split("|")
    text = marked.replace("|", "")
    expected = [piece.strip() for piece in pieces if piece.strip()]
    spans = split_sentences(text, Span(0, len(text)))
    assert [span.cut(text) for span in spans] == expected


def test_sentences_stay_inside_their_block() -> None:
    text = "Rents rose. They fell. They rose again."
    spans = split_sentences(text, Span(6, 25))
    assert [span.cut(text) for span in spans] == ["rose.", "They fell.", "Th"]


def clauses(marked: str) -> list[str]:
    text, figures, at = "", [], 0
    for piece in marked.replace("]", "[").split("["):
        if at % 2:
            figures.append(Span(len(text), len(text) + len(piece)))
        text, at = text + piece, at + 1
    return [span.cut(text).strip() for span in split_clauses(text, Span(0, len(text)), figures)]


@pytest.mark.parametrize(("marked", "expected"), CLAUSES)
def test_splits_clauses(marked: str, expected: list[str]) -> None:
    assert clauses(marked) == expected
