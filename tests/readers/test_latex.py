"""The LaTeX reader: what stays as prose, which blocks it makes, what it cites and what a draft says of itself."""

from __future__ import annotations

from datetime import date

import pytest

from cite_lint.engine import Linter
from cite_lint.readers import read_document
from reading import citations, comments, outline, prose

# construct: (source, the prose, blocks parted by slashes)
PROSE = {
    "plain paragraph": ("About 60 per cent left.", "About 60 per cent left."),
    "paragraphs": ("One 1\ntwo 2\n\nthree\\par four", "One 1 two 2 / three / four"),
    "CRLF": ("One 1\r\ntwo 2\r\n \r\nthree", "One 1 two 2 / three"),
    "byte order mark": ("\ufeff\\section{Head} a", "Head / a"),
    "document environment": (
        "\\documentclass[12pt]{article}\n\\newcommand{\\x}{12}\n\\begin{document}\na 60\n\\end{document}\nb 12",
        "a 60",
    ),
    "no document environment": ("\\documentclass{article}\na 60", "a 60"),
    "commands around prose": ("\\textbf{60} \\emph{per} cent {\\bf left} \\foo[12]{now}", "60 per cent left now"),
    "commands without prose": (
        "a\\label{x12} \\ref{x12} \\includegraphics[width=12cm]{x12} \\vspace{12pt}b \\setlength{\\x}{12pt}c",
        "a b c",
    ),
    "first argument is none": ("a \\textcolor{red12}{60} \\href{http://a.org/12}{b} \\hyperlink{x12}{c}", "a 60 b c"),
    "heads, feet and addresses": (
        "\\affiliation{Room 12} \\rhead{12} \\fancyfoot[L]{12} \\markright{12} \\runninghead{12} \\address{12}a",
        "a",
    ),
    "turned": ("\\rotatebox[x=1]{90}{a} \\begin{adjustbox}{width=12mm}b\\end{adjustbox}", "a / b"),
    "text runs around": ("\\begin{wraptable}[9]{r}[3pt]{45mm}a\\end{wraptable}b", "a / b"),
    "drawings": ("a \\begin{pspicture}(0,0)(12,13)\\end{pspicture}\\begin{axis}[x=1] (2,3) \\end{axis}b", "a b"),
    "characters by number": ('a \\char"2014 \\char45 \\symbol{12}b \\penalty10000 \\hskip 12pt plus 3pt c', "a b c"),
    "escapes": ("R\\&D \\#1 a\\_b \\{60\\}", "R& D #1 a_ b {60}"),
    "dollars": ("\\$5 million", "$5 million"),
    "per cent": ("60\\% left, 60~\\% left", "60 % left, 60 % left"),
    "dashes": ("10--20 and a---b", "10 –20 and a — b"),
    "quotation marks": ("``a'' and `b'", "“a” and `b'"),
    "spaces": ("4\\,217 a~b a\\ b a\\;b", "4 217 a b a b a b"),
    "comma in braces": ("4{,}217 and 3{,}5", "4 217 and 3 , 5"),
    "line break": ("a\\\\[2pt]b\\\\*c\\newline d", "a b c d"),
    "accents": ('M\\"uller, caf\\\'e, na\\"{\\i}ve, \\c{c}a, \\v s, \\H{o}', "Mü ller, café , naï ve, ç a, š , ő"),
    "letters": ("Stra\\ss e, \\O re, \\ae{}on", "Straß e, Ø re, æ on"),
    "currencies": ("\\pounds 5, \\pounds{}6, 7\\euro", "£ 5, £ 6, 7 €"),
    "accent on nothing": ("a \\' 5 \\'", "a 5"),
    "formulas": ("so $x^2 = 12$ and \\(n\\) and \\[ y = 13 \\] and $$ z = 14 $$ hold", "so and and and hold"),
    "formula with a dollar": ("so $x = \\$12$ holds", "so holds"),
    "numeric formula": ("so $60$ hold", "so hold"),
    "figure in a formula": ("so $60\\%$ of $n$, $4{,}217$ boats", "so 60 % of , 4 217 boats"),
    "dollar never closed": ("so $60 left\n\nb $12$", "so 60 left / b"),
    "equation": ("so\n\\begin{equation}\nx = 12\n\\end{equation}\nholds", "so holds"),
    "aligned": ("so \\begin{align*} x &= 12 \\\\ y \\end{align*} holds", "so holds"),
    "siunitx": ("\\num{4217} \\SI{60}{\\percent} \\qty{5}{\\kilo\\metre} \\SI{5}{km}", "4217 60 % 5 km 5 km"),
    "siunitx ranges": ("\\numrange{10}{20} \\SIrange[x]{10}{20}{\\%}", "10 –20 10 –20 %"),
    "siunitx that is no prose": ("a \\num{1e6} \\qty{5}{\\foo} \\si{\\kilo\\metre} \\qty{5} b", "a 5 b"),
    "verbatim": ("a\n\\begin{verbatim}\n12 { $ %\n\\end{verbatim}\nb", "a / b"),
    "listing": ("a\\begin{lstlisting}[x]12\\end{lstlisting}b", "a / b"),
    "code in a line": ("a \\verb|12 {| \\lstinline!13! \\texttt{x12} \\mintinline{py}{14} b", "a b"),
    "verb never closed": ("a \\verb|60 b\nc", "a |60 b c"),
    "verbatim never closed": ("a \\begin{verbatim} 60", "a / 60"),
    "comment": ("a % 12 \\textbf{\nb 60\\% c%\nd", "a b 60 % c d"),
    "comment environment": ("a\n\\begin{comment}\n12\n\\end{comment}\nb", "a b"),
    "switched off": ("a \\iffalse 12 \\fi b", "a b"),
    "sections": ("\\section{A 1}a\\subsection*{B}\\paragraph[x12]{C.} c", "A 1 / a / B / C. / c"),
    "items": ("\\begin{itemize}\n\\item a 1\n\\item[--] b\n\\end{itemize}c", "a 1 / b / c"),
    "description": ("\\begin{description}\\item[Boat 1] b\\end{description}", "Boat 1 / b"),
    "quote": ("a\\begin{quote}b\\end{quote}c", "a / b / c"),
    "table": (
        "\\begin{tabular}{l|r@{12}}\\toprule\na & 1\\\\[2pt]\n\\cmidrule(lr){1-2} b & \\\\ \\bottomrule\\end{tabular}",
        "a / 1 / b",
    ),
    "other tables": (
        "\\begin{tabularx}{12cm}{lX}a&1\\end{tabularx}\\begin{tabular*}{12cm}[t]{l}b\\end{tabular*}",
        "a / 1 / b",
    ),
    "spanning cells": (
        "\\begin{tabular}{ll}\\multicolumn{2}{c}{a 1}\\\\\\multirow{2}{*}{b}&2\\end{tabular}",
        "a 1 / b / 2",
    ),
    "caption": (
        "\\begin{table}[htb]\\caption[s12]{Boats of 2019\\label{x12}}\\centering a\\end{table}",
        "Boats of 2019 / a",
    ),
    "footnote behind a sentence": ("a left.\\footnote{Note 1.} Then b.", "a left. / Note 1. / Then b."),
    "footnote before the stop": ("a left\\footnote{Note 1.}. Then b.", "a left / Note 1. / Then b."),
    "footnote at the end": ("a left\\footnote{Note 1}\n\nThen", "a left / Note 1 / Then"),
    "footnote inside a sentence": ("some\\footnote{Note 12.} 60 left", "some 60 left"),
    "footnote in a cell": ("\\begin{tabular}{l}60\\footnote{Note 12.}\\end{tabular}", "60"),
    "footnote of two paragraphs": ("a.\\footnote{b\n\nc} d", "a. / b / c / d"),
    "citations": ("a~\\cite[p.~12]{b12} c \\citep*[see][12]{d,e}. \\nocite{*}", "a c ."),
    "addresses": ("a \\url{http://a.org/%12} http://b.org/12, c", "a , c"),
    "definitions": ("a \\newcommand{\\x}[1]{12} \\def\\y#1{13} b", "a b"),
    "argument never closed": ("a \\label{x 12\n\nb 60", "a / b 60"),
    "heading never closed": ("\\section{A\n\nb", "A / b"),
    "environment never closed": ("\\begin{itemize}\\item a \\begin{quote} b", "a / b"),
    "environment never opened": ("a \\end{itemize} b } c", "a b c"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("source", "expected"), PROSE.values(), ids=PROSE.keys())
def test_prose(source: str, expected: str) -> None:
    assert prose(read_document("draft.tex", source)) == expected


# construct: (source, kind, prose and context of each block)
BLOCKS = {
    "headings above, innermost first": (
        "\\section{A}\\subsection{B}b\\section{C}c",
        [
            ("heading", "A", []),
            ("heading", "B", ["A"]),
            ("paragraph", "b", ["B", "A"]),
            ("heading", "C", []),
            ("paragraph", "c", ["C"]),
        ],
    ),
    "list under its lead-in": (
        "lead:\\begin{itemize}\\item a\n\nb\\begin{enumerate}\\item c\\end{enumerate}\\item d\\end{itemize}e",
        [
            ("paragraph", "lead:", []),
            ("list item", "a", ["lead:"]),
            ("list item", "b", ["a", "lead:"]),
            ("list item", "c", ["b", "lead:"]),
            ("list item", "d", ["lead:"]),
            ("paragraph", "e", []),
        ],
    ),
    "description": (
        "\\begin{description}\\item[Boat] floats\\end{description}",
        [("list item", "Boat", []), ("list item", "floats", ["Boat"])],
    ),
    "quote": (
        "\\begin{quotation}a\n\nb\\end{quotation}c",
        [("quote", "a", []), ("quote", "b", []), ("paragraph", "c", [])],
    ),
    "table with a head": (
        "\\begin{tabular}{ll}\\hline Lake & Boats\\\\\\hline A & 12\\\\ B & \\\\ & 13\\\\\\hline\\end{tabular}",
        [
            ("table cell", "Lake", []),
            ("table cell", "Boats", []),
            ("table cell", "A", ["Lake"]),
            ("table cell", "12", ["A", "Boats"]),
            ("table cell", "B", ["Lake"]),
            ("table cell", "13", ["Boats"]),
        ],
    ),
    "table without a head": (
        "\\begin{tabular}{ll}A & 12\\\\ B & 13\\end{tabular}",
        [
            ("table cell", "A", []),
            ("table cell", "12", ["A"]),
            ("table cell", "B", []),
            ("table cell", "13", ["B"]),
        ],
    ),
    "long table with a caption": (
        "\\begin{longtable}{ll}\\caption{Boats}\\\\\\toprule Lake & Boats\\\\\\midrule\\endhead A & 12\\\\\\end{longtable}",
        [
            ("paragraph", "Boats", []),
            ("table cell", "Lake", ["Boats"]),
            ("table cell", "Boats", ["Boats"]),
            ("table cell", "A", ["Lake", "Boats"]),
            ("table cell", "12", ["A", "Boats", "Boats"]),
        ],
    ),
    "footnote": (
        "\\section{A}a.\\footnote{b} c",
        [("heading", "A", []), ("paragraph", "a.", ["A"]), ("paragraph", "b", ["A"]), ("paragraph", "c", ["A"])],
    ),
}


@pytest.mark.parametrize(("source", "blocks"), BLOCKS.values(), ids=BLOCKS.keys())
def test_blocks_and_their_context(source: str, blocks: list[tuple[str, str, list[str]]]) -> None:
    assert outline(read_document("draft.tex", source)) == blocks


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("\\section{a}\\subsubsection{b}", [1, 3]),
        ("\\chapter{a}\\section{b}", [1, 2]),
        ("\\part{a}\\chapter{b}\\section{c}", [1, 2, 3]),
    ],
)
def test_heading_levels(source: str, levels: list[int]) -> None:
    assert [block.level for block in read_document("draft.tex", source).blocks] == levels


# construct: (source, citations)
CITATIONS = {
    "keys": ("\\cite{a, b} \\citep[p.~5]{c}", [("a", "key", "a"), ("b", "key", "b"), ("c", "key", "c")]),
    "biblatex": ("\\autocite[see][5]{a} \\Textcite{b} \\parencites{c}[2]{d}", [(x, "key", x) for x in "abcd"]),
    "no citation": ("\\nocite{*} \\citestyle{a}", []),
    "link": (
        "\\href{http://a.org/x\\%20y}{the \\emph{report}}",
        [("the \\emph{report}", "link", "http://a.org/x%20y")],
    ),
    "link over lines": ("\\href{http://a.org}\n{the\nreport}", [("the\nreport", "link", "http://a.org")]),
    "e-mail": ("\\href{mailto:a@b.org}{a}", []),
    "address": ("\\url{http://a.org/%20#x}", [("\\url{http://a.org/%20#x}", "link", "http://a.org/%20#x")]),
    "bare address": ("(http://a.org/x).", [("http://a.org/x", "link", "http://a.org/x")]),
    "an address that is its own link": (
        "\\href{http://a.org}{http://a.org}",
        [("http://a.org", "link", "http://a.org")],
    ),
    "footnote": ("a.\\footnote{KFI,\n2019.} b", [("\\footnote{KFI,\n2019.}", "footnote", "KFI, 2019.")]),
    "footnote with a key": (
        "a\\footnote{See \\cite{b}.} c",
        [("\\footnote{See \\cite{b}.}", "footnote", "See \\cite{b}."), ("b", "key", "b")],
    ),
    "in code": ("\\verb|\\cite{a}| \\begin{verbatim}\\cite{b}\\end{verbatim} % \\cite{c}", []),
}


@pytest.mark.parametrize(("source", "expected"), CITATIONS.values(), ids=CITATIONS.keys())
def test_citations(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert citations(read_document("draft.tex", source)) == expected


# construct: (source, each comment as written and what it says)
COMMENTS = {
    "on a line of its own": (
        "% cite-lint: ignore[CL201] x\na",
        [("% cite-lint: ignore[CL201] x", "cite-lint: ignore[CL201] x")],
    ),
    "behind prose": ("a 60\\% %% b %c\nd", [("%% b %c", "b %c")]),
    "in the preamble": (
        "\\documentclass{article} % a \\%\n%b\n\\begin{document}c % d\n\\end{document}",
        [("% a \\%", "a \\%"), ("%b", "b"), ("% d", "d")],
    ),
    "environment": ("\\begin{comment}\na 12\n\\end{comment}", [("\\begin{comment}\na 12\n\\end{comment}", "a 12")]),
    "in an argument": ("\\label{%\na} b", [("%", "")]),
    "in code": ("\\verb|% a| \\begin{verbatim}% b\n\\end{verbatim}", []),
}


@pytest.mark.parametrize(("source", "expected"), COMMENTS.values(), ids=COMMENTS.keys())
def test_comments(source: str, expected: list[tuple[str, str]]) -> None:
    assert comments(read_document("draft.tex", source)) == expected


# construct: (source, title, date)
HEADS = {
    "preamble": (
        "\\title{The \\emph{lakes} of~Vermont\\thanks{x}}\n\\date{2026-11-21}\n\\begin{document}a\\end{document}",
        "The lakes of Vermont",
        date(2026, 11, 21),
    ),
    "text": ("\\title[short]{Lakes \\& boats}\\date{2026-11-21}\\maketitle a", "Lakes & boats", date(2026, 11, 21)),
    "comment": ("%\\date{2019-01-01}\n\\date{2026-11-21}\\begin{document}a", "", date(2026, 11, 21)),
    "in words": ("\\date{20 May 2025}", "", date(2025, 5, 20)),
    "in American words": ("\\date{Sept. 3rd, 2025}", "", date(2025, 9, 3)),
    "month alone": ("\\date{May 2025}", "", None),
    "no day of its month": ("\\date{31 June 2025}", "", None),
    "today": ("\\date{\\today}", "", None),
    "impossible day": ("\\date{2026-02-31}", "", None),
    "section as title": ("\\section{Lakes}a", "Lakes", None),
    "never closed": ("\\title{a \\date{2026-11-21", "", None),
}


@pytest.mark.parametrize(("source", "title", "day"), HEADS.values(), ids=HEADS.keys())
def test_title_and_date(source: str, title: str, day: date | None) -> None:
    document = read_document("draft.tex", source)
    assert (document.title, document.date) == (title, day)


# what is written: (the figure as it is written, low, high, unit)
FIGURES = {
    "It cost \\$5 million.": [("$5 million", 5_000_000, 5_000_000, "USD")],
    "It cost \\$5--\\$10 million.": [("$5--\\$10 million", 5_000_000, 10_000_000, "USD")],
    "It cost \\pounds{}5 million.": [("\\pounds{}5 million", 5_000_000, 5_000_000, "GBP")],
    "Of the boats 60\\% sank.": [("60\\%", 60, 60, "percent")],
    "Of the boats $60\\%$ sank.": [("60\\%", 60, 60, "percent")],
    "Of the boats 40\\%--50\\% sank.": [("40\\%--50\\%", 40, 50, "percent")],
    "Of the boats \\textbf{60} per cent sank.": [("60} per cent", 60, 60, "percent")],
    "Of the boats \\SI{60}{\\percent} sank.": [("60}{\\percent", 60, 60, "percent")],
    "Some 10--20 boats sank.": [("10--20", 10, 20, "count")],
    "Some \\numrange{10}{20} boats sank.": [("10}{20", 10, 20, "count")],
    "Some 4\\,217 boats sank.": [("4\\,217", 4217, 4217, "count")],
    "Some 4{,}217 boats sank.": [("4{,}217", 4217, 4217, "count")],
    "Some 4~217 boats sank.": [("4~217", 4217, 4217, "count")],
    "Some \\num{4217} boats sank.": [("4217", 4217, 4217, "count")],
    "It is \\qty{5}{\\kilo\\metre} long.": [("5}{\\kilo\\metre", 5, 5, "kilometre")],
}


@pytest.mark.parametrize(("source", "figures"), FIGURES.items())
def test_figures_are_read_as_they_are_printed(source: str, figures: list[tuple[str, int, int, str]]) -> None:
    found = Linter().extract(source, "draft.tex").quantities
    assert [(figure.text, figure.value.low, figure.value.high, figure.value.unit) for figure in found] == figures
