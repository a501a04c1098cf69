"""The whole registry as plain JSON data."""

from __future__ import annotations

from typing import Any

from cite_lint.model.quantity import Quantity
from cite_lint.model.registry import Concept, Indicator, Observation, Organisation, Source
from cite_lint.registry.lookups import Registry

SCHEMA = "cite-lint-registry/1"


def export(registry: Registry) -> dict[str, Any]:
    """Return dicts, lists, strings, numbers and None, the entries of each kind in the registry's order.

    Numbers of quantities are strings, so that they keep their digits; dates are ISO 8601, in quantities as days.
    """
    return {
        "schema": SCHEMA,
        "digest": registry.digest,
        "organisations": [_organisation(entry) for entry in registry.organisations.values()],
        "concepts": [_concept(entry) for entry in registry.concepts.values()],
        "indicators": [_indicator(entry) for entry in registry.indicators.values()],
        "sources": [_source(entry) for entry in registry.sources.values()],
        "observations": [_observation(entry) for entry in registry.observations.values()],
    }


def _organisation(entry: Organisation) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "kind": entry.kind,
        "acronyms": list(entry.acronyms),
        "aliases": list(entry.aliases),
        "wrong": list(entry.wrong),
        "wrong_acronyms": list(entry.wrong_acronyms),
        "note": entry.note or None,
    }


def _concept(entry: Concept) -> dict[str, Any]:
    return {"id": entry.id, "type": entry.type.value, "words": list(entry.words), "broader": list(entry.broader)}


def _indicator(entry: Indicator) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "kind": entry.kind.value,
        "unit": entry.unit,
        "per": entry.per,
        "population": entry.population or None,
        "area": entry.area or None,
        "examples": list(entry.examples),
        "counter_examples": list(entry.counter_examples),
        "requires": list(entry.requires),
        "excludes": list(entry.excludes),
        "rivals": list(entry.rivals),
        "whole": entry.whole,
        "stale_after": entry.stale_after,
        "note": entry.note or None,
    }


def _source(entry: Source) -> dict[str, Any]:
    return {
        "id": entry.id,
        "title": entry.title,
        "publisher": entry.publisher,
        "document": entry.document.file if entry.document else None,
        "sha256": entry.document.digest if entry.document else None,
        "published": entry.published.iso() if entry.published else None,
        "kind": entry.kind,
        "grade": entry.grade.value,
        "url": entry.url,
        "doi": entry.doi,
        "aliases": list(entry.aliases),
        "note": entry.note or None,
        "observations": [observation.id for observation in entry.observations],
    }


def _observation(entry: Observation) -> dict[str, Any]:
    locator = entry.locator
    return {
        "id": entry.id,
        "indicator": entry.indicator,
        "source": entry.source,
        "quantity": _quantity(entry.quantity),
        "period": entry.period.iso() if entry.period else None,
        "statement": entry.statement,
        "locator": {"paragraph": locator.paragraph, "digest": locator.digest} if locator else None,
        "origin": entry.origin,
        "credits": list(entry.credits),
        "status": entry.status.value,
        "supersedes": list(entry.supersedes),
        "review_by": entry.review_by.isoformat() if entry.review_by else None,
        "note": entry.note or None,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    low, high = quantity.plain()
    return {
        "low": low,
        "high": high,
        "unit": quantity.unit,
        "per": quantity.per,
        "hedge": str(quantity.hedge),
        "change": quantity.change.value or None,
    }
