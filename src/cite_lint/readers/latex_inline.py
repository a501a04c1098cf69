"""What stands inside the prose of LaTeX: characters, formulas, quantities, citations, addresses."""

from __future__ import annotations

import re

from cite_lint.readers import latex_commands as known
from cite_lint.readers.sheet import Sheet

_OPTIONAL = re.compile(r"\[ (?: [^\[\]{}] | \{ [^{}]{0,200}+ \} ){0,400}+ \] | <[\w,+|-]{1,20}+>", re.VERBOSE)
_UNIT = r"(?: bp | cc | cm | dd | em | ex | fil{1,3} | in | mm | mu | pc | pt | sp ) \b"
_LENGTH = rf"[+-]? (?: \" [0-9A-F]++ | [\d.]++ (?: [ \t]*+ {_UNIT} )? )"
_AMOUNT = re.compile(rf"[ \t]*+ =? [ \t]*+ {_LENGTH} (?: \s+ (?: plus | minus ) \s+ {_LENGTH} ){{0,2}}", re.VERBOSE)
_ARGUMENT = re.compile(r"\s*+ \{ ( [^{}]{0,500}+ ) \}", re.VERBOSE)
_ADDRESS = re.compile(r"\s*+ \{ ( (?: [^{}\\\s] | \\. ){0,2000}+ ) \}", re.VERBOSE)
_FORMULA = re.compile(
    r"""
    \$ ( (?: [^$\\\r\n]++ | \\ (?> \r\n | . ) | (?> \r\n | \r | \n ) (?! [^\S\r\n]*+ [\r\n] ) )*+ ) \$
    """,
    re.VERBOSE | re.DOTALL,
)
_PLAIN_FIGURE = re.compile(r"\s* (?: [\d.,]*\d (?:\\,|~)? \s* \\% | \d{1,3} (?: \{,\} \d{3} )+ ) \s*", re.VERBOSE)
"""A formula that is nothing but a figure of the prose; a bare number may be anything."""
_KEY = re.compile(r"[^\s,]+")
_NUMBER = re.compile(r"\s*+\d[\d.,\s]*")
_ACCENTED = re.compile(r"[ \t]*(?:\{\s*(\\?[A-Za-z])\s*\}|(\\[ij](?![A-Za-z])|[A-Za-z]))")
_LETTER_ACCENTED = re.compile(r"[ \t]*\{\s*(\\?[A-Za-z])\s*\}|[ \t]+([A-Za-z])(?![A-Za-z])")
_SYMBOLS = {"%": " %", "$": " $", "&": "& ", "#": " #", "_": "_ ", "{": " {", "}": "} "}
_QUOTATION_MARKS = {"``": " “", "''": "” "}


class Inline:
    """Reads what begins at an offset; each method returns where to go on. `end` is the end of the draft's text."""

    def __init__(self, sheet: Sheet, end: int) -> None:
        self.sheet, self.body, self.end = sheet, sheet.body, end
        self._formula_end = -1
        """The second sign of a formula whose content is read."""
        self._absent: set[str] = set()
        """What does not come any more."""

    def sign(self, sign: str, start: int, end: int) -> None:
        """Read dashes, quotation marks and signs that print nothing."""
        if sign in _QUOTATION_MARKS:
            self.sheet.read_as(start, end, _QUOTATION_MARKS[sign])
        elif sign == "--":  # a blank on its left joins a range before a currency's sign too
            self.sheet.read_as(start, end, "–", right=True)
        elif sign == "---":
            self.sheet.read_as(start, end, "—")
        else:
            self.sheet.drop(start, end)

    def character(self, name: str, start: int, end: int) -> bool:
        """Read a command that stands for a character, or for an accent on the letter behind it."""
        meaning = known.CHARACTERS.get(name)
        if meaning is None:
            return False
        # What a figure ends in stands where its command ends, what it begins with where its command begins.
        self.sheet.read_as(start, end, meaning, right=meaning in "%–" or self.body[start - 1 : start].isdecimal())
        return True

    def letter(self, name: str, start: int, end: int) -> int:
        """Read an accent that is a command with a name; return `end` where it is none."""
        letter = _LETTER_ACCENTED.match(self.body, end, self.end) if name in known.ACCENTS else None
        return self._accent(name, start, letter) if letter is not None else end

    def arguments(self, position: int, count: int) -> list[re.Match[str]]:
        """Return up to `count` arguments without braces inside them."""
        found: list[re.Match[str]] = []
        while len(found) < count and (argument := _ARGUMENT.match(self.body, position, self.end)) is not None:
            found.append(argument)
            position = argument.end()
        return found

    def address(self, position: int) -> tuple[str, int]:
        """Return the address that is the argument at a position and where it ends; empty where there is none."""
        found = _ADDRESS.match(self.body, position, self.end)
        return (re.sub(r"\\([#%&_~{}$])", r"\1", found[1]), found.end()) if found is not None else ("", position)

    def code(self, start: int, position: int) -> int:
        """Pass over code between two equal signs on one line, the first of them at `position`."""
        sign = self.body[position : min(position + 1, self.end)]
        if not sign or sign.isspace() or sign.isalnum():
            return position
        inner = re.compile(f"[^{re.escape(sign)}\r\n]*+").match(self.body, position + 1, self.end)
        if inner is None or not self.body.startswith(sign, inner.end(), self.end):
            return position
        self.sheet.drop(start, inner.end() + 1)
        return inner.end() + 1

    def option(self, position: int) -> re.Match[str] | None:
        """Return the optional argument at a position."""
        return _OPTIONAL.match(self.body, position, self.end)

    def amount(self, position: int) -> int:
        """Blank the number or length at a position and return where it ends."""
        found = _AMOUNT.match(self.body, position, self.end)
        if found is None:
            return position
        self.sheet.drop(*found.span())
        return found.end()

    def options(self, position: int) -> int:
        """Blank the optional arguments at a position and return where they end."""
        end = position
        while (option := _OPTIONAL.match(self.body, end, self.end)) is not None:
            end = option.end()
        self.sheet.drop(position, end)
        return end

    def cite(self, name: str, start: int, end: int) -> int:
        """Read the keys of a citation command, also of one that takes several lists of them."""
        position = end
        first = True
        while first or name.endswith("s"):
            after = self.options(position)
            keys = _ARGUMENT.match(self.body, after, self.end)
            if keys is None:
                break
            position, first = keys.end(), False
            for key in _KEY.finditer(keys[1]):
                self.sheet.cite(keys.start(1) + key.start(), keys.start(1) + key.end(), "key", key[0])
        self.sheet.drop(start, position)
        return position

    def quantity(self, name: str, start: int, end: int) -> int:
        """Read a number of siunitx with its unit; one in another notation than prose has is blanked."""
        sheet = self.sheet
        is_range, has_unit = name.endswith("range"), not name.startswith("num")
        position = after = self.options(end)
        spans: list[tuple[int, int]] = []
        for _ in range(1 + is_range + has_unit):
            argument = _ARGUMENT.match(self.body, position, self.end)
            if argument is None:
                return after
            spans.append(argument.span(1))
            position = self.options(argument.end()) if len(spans) == 1 and name == "SI" else argument.end()
        numbers = spans[: 1 + is_range]
        sign = known.unit_sign(self.body[slice(*spans[-1])]) if has_unit else ""
        if sign is None or not all(_NUMBER.fullmatch(self.body, *span) for span in numbers):
            sheet.drop(start, position)
            return position
        sheet.drop(start, numbers[0][0])
        if is_range:
            sheet.read_as(numbers[0][1], numbers[1][0], "–", right=True)
        if has_unit:
            sheet.drop(numbers[-1][1], spans[-1][0])
            sheet.read_as(*spans[-1], sign, right=True)
        sheet.drop(spans[-1][1], position)
        return position

    def symbol(self, symbol: str, start: int, end: int) -> int:
        """Read a backslash with a sign behind it, other than the end of a line."""
        sheet, body = self.sheet, self.body
        if symbol in _SYMBOLS:
            sheet.read_as(start, end, _SYMBOLS[symbol])
        elif symbol in "([":
            closing = "\\)" if symbol == "(" else "\\]"
            last = self.find(closing, end)
            sheet.drop(start, last + 2 if last >= 0 else end)
            return last + 2 if last >= 0 else end
        elif symbol in known.ACCENTS and (accented := _ACCENTED.match(body, end, self.end)):
            return self._accent(symbol, start, accented)
        elif symbol == "," and body[start - 1 : start].isdecimal() and body[end : end + 3].isdecimal():
            sheet.read_as(start, end, "\u2009")  # 4\,217
        else:
            sheet.drop(start, end)
        return end

    def _accent(self, accent: str, start: int, letter: re.Match[str]) -> int:
        self.sheet.read_as(start, letter.end(), known.accented(accent, letter[1] or letter[2]))
        return letter.end()

    def formula(self, sign: str, start: int, end: int) -> int:
        """Pass over a formula, unless it is nothing but a figure."""
        if sign == "$$":
            last = self.find("$$", end)
            self.sheet.drop(start, last + 2 if last >= 0 else end)
            return last + 2 if last >= 0 else end
        formula = _FORMULA.match(self.body, start, self.end) if start != self._formula_end else None
        if formula is None:
            self.sheet.drop(start, end)
            return end
        if _PLAIN_FIGURE.fullmatch(formula[1]):
            self.sheet.drop(start, end)
            self._formula_end = formula.end() - 1
            return end
        self.sheet.drop(*formula.span())
        return formula.end()

    def find(self, text: str, position: int) -> int:
        """Return where `text` comes next; what has not been found once is not looked for again."""
        if text in self._absent:
            return -1
        found = self.body.find(text, position, self.end)
        if found < 0:
            self._absent.add(text)
        return found
