"""Claim to resolution: `Matcher(...).resolve(document, extraction)` says which indicator a figure is about, if any."""

from cite_lint.match.matcher import Match, Matcher, Resolution

__all__ = ["Match", "Matcher", "Resolution"]
