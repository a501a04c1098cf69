"""The directives of reStructuredText that hold prose; the content of every other one is blanked."""

ADMONITIONS = frozenset("attention caution danger error hint important note seealso tip todo-list warning".split())
"""Their argument begins their content, which is prose."""
TITLED = frozenset(
    "admonition card centered csv-table dropdown grid-item-card list-table rubric sidebar tab-item table topic".split()
)
"""Their argument is a title; their content is prose, but for the content of a csv-table."""
CONTAINERS = frozenset(
    "class compound container deprecated figure footer grid grid-item header only tab-set tabs versionadded "
    "versionchanged".split()
)
"""Their content is prose, their argument is not."""
QUOTES = frozenset("epigraph highlights pull-quote".split())
"""Their content is a quotation."""
