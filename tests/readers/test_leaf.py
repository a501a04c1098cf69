"""Digits of one number that emphasis parts: they are read together, and the text keeps its length."""

from __future__ import annotations

import pytest

from cite_lint.readers import read_document


@pytest.mark.parametrize(
    ("name", "source", "text"),
    [
        ("d.md", "12,**900** boats", "12,900     boats"),
        ("d.md", "**12**,900 boats", "  12,900   boats"),
        ("d.md", "6**0** per cent", "60     per cent"),
        ("d.md", "1**9**7*8* boats", "1978       boats"),
        ("d.md", "in 2019,**5** men", "in 2019,  5   men"),
        ("d.md", "12 **900** boats", "12   900   boats"),
        ("d.md", "12,**90** boats", "12,  90   boats"),
        ("d.md", "in 2019**2020**", "in 2019  2020  "),
        ("d.html", "<p>12,<b>900</b> boats", "   12,900        boats"),
        ("d.html", "<p>12,<span style='x'>900</span>", "   12,900" + " " * 23),
        ("d.html", "<p>12<br>900 boats", "   12    900 boats"),
        ("d.html", "<p>12<sup>3</sup> boats", "   12             boats"),
    ],
)
def test_digits_parted_by_emphasis(name: str, source: str, text: str) -> None:
    document = read_document(name, source)
    assert document.text == text
    assert len(document.text) == len(source)
