"""What the commands and environments of LaTeX mean to a reader: data, and how accents and units are put together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

FORMULAS = frozenset(
    """
    align alignat array asy axis displaymath dmath eqnarray equation flalign forest gather IEEEeqnarray math multline
    pgfpicture picture pspicture tikzpicture
    """.split()
)
"""Environments that may stand inside a sentence and hold no prose."""

CODE = frozenset(
    """
    algorithm algorithmic alltt BVerbatim filecontents lilypond lstlisting luacode LVerbatim minted pycode tabbing
    thebibliography Verbatim verbatim
    """.split()
)
"""Environments without prose that stand between paragraphs."""

QUOTES = frozenset("blockquote displayquote epigraphs quotation quote verse".split())
LISTS = frozenset("compactdesc compactenum compactitem description enumerate itemize tasks trivlist".split())
BREAKS = frozenset("bigskip cleardoublepage clearpage maketitle medskip newpage pagebreak par smallskip".split())
"""Commands between two paragraphs."""

NOTES = frozenset("endnote footnote footnotetext sidenote".split())
HEAD_RULES = frozenset("endfirsthead endhead hline midrule thickhline".split())
"""What stands below the head of a table."""

SECTIONS = {
    "part": -1,
    "addpart": -1,
    "chapter": 0,
    "addchap": 0,
    "section": 1,
    "addsec": 1,
    "frametitle": 2,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
    "subparagraph": 5,
}
"""How deep a heading is below the chapter."""


def _counted(*names: str) -> dict[str, int]:
    """Return each name with its place among the arguments, from 1."""
    return {name: count for count, group in enumerate(names, 1) for name in group.split()}


TABLES = _counted("longtable NiceTabular supertabular tabular tblr longtblr", "tabular* tabularx tabulary xltabular")
"""Tables with the number of their arguments."""

ENVIRONMENTS = _counted(
    "adjustbox column minipage multicols otherlanguage spacing subfigure subtable textblock varwidth",
    "adjustwidth wrapfigure wraptable list",
)
"""How many arguments of an environment are no prose; one not named here has no such arguments."""

COMMANDS = _counted(
    """
    ac acf acl acp acrfull acrlong acrshort acs addbibresource address affil affiliation ang author authorrunning
    autoref bibitem bibliography bibliographystyle cancel captionsetup ce cellcolor cfoot chead citestyle cline
    cmidrule code color colorbox columncolor Cref cref date documentclass email enlargethispage ensuremath eqref
    fancyfoot fancyhead foreignlanguage Fref fref geometry Gls gls Glspl glspl graphicspath hphantom hspace hyperlink
    hypersetup hypertarget hyphenation import include includegraphics includeonly includepdf includesvg index input
    institute keywords label labelcref lfoot lhead linespread lstset marginnote marginpar markright mathbf mathcal
    mathit mathrm message nameref newcounter nocite pagecolor pagenumbering pageref pagestyle parbox phantom
    phantomsection raisebox ref refstepcounter RequirePackage rfoot rhead rotatebox rowcolor runninghead scalebox
    selectlanguage setlist si sisetup sout st stepcounter subfile subref subtitle symbol tag textcolor texttt thanks
    theoremstyle thispagestyle title titlerunning todo typeout unit usepackage usetikzlibrary vphantom Vref vref vskip
    vspace xout zref
    """,
    """
    addtocounter addtolength DeclareMathOperator DeclareRobustCommand fcolorbox fontsize frac markboth mint multirow
    newcommand newtheorem nicefrac numberwithin providecommand renewcommand resizebox rule setcounter setlength
    settowidth sfrac
    """,
    "addcontentsline definecolor newacronym newenvironment renewenvironment",
)
"""How many arguments of a command are no prose, from its first on; those of a command not named here are read."""

AMOUNTS = frozenset(
    """
    baselineskip char hangafter hangindent hskip itemsep kern lineskip mkern parindent parsep parskip penalty tabcolsep
    tolerance topsep vskip
    """.split()
)
"""Commands that take a number or a length without braces."""

CHARACTERS = {
    "AA": "Å",
    "AE": "Æ",
    "L": "Ł",
    "O": "Ø",
    "OE": "Œ",
    "P": "¶",
    "S": "§",
    "aa": "å",
    "ae": "æ",
    "copyright": "©",
    "dots": "…",
    "euro": "€",
    "EUR": "€",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "ldots": "…",
    "o": "ø",
    "oe": "œ",
    "percent": "%",
    "pounds": "£",
    "slash": "/",
    "ss": "ß",
    "textasciitilde": "~",
    "textdegree": "°",
    "textdollar": "$",
    "textellipsis": "…",
    "textemdash": "—",
    "textendash": "–",
    "texteuro": "€",
    "textonehalf": "½",
    "textonequarter": "¼",
    "textpercent": "%",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textsterling": "£",
    "textthreequarters": "¾",
    "textyen": "¥",
}

ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
}
"""Combining mark by command."""

_UNITS = {
    "celsius": "°C",
    "day": "days",
    "degreeCelsius": "°C",
    "euro": "€",
    "gram": "g",
    "hectare": "ha",
    "hour": "hours",
    "kilogram": "kg",
    "liter": "l",
    "litre": "l",
    "meter": "m",
    "metre": "m",
    "minute": "min",
    "percent": "%",
    "second": "s",
    "tonne": "t",
    "watt": "W",
    "year": "years",
}
_PREFIXES = {"centi": "c", "deci": "d", "giga": "G", "hecto": "h", "kilo": "k", "mega": "M", "milli": "m"}
_UNIT_COMMANDS = re.compile(r"(?:\s*\\[A-Za-z]+)+\s*")
_UNIT_WORDS = re.compile(r"[A-Za-z°€$£µ/ ]+")


def accented(accent: str, letter: str) -> str:
    """Return a letter with an accent; a dotless i carries one as i does."""
    base = {"\\i": "i", "\\j": "j"}.get(letter, letter)
    return unicodedata.normalize("NFC", base + ACCENTS[accent])


def unit_sign(written: str) -> str | None:
    """Return a unit of siunitx as it is printed, or None where this is not known: kilo and metre are km."""
    if _UNIT_WORDS.fullmatch(written):
        return written.strip()
    if written.strip() == "\\%":
        return "%"
    if not _UNIT_COMMANDS.fullmatch(written):
        return None
    names: Iterable[str] = re.findall(r"[A-Za-z]+", written)
    first, *rest = names
    if not rest:
        return _UNITS.get(first)
    if first in _PREFIXES and len(rest) == 1 and (sign := _UNITS.get(rest[0])) and len(sign) == 1:
        return _PREFIXES[first] + sign
    return None
