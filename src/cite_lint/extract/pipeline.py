"""The spaCy pipeline: four components that read numbers, dates, organisations and claims into a Doc.

Each component is a registered factory, so that any spaCy user can add it to a pipeline of their own:

    nlp = spacy.blank("en")
    nlp.add_pipe("cite_lint_numbers")
    doc = nlp("About 60 per cent of 1,978 tenants moved in 2019.")
    [(span.text, span._.cite_lint) for span in doc.spans["numbers"]]

Results stand in `doc.spans["numbers" | "dates" | "organisations"]`; each span's value is `span._.cite_lint` (a Quantity,
a Period, a NameUse), and after the last component `doc._.cite_lint` is the Extraction, with its claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.claims import ClaimBuilder, Sentence
from cite_lint.extract.dates import find_dates
from cite_lint.extract.figures import FigureReader
from cite_lint.extract.organisations import NameFinder
from cite_lint.extract.words import Words
from cite_lint.model.claim import Extraction, NameUse
from cite_lint.model.document import Block, BlockKind, Document
from cite_lint.model.lexicon import Lexicon, Units
from cite_lint.model.period import Period
from cite_lint.model.quantity import DATE_UNIT
from cite_lint.model.registry import Organisation
from cite_lint.model.span import Mention, Span

_MUTE_KINDS = ("place", "instrument")

if not Doc.has_extension("cite_lint"):
    Doc.set_extension("cite_lint", default=Extraction())
    TokenSpan.set_extension("cite_lint", default=None)


class _Draft:
    """What the components of one pipeline know of one Doc; lives in `doc.user_data`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parted = _parted(document)
        self.dates: tuple[Mention[Period], ...] = ()
        self.malformed: tuple[Mention[str], ...] = ()
        self.names: tuple[Mention[NameUse], ...] = ()
        self.sentences: list[Sentence] = []


def _parted(document: Document) -> str:
    """Return the text with a mark after each block, so that no date or name runs from one into the next."""
    characters = list(document.text)
    for block in document.blocks:
        if block.span.end < len(characters) and characters[block.span.end].isspace():
            characters[block.span.end] = ";"
    return "".join(characters)


def _draft(doc: Doc) -> _Draft:
    draft = doc.user_data.get("cite_lint")
    if draft is None:
        text = doc.text
        whole = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
        draft = doc.user_data["cite_lint"] = _Draft(Document("", text, text, (whole,)))
    return draft


class _Dates:
    def __init__(self, today: date | None, order: str) -> None:
        self._today, self._order = today, order

    def __call__(self, doc: Doc) -> Doc:
        draft = _draft(doc)
        scan = find_dates(draft.parted, draft.document.date or self._today, self._order)
        draft.dates, draft.malformed = scan.dates, scan.impossible
        return _publish(doc, "dates", scan.dates)


class _Numbers:
    def __init__(self, builder: ClaimBuilder) -> None:
        self._builder = builder

    def __call__(self, doc: Doc) -> Doc:
        draft = _draft(doc)
        text = draft.document.text
        draft.sentences = self._builder.sentences(draft.document, draft.dates)
        found = [
            Mention(figure.span, figure.span.cut(text), figure.quantity)
            for sentence in draft.sentences
            for figure, reason in zip(sentence.figures, sentence.reasons, strict=True)
            if reason is None
        ]
        wrong = [
            Mention(figure.span, figure.span.cut(text), "the digits are not grouped in threes")
            for sentence in draft.sentences
            for figure, reason in zip(sentence.figures, sentence.reasons, strict=True)
            if figure.malformed and reason is None
        ]
        draft.malformed = tuple(sorted((*draft.malformed, *wrong), key=lambda mention: mention.span))
        return _publish(doc, "numbers", found)


class _Organisations:
    def __init__(self, finder: NameFinder) -> None:
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        draft = _draft(doc)
        names = list(self._finder.find(draft.parted))
        taken = [mention.span for mention in names]
        for entity in doc.ents:  # a trained model's, where one is loaded
            span = Span(entity.start_char, entity.end_char)
            if entity.label_ == "ORG" and not any(span.overlaps(other) for other in taken):
                names.append(Mention(span, entity.text, NameUse(entity.text)))
        draft.names = tuple(sorted(names, key=lambda mention: mention.span))
        return _publish(doc, "organisations", draft.names)


class _Claims:
    def __init__(self, builder: ClaimBuilder) -> None:
        self._builder = builder

    def __call__(self, doc: Doc) -> Doc:
        draft = _draft(doc)
        if not draft.sentences:
            draft.sentences = self._builder.sentences(draft.document, draft.dates)
        claims, skipped = self._builder.build(draft.document, draft.sentences, draft.dates, draft.names)
        doc._.cite_lint = Extraction(
            tuple(claim.quantity for claim in claims if claim.quantity.value.unit != DATE_UNIT),
            draft.dates,
            draft.malformed,
            draft.names,
            tuple(claims),
            tuple(skipped),
        )
        return doc


def _publish(doc: Doc, group: str, mentions: Sequence[Mention[Any]]) -> Doc:
    spans = []
    for mention in mentions:
        span = doc.char_span(mention.span.start, mention.span.end, label=group, alignment_mode="expand")
        if span is not None:
            span._.cite_lint = mention.value
            spans.append(span)
    doc.spans[group] = spans
    return doc


class Extractor:
    """Text to claims: the whole pipeline behind one call.

    `organisations` are the registered names; `model` names an installed spaCy pipeline whose ORG entities are added.
    `today` dates "last year" in a draft that gives no date of its own; `order` is `dmy` or `mdy`, for 3/4/2019.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        units: Units,
        organisations: Sequence[Organisation] = (),
        model: str | None = None,
        today: date | None = None,
        order: str = "dmy",
    ) -> None:
        self._nlp = spacy.load(model) if model else spacy.blank("en")
        self._nlp.max_length = 1_000_000_000
        words = Words(lexicon.irregular)
        mute = [organisation.id for organisation in organisations if organisation.kind in _MUTE_KINDS]
        builder = ClaimBuilder(lexicon, words, FigureReader(lexicon, units), mute)
        self._components = (
            _Dates(today, order),
            _Numbers(builder),
            _Organisations(NameFinder(organisations, lexicon.organisation_nouns)),
            _Claims(builder),
        )

    def extract(self, document: Document) -> Extraction:
        """Return everything found in the document, with positions in its source."""
        doc = self._nlp.make_doc(document.text)
        doc.user_data["cite_lint"] = _Draft(document)
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        for component in self._components:
            doc = component(doc)
        extraction: Extraction = doc._.cite_lint
        return extraction


def _builder(words: Words | None = None) -> ClaimBuilder:
    lexicon = load_lexicon()
    return ClaimBuilder(lexicon, words or Words(lexicon.irregular), FigureReader(lexicon, load_units()), ())


@Language.factory("cite_lint_dates", default_config={"today": None, "order": "dmy"})
def make_dates(nlp: Language, name: str, today: str | None, order: str) -> _Dates:
    """Make the component that finds dates; `today` is an ISO date for "last year", `order` is dmy or mdy."""
    return _Dates(date.fromisoformat(today) if today else None, order)


@Language.factory("cite_lint_numbers")
def make_numbers(nlp: Language, name: str) -> _Numbers:
    """Make the component that finds quantities."""
    return _Numbers(_builder())


@Language.factory("cite_lint_organisations", default_config={"names": {}})
def make_organisations(nlp: Language, name: str, names: Mapping[str, Iterable[str]]) -> _Organisations:
    """Make the component that finds organisations; `names` maps an id to the forms of a name, the canonical one first."""
    bodies = [
        Organisation(key, forms[0], aliases=tuple(forms[1:])) for key, value in names.items() if (forms := list(value))
    ]
    return _Organisations(NameFinder(bodies, load_lexicon().organisation_nouns))


@Language.factory("cite_lint_claims")
def make_claims(nlp: Language, name: str) -> _Claims:
    """Make the component that joins what the other three found into claims; add it last."""
    return _Claims(_builder())
