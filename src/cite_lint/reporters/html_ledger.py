"""What the HTML page says of all drafts together: shares of the verdicts, findings by rule, and the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cite_lint.model.finding import Evidence, Severity
from cite_lint.reporters.html_entries import MARKS, OTHER, Entry, Section, symbol
from cite_lint.reporters.html_notes import evidence_of, source_words
from cite_lint.reporters.markup import Markup, element, isolated, join, plain

_ROOM_FOR_A_NUMBER = 5.0
"""Per cent of the bar below which a share has no number in it."""


def verdict_chart(sections: Sequence[Section]) -> Markup:
    """Return the shares of the verdicts as a bar with its legend; the legend says all that the bar shows."""
    counts = {mark: sum(section.count(mark) for section in sections) for mark in MARKS.values()}
    total = sum(counts.values())
    said = ", ".join(f"{count} {mark.word}" for mark, count in counts.items() if count) or "no figures"
    shapes: list[Markup] = []
    position = 0.0
    for mark, count in counts.items():
        if not count:
            continue
        width = 100 * count / total
        shapes.append(
            element(
                "rect", x=f"{position:.3f}%", y=0, width=f"{width:.3f}%", height="100%", class_=f"share {mark.name}"
            )
        )
        if width >= _ROOM_FOR_A_NUMBER:
            middle = f"{position + width / 2:.3f}%"
            shapes.append(
                element("text", f"{mark.symbol} {count}", x=middle, y="50%", dy="0.35em", class_="share-number")
            )
        position += width
    chart = element(
        "svg",
        element("title", "Shares of the verdicts", id="verdict-chart-title"),
        element("desc", said, id="verdict-chart-text"),
        *shapes,
        role="img",
        aria_labelledby="verdict-chart-title verdict-chart-text",
        class_="verdict-chart",
    )
    legend = element(
        "dl",
        *(
            element(
                "div",
                element("dt", symbol(mark), " ", mark.word),
                element("dd", f"{count}", element("span", f" {_percent(count, total)}", class_="share-percent")),
                class_=None if count else "none",
            )
            for mark, count in counts.items()
        ),
        class_="legend",
    )
    return element("div", element("h3", "Verdicts"), chart, legend, class_="verdicts")


def rule_chart(sections: Sequence[Section]) -> Markup:
    """Return the findings by rule, those that matter most first, each with a bar as long as it is frequent."""
    counts: Counter[tuple[int, str, str, Severity]] = Counter()
    suppressed = 0
    for section in sections:
        for finding in section.file.findings:
            if finding.suppressed is not None:
                suppressed += 1
            else:
                counts[-finding.severity.rank, finding.rule, finding.name, finding.severity] += 1
    most = max(counts.values(), default=1)
    rows = [
        element(
            "tr",
            element("th", element("span", rule, class_="rule"), " ", isolated(name), scope="row"),
            element("td", element("span", severity.value, class_=f"severity {severity.value}")),
            element("td", f"{count}", class_="count"),
            element("td", _bar(count / most, severity), class_="bar-cell", aria_hidden="true"),
        )
        for (_, rule, name, severity), count in sorted(counts.items())
    ]
    heads = element(
        "tr", *(element("th", head, scope="col") for head in ("Rule", "Severity", "Findings")), element("td")
    )
    table = element(
        "table",
        element("caption", "Findings by rule", class_="visually-hidden"),
        element("thead", heads, class_="visually-hidden"),
        element("tbody", *rows),
    )
    note = f"{suppressed} more suppressed." if suppressed else None
    return element(
        "div",
        element("h3", "Findings by rule"),
        table if rows else element("p", "No findings."),
        element("p", note, class_="aside") if note else None,
        class_="rules",
    )


def ledger(sections: Sequence[Section]) -> Markup:
    """Return the table of all entries in the order of the drafts."""
    many = len(sections) > 1
    columns = [("Place", "order"), ("Figure", "figure"), ("Verdict", "verdict"), ("Findings", "findings")]
    heads = [element("th", name, scope="col", data_sort=key) for name, key in columns]
    heads[2:2] = [element("th", "What the draft says", scope="col", class_="said")]
    heads[4:4] = [element("th", "What the registry holds", scope="col", class_="held")]
    rows = [_row(section, entry, many) for section in sections for entry in section.entries]
    return element(
        "table",
        element("caption", "All figures of the drafts with their verdicts", class_="visually-hidden"),
        element("thead", element("tr", *heads)),
        element("tbody", join(rows, "\n")),
        id="ledger-table",
    )


def verdict_counts(section: Section) -> Markup:
    """Return how often each mark stands in a draft: `✓ 3 ✕ 1`, in words for screen readers."""
    counts = [(mark, section.count(mark)) for mark in (*MARKS.values(), OTHER)]
    return join(
        (
            element(
                "span",
                symbol(mark),
                f"{count}",
                element("span", f" {mark.word},", class_="visually-hidden"),
                class_="tally",
                title=mark.word,
            )
            for mark, count in counts
            if count
        ),
        " ",
    )


def rules_of(sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Return code and name of each rule that has a finding which is shown, in the order of the codes."""
    return sorted(
        {
            (finding.rule, plain(finding.name))
            for section in sections
            for finding in section.file.findings
            if finding.suppressed is None
        }
    )


def _row(section: Section, entry: Entry, many: bool) -> Markup:
    sentence = entry.claim.sentence if entry.claim is not None else entry.findings[0].message
    held = [join([isolated(piece.figure or piece.statement), ", ", _source(piece)]) for piece in evidence_of(entry)[:1]]
    verdict = "suppressed finding" if entry.suppressed else entry.mark.word
    return element(
        "tr",
        element("td", _file_and_place(section, entry, many), class_="place"),
        element("th", element("a", isolated(entry.text), href=f"#{entry.id}"), scope="row"),
        element("td", sentence, class_="said", dir="auto"),
        element("td", symbol(entry.mark), " ", verdict, class_=f"verdict {entry.tone}"),
        element("td", *held, class_="held"),
        element("td", _codes(entry), class_="codes"),
        id=f"r-{entry.id}",
        data_for=entry.id,
        data_verdict=entry.mark.name,
        data_rules=" ".join(entry.rules),
    )


def _file_and_place(section: Section, entry: Entry, many: bool) -> Markup:
    place = isolated(entry.place)
    return join([element("span", isolated(section.file.path), class_="path"), " ", place]) if many else place


def _source(evidence: Evidence) -> Markup:
    return element("span", isolated(source_words(evidence)), class_="details")


def _codes(entry: Entry) -> Markup:
    """Return the codes of an entry's findings, the most severe first, suppressed ones struck through."""
    ranked = sorted(entry.findings, key=lambda one: (one.suppressed is not None, -one.severity.rank, one.rule))
    return join(
        (
            element("s", finding.rule, title="suppressed")
            if finding.suppressed is not None
            else element("span", finding.rule, class_=f"rule {finding.severity.value}", title=plain(finding.name))
            for finding in ranked
        ),
        " ",
    )


def _bar(share: float, severity: Severity) -> Markup:
    width = f"{max(100 * share, 0.5):.2f}%"
    rect = element("rect", x=0, y=0, width=width, height="100%", class_=f"share {severity.value}")
    return element("svg", rect, class_="bar", focusable="false")


def _percent(count: int, total: int) -> str:
    return f"{100 * count / total:.0f}%" if total else ""
