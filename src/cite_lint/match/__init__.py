"""Claim to resolution: `Matcher(...).resolve(document, extraction)` says which indicator a figure is about, if any."""

from cite_lint.match.confidence import confidence
from cite_lint.match.matcher import Matcher
from cite_lint.match.result import Match, Resolution

__all__ = ["Match", "Matcher", "Resolution", "confidence"]
