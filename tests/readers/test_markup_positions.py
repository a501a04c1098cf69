"""Claims of reStructuredText, LaTeX and AsciiDoc drafts are reported where their figures stand in the file itself."""

from __future__ import annotations

import codecs
from functools import cache

import pytest

from cite_lint.engine import Linter
from cite_lint.model.span import LineIndex
from cite_lint.readers import decode, format_of

_COUNTED = "boats were counted on the lakes of Vermont in 2019."

# ending: (draft, the figures as they are written there)
DRAFTS = {
    ".rst": (
        f"""\
Lakes of Vermont
================

:Date: 2026-11-21

.. Some 1,111 boats: a remark.

Some **4,217** {_COUNTED} Some `5,218 <http://a.org/12>`_ {_COUNTED}
Code has ``1,112`` boats and |1,113 boats|. Some 6,219 [1]_ {_COUNTED}

- Some 7,220 {_COUNTED}

\U0001f6f6\U0001f468\u200d\U0001f680 Some 8,221 {_COUNTED} Salmo\u0301n and cafe\u0301: some 9,222 {_COUNTED}

\\*A star.\\* Some \\ 3,223\\ boats and H\\ :sub:`2`\\ O: some 2,224 {_COUNTED}

======  ======
Lake    Boats
======  ======
Morey   3,225
======  ======

+-------+-------+
| Lake  | Boats |
+=======+=======+
| Elmo  | 3,226 |
+-------+-------+

.. list-table:: Boats on the lakes of Vermont
   :header-rows: 1

   * - Lake
     - Boats
   * - Bomoseen
     - 3,227

.. note:: Some 3,228 {_COUNTED}

.. [1] Some 3,229 {_COUNTED}
""",
        "4,217 5,218 6,219 7,220 8,221 9,222 3,223 2,224 3,225 3,226 3,227 3,228 3,229".split(),
    ),
    ".tex": (
        f"""\
\\documentclass[12pt]{{article}}
\\title{{Lakes}}\\date{{2026-11-21}} % Some 1,111 boats: a remark.
\\begin{{document}}
\\section{{Lakes of Vermont}}\\label{{sec:1112}}

Some \\textbf{{4,217}} {_COUNTED} Some \\href{{http://a.org/12\\%20}}{{5,218}} {_COUNTED}
The formula $x = 1113$ is none. Some 6,219 {_COUNTED}\\footnote{{Some 3,229 {_COUNTED}}} Some 6,230~{_COUNTED}

\\begin{{itemize}}
\\item Some 7,220 {_COUNTED}
\\end{{itemize}}

\U0001f6f6\U0001f468\u200d\U0001f680 Some 8,221 {_COUNTED} Salmo\u0301n and caf\\'e: some 9,222 {_COUNTED}

Of the boats on the lakes of Vermont 63\\% were red, some 3{{,}}223 {_COUNTED} They cost \\$57 million in 2019.
Some \\num{{2224}} {_COUNTED} Some 41--47 {_COUNTED} Some \\emph{{71}} per cent of the boats of Vermont were red.

\\begin{{tabular}}{{lr}}
Lake & Boats \\\\ \\hline
Morey & 3,225 \\\\
Elmo & \\textbf{{3,226}} \\\\
\\end{{tabular}}
\\end{{document}}
""",
        [
            *"4,217 5,218 6,219 3,229 6,230 7,220 8,221 9,222 63\\% 3{,}223".split(),
            *("$57 million", "2224", "41--47", "71} per cent", "3,225", "3,226"),
        ],
    ),
    ".adoc": (
        f"""\
= Lakes of Vermont
A. Author <a@b.org>
v1.0, 2026-11-21

// Some 1,111 boats: a remark.

Some *4,217* {_COUNTED} Some http://a.org/12[5,218] {_COUNTED}
Code has `1,112` boats and {{x1113}}. Some 6,219 {_COUNTED}footnote:[Some 3,229 {_COUNTED}] Some 6,230 {_COUNTED}

* Some 7,220 {_COUNTED}

\U0001f6f6\U0001f468\u200d\U0001f680 Some 8,221 {_COUNTED} Salmo\u0301n and cafe\u0301: some 9,222 {_COUNTED}

\\*A star. Some&nbsp;3,223 {_COUNTED} Of the boats on the lakes of Vermont 63&#37; were red.
Some 2&#8201;224 {_COUNTED}

|===
|Lake |Boats

|Morey |3,225
|Elmo
|*3,226*
|===

NOTE: Some 3,228 {_COUNTED}
""",
        "4,217 5,218 6,219 3,229 6,230 7,220 8,221 9,222 3,223 63&#37; 2&#8201;224 3,225 3,226 3,228".split(),
    ),
}
_NEVER = ("1,111", "1,112", "1,113", "1113", "1112")

# how the draft is saved: its bytes
SAVED = {
    "as it is": lambda text: text.encode(),
    "CRLF": lambda text: text.replace("\n", "\r\n").encode(),
    "CR": lambda text: text.replace("\n", "\r").encode(),
    "byte order mark": lambda text: codecs.BOM_UTF8 + text.encode(),
    "UTF-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16, CRLF": lambda text: codecs.BOM_UTF16_BE + text.replace("\n", "\r\n").encode("utf-16-be"),
}


@cache
def _linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("ending", DRAFTS)
def test_reported_places_hold_the_figures(ending: str, saved: str) -> None:
    draft, figures = DRAFTS[ending]
    assert all(draft.count(figure) == 1 for figure in figures)
    text = decode(SAVED[saved](draft))
    [report] = _linter().lint_text(text, "draft" + ending).files
    assert report.error is None
    claims = [judged.claim.quantity for judged in report.claims]
    found = {claim.span.start: claim for claim in claims}
    assert [claim.text for claim in claims if claim.text in figures] == figures
    lines = LineIndex(text)
    for figure in figures:
        claim = found[text.index(figure)]
        assert claim.span.cut(text) == claim.text == figure
        place = lines.position(claim.span.start)
        line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith(figure)
    assert not [claim.text for claim in claims if claim.text in _NEVER]
    assert str(report.date) == "2026-11-21"


@pytest.mark.parametrize("ending", DRAFTS)
def test_a_byte_order_mark_in_a_text_is_none_of_its_prose(ending: str) -> None:
    draft, figures = DRAFTS[ending]
    text = "\ufeff" + draft
    [report] = _linter().lint_text(text, "draft" + ending).files
    written = [judged.claim.quantity.span.cut(text) for judged in report.claims]
    assert [figure for figure in written if figure in figures] == figures


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("a.rst", "rst"),
        ("a.REST", "rst"),
        ("a.tex", "latex"),
        ("a.ltx", "latex"),
        ("a.adoc", "asciidoc"),
        ("a.asciidoc", "asciidoc"),
        ("a.asc", "asciidoc"),
    ],
)
def test_endings(path: str, module: str) -> None:
    assert format_of(path).module == module
