"""What a result depends on besides its draft, as one digest: data files, settings, this program and its model."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

import cite_lint
from cite_lint.config import Settings

_SIZE = 20
_OF_NO_RESULT = (
    "fail_on",
    "path",
    "extended",
    "origins",
    "exclude",
    "extend_exclude",
    "force_exclude",
    "respect_gitignore",
    "per_file_ignores",
    "baseline",
    "cache_dir",
)
"""Settings that change which drafts are looked at, which findings are shown, or what a run is worth, but no draft's
report. What `per_file_ignores` says of a draft is in its key."""


def fingerprint(settings: Settings, folders: Sequence[Path], ignore_suppressions: bool = False) -> bytes:
    """Return a digest of everything but the draft that a report depends on. `folders` hold rules and registries."""
    digest = blake2b(digest_size=_SIZE)
    digest.update(f"{cite_lint.__version__} {ignore_suppressions}\n".encode())
    for line in _program():
        digest.update(line.encode("utf-8", "surrogateescape"))
    for field in dataclasses.fields(settings):
        if field.name not in _OF_NO_RESULT:
            value = getattr(settings, field.name)
            shown = sorted(value.items()) if isinstance(value, dict) else value
            digest.update(f"{field.name}={shown!r}\n".encode("utf-8", "surrogateescape"))
    if settings.model is not None:
        digest.update(_version_of(settings.model).encode())
    for folder in folders:
        for path in _files(folder):
            digest.update(f"{path}\n".encode("utf-8", "surrogateescape"))
            content = _content(path)
            digest.update(len(content).to_bytes(8))
            digest.update(content)
    return digest.digest()


def draft_key(settled: bytes, ending: str, ignored: Sequence[str], data: bytes) -> bytes:
    """Return the key of a draft: `settled` is the run's fingerprint, `ignored` are the rules switched off for its path."""
    digest = blake2b(settled, digest_size=_SIZE)
    digest.update(f"{ending} {' '.join(ignored)}\n".encode("utf-8", "surrogateescape"))
    digest.update(data)
    return digest.digest()


def _program() -> Iterator[str]:
    """Yield name, size and time of each file of this package, so that a change of the program shows at once."""
    for path in _files(Path(cite_lint.__file__).parent, ".py"):
        found = os.stat(path)  # noqa: PTH116 - as above
        yield f"{path} {found.st_size} {found.st_mtime_ns}\n"


def _files(folder: Path, ending: str = "") -> Iterator[str]:
    """Yield the files below a folder in a fixed order."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (os.path.join(parent, name) for name in sorted(names) if name.endswith(ending))  # noqa: PTH118


def _content(path: str) -> bytes:
    """Return what a file holds; nothing where it cannot be read, of which whoever reads it in earnest will speak."""
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - a pipe would be waited for
            return b""
        with open(path, "rb") as stream:  # noqa: PTH123 - twice as fast as its like in pathlib
            return stream.read()
    except OSError:
        return b""


def _version_of(model: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(model)
    except PackageNotFoundError:  # a folder
        return "".join(f"{path} {Path(path).stat().st_mtime_ns}" for path in _files(Path(model)))
