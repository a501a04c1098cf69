"""Files of labels: what is read, and every fault with its place and the nearest valid name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cite_lint.datafile import DataError
from cite_lint.evaluation import read_labels
from cite_lint.model.finding import Verdict
from cite_lint.model.span import Span

Read = Callable[..., Any]

TEXT = """\
- id: lakes
  style: wire
  text: |
    ---
    date: 2024-01-01
    ---
    Of 60 lakes 60 per cent are clear, says the Lake Ofice, which counted them in 2019.
  claims:
    - {quote: "60", nth: 2, verdicts: [mismatched, unsupported], rules: [CL201, CL101], seeds: ["001", lake-2019], why: x}
    - {quote: "60", verdicts: [supported]}
  not_claims:
    - {quote: "2024-01-01"}
  either:
    - {quote: "lakes"}
  names:
    - {quote: "Lake Ofice", rules: [CL601]}
  consistency:
    - {quote: "60 per cent", rules: [CL503], with: [{quote: "60", nth: 1}]}
  entities:
    - {quote: "2019", label: DATE, value: "2019"}
    - {quote: "Lake Ofice", label: ORG, value: Lake Office}
"""
FAULTY = """\
- id: lakes
  text: one 60 two
  claims: [{quote: "60", verdicts: [supported]}]
"""


def test_all_that_a_draft_may_hold_is_read(read: Read) -> None:
    (draft,) = read(TEXT)
    first, second = draft.claims
    at = draft.text.index
    assert (first.quote, first.verdicts, first.rules) == (
        "60", (Verdict.MISMATCHED, Verdict.UNSUPPORTED), ("CL201", "CL101"),
    )  # fmt: skip
    assert (first.seeds, first.why, first.location.line, first.location.column) == ({"001", "lake-2019"}, "x", 9, 15)
    assert second.span == Span(at("60"), at("60") + 2)
    assert first.span == Span(at("60 per"), at("60 per") + 2)
    assert [label.quote for label in draft.not_claims] == ["2024-01-01"]
    assert [span.cut(draft.text) for span in draft.neutral] == ["lakes", "2019"]
    assert [(label.quote, label.rules) for label in draft.names] == [("Lake Ofice", ("CL601",))]
    (slip,) = draft.consistency
    assert (slip.span.cut(draft.text), slip.others) == ("60 per cent", (second.span,))


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message"),
    [
        ("- id", "- [", 1, 4, "not valid YAML"),
        ("- id: lakes", "- ids: lakes", 1, 3, "unknown key 'ids' (did you mean 'id'?)"),
        ("- id: lakes", "- ids: lakes", 1, 3, "missing key 'id'"),
        ("  text:", "  style:", 1, 3, "missing key 'text'"),
        ("  claims:", "  either:", 1, 3, "missing key 'claims'"),
        ("verdicts:", "verdict:", 3, 26, "unknown key 'verdict' (did you mean 'verdicts'?)"),
        ("verdicts:", "verdict:", 3, 12, "missing key 'verdicts'"),
        ("[supported]", "[suported]", 3, 37, "unknown value 'suported' (did you mean 'supported'?)"),
        ("[supported]", "[]", 3, 36, "must not be empty"),
        ("[supported]", "supported", 3, 36, "expected a list"),
        ("[supported]", "[supported], rules: [CL21]", 3, 57, "unknown value 'CL21' (did you mean 'CL201'?)"),
        ('"60"', '"61"', 3, 20, "'61' stands not in the text"),
        ('"60"', '"60", nth: 2', 3, 20, "'60' stands only 1 time in the text"),
        ('"60"', '"60", nth: 0', 3, 31, "'0' is not a whole number from 1"),
        ('"60"', '""', 3, 20, "must not be empty"),
        ("}]", "}]\n  names: [{quote: one}]", 4, 11, "missing key 'rules'"),
        ("}]", "}]\n  entities: [{quote: one, label: PLACE}]", 4, 34, "unknown value 'PLACE' (valid: DATE, ORG)"),
        ("}]", "}]\n- {id: lakes, text: x, claims: []}", 4, 8, "duplicate id 'lakes', first in "),
        ("}]", "}]\n- text", 4, 3, "expected a mapping of keys"),
    ],
)
def test_a_fault_has_its_place(read: Read, old: str, new: str, line: int, column: int, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read(FAULTY.replace(old, new, 1))
    found = [(problem.line, problem.column, problem.message) for problem in caught.value.problems]
    assert any(place[:2] == (line, column) and place[2].startswith(message) for place in found), found


def test_all_faults_of_all_files_are_told_at_once(read: Read) -> None:
    with pytest.raises(DataError) as caught:
        read(FAULTY.replace("supported", "suported").replace('"60"', '"61"'), "x: [", FAULTY)
    found = [(Path(problem.path).name, problem.message[:14]) for problem in caught.value.problems]
    assert found == [
        ("labels0.yaml", "'61' stands no"),
        ("labels0.yaml", "unknown value "),
        ("labels1.yaml", "not valid YAML"),
        ("labels2.yaml", "duplicate id '"),
    ]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no such file"):
        read_labels([tmp_path / "none.yaml"], ())


def test_a_corpus_may_be_larger_than_a_file_of_a_registry(read: Read) -> None:
    text = "Nothing to see here.\n    " * 60_000
    (draft,) = read(f"- id: long\n  claims: []\n  text: |\n    {text}")
    assert len(draft.text) > 1 << 20
