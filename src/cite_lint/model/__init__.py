"""The words of the trade as frozen data: standard library only, imported by every other package."""
