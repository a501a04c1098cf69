"""The spaCy factories in somebody else's pipeline, the documented example, and an installed model's organisations."""

from __future__ import annotations

import re
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from cite_lint.config import Settings, load_lexicon, load_units
from cite_lint.datafile import DataError
from cite_lint.engine import Linter
from cite_lint.extract.extractor import Extractor
from cite_lint.readers import read_document

COMPONENTS = ("cite_lint_dates", "cite_lint_numbers", "cite_lint_organisations", "cite_lint_claims")
TEXT = "In 2024 the Northport Housing Trust (NHT) counted up to 4,200 empty homes, 12 per cent of all homes."


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return a blank pipeline with all four components."""
    pipeline = spacy.blank("en")
    for name in COMPONENTS:
        pipeline.add_pipe(name)
    return pipeline


def test_factories_are_entry_points() -> None:
    published = {point.name: point.value for point in entry_points(group="spacy_factories")}
    assert set(COMPONENTS) <= set(published)
    assert all(published[name].startswith("cite_lint.extract.pipeline:") for name in COMPONENTS)


def test_a_foreign_pipeline_gets_spans_with_values(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["numbers"]] == ["4,200", "12 per cent"]
    assert [span._.cite_lint.unit for span in doc.spans["numbers"]] == ["count", "percent"]
    assert [span.text for span in doc.spans["dates"]] == ["2024"]
    assert doc.spans["dates"][0]._.cite_lint.iso() == "2024"
    assert "Northport Housing Trust" in [span.text for span in doc.spans["organisations"]]
    (first, *_) = (claim for claim in doc._.cite_lint.claims if not claim.weak)
    assert first.attribution.text == "Northport Housing Trust"
    assert str(first.quantity.value.hedge) == "at most"


@pytest.mark.parametrize("name", COMPONENTS)
def test_each_component_works_alone(name: str) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe(name)
    assert pipeline(TEXT).text == TEXT


@pytest.mark.parametrize("text", ["", " ", "\n\n", "42", "🏠 4,200 homes", "é" * 50 + " 60 per cent"])
def test_odd_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for mention in doc._.cite_lint.quantities:
        assert mention.span.cut(text) == mention.text


def test_names_of_ones_own() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("cite_lint_organisations", config={"names": {"lights": ["Harbour Lights", "HL"]}})
    doc = pipeline("Harbour Lights said so; HL said it again.")
    assert [span._.cite_lint.organisation for span in doc.spans["organisations"]] == ["lights", "lights"]


def test_last_year_needs_a_date() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("cite_lint_dates", config={"today": "2020-05-01"})
    doc = pipeline("It doubled last year.")
    assert doc.spans["dates"][0]._.cite_lint.iso() == "2019"


def test_the_documented_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(examples) == 2
    for example in examples:
        exec(compile(example, "docs/extraction.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "a third 33.33" in printed and "4,200 Northport Housing Trust" in printed


def test_an_installed_model_adds_its_organisations(tmp_path: Path) -> None:
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "quillfeather"}])  # type: ignore[attr-defined]
    model.to_disk(tmp_path / "tiny")
    text = "At quillfeather they think that 61 per cent of riders own two bicycles."
    plain = Extractor(load_lexicon(), load_units())
    trained = Extractor(load_lexicon(), load_units(), model=str(tmp_path / "tiny"), today=date(2024, 1, 1))
    document = read_document("draft.md", text)
    assert plain.extract(document).organisations == ()
    assert [name.text for name in trained.extract(document).organisations] == ["quillfeather"]


def test_a_model_that_is_not_installed_is_told() -> None:
    with pytest.raises(DataError, match="no_such_model"):
        Linter(Settings(model="no_such_model")).extract("60 per cent")
