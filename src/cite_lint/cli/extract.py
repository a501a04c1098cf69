"""cite-lint extract: show what is read out of a draft, without judging it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from cite_lint.cli.output import form_option
from cite_lint.cli.project import Project, draft_options
from cite_lint.cli.streams import stdin_bytes, tell, write_result
from cite_lint.engine import STDIN, Linter, read_draft, read_drafts
from cite_lint.model.claim import Claim, Extraction, NameUse
from cite_lint.model.document import Document
from cite_lint.model.quantity import Quantity
from cite_lint.model.span import LineIndex, Mention, Span
from cite_lint.readers import UnreadableError
from cite_lint.reporters.json_v1 import attribution_json, quantity_json, span_json
from cite_lint.reporters.snippet import safe


@click.command(short_help="Show what is read out of drafts, unjudged.")
@click.argument("paths", nargs=-1, type=click.Path(readable=False, path_type=str))
@form_option
@click.option(
    "--stdin-filename", metavar="NAME", default="stdin.md", show_default=True, help="Name of the draft on stdin."
)
@draft_options
def extract(paths: tuple[str, ...], format_: str, stdin_filename: str, **project: Any) -> None:
    """Show the numbers, dates, organisations and claims of drafts, and the numbers that are none.

    PATHS are files, folders or - for stdin; by default the current folder.
    """
    settings_for = Project(**project)
    linters: dict[int, Linter] = {}
    stdin = stdin_bytes() if STDIN in paths else None
    files: list[dict[str, Any]] = []
    failed = False
    for draft in read_drafts(paths or (".",), stdin, stdin_filename, settings_for):
        settings = settings_for(draft.file or Path(draft.path))
        linter = linters.setdefault(id(settings), Linter(settings))
        try:
            document = read_draft(draft, settings.encoding)
        except UnreadableError as error:
            failed = True
            tell(f"error: {draft.path}: {error}")
            continue
        extraction = linter.extract_document(document)
        if format_ == "json":
            files.append(_file_json(document, extraction))
        else:
            write_result(_table(document, extraction))
    if format_ == "json":
        write_result(json.dumps({"schema": "cite-lint-extract/1", "files": files}, indent=2) + "\n")
    raise click.exceptions.Exit(2 if failed else 0)


def _table(document: Document, extraction: Extraction) -> str:
    """Return one line a thing found: `path:line:column: kind "text" = meaning`."""
    rows: list[tuple[Span, str, str, str]] = [
        *(
            (claim.quantity.span, "weak claim" if claim.weak else "claim", claim.quantity.text, _meaning(claim))
            for claim in extraction.claims
        ),
        *((when.span, "date", when.text, when.value.iso()) for when in extraction.dates),
        *((wrong.span, "malformed", wrong.text, wrong.value) for wrong in extraction.malformed),
        *((name.span, "organisation", name.text, _name(name.value)) for name in extraction.organisations),
        *((skipped.span, "skipped", skipped.text, skipped.reason) for skipped in extraction.skipped),
    ]
    lines = LineIndex(document.source)
    shown = []
    for span, kind, text, meaning in sorted(rows):
        place = lines.position(span.start)
        shown.append(safe(f'{document.path}:{place.line}:{place.column}: {kind} "{text}" = {meaning}') + "\n")
    return "".join(shown)


def _meaning(claim: Claim) -> str:
    """Say the quantity, when it held and whose it is, as far as they were found."""
    quantity = claim.quantity.value
    parts = [str(quantity)]
    if claim.period:
        parts.append(claim.period.value.iso())
    if claim.attribution.text:
        parts.append(f"credited to {claim.attribution.text}")
    return ", ".join(parts)


def _name(name: NameUse) -> str:
    if name.wrong_form_of:
        return f"{name.wrong_form_of}, misspelled"
    return name.organisation or "not registered"


def _quantity(quantity: Quantity) -> dict[str, Any]:
    """Return a quantity as reports have it, and what only extraction tells."""
    hedge = quantity.hedge
    return {
        **quantity_json(quantity),
        "high_open": quantity.high_open,
        "bound": hedge.bound.value or None,
        "below": f"{hedge.below:f}",
        "above": f"{hedge.above:f}",
        "estimated": hedge.estimated,
        "precision": f"{quantity.precision.normalize():f}",
        "change": quantity.change.value or None,
        "normalised": str(quantity),
    }


def _file_json(document: Document, extraction: Extraction) -> dict[str, Any]:
    lines = LineIndex(document.source)

    def place(thing: Mention[Any]) -> dict[str, Any]:
        return {"text": thing.text, "span": span_json(thing.span, lines)}

    return {
        "path": document.path,
        "numbers": [{**place(number), "quantity": _quantity(number.value)} for number in extraction.quantities],
        "dates": [{**place(when), "period": when.value.iso()} for when in extraction.dates],
        "malformed": [{**place(wrong), "problem": wrong.value} for wrong in extraction.malformed],
        "organisations": [
            {
                **place(name),
                "name": name.value.name,
                "organisation": name.value.organisation,
                "wrong_form_of": name.value.wrong_form_of,
                "wrong_acronym": name.value.wrong_acronym,
            }
            for name in extraction.organisations
        ],
        "claims": [
            {
                **place(claim.quantity),
                "quantity": _quantity(claim.quantity.value),
                "weak": claim.weak,
                "noun": claim.noun,
                "clause": claim.clause.cut(document.source),
                "period": claim.period.value.iso() if claim.period else None,
                "attribution": attribution_json(claim.attribution),
                "citations": [citation.target for citation in claim.citations],
            }
            for claim in extraction.claims
        ],
        "skipped": [
            {"text": skipped.text, "span": span_json(skipped.span, lines), "reason": skipped.reason}
            for skipped in extraction.skipped
        ],
    }
