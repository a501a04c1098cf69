"""The notes of the HTML page: of each entry its verdict, findings and evidence, and how the draft was read."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cite_lint.model.claim import Attribution, AttributionKind, Claim
from cite_lint.model.finding import Evidence, Finding, JudgedClaim, MatchStatus, Suppression, Verdict
from cite_lint.model.quantity import DATE_UNIT, EXACT, Quantity
from cite_lint.reporters.explanation import explanation_lines
from cite_lint.reporters.html_entries import MARKS, Entry, Section, symbol
from cite_lint.reporters.markup import Markup, element, isolated, join, web_address

_SUPPRESSED_BY = {"comment": "by a comment in the draft", "baseline": "by the baseline", "diff": "outside the changes"}


def notes(section: Section) -> Markup:
    """Return the list of a draft's notes; the panel shows a copy of one, and without scripts they are read here."""
    if not section.entries:
        return element("p", "No figure to check was found in this draft.", class_="none-found")
    return element(
        "div",
        element("h4", "Evidence, figure by figure"),
        *(_note(section, entry) for entry in section.entries),
        class_="notes",
    )


def quantity_words(quantity: Quantity) -> str:
    """Return a quantity as it was understood: `at most 1,200 boat per year`, `2019-01-01 to 2019-12-31`."""
    low, high = quantity.plain()
    if quantity.unit != DATE_UNIT:
        low, high = _grouped(low), _grouped(high)
    number = low if low == high else f"{low} to {'under ' if quantity.high_open else ''}{high}"
    unit = "" if quantity.unit in (DATE_UNIT, "count") else quantity.unit.replace("-", " ")
    hedge = "" if quantity.hedge == EXACT else str(quantity.hedge)
    per = f"per {quantity.per}" if quantity.per else ""
    return " ".join(part for part in (quantity.change.value, hedge, number, unit, per) if part)


def evidence_of(entry: Entry) -> list[Evidence]:
    """Return the evidence of a claim and of its findings, each piece once."""
    own = entry.claim.evidence if entry.claim is not None else ()
    return list(dict.fromkeys([*own, *(piece for finding in entry.findings for piece in finding.evidence)]))


def source_words(evidence: Evidence) -> str:
    """Return a source in few words: `The Institute (2019)`."""
    return f"{evidence.publisher or evidence.title or evidence.source} ({evidence.published or 'undated'})"


def _note(section: Section, entry: Entry) -> Markup:
    judged = entry.claim
    evidence = evidence_of(entry)
    return element(
        "article",
        element(
            "h5",
            element("span", f"{entry.number}", class_="number"),
            element("span", symbol(entry.mark), " ", entry.mark.word, class_=f"verdict {entry.tone}"),
            " ",
            element("q", isolated(entry.text), class_="figure"),
        ),
        element(
            "p",
            element("a", entry.place, class_="back", href=f"#m-{entry.id}"),
            " · ",
            isolated(section.file.path),
            class_="place",
        ),
        _sentence(entry, judged.sentence) if judged is not None and judged.sentence else None,
        element("p", _meaning(judged), class_="meaning") if judged is not None else None,
        *(_finding(finding) for finding in entry.findings),
        _evidence_list(evidence) if evidence else None,
        _reading(judged) if judged is not None else None,
        class_="note",
        id=entry.id,
    )


def _meaning(judged: JudgedClaim) -> str:
    """Return what the verdict says, the more exact where nothing was found."""
    if judged.verdict is Verdict.UNSUPPORTED and judged.status is MatchStatus.AMBIGUOUS:
        return "It may be about several indicators of the registry, and nothing decides between them."
    return MARKS[judged.verdict].meaning


def _sentence(entry: Entry, sentence: str) -> Markup:
    """Return the claim's sentence, its figure marked if it stands there just once."""
    figure = " ".join(entry.text.split())
    before, found, after = sentence.partition(figure)
    inner = join([before, element("strong", figure), after]) if found and figure and figure not in after else sentence
    return element("blockquote", element("p", inner, dir="auto"))


def _finding(finding: Finding) -> Markup:
    suppressed = finding.suppressed
    tone = "suppressed" if suppressed is not None else finding.severity.value
    return element(
        "div",
        element(
            "p",
            element("span", finding.severity.value, class_="severity"),
            " ",
            element("span", finding.rule, class_="rule"),
            " ",
            element("span", isolated(finding.name), class_="rule-name"),
            class_="finding-head",
        ),
        element("p", finding.message, class_="message", dir="auto"),
        element("p", element("b", "What to do: "), isolated(finding.help), class_="help") if finding.help else None,
        _fix(finding),
        element("p", _suppression(suppressed), class_="suppression") if suppressed is not None else None,
        class_=f"finding {tone}",
    )


def _fix(finding: Finding) -> Markup | None:
    if finding.fix is None:
        return None
    kind = "" if finding.fix.safe else " It changes what the draft says: look at it first."
    new = element("ins", isolated(finding.fix.text)) if finding.fix.text else "nothing"
    return element("p", element("b", "Proposed instead: "), new, ".", kind, class_="fix")


def _suppression(suppressed: Suppression) -> Markup:
    reason = join([": ", isolated(suppressed.reason)]) if suppressed.reason else ""
    until = f", until {suppressed.until.isoformat()}" if suppressed.until else ""
    return join([element("b", "Suppressed"), f" {_SUPPRESSED_BY[suppressed.by.value]}", reason, until, "."])


def _evidence_list(pieces: list[Evidence]) -> Markup:
    return element(
        "div",
        element("p", "What the registry holds", class_="label"),
        element("ul", *(_evidence(piece) for piece in pieces)),
        class_="evidence",
    )


def _evidence(piece: Evidence) -> Markup:
    details = [
        isolated(piece.publisher) if piece.publisher else "publisher unknown",
        isolated(piece.published) if piece.published else "undated",
        element("span", isolated(f"{piece.grade} source"), class_="grade") if piece.grade else None,
        isolated(piece.locator) if piece.locator else None,
    ]
    return element(
        "li",
        element("p", isolated(piece.figure), class_="registered") if piece.figure else None,
        element("p", piece.statement, class_="statement", dir="auto") if piece.statement else None,
        element(
            "p",
            element("cite", isolated(piece.title or piece.source)),
            element("span", join((detail for detail in details if detail is not None), " · "), class_="details"),
            _link(piece),
            class_="source",
        ),
    )


def _link(piece: Evidence) -> Markup | None:
    """Return the link to a source with its host to be seen, or the address as text where it may be no link."""
    if not piece.url:
        return None
    address = web_address(piece.url)
    if address is None:
        return element("span", "Address: ", isolated(piece.url), class_="address")
    url, host = address
    shown = join(["Open the source at ", isolated(host)])
    return element("a", shown, class_="address", href=url, rel="noreferrer noopener", target="_blank")


def _reading(judged: JudgedClaim) -> Markup:
    claim = judged.claim
    rows = [
        ("Figure", isolated(quantity_words(claim.quantity.value))),
        ("Period", _period(claim)),
        ("Credited to", _attribution(claim.attribution)),
    ]
    if claim.citations:
        cited = dict.fromkeys(citation.target for citation in claim.citations)
        rows.append(("Cites", join((isolated(target) for target in cited), ", ")))
    if judged.indicator is not None:
        rows.append(("Indicator", element("code", isolated(judged.indicator))))
    elif judged.candidates:
        rows.append(("Came near", _candidates(judged)))
    return element(
        "div",
        element("p", "How the draft was read", class_="label"),
        element("dl", *(element("div", element("dt", name), element("dd", value)) for name, value in rows)),
        _explanation(judged),
        class_="reading",
    )


def _period(claim: Claim) -> Markup:
    if claim.period is None:
        return Markup("none")
    period, written = claim.period.value, " ".join(claim.period.text.split())
    if written == period.iso():
        return isolated(written)
    return join([isolated(period.iso()), ", written ", element("q", isolated(written))])


def _attribution(attribution: Attribution) -> Markup:
    if attribution.kind is AttributionKind.NONE:
        return Markup("nobody")
    if attribution.kind is AttributionKind.ANONYMOUS:
        return join([element("q", isolated(attribution.text)), ", nobody by name"])
    known = "" if attribution.organisation is not None else ", whom the registry does not know"
    return join([isolated(attribution.text or attribution.organisation or ""), known])


def _candidates(judged: JudgedClaim) -> Markup:
    items: Iterator[Markup] = (
        element("li", element("code", isolated(candidate.indicator)), f" {candidate.score:.2f}")
        for candidate in judged.candidates
    )
    return element("ol", *items, class_="candidates")


def _explanation(judged: JudgedClaim) -> Markup | None:
    if judged.explanation is None:
        return None
    lines = "\n".join(explanation_lines(judged.explanation))
    return element("pre", lines, class_="explanation", aria_label="Why it was matched so", tabindex=0)


def _grouped(number: str) -> str:
    return format(Decimal(number), ",f")  # int() refuses numbers of thousands of digits
