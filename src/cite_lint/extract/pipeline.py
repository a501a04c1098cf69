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

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract.claims import ClaimBuilder
from cite_lint.extract.figures import FigureReader
from cite_lint.extract.organisations import NameFinder
from cite_lint.extract.stages import ClaimStage, DateStage, Draft, NameStage, NumberStage, Stage, organisations_of
from cite_lint.extract.words import Words
from cite_lint.model.claim import Extraction
from cite_lint.model.document import Block, BlockKind, Document
from cite_lint.model.registry import Organisation
from cite_lint.model.span import Span

if not Doc.has_extension("cite_lint"):
    Doc.set_extension("cite_lint", default=Extraction())
    TokenSpan.set_extension("cite_lint", default=None)


class _Component:
    """A stage at work on a Doc: its mentions become the spans of a group."""

    def __init__(self, stage: Stage, group: str = "") -> None:
        self._stage, self._group = stage, group

    def __call__(self, doc: Doc) -> Doc:
        draft = doc.user_data.get("cite_lint")
        if draft is None:
            text = doc.text
            whole = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
            draft = doc.user_data["cite_lint"] = Draft(Document("", text, text, (whole,)))
        draft.entities = organisations_of(doc)
        mentions = self._stage.read(draft)
        doc._.cite_lint = draft.extraction
        if not self._group:
            return doc
        spans = []
        for mention in mentions:
            span = doc.char_span(mention.span.start, mention.span.end, label=self._group, alignment_mode="expand")
            if span is not None:
                span._.cite_lint = mention.value
                spans.append(span)
        doc.spans[self._group] = spans
        return doc


class Pipeline:
    """A spaCy pipeline in which the stages are the last components; `model` names an installed one to come before them."""

    def __init__(self, stages: Sequence[Stage], model: str | None = None) -> None:
        self._nlp = spacy.load(model) if model else _plain_pipeline()
        self._nlp.max_length = 1_000_000_000
        # No groups: the results are read from the extraction, and spans of tokens would cost as much as the tokenizer.
        self._components = tuple(_Component(stage) for stage in stages)

    def run(self, draft: Draft) -> Extraction:
        """Return everything found in the draft, with positions in its source."""
        doc = self._nlp.make_doc(draft.document.text)
        doc.user_data["cite_lint"] = draft
        for _, component in self._nlp.pipeline:
            doc = component(doc)
        for component in self._components:
            doc = component(doc)
        extraction: Extraction = doc._.cite_lint
        return extraction


def _plain_pipeline() -> Language:
    """Return a blank pipeline whose Docs hold no tokens: they carry a draft from component to component.

    The components read the draft's characters, so that they work behind any tokenizer; only a model looks at tokens.
    """
    nlp = spacy.blank("en")
    nlp.tokenizer = lambda text: Doc(nlp.vocab)
    return nlp


def _builder() -> ClaimBuilder:
    lexicon = load_lexicon()
    return ClaimBuilder(lexicon, Words(lexicon.irregular), FigureReader(lexicon, load_units()), ())


@Language.factory("cite_lint_dates", default_config={"today": None, "order": "dmy"})
def make_dates(nlp: Language, name: str, today: str | None, order: str) -> _Component:
    """Make the component that finds dates; `today` is an ISO date for "last year", `order` is dmy or mdy."""
    return _Component(DateStage(date.fromisoformat(today) if today else None, order), "dates")


@Language.factory("cite_lint_numbers")
def make_numbers(nlp: Language, name: str) -> _Component:
    """Make the component that finds quantities."""
    return _Component(NumberStage(_builder()), "numbers")


@Language.factory("cite_lint_organisations", default_config={"names": {}})
def make_organisations(nlp: Language, name: str, names: Mapping[str, Iterable[str]]) -> _Component:
    """Make the component that finds organisations; `names` maps an id to the forms of a name, the canonical one first."""
    bodies = [
        Organisation(key, forms[0], aliases=tuple(forms[1:])) for key, value in names.items() if (forms := list(value))
    ]
    return _Component(NameStage(NameFinder(bodies, load_lexicon().organisation_nouns)), "organisations")


@Language.factory("cite_lint_claims")
def make_claims(nlp: Language, name: str) -> _Component:
    """Make the component that joins what the other three found into claims; add it last."""
    return _Component(ClaimStage(_builder()))
