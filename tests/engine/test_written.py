"""Places and words of what was found are the draft's own, in every format and encoding of a line."""

from __future__ import annotations

from datetime import date

import pytest

from cite_lint.engine import Linter

LINTER = Linter(today=date(2026, 11, 21))

ROWS = [
    ("About 60&#37; of the otters swim.", ["60&#37;"]),
    ("About &frac12; of the otters swim.", ["&frac12;"]),
    ("They paid &pound;3bn and 5m&nbsp;&euro; of it.", ["&pound;3bn", "5m&nbsp;&euro;"]),
    ("About 60&nbsp;per&nbsp;cent of the otters swim.", ["60&nbsp;per&nbsp;cent"]),
    ("In all, 150,000&ndash;200,000 otters swim.", ["150,000&ndash;200,000"]),
    ("In all, 150,000 &#8211; 200,000 otters swim.", ["150,000 &#8211; 200,000"]),
    ("About **60** per cent of the otters swim.", ["60** per cent"]),
    ("About 6**0** per cent of the otters swim.", ["6**0** per cent"]),
    ("In all 12,**900** otters and <b>41</b>,377 beavers swim.", ["12,**900", "41</b>,377"]),
    ("In all *12*,900 otters swim, 4,**217** of them **at** night.", ["12*,900", "4,**217"]),
    ("In 2019, **5,100** otters swam; in 2020,**41** more.", ["5,100", "41"]),
    ("About [60](http://a.example) per cent of the otters swim.", ["60](http://a.example) per cent"]),
    ("AT&T counted 41,377 otters &amp; 5,100 beavers.", ["41,377", "5,100"]),
    ("\u6e56\U0001f469\u200d\U0001f467 e\u0301\t60% of the otters swim.", ["60%"]),
    ("\u202eאבג 60 per cent of the otters\u202c עברית swim.", ["60 per cent"]),
    ("- One\r\n- About 60% of the otters\r\n\r\n> In all 41,377 swim.\r", ["60%", "41,377"]),
    ("| a | b |\n|---|---|\n| **60%** | [41,377](x) |\n", ["60%", "41,377"]),
    ("\ufeffAbout 60 per\ncent of the otters swim.", ["60 per\ncent"]),
]


@pytest.mark.parametrize(("source", "figures"), ROWS)
def test_figures_are_cut_from_the_draft(source: str, figures: list[str]) -> None:
    (file,) = LINTER.lint_text(source).files
    claims = [judged.claim.quantity for judged in file.claims]
    assert [claim.text for claim in claims] == figures
    assert [claim.span.cut(source) for claim in claims] == figures
    assert {finding.text for finding in file.findings} <= set(figures)
    assert all(finding.span.cut(source) == finding.text for finding in file.findings)
    extraction = LINTER.extract(source)
    found = (*extraction.quantities, *extraction.dates, *extraction.organisations, *extraction.malformed)
    assert all(mention.span.cut(source) == mention.text for mention in found)


@pytest.mark.parametrize("ending", [".md", ".txt"])
def test_entity_of_plain_text_is_no_entity(ending: str) -> None:
    (file,) = LINTER.lint_text("About 41,377&thinsp;otters swim here.", "d" + ending).files
    (claim,) = file.claims
    assert claim.claim.quantity.text == "41,377"
