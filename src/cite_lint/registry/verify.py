"""Prove the registry against the documents that its figures were taken from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cite_lint.model.registry import DocumentFile, Observation, Source
from cite_lint.registry.locator import digest, paragraphs, sentences
from cite_lint.registry.lookups import Registry


@dataclass(frozen=True, slots=True)
class Verification:
    """How many documents and observations were compared, and every disagreement, which begins with an id."""

    documents: int
    observations: int
    problems: tuple[str, ...]


def verify(registry: Registry, folder: Path) -> Verification:
    """Compare the documents in `folder` with the registry: their own digests and those of the sentences located in them.

    Sources without a document and observations without a locator are passed over. A document that has changed is
    searched all the same, so that it is seen which figures have moved or gone.
    """
    documents, observations = 0, 0
    problems: list[str] = []
    for source in registry.sources.values():
        if source.document is None:
            continue
        try:
            content = (folder / source.document.file).read_bytes()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            problems.append(f"{source.id}: {source.document.file} cannot be read: {reason}")
            continue
        documents += 1
        observations += sum(observation.locator is not None for observation in source.observations)
        problems += _problems(source, source.document, content)
    return Verification(documents, observations, tuple(problems))


def _problems(source: Source, document: DocumentFile, content: bytes) -> Iterator[str]:
    if hashlib.sha256(content).hexdigest() != document.digest:
        yield f"{source.id}: {document.file} is not the document that was used: its SHA-256 differs"
    places = _places(content.decode("utf-8-sig", errors="replace"))
    for observation in source.observations:
        yield from _moved(observation, places, document.file)


def _places(text: str) -> dict[str, list[int]]:
    """Return the numbers of the paragraphs in which each sentence stands, by the sentence's digest."""
    places: dict[str, list[int]] = {}
    for number, paragraph in enumerate(paragraphs(text), 1):
        for sentence in sentences(paragraph):
            places.setdefault(digest(sentence), []).append(number)
    return places


def _moved(observation: Observation, places: dict[str, list[int]], file: str) -> Iterator[str]:
    locator = observation.locator
    if locator is None:
        return
    found = places.get(locator.digest, [])
    if not found:
        yield f"{observation.id}: no sentence of {file} has the digest {locator.digest} (stated: {locator})"
    elif locator.paragraph not in found:
        yield f"{observation.id}: moved from {locator} of {file} to paragraph {', '.join(map(str, found))}"
