"""Claim to resolution: `Matcher(...).resolve(document, extraction)` says which indicator a figure is about, if any."""

from cite_lint.match.matcher import Match, Matcher, Resolution
from cite_lint.match.profiles import PLACE_AXES

__all__ = ["PLACE_AXES", "Match", "Matcher", "Resolution"]
