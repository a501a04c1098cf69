"""The registry: curated organisations, concepts, indicators and sources, loaded from folders into look-ups."""

from cite_lint.registry.export import export
from cite_lint.registry.load import load
from cite_lint.registry.lookups import Registry
from cite_lint.registry.show import show
from cite_lint.registry.verify import Verification, verify

__all__ = ["Registry", "Verification", "export", "load", "show", "verify"]
