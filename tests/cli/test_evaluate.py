"""`cite-lint evaluate` and `check --explain-matches` on the invented registry of tests/housing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cite_lint.cli.streams import Failure
from cite_lint.cli.tool import cli

HOUSING = Path(__file__).parents[1] / "housing"
PROJECT = ["--isolated", "--no-shipped-registry", "--registry", str(HOUSING), "--today", "2025-06-01"]
LABELS = """\
- id: rents
  text: The Northport Housing Trust says 38 per cent of private tenants owe rent. Its office is at 14 Chapel Street.
  claims: [{quote: 38 per cent, verdicts: [supported], seeds: [nht-rents-2024]}]
  not_claims: [{quote: "14"}]
"""


@pytest.fixture(autouse=True)
def in_an_empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    Path("labels.yaml").write_text(LABELS)


def evaluate(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["evaluate", "labels.yaml", *PROJECT, *arguments])


def test_a_registry_is_scored_on_its_own_drafts() -> None:
    result = evaluate("--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    report = json.loads(result.stdout)
    assert report["schema"] == "cite-lint-evaluation/1"
    assert (report["drafts"], report["claims"], report["missed"], report["misses"]) == (1, 1, 0, [])
    assert [report["measures"][name] for name in ("verdict", "resolved", "match_right")] == [100.0] * 3
    assert [report["measures"][name] for name in ("precision", "names")] == [None, None]
    assert list(report["baselines"]) == ["doing_nothing", "flagging_all", "looking_up"]
    assert [one["verdict"] for one in report["baselines"].values()] == [100.0, 0.0, 100.0]


@pytest.mark.parametrize(
    ("wanted", "code", "error"),
    [
        (["verdict=100", "not-claims-flagged=0", "clean quiet=90"], 0, ""),
        (["found=100"], 0, ""),
        (["match_wrong=5", "Match-Abstained=5"], 0, ""),
        (["names=1"], 1, "names: nothing to count, wanted 1\n"),
        (["precison=90"], 2, "unknown measure 'precison' (did you mean 'precision'?)"),
        (["xyzzy=90"], 2, "unknown measure 'xyzzy' (valid: found, verdict, precision, "),
        (["verdict"], 2, "'verdict': write verdict=90"),
        (["verdict=high"], 2, "'verdict=high': write verdict=90"),
        (["verdict=101"], 2, "'verdict=101': a measure lies between 0 and 100"),
        (["verdict=nan"], 2, "'verdict=nan': a measure lies between 0 and 100"),
    ],
)
def test_what_is_wanted_at_least(wanted: list[str], code: int, error: str) -> None:
    result = evaluate(*(part for value in wanted for part in ("--min", value)))
    assert result.exit_code == code
    assert error in result.stderr if error else not result.stderr


def test_a_miss_is_shown_with_its_explanation_and_fails_what_was_wanted() -> None:
    Path("labels.yaml").write_text(LABELS.replace("supported", "outdated").replace('"14"', '"rent"'))
    result = evaluate("--show", "1", "--min", "verdict=50", "--min", "not-claims-flagged=0")
    assert (result.exit_code, result.stderr) == (1, "verdict: 0.0, wanted at least 50\n")
    shown = result.stdout.split("\n\n")[2].splitlines()
    assert shown[:4] == [
        'labels.yaml:3:20: rents: claim "38 per cent"',
        "  wanted outdated",
        "  said supported",
        shown[3],
    ]
    assert shown[3].startswith("  resolved: tenants-behind-with-rent is ")
    assert result.stdout.endswith("\n\n1 miss, 1 shown\n")


def test_bad_labels_are_told_all_at_once() -> None:
    Path("labels.yaml").write_text(LABELS.replace("supported", "suported").replace("38 per cent,", "39 per cent,"))
    result = CliRunner().invoke(cli, ["evaluate", "labels.yaml", *PROJECT], standalone_mode=False)
    assert isinstance(result.exception, Failure)
    assert result.exception.exit_code == 2
    assert result.exception.message.splitlines() == [
        "labels.yaml:3:20: '39 per cent' stands not in the text",
        "labels.yaml:3:44: unknown value 'suported' (did you mean 'supported'?)",
    ]


def test_the_result_goes_to_a_file_that_is_no_input() -> None:
    assert evaluate("--output-file", "scores.txt").stdout == ""
    assert Path("scores.txt").read_text().startswith("1 draft, 1 claim\n")
    assert evaluate("--output-file", "labels.yaml").exit_code != 0
    assert evaluate("--output-file", "none/scores.txt").exit_code != 0
    assert Path("labels.yaml").read_text() == LABELS


def test_a_draft_that_cannot_be_checked_is_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    def boom(*_: object) -> None:
        raise ValueError("a fault of ours")

    monkeypatch.setattr("cite_lint.engine.written.claim_as_written", boom)
    result = evaluate()
    assert result.exit_code == 2
    assert result.stderr.startswith("error: rents: internal error, please report it: ValueError: a fault of ours")


def check(*arguments: str) -> Result:
    Path("d.md").write_text("The Northport Housing Trust says 38 per cent of private tenants owe rent.\n")
    return CliRunner().invoke(cli, ["check", "d.md", *PROJECT, *arguments])


def test_matches_are_explained_where_it_is_asked_for() -> None:
    plain, explained = check(), check("--explain-matches")
    assert plain.stdout == ""
    first, *_ = explained.stdout.splitlines()
    assert first == 'd.md:1:34: match of "38 per cent", supported'
    assert "    + " in explained.stdout
    assert explained.stdout.endswith("\n\n1 claim: 1 supported\n")
    assert (plain.stderr, explained.stderr) == ("1 claim: 1 supported\n", "")
    match = json.loads(check("--explain-matches", "--format", "json").stdout)["files"][0]["claims"][0]["match"]
    assert list(match) == ["status", "score", "candidates", "explanation"]
    assert list(match["explanation"]) == ["outcome", "reason", "threshold", "candidates"]


def test_the_concise_form_explains_nothing() -> None:
    result = check("--explain-matches", "--format", "concise")
    assert result.exit_code == 2
    assert "choose full or json" in result.stderr
