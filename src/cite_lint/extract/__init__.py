"""Text to claims: `extractor.Extractor(...).extract(document)` holds the whole of it; only this package imports spaCy."""
