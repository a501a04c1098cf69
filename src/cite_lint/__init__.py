"""cite-lint: fact-check the figures of a draft against a curated registry of sources."""

__version__ = "0.1.0"
