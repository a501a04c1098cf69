"""Looks that spare work lose nothing: with and without them the same is found, on the corpus and on any text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_lint.config import load_lexicon, load_units
from cite_lint.extract import asides, claims, codes, name_words
from cite_lint.extract.attribution import AttributionReader
from cite_lint.extract.extractor import Extractor
from cite_lint.extract.figures import FigureReader
from cite_lint.extract.name_shapes import ShapeReader
from cite_lint.extract.phrases import PhraseSearch, any_word, letter_words
from cite_lint.extract.values import ValueReader
from cite_lint.model.span import Span
from cite_lint.readers import read_document
from cite_lint.registry import load

LEXICON, UNITS = load_lexicon(), load_units()
EXTRACTOR = Extractor(LEXICON, UNITS)
ROOT = Path(__file__).parents[2]
LISTS = {
    "story": LEXICON.story_words,
    "past": LEXICON.past_words,
    "now": LEXICON.now_words,
    "earlier": LEXICON.earlier_words,
    "sample": LEXICON.sample_words,
}
ANY_PHRASES = sorted({phrase for phrases in LISTS.values() for phrase in phrases})
WORDS = (
    "The the Housing Council group report it they said found to a one two half million 4,200 12 per cent % of homes "
    "in 2019 May last year 24/7 tenfold _two_ ½ is was now then once , . ; ( ) “ ” ' -"
).split(" ")
SPEAKERS = sorted(f"{name} said 12 per cent" for name in LEXICON.anonymous)
IDIOMS = (
    "a million thanks", "a hundred times better", "one in a million", "100 per cent sure", "24/7", "9/11", "50-50",
    "fifty-fifty", "20-20", "million-dollar question", "at sixes and sevens", "half past two", "zero tolerance",
    "nine times out of ten", "square one", "from zero", "a thousand words", "looked like a million", "in two minds",
    "two sides of", "kill two birds", "second to none", "ten a penny", "put two and two", "the four corners",
    "cloud nine", "number one", "two wrongs", "catch-22", "catch 22", "one hundred and one ways", "a thousand cuts",
)  # fmt: skip
SPELLED = "centre theatres labour honours harbour organised organisations defence licences programmes rumour".split()
TEXTS = st.one_of(
    st.lists(st.sampled_from([*WORDS, *ANY_PHRASES]), max_size=40).map(" ".join),
    st.lists(st.sampled_from([*WORDS, *SPEAKERS, *IDIOMS]), max_size=12).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=30).map("".join),
    st.text(max_size=80),
)


def _with_neighbours(word: str) -> st.SearchStrategy[str]:
    """Draw a word with letters before and behind it."""
    letters = st.text("aeirst", max_size=2)
    return st.builds(lambda before, after: before + word + after, letters, letters)


def always(*_: Any) -> bool:
    """Stand for a look that lets everything pass."""
    return True


@contextmanager
def looks_off() -> Iterator[None]:
    """Let every look pass everything."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FigureReader, "may_hold", always)
        patch.setattr(AttributionReader, "_may_speak", always)
        patch.setattr(PhraseSearch, "found", _searched_in_full)
        patch.setattr(asides, "_IDIOM_DIGITS", re.compile(""))
        patch.setattr(asides, "_PAIRED", re.compile(""))
        patch.setattr(codes, "_LEGAL_SIGN", re.compile(""))
        patch.setattr(codes, "_PHONE_SIGN", re.compile(""))
        patch.setattr(claims, "_blanked", lambda text, _: text)
        patch.setattr(ShapeReader, "_may_name", always)
        patch.setattr(ValueReader, "beginnings", lambda _, tokens: range(len(tokens)))
        yield


def _searched_in_full(search: PhraseSearch, text: str, start: int, end: int, _: frozenset[str]) -> bool:
    patterns = [*search._patterns.values(), *filter(None, [search._wordless])]
    return any(pattern.search(text, start, end) for pattern in patterns)


def test_the_corpus_without_looks() -> None:
    files = [ROOT / "tests" / "corpus" / f"{name}.yaml" for name in ("tuning", "fresh")]
    drafts = [draft["text"] for file in files for draft in yaml.safe_load(file.read_text(encoding="utf-8"))]
    extractor = Extractor(LEXICON, UNITS, tuple(load([]).organisations.values()))
    documents = [read_document("draft.md", text) for text in drafts]
    found = [extractor.extract(document) for document in documents]
    assert sum(len(extraction.claims) for extraction in found) > 500
    with looks_off():
        assert found == [extractor.extract(document) for document in documents]


def test_the_corpus_without_a_pipeline_around_the_stages(monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = yaml.safe_load((ROOT / "tests" / "corpus" / "fresh.yaml").read_text(encoding="utf-8"))
    extractor = Extractor(LEXICON, UNITS, tuple(load([]).organisations.values()))
    documents = [read_document("draft.md", draft["text"]) for draft in drafts]
    found = [extractor.extract(document) for document in documents]
    assert sum(len(extraction.claims) for extraction in found) > 200
    monkeypatch.setattr("cite_lint.extract.extractor._DIGIT", re.compile(r"(?!)"))
    monkeypatch.delattr(Extractor, "_pipeline")
    assert found == [extractor.extract(document) for document in documents]


@pytest.mark.parametrize("texts", [SPEAKERS, IDIOMS], ids=["speakers", "idioms"])
def test_each_phrase_without_looks(texts: Sequence[str]) -> None:
    documents = [read_document("draft.txt", f"On Monday {text}, and 4,200 homes.") for text in texts]
    found = [EXTRACTOR.extract(document) for document in documents]
    with looks_off():
        assert found == [EXTRACTOR.extract(document) for document in documents]


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_any_text_without_looks(text: str) -> None:
    document = read_document("draft.txt", text)
    found = EXTRACTOR.extract(document)
    with looks_off():
        assert found == EXTRACTOR.extract(document)


@pytest.mark.parametrize("name", sorted(LISTS))
def test_each_phrase_is_found_by_its_first_word(name: str) -> None:
    search = PhraseSearch(LISTS[name])
    assert LISTS[name]
    for phrase in LISTS[name]:
        for text in (phrase, phrase.upper(), f"x, {phrase}.", phrase.replace(" ", "\n  ")):
            assert search.found(text, 0, len(text), letter_words(text)), text
        assert not search.found(f"x{phrase}x", 0, len(phrase) + 2, letter_words(f"x{phrase}x")) or " " in phrase


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.sampled_from(sorted(LISTS)))
def test_phrases_as_one_alternation_finds_them(text: str, name: str) -> None:
    ordered = sorted((re.escape(phrase).replace(r"\ ", r"\s+") for phrase in LISTS[name]), key=len, reverse=True)
    whole = re.compile(r"(?<!\w)(?:" + "|".join(ordered) + r")(?!\w)", re.IGNORECASE)
    assert PhraseSearch(LISTS[name]).found(text, 0, len(text), letter_words(text)) == (whole.search(text) is not None)


@pytest.mark.parametrize("text", ["_two_ homes", "_tenfold_", "a _third_ of homes", "Two’s company"])
def test_number_words_between_other_signs_are_looked_at(text: str) -> None:
    reader, whole = FigureReader(LEXICON, UNITS), Span(0, len(text))
    assert reader.may_hold(text, whole, letter_words(text)) >= bool(reader.read(reader.tokens(text, whole)))


@pytest.mark.parametrize(
    "text", ["12 May 2019", "Between 2017 and 2019, 3/4/2019.", "In 2019 ½ of it", "30 February 2019 and 31 June"]
)
def test_no_more_is_said_of_numbers_at_dates(text: str) -> None:
    found = EXTRACTOR.extract(read_document("draft.txt", text))
    assert [skipped.reason for skipped in found.skipped] == []
    with looks_off():
        assert found == EXTRACTOR.extract(read_document("draft.txt", text))


@settings(max_examples=500, deadline=None)
@given(st.text("abcdefghilmnoprstu'é", max_size=16) | st.sampled_from(SPELLED).flatmap(_with_neighbours))
def test_spelling_without_its_look(word: str) -> None:
    looked_up = name_words._BRITISH.sub(lambda match: name_words._AMERICAN[match.lastgroup or ""], word)
    assert name_words.spelling(word) == looked_up


def test_words_grouped_by_first_letter() -> None:
    words = ["may", "march", "m", "year", "years", "a.b", "ma"]
    pattern = re.compile(any_word(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert [pattern.fullmatch(word) for word in ("y", "mar", "acb", "")] == [None] * 4
    assert [match.group() for match in re.finditer(rf"\b(?:{any_word(words)})\b", "years march ma x")] == [
        "years", "march", "ma",
    ]  # fmt: skip
