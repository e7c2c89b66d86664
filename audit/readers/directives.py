"""The names of the directives of reStructuredText and MyST whose content, and whose argument, is the author's prose."""

_ADMONITIONS = (
    "note warning tip important caution danger attention hint error seealso admonition topic sidebar margin epigraph "
    "highlights pull-quote versionadded versionchanged deprecated dropdown aside rubric centered callout-note "
    "callout-tip callout-warning callout-important callout-caution definition theorem lemma proof remark example "
    "exercise solution corollary proposition conjecture"
)
ARGUED = frozenset(_ADMONITIONS.split())  # the rest of the first line is a title, or the first words
PROSE = ARGUED | {
    "figure",
    "container",
    "table",
    "list-table",
    "glossary",
    "grid",
    "card",
    "tab-item",
    "tab-set",
    "div",
}
