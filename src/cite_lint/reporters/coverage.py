"""The coverage line: how many claims were found and what became of them."""

from __future__ import annotations

from cite_lint.model.finding import FileStatus, Report, Verdict

VERDICT_WORDS = {
    Verdict.SUPPORTED: "supported",
    Verdict.MISMATCHED: "mismatched",
    Verdict.OUTDATED: "outdated",
    Verdict.DISPUTED: "disputed",
    Verdict.UNSUPPORTED: "not in the registry",
}


def coverage(report: Report) -> str:
    """Return one line: `41 claims: 33 supported, 3 mismatched, 5 not in the registry`, failed files added."""
    counts = {verdict: report.count_verdict(verdict) for verdict in VERDICT_WORDS}
    claims = sum(counts.values())
    line = f"{claims} claim{'' if claims == 1 else 's'}"
    if claims:
        line += ": " + ", ".join(
            f"{counts[verdict]} {word}" for verdict, word in VERDICT_WORDS.items() if counts[verdict]
        )
    failed = sum(file.status is FileStatus.FAILED for file in report.files)
    if failed:
        line += f"; {failed} file{'' if failed == 1 else 's'} could not be checked"
    return line
